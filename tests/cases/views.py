"""Cases made for a test, and facts in them."""

from __future__ import annotations

from typing import Any

from cluster_psia.assessment import Assessment, Rating, replace
from cluster_psia.assessment.document.model import Citation, Fact, Profile
from cluster_psia.cases.library import CaseView, case_view
from cluster_psia.method.model.register import Case


def made_case(key: str = "x", label: str = "X", country: str = "India", **more: object) -> Case:
    return Case.model_validate(
        {
            "key": key,
            "label": label,
            "explanation": "A case.",
            "ours": "made for a test",
            "kind": "cluster",
            "country": country,
            "sector": "footwear",
            **more,
        }
    )


def made_fact(
    topic: str,
    value: str = "",
    as_of: str = "",
    statement: str = "Said.",
    document: str = "unido_2004",
) -> Fact:
    return Fact.model_validate(
        {
            "topic": topic,
            "statement": statement,
            "value": value,
            "as_of": as_of,
            "citation": Citation(document=document, place="Section 4"),
        }
    )


def made_view(
    *facts: Fact, ratings: dict[str, tuple[Rating, ...]] | None = None, **case: Any
) -> CaseView:
    a = replace(Assessment(name="A"), profile=Profile(facts=facts), ratings=ratings or {})
    return case_view(made_case(**case), a)

"""Cases made for a test, and facts in them."""

from __future__ import annotations

from typing import Any

from cluster_psia.assessment import Assessment, Rating, replace
from cluster_psia.assessment.document.fields import slug
from cluster_psia.assessment.document.model import Citation, Fact, Source
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
    event: str = "",
    reported: str = "",
    statement: str = "Said.",
    document: str = "unido_2004",
) -> Fact:
    return Fact.model_validate(
        {
            "id": slug(f"{topic} {value} {event} {reported}", ()),
            "topic": topic,
            "statement": statement,
            "value": value,
            "event": event,
            "reported": reported,
            "citation": Citation(source=document, place="Section 4"),
        }
    )


def made_view(
    *facts: Fact, ratings: dict[str, tuple[Rating, ...]] | None = None, **case: Any
) -> CaseView:
    cited = dict.fromkeys(fact.citation.source for fact in facts if fact.citation)
    sources = tuple(Source(id=key, document=key) for key in {"unido_2004": None, **cited})
    a = replace(Assessment(name="A"), sources=sources, facts=facts, ratings=ratings or {})
    return case_view(made_case(**case), a)

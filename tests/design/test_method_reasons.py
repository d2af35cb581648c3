"""Reasons for and against a method, each with its place."""

from __future__ import annotations

import pytest

from cluster_psia.assessment.reason import Reason
from cluster_psia.design.method_reasons import a1_cell, sourced_caution
from cluster_psia.method import load_method
from cluster_psia.method.model.annex import MethodCaution
from tests.design.taken import cluster, found, taken, words

INCOME = next(i.key for i in load_method().box_5.indicators if i.measures == "income")


def test_a_method_names_group_indicator_kind_and_place() -> None:
    said = words(found(cluster((taken(INCOME),)), "documents_records", "during"))
    label = next(i.label for i in load_method().box_5.indicators if i.key == INCOME)
    assert f"Brings the quantitative measure of {label} (Home-based women)." in said
    assert "UNIDO 2004, Box 6" in said
    assert str(a1_cell(load_method(), "during", "quantitative")) in said


def test_no_reason_is_made_up_for_literature() -> None:
    """Box A.1's cell for figures at the start speaks of piloting questionnaires:
    no reason to read.
    """
    said = words(found(cluster(), "secondary_literature", "initial"))
    assert "Phase 2 uses it" in said
    assert "ilot" not in said


SINOS = {"document": "ilo_2008", "place": "Footnote 20"}


@pytest.mark.parametrize(
    ("more", "source"),
    [
        ({"source": SINOS}, "ILO 2008, Footnote 20"),
        ({"ours": "nobody says it"}, "Ours: nobody says it"),
        ({}, "elsewhere"),
    ],
)
def test_a_caution_carries_its_own_source_or_that_of_its_method(
    more: dict[str, object], source: str
) -> None:
    caution = MethodCaution.model_validate({"text": "Ask less."} | more)
    assert sourced_caution(caution, "elsewhere") == Reason("Ask less.", source)


def test_visiting_households_is_costly_where_the_source_says_so() -> None:
    a = cluster((taken(INCOME),), resources="low")
    said = {str(reason) for reason in found(a, "household_interview", "during").against}
    place = "UNIDO 2004, Section 5, Units and indicators of assessment"
    assert f"Resources are low: visiting households costs much time. ({place})" in said

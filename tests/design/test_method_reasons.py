"""Reasons for and against a method, each with its place."""

from __future__ import annotations

import pytest

from cluster_psia.design.method_reasons import a1_cell, sourced_caution
from cluster_psia.method import load_method
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


@pytest.mark.parametrize(
    ("caution", "text", "source"),
    [
        ("Ask less (Box A.1).", "Ask less.", "UNIDO 2004, Annex II, Box A.1"),
        ("Ask less (phase three).", "Ask less.", "UNIDO 2004, Annex II, Phase three"),
        ("Ask less (section 5).", "Ask less.", "UNIDO 2004, Section 5"),
        ("Ask less (ours).", "Ask less.", "Ours: no source says it"),
        ("Ask less (in vain).", "Ask less (in vain).", "elsewhere"),
        ("Ask less.", "Ask less.", "elsewhere"),
    ],
)
def test_a_caution_carries_the_place_that_it_names(caution: str, text: str, source: str) -> None:
    assert (
        sourced_caution(load_method(), caution, "elsewhere").text,
        sourced_caution(load_method(), caution, "elsewhere").source,
    ) == (
        text,
        source,
    )

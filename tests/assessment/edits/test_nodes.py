"""What nodes of a chain know: differences, income, sources, status, voices."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from cluster_psia.assessment import Citation
from cluster_psia.assessment.edits.nodes import (
    with_figure_source,
    with_income,
    with_node_difference,
    with_status_in_employment,
    with_voice,
    without_node_difference,
)
from tests.assessment.edits.two_nodes import START, home


def test_differences_are_added_changed_in_place_and_taken_out() -> None:
    a = with_node_difference(START, "home", "caste", "Jatav", people=10)
    a = with_node_difference(a, "home", "caste", "Other")
    a = with_node_difference(a, "home", "caste", " Jatav ", people=12, sure="told")
    assert [(d.value, d.people, d.sure) for d in home(a).differences] == [
        ("Jatav", 12, "told"),
        ("Other", None, None),
    ]
    assert [
        d.value for d in home(without_node_difference(a, "home", "caste", "Jatav")).differences
    ] == ["Other"]


def test_income_comes_and_goes_with_its_amount() -> None:
    a = with_income(START, "home", "60–80", unit="rupees a day", as_of="2003", sure="told")
    assert home(a).income is not None
    assert home(with_income(a, "home", " ")).income is None


def test_a_figure_has_a_source_of_its_own_or_that_of_the_node() -> None:
    told = Citation(document="unido_2004", place="Box 2")
    a = with_figure_source(START, "home", "women", sure="estimated", citation=told)
    a = with_figure_source(a, "home", "men", as_of="2001")
    assert {s.figure: s.sure for s in home(a).figure_sources} == {"women": "estimated", "men": None}
    assert [s.figure for s in home(with_figure_source(a, "home", "women")).figure_sources] == [
        "men"
    ]


def test_status_in_employment_is_that_of_box_4_once_each() -> None:
    a = with_status_in_employment(START, "home", "home_workers", "family_labour", "home_workers")
    assert home(a).status_in_employment == ("home_workers", "family_labour")
    with pytest.raises(ValidationError, match="no status in employment"):
        with_status_in_employment(START, "home", "kings")


def test_an_institution_speaks_for_a_node_or_leaves_it_out_and_never_both() -> None:
    a = with_voice(START, "union", "home", "represents")
    a = with_voice(a, "union", "home", "not_represented")
    assert (a.chain.institutions[0].represents, a.chain.institutions[0].not_represented) == (
        (),
        ("home",),
    )
    assert with_voice(a, "union", "home", None) == START

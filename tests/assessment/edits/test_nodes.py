"""What nodes of a chain know: differences, income, sources, status, voices."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from cluster_psia.assessment import Citation
from cluster_psia.assessment.document.chain import Figure
from cluster_psia.assessment.edits.nodes import (
    change_figure_source,
    change_income,
    change_node_difference,
    with_figure_source,
    with_node_difference,
    with_operators,
    with_status_in_employment,
    without_node_difference,
)
from tests.assessment.edits.small_chains import START, home


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


def test_one_difference_is_changed_and_no_other() -> None:
    a = with_node_difference(START, "home", "caste", "Jatav", people=10)
    a = with_node_difference(a, "home", "caste", "Other", people=5)
    changed = change_node_difference(a, "home", "caste", "Jatav", sure="told")
    assert [(d.people, d.sure) for d in home(changed).differences] == [(10, "told"), (5, None)]
    assert change_node_difference(a, "home", "caste", "Nobody", people=1) == a


def test_income_comes_and_goes_with_its_amount() -> None:
    a = change_income(START, "home", amount="60–80", unit="rupees a day", as_of="2003", sure="told")
    assert home(a).income is not None
    assert home(change_income(a, "home", amount=" ")).income is None


def test_what_belongs_to_an_income_needs_its_amount_first() -> None:
    with pytest.raises(ValueError, match="write the income or wage first"):
        change_income(START, "home", unit="rupees a day")
    assert change_income(START, "home", unit="") == START
    a = change_income(change_income(START, "home", amount="60"), "home", unit="rupees a day")
    assert home(a).income == Figure(amount="60", unit="rupees a day")


def test_a_figure_has_a_source_of_its_own_or_that_of_the_node() -> None:
    told = Citation(source="unido_2004", place="Box 2")
    a = with_figure_source(START, "home", "women", sure="estimated", citation=told)
    a = with_figure_source(a, "home", "men", as_of="2001")
    assert {s.figure: s.sure for s in home(a).figure_sources} == {"women": "estimated", "men": None}
    assert [s.figure for s in home(with_figure_source(a, "home", "women")).figure_sources] == [
        "men"
    ]


def test_a_part_of_a_figures_source_is_changed_and_the_others_kept() -> None:
    a = change_figure_source(START, "home", "women", as_of="2001")
    a = change_figure_source(a, "home", "women", sure="told")
    assert [(s.as_of, s.sure) for s in home(a).figure_sources] == [("2001", "told")]
    a = change_figure_source(a, "home", "women", as_of="")
    a = change_figure_source(a, "home", "women", sure=None)
    assert a == START, "a source that says nothing is none"


def test_status_in_employment_is_that_of_box_4_once_each() -> None:
    a = with_status_in_employment(START, "home", "home_workers", "family_labour", "home_workers")
    assert home(a).status_in_employment == ("home_workers", "family_labour")
    with pytest.raises(ValidationError, match="no status in employment"):
        with_status_in_employment(START, "home", "kings")


def test_an_institution_speaks_for_a_node_or_leaves_it_out_and_never_both() -> None:
    a = with_operators(START, "union", "represents", ["home"])
    a = with_operators(a, "union", "not_represented", ["home"])
    assert (a.chain.institutions[0].represents, a.chain.institutions[0].not_represented) == (
        (),
        ("home",),
    )
    assert with_operators(a, "union", "not_represented", ()) == START

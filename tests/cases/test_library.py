"""The library of published cases: what is held of each, and finding them."""

from __future__ import annotations

import pytest

from cluster_psia.assessment import Rating
from cluster_psia.assessment.files.samples import case_keys, load_sample
from cluster_psia.cases.library import (
    TOPICS,
    CaseView,
    Wanted,
    by_topic,
    case_library,
    case_view,
    fact_found,
    find_cases,
)
from cluster_psia.diagnosis.mean import SHOWN_FROM
from cluster_psia.method import load_method
from cluster_psia.method.search import folded_text
from tests.cases.views import made_case, made_fact, made_view

ROWS = load_method().table_2.criteria


def _all(text: str) -> Wanted:
    return Wanted(text=text)


# The library -------------------------------------------------------------------------------------


def test_every_registered_case_is_in_the_library_once_and_in_order() -> None:
    assert tuple(view.key for view in case_library()) == case_keys()
    assert case_library() is case_library()


@pytest.mark.parametrize("view", case_library(), ids=lambda view: view.key)
def test_a_case_loses_no_fact_and_its_shares_are_counted(view: CaseView) -> None:
    assert sum(len(said) for said in view.facts.values()) == len(view.assessment.facts)
    assert list(view.facts) == [topic for topic in TOPICS if topic in view.facts]
    assert view.share_known == pytest.approx(
        sum(s.state == "scored" for s in view.diagnosis.scores) / len(ROWS)
    )
    assert view.placed == all(
        axis.mean.known >= SHOWN_FROM * axis.mean.of
        for axis in (view.diagnosis.need, view.diagnosis.capacity)
    )


def test_notes_on_a_case_are_those_that_name_it() -> None:
    named = {
        (note.key, about.split(".")[2])
        for note in load_method().source_notes.notes
        for about in note.about
        if about.startswith("cases.cases.")
    }
    assert {(note.key, view.key) for view in case_library() for note in view.notes} == named


def test_a_case_of_two_countries_is_in_both() -> None:
    assert made_view(country="Kenya, Tanzania and Uganda").countries == (
        "Kenya",
        "Tanzania",
        "Uganda",
    )


def test_facts_that_differ_stand_under_each_other_in_the_order_written() -> None:
    first, second = made_fact("firms", "300"), made_fact("firms", "3,000", document="ilo_2008")
    assert by_topic([made_fact("women"), first, second]) == {
        "firms": (first, second),
        "women": (made_fact("women"),),
    }


# Finding -----------------------------------------------------------------------------------------


def test_accents_and_case_do_not_matter() -> None:
    assert folded_text("TORREÓN") == folded_text("torreon")
    view = made_view(label="Torreón jeans", country="Mexico", spellings=("Torreon",))
    assert find_cases([view], _all("torreÓN")) == (view,)


@pytest.mark.parametrize("text", ["jeans mexico", "mexico  jeans", "MEXICO jean", ""])
def test_words_stand_in_any_order(text: str) -> None:
    view = made_view(label="Torreón jeans", country="Mexico")
    assert find_cases([view], _all(text)) == (view,)


def test_every_word_must_be_there() -> None:
    assert find_cases([made_view(label="Torreón jeans")], _all("jeans shoes")) == ()


def test_a_word_in_a_fact_finds_the_case_and_says_which_fact() -> None:
    told = made_fact("history", statement="Nuns brought the first looms.")
    view = made_view(made_fact("firms", "12"), told, label="Chanderi")
    assert find_cases([view], _all("loom chanderi")) == (view,)
    assert fact_found(view, "chanderi looms") == told
    assert fact_found(view, "chanderi") is None
    assert fact_found(view, "") is None


def test_a_case_that_is_called_so_comes_before_one_of_which_a_fact_says_it() -> None:
    told, called = (
        made_view(made_fact("history", statement="Once like Agra."), key="a"),
        made_view(key="b", label="Agra footwear"),
    )
    assert find_cases([told, called], _all("agra")) == (called, told)


def test_country_sector_and_kind_narrow_and_all_must_hold() -> None:
    here = made_view(key="a", country="India")
    there = made_view(key="b", country="Senegal", sector="software", kind="programme")
    views = [here, there]
    assert find_cases(views, Wanted(country="India")) == (here,)
    assert find_cases(views, Wanted(sector="software")) == (there,)
    assert find_cases(views, Wanted(kind="programme")) == (there,)
    assert find_cases(views, Wanted(country="India", kind="programme")) == ()


def test_only_with_a_chain_or_a_reading() -> None:
    bare, read = made_view(key="a"), made_view(key="b", ratings={ROWS[0].key: (Rating(answer=4),)})
    drawn = case_view(made_case("agra"), load_sample("agra"))
    assert find_cases([bare, read, drawn], Wanted(reading=True)) == (read, drawn)
    assert find_cases([bare, read, drawn], Wanted(chain=True)) == (drawn,)


def test_a_row_answered_with_dont_know_is_no_reading() -> None:
    assert not made_view(ratings={ROWS[0].key: (Rating(answer="unknown"),)}).has_reading

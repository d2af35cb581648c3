"""The library of published cases: what is held of each,
finding them, and two to four side by side.
"""

from __future__ import annotations

import dataclasses
import re
from typing import Any

import pytest

from cluster_psia.assessment import Assessment, Rating, replace
from cluster_psia.assessment.document.model import Citation, Fact, Profile
from cluster_psia.assessment.files.samples import case_keys, load_sample
from cluster_psia.cases.comparison import CAUTION, compare_cases, criterion_reading
from cluster_psia.cases.headlines import (
    firms_headline,
    headline_figure,
    last_year,
    womens_share,
    workers_headline,
)
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
from cluster_psia.method.model.register import Case
from cluster_psia.method.search import folded_text

ROWS = load_method().table_2.criteria


def _case(key: str = "x", label: str = "X", country: str = "India", **more: object) -> Case:
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


def _fact(
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


def _view(
    *facts: Fact, ratings: dict[str, tuple[Rating, ...]] | None = None, **case: Any
) -> CaseView:
    a = replace(Assessment(name="A"), profile=Profile(facts=facts), ratings=ratings or {})
    return case_view(_case(**case), a)


def _all(text: str) -> Wanted:
    return Wanted(text=text)


# The library -------------------------------------------------------------------------------------


def test_every_registered_case_is_in_the_library_once_and_in_order() -> None:
    assert tuple(view.key for view in case_library()) == case_keys()
    assert case_library() is case_library()


@pytest.mark.parametrize("view", case_library(), ids=lambda view: view.key)
def test_a_case_loses_no_fact_and_its_shares_are_counted(view: CaseView) -> None:
    assert sum(len(said) for said in view.facts.values()) == len(view.assessment.profile.facts)
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
    assert _view(country="Kenya, Tanzania and Uganda").countries == ("Kenya", "Tanzania", "Uganda")


def test_facts_that_differ_stand_under_each_other_in_the_order_written() -> None:
    first, second = _fact("firms", "300"), _fact("firms", "3,000", document="ilo_2008")
    assert by_topic([_fact("women"), first, second]) == {
        "firms": (first, second),
        "women": (_fact("women"),),
    }


# Finding -----------------------------------------------------------------------------------------


def test_accents_and_case_do_not_matter() -> None:
    assert folded_text("TORREÓN") == folded_text("torreon")
    view = _view(label="Torreón jeans", country="Mexico", spellings=("Torreon",))
    assert find_cases([view], _all("torreÓN")) == (view,)


@pytest.mark.parametrize("text", ["jeans mexico", "mexico  jeans", "MEXICO jean", ""])
def test_words_stand_in_any_order(text: str) -> None:
    view = _view(label="Torreón jeans", country="Mexico")
    assert find_cases([view], _all(text)) == (view,)


def test_every_word_must_be_there() -> None:
    assert find_cases([_view(label="Torreón jeans")], _all("jeans shoes")) == ()


def test_a_word_in_a_fact_finds_the_case_and_says_which_fact() -> None:
    told = _fact("history", statement="Nuns brought the first looms.")
    view = _view(_fact("firms", "12"), told, label="Chanderi")
    assert find_cases([view], _all("loom chanderi")) == (view,)
    assert fact_found(view, "chanderi looms") == told
    assert fact_found(view, "chanderi") is None
    assert fact_found(view, "") is None


def test_a_case_that_is_called_so_comes_before_one_of_which_a_fact_says_it() -> None:
    told, called = (
        _view(_fact("history", statement="Once like Agra."), key="a"),
        _view(key="b", label="Agra footwear"),
    )
    assert find_cases([told, called], _all("agra")) == (called, told)


def test_country_sector_and_kind_narrow_and_all_must_hold() -> None:
    here = _view(key="a", country="India")
    there = _view(key="b", country="Senegal", sector="software", kind="programme")
    views = [here, there]
    assert find_cases(views, Wanted(country="India")) == (here,)
    assert find_cases(views, Wanted(sector="software")) == (there,)
    assert find_cases(views, Wanted(kind="programme")) == (there,)
    assert find_cases(views, Wanted(country="India", kind="programme")) == ()


def test_only_with_a_chain_or_a_reading() -> None:
    bare, read = _view(key="a"), _view(key="b", ratings={ROWS[0].key: (Rating(answer=4),)})
    drawn = case_view(_case("agra"), load_sample("agra"))
    assert find_cases([bare, read, drawn], Wanted(reading=True)) == (read, drawn)
    assert find_cases([bare, read, drawn], Wanted(chain=True)) == (drawn,)


def test_a_row_answered_with_dont_know_is_no_reading() -> None:
    assert not _view(ratings={ROWS[0].key: (Rating(answer="unknown"),)}).has_reading


# Figures -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [("reported 2003", 2003), ("1980s", 1980), ("1994 to 1999", 1999), ("not dated", 0), ("", 0)],
)
def test_the_year_of_a_date_as_printed(as_of: str, expected: int) -> None:
    assert last_year(as_of) == expected


def test_the_latest_figure_leads_and_the_others_are_counted() -> None:
    old, new = _fact("firms", "300", "1996"), _fact("firms", "3,000", "2008")
    found = firms_headline(_view(old, new, _fact("firms", "", "2010"), _fact("firms", "many")))
    assert found is not None
    assert (found.fact, found.others) == (new, 1)
    assert headline_figure([]) is None


def test_a_figure_of_firms_says_what_it_counts_and_never_counts_clusters() -> None:
    """The list prints it by itself: "some 10,000" of what?"""
    said = {
        view.key: found.fact.value for view in case_library() if (found := firms_headline(view))
    }
    assert len(said) >= 12
    bare = re.compile(r"(?:some|over|about|nearly|more than|an estimated|[\d,. ])+")
    assert [key for key, value in said.items() if bare.fullmatch(value)] == []
    assert [key for key, value in said.items() if "cluster" in value] == []


def test_jobs_stand_in_for_workers_only_where_no_source_counts_workers() -> None:
    counted, jobs = _fact("workers", "60,000"), _fact("employment", "40,000")
    both, only_jobs = workers_headline(_view(jobs, counted)), workers_headline(_view(jobs))
    assert both
    assert both.fact == counted
    assert only_jobs
    assert only_jobs.fact == jobs
    assert workers_headline(_view(_fact("workers", "10 per cent"))) is None


def test_a_number_of_women_is_no_share_of_women() -> None:
    assert womens_share(_view(_fact("women", "thousands"))) is None
    share = womens_share(_view(_fact("women", "some 65 per cent")))
    assert share
    assert share.fact.value == "some 65 per cent"


# Side by side ------------------------------------------------------------------------------------


def _three() -> tuple[CaseView, ...]:
    return tuple(case_view(_case(key), load_sample(key)) for key in ("tiruppur", "sialkot", "agra"))


@pytest.mark.parametrize("count", [0, 1, 5])
def test_two_to_four_cases_can_be_compared(count: int) -> None:
    with pytest.raises(ValueError, match="2 to 4"):
        compare_cases([_view(key=f"c{n}") for n in range(count)])


def test_a_case_is_not_compared_with_itself() -> None:
    with pytest.raises(ValueError, match="different"):
        compare_cases([_view(), _view()])


def test_the_table_holds_every_fact_and_every_row() -> None:
    cases = _three()
    table = compare_cases(cases)
    assert [row.topic for row in table.topics] == list(TOPICS)
    assert [row.criterion for row in table.criteria] == list(ROWS)
    for column, view in enumerate(cases):
        facts = [fact for row in table.topics for fact in row.cells[column]]
        assert sorted(map(str, facts)) == sorted(map(str, view.assessment.profile.facts))


def test_a_silent_topic_and_an_empty_row_stay_empty() -> None:
    table = compare_cases([_view(_fact("firms", "3"), key="a"), _view(key="b")])
    by_name = {row.topic: row for row in table.topics}
    assert by_name["firms"].cells == ((_fact("firms", "3"),), ())
    assert not by_name["firms"].silent
    assert by_name["wages"].silent
    assert {cell.state for row in table.criteria for cell in row.cells} == {"empty"}


def test_a_reading_brings_its_evidence_and_place() -> None:
    found = criterion_reading(case_view(_case("agra"), load_sample("agra")), "type_of_sector")
    assert found.state == "scored"
    assert found.ratings[0].evidence
    assert found.ratings[0].source is not None


def test_the_comparison_has_no_total_and_says_whose_scores_these_are() -> None:
    assert {f.name for f in dataclasses.fields(compare_cases(_three()))} == {
        "cases",
        "topics",
        "criteria",
    }
    assert "our reading" in CAUTION
    assert "no single total" in CAUTION

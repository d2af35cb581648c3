"""When what a published case tells was so, and when it was said: two dates of every fact that is
shipped, neither standing in for the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

import pytest

from cluster_psia.assessment.files.samples import case_keys, load_sample
from cluster_psia.method import load_method

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Fact
from cluster_psia.assessment.document.words import cited_document

EACH_CASE = pytest.mark.parametrize("key", case_keys())
PUBLISHED = {one.key: str(one.year) for one in load_method().documents.documents}
YEAR = re.compile(r"(?:1[89]|20)\d\d")

# A year or a span as the sources give it, or one that is open on one side.
_ONE = "|".join(
    (
        r"\d{4}(?:-\d{4})?",
        r"(?:early |mid-|late )?\d{4}s",
        r"(?:early |late |second half of the )?(?:nineteenth|twentieth)(?: century| centuries)?",
        "the Second World War",
    )
)
EVENT = re.compile(rf"(?:(?:by|before|after|from) (?:the )?)?(?:{_ONE})(?: and (?:{_ONE}))?")
REPORTED = re.compile(r"\d{4}(?: and \d{4})?")

# Events in the very year of the report: the source says so itself.
SAID_SO = {("orissa", "150 by 2008"): "the box counts the clusters by 2008, in a report of 2008"}


@cache
def facts(key: str) -> tuple[Fact, ...]:
    """The facts of a shipped case."""
    return load_sample(key).facts


def told() -> Iterator[tuple[str, Fact]]:
    """Every fact that is shipped, with the key of its case."""
    for key in case_keys():
        yield from ((key, fact) for fact in facts(key))


def document_of(key: str, fact: Fact) -> str:
    """The key of the document that a shipped fact cites."""
    assert fact.citation is not None
    return cited_document(load_sample(key), fact.citation)


def study_years(statement: str) -> list[str]:
    """The years in the last bracket that names a study: "(after Nadvi 1996)" gives 1996."""
    for said in reversed(re.findall(r"\(([^()]*)\)", statement)):
        if YEAR.search(said) and re.search(r"[A-Z]", said):
            return sorted(set(YEAR.findall(said)))
    return []


@EACH_CASE
def test_every_fact_says_when_it_was_said(key: str) -> None:
    undated = [
        f.statement for f in facts(key) if not re.fullmatch(r"\d{4}( and \d{4})?", f.reported)
    ]
    assert undated == []


@EACH_CASE
def test_an_event_is_a_year_a_span_or_one_open_on_one_side(key: str) -> None:
    assert [f.event for f in facts(key) if f.event and not EVENT.fullmatch(f.event)] == []


@pytest.mark.parametrize("event", ["reported 2003", "not dated", "recent years", "2008?", "early"])
def test_what_says_no_time_is_no_event(event: str) -> None:
    assert not EVENT.fullmatch(event)


def test_no_event_is_merely_the_year_of_its_report() -> None:
    merely = {
        (key, fact.value)
        for key, fact in told()
        if YEAR.findall(fact.event)
        and YEAR.findall(fact.event)[-1] in (fact.reported, PUBLISHED[document_of(key, fact)])
    }
    assert merely == set(SAID_SO)


@EACH_CASE
def test_nothing_is_told_before_it_was_so(key: str) -> None:
    early = [
        (f.event, f.reported)
        for f in facts(key)
        if YEAR.search(f.event) and max(YEAR.findall(f.event)) > max(YEAR.findall(f.reported))
    ]
    assert early == []


@EACH_CASE
def test_a_fact_after_a_study_is_as_old_as_the_study(key: str) -> None:
    differing = [
        (f.statement, f.reported)
        for f in facts(key)
        if study_years(f.statement) and study_years(f.statement) != YEAR.findall(f.reported)
    ]
    assert differing == []


def test_the_years_of_a_study_are_read_from_the_last_bracket_that_names_one() -> None:
    assert study_years("Firms closed (our division) (after Schmitz 1995; 1999).") == [
        "1995",
        "1999",
    ]
    assert study_years("The account rests on Schmitz (1995; 1999), as the other one does.") == []


@EACH_CASE
def test_a_date_stands_as_a_date_and_not_as_a_figure(key: str) -> None:
    assert [f.statement for f in facts(key) if f.value and f.value == f.event] == []


@pytest.mark.parametrize(
    ("key", "said", "event", "reported"),
    [
        ("lake_victoria", "got the ban lifted", "after the early 1990s", "2008"),
        ("bangalore", "failed because industry and state", "", "2008"),
        ("bangalore", "took their own lives", "2004", "2005"),
        ("agra", "growth together with loss of jobs", "", "1999"),
        ("ludhiana", "highly multi-skilled when", "1990s", "2008"),
        ("ludhiana", "build the Ludhiana Apparel Park", "", "2008"),
        ("sialkot_sports", "Child labour was widespread", "", "2004"),
        ("sinos_valley", "The five largest enterprises", "", "2008"),
        ("torreon", "Only a small elite", "", "2001"),
        ("barpalli", "the women wove together", "2005-2007", "2008"),
        ("third_italy", "The districts lie in", "", "1977"),
    ],
)
def test_facts_whose_report_once_passed_for_the_event_have_both_dates(
    key: str, said: str, event: str, reported: str
) -> None:
    (fact,) = (f for f in facts(key) if said in f.statement)
    assert (fact.event, fact.reported) == (event, reported)


def test_every_case_that_ilo_alone_dates_says_when_that_was_written() -> None:
    dated = {
        key
        for key, fact in told()
        if document_of(key, fact) == "ilo_2008" and fact.reported == PUBLISHED["ilo_2008"]
    }
    note = next(
        one for one in load_method().source_notes.notes if one.key == "ilo_2008_written_2005"
    )
    assert {about.removeprefix("cases.cases.") for about in note.about} == dated
    assert "November 2005" in note.explanation

"""What headings of incoming tables mean is remembered, one meaning a heading."""

from __future__ import annotations

import pytest

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.document.model import HeadingMatch, replace
from cluster_psia.assessment.edits.headings import (
    forget_heading,
    heading_meanings,
    match_headings,
)
from cluster_psia.export import build_report
from cluster_psia.walk.changed import changes_in_words, document_changes

A = match_headings(Assessment(name="A"), {"Nb. of people": "Workers", "Colour": ""})
SHEETS = match_headings(A, {"Nb. of people": "Sheet"}, "sheets")


def test_a_match_is_kept_in_the_assessment() -> None:
    assert heading_meanings(A) == {"Nb. of people": "Workers", "Colour": ""}


def test_a_later_word_on_the_same_heading_takes_the_place_of_the_first() -> None:
    again = match_headings(A, {" NB. of people": "Women"})
    assert heading_meanings(again) == {"Colour": "", "NB. of people": "Women"}


def test_a_heading_is_read_by_itself_again() -> None:
    assert heading_meanings(forget_heading(A, "nb. of PEOPLE")) == {"Colour": ""}


def test_a_heading_means_one_thing() -> None:
    twice = (HeadingMatch(theirs="People", ours="Men"), HeadingMatch(theirs="People"))
    with pytest.raises(ValueError, match="headings: 'People' stands twice"):
        replace(A, headings=twice)


def test_undo_says_which_heading_was_matched_and_which_got_another_meaning() -> None:
    titles = {"chain": "Value chain"}
    first = document_changes(Assessment(name="A"), match_headings(Assessment(name="A"), {"N": ""}))
    assert changes_in_words(first, titles) == "matched heading N (Value chain)"
    changed = document_changes(A, match_headings(A, {"Colour": "Note"}))
    assert changes_in_words(changed, titles) == "meaning of Colour (Value chain)"


def test_the_plan_says_how_headings_were_read() -> None:
    (table,) = (
        table
        for table in build_report(A).sheets[-1].tables
        if table.title == "Headings of incoming tables that were matched by hand"
    )
    assert [(row["theirs"], row["ours"]) for row in table.rows] == [
        ("Nb. of people", "Workers"),
        ("Colour", "left aside"),
    ]


def test_headings_of_score_sheets_are_remembered_apart() -> None:
    assert heading_meanings(SHEETS) == heading_meanings(A)
    assert heading_meanings(SHEETS, "sheets") == {"Nb. of people": "Sheet"}
    assert forget_heading(SHEETS, "Nb. of people", "sheets") == A
    assert changes_in_words(document_changes(A, SHEETS), {"chain": "Value chain"}) == (
        "matched heading Nb. of people (Value chain)"
    )

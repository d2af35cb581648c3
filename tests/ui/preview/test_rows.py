"""Rows of a preview as a browser gets them, and what it may say of them."""

from __future__ import annotations

from typing import Any

from cluster_psia.assessment.tables.reading.places import RowPlace
from cluster_psia.ui.preview.rows import (
    IN_SIGHT,
    left_of,
    page_count,
    row_id,
    sight_words,
    table_value_words,
)


def test_rows_of_other_files_and_sheets_have_other_ids() -> None:
    places = [RowPlace("a", "b", 1), RowPlace("a", "b", 11), RowPlace("", "b", 1), RowPlace("a")]
    assert len({row_id(place) for place in places}) == 4


def test_nothing_is_never_taken_for_a_number() -> None:
    assert [table_value_words(value) for value in (0, 1240, "", "Visit")] == [
        "0",
        "1,240",
        "empty",
        "Visit",
    ]


def test_pages_hold_every_row_once() -> None:
    assert [page_count(n) for n in (0, 1, IN_SIGHT, IN_SIGHT + 1)] == [1, 1, 1, 2]
    assert sight_words(2000, 1) == "Rows 51 to 100 of 2,000"
    assert sight_words(86, 1) == "Rows 51 to 86 of 86"
    assert sight_words(1, 0) == "1 row"


def test_what_a_browser_says_is_believed_only_of_rows_that_are_there() -> None:
    known = ["a", "b", "c"]
    shown, left = left_of({"shown": ["a", "b", "x"], "left": ["b", "c", "x"]}, known)
    assert (sorted(shown), sorted(left)) == (["a", "b"], ["b"])
    every: tuple[Any, ...] = (
        None,
        [],
        {"shown": 5},
        {"shown": [["a"]], "left": None},
        {"left": ["a"]},
    )
    for said in every:
        assert left_of(said, known) == (frozenset(), frozenset())

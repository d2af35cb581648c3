"""The engine of edited tables, on the smallest document that it can hold: words by number."""

from __future__ import annotations

from typing import Any

import pytest

from cluster_psia.assessment.edits.table import (
    EditedColumns,
    EditedRow,
    EditedTable,
    RowChange,
    ShownRows,
    apply_delta,
    clean_cells,
    with_drafts,
)

Words = tuple[tuple[int, str], ...]
COLUMNS = EditedColumns(
    ("word", "count", "day"),
    texts=frozenset({"word"}),
    whole=frozenset({"count"}),
    days=frozenset({"day"}),
)
SHOWN = ShownRows((1, 2), ({"word": "loom"}, {"word": "dye"}))
DOCUMENT: Words = ((1, "loom"), (2, "dye"))


def change(words: Words, id_: int, row: EditedRow) -> Words:
    if row["word"] == "bad":
        raise ValueError("this is no word")
    return tuple((n, row["word"] if n == id_ else word) for n, word in words)


def add(words: Words, new: RowChange) -> Words:
    return (*words, (new.number, new.fields["word"]))


TABLE = EditedTable[Words](
    columns=COLUMNS,
    ids=lambda words: tuple(n for n, _ in words),
    add=add,
    change=change,
    remove=lambda words, id_: tuple(each for each in words if each[0] != id_),
    required={"word": "write a word"},
)


def test_rows_are_changed_added_and_taken_out() -> None:
    delta = {
        "edited_rows": {0: {"word": "wool"}},
        "added_rows": [{}, {"word": "felt"}],
        "deleted_rows": [1],
    }
    done = apply_delta(DOCUMENT, SHOWN, delta, TABLE)
    assert done.document == ((1, "wool"), (4, "felt")), "the empty row counts and is no row"
    assert done.refused == ()


def test_a_refused_row_costs_no_other_and_says_why() -> None:
    delta = {
        "edited_rows": {0: {"word": "bad"}, 1: {"word": "silk"}},
        "added_rows": [{"count": 2.0}],
    }
    done = apply_delta(DOCUMENT, SHOWN, delta, TABLE)
    assert done.document == ((1, "loom"), (2, "silk"))
    assert [(row.change.number, str(row.error)) for row in done.refused] == [
        (1, "this is no word"),
        (3, "write a word"),
    ]
    assert done.drafts == ({"count": 2},)


def test_a_draft_is_taken_from_where_it_stands() -> None:
    shown = with_drafts(SHOWN, ({"count": 2},))
    done = apply_delta(DOCUMENT, shown, {"edited_rows": {2: {"word": "felt"}}}, TABLE)
    assert done.document[-1] == (3, "felt")


def test_a_row_that_is_gone_meanwhile_changes_nothing() -> None:
    delta = {"edited_rows": {1: {"word": "silk"}}}
    assert apply_delta(DOCUMENT[:1], SHOWN, delta, TABLE).document == DOCUMENT[:1]


@pytest.mark.parametrize(
    ("cell", "field"),
    [
        ({"word": None}, {"word": ""}),
        ({"count": 3.0}, {"count": 3}),
        ({"count": 3.5}, {"count": 3.5}),
        ({"count": None}, {"count": None}),
        ({"day": "2025-03-31T00:00:00"}, {"day": "2025-03-31"}),
        ({"day": ""}, {"day": None}),
        ({"▶": "▶"}, {}),
    ],
)
def test_cells_are_read_as_an_editor_means_them(
    cell: dict[str, Any], field: dict[str, Any]
) -> None:
    assert clean_cells(cell, COLUMNS) == field

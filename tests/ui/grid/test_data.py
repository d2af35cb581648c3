"""What a browser gets of a grid: rows in sight, marks of all rows, and how many there are."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from cluster_psia.assessment.grid.value import DataGrid, GridColumn, GridDraft, GridRow
from cluster_psia.ui.grid.data import grid_data, marked_words, rows_in_sight

KINDS = {"Hand loom": "", "Power loom": ""}
COLUMNS = (
    GridColumn("name", "Name"),
    GridColumn("kind", "Kind", "choice", options=KINDS),
    GridColumn("other", "Other", "choice", options=dict(KINDS)),
    GridColumn("count", "Count", "number", fixed=lambda thing: "counted" if thing else ""),
)


def grid(draft: GridDraft | None = None, rows: int = 3) -> DataGrid:
    things = (
        GridRow(f"r{n}", SimpleNamespace(name=f"Loom {n}", kind=None, other=None, count=n))
        for n in range(rows)
    )
    given = draft or GridDraft()
    return DataGrid("Looms", COLUMNS, (*things, *map(GridRow, given.new)), given)


@pytest.mark.parametrize(
    ("said", "total", "sent"),
    [
        (None, 10, range(10)),
        (None, 10_000, range(60)),
        ([500, 520], 10_000, range(470, 550)),
        ([0, 9], 10, range(10)),
        ([9_990, 10_000], 10_000, range(9_960, 10_000)),
        ([20_000, 20_010], 10, range(10, 10)),
        ([5, 1], 10_000, range(60)),
        (["0", 9], 10_000, range(60)),
        ([-4, 9], 10_000, range(60)),
        ([1, 2, 3], 10_000, range(60)),
    ],
)
def test_only_rows_in_sight_are_sent(said: Any, total: int, sent: range) -> None:
    assert rows_in_sight(said, total) == sent


def test_a_row_is_sent_with_what_is_to_be_said_of_it() -> None:
    draft = GridDraft(
        cells={("r1", "kind"): "Spinning wheel", ("new-1", "kind"): "Hand loom"},
        reasons={("r1", "kind"): "is no kind of loom"},
        lacking={("new-1", "name"): "write its name"},
        new=("new-1",),
    )
    data = grid_data(grid(draft), range(1, 4))
    assert data["rows"] == [
        {
            "id": "r1",
            "cells": ["Loom 1", "Spinning wheel", "", "1"],
            "bad": {"kind": "is no kind of loom"},
            "kept": {"kind": ""},
            "fixed": {"count": "counted"},
        },
        {"id": "r2", "cells": ["Loom 2", "", "", "2"], "fixed": {"count": "counted"}},
        {
            "id": "new-1",
            "cells": ["", "Hand loom", "", ""],
            "fresh": True,
            "lacking": {"name": "write its name"},
        },
    ]
    assert (data["first"], data["total"], data["fresh"]) == (1, 4, ["new-1"])
    assert data["marked"] == [[1, 1], [3, 0]]


def test_equal_lists_are_sent_once() -> None:
    data = grid_data(grid(), range(3))
    assert data["lists"] == {"list 0": [["Hand loom", ""], ["Power loom", ""]]}
    assert [column.get("list") for column in data["columns"]] == [None, "list 0", "list 0", None]


def test_marks_of_rows_that_are_gone_are_not_counted() -> None:
    gone = GridDraft(cells={("gone", "kind"): "x"}, reasons={("gone", "kind"): "is no kind"})
    assert grid_data(grid(gone), range(3))["marked"] == []
    assert marked_words(grid(gone)) == ""


@pytest.mark.parametrize(
    ("bad", "lacking", "words"),
    [
        (1, 0, "1 cell was not understood: not saved and not counted."),
        (2, 0, "2 cells were not understood: not saved and not counted."),
        (0, 1, "1 new row still needs something: not saved and not counted."),
        (
            1,
            2,
            "1 cell was not understood and 2 new rows still need something: not saved and not"
            " counted.",
        ),
    ],
)
def test_what_is_not_saved_is_counted_in_words(bad: int, lacking: int, words: str) -> None:
    new = tuple(f"new-{n}" for n in range(lacking))
    draft = GridDraft(
        reasons={(f"r{n}", "kind"): "is no kind" for n in range(bad)},
        lacking={(row, column): "write it" for row in new for column in ("name", "kind")},
        new=new,
    )
    assert marked_words(grid(draft)) == words


def test_half_a_word_is_told_so_that_it_is_not_lost_when_the_page_was_left() -> None:
    draft = GridDraft(cells={("r1", "name"): "Jacq"}, typing=("r1", "name"))
    told = grid_data(grid(draft), range(3))["typing"]
    assert told == {"row": "r1", "column": "name", "text": "Jacq"}

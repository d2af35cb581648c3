"""What stands in a grid and in no document outlives its tab."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from cluster_psia.assessment.grid.value import DataGrid, GridColumn, GridDraft, GridRow
from cluster_psia.ui.grid import kept

COLUMNS = (GridColumn("name", "Name"), GridColumn("workers", "Workers", "number"))
AT, OTHER = ("makers", "workers"), ("traders", "workers")
MARKED = GridDraft(cells={AT: "23,4"}, reasons={AT: "'23,4' is no whole number"})


@dataclass
class Drafts:
    """The drafts of an assessment, as texts in a store."""

    held: dict[str, str] = field(default_factory=dict)
    current_revision: Callable[[], object] = object

    def draft_at(self, place: str, *, anew: bool = False) -> Any:
        del anew
        return json.loads(self.held[place]) if place in self.held else None

    def drafts_under(self, beginning: str) -> dict[str, Any]:
        return {at: json.loads(one) for at, one in self.held.items() if at.startswith(beginning)}

    def keep_draft(self, place: str, value: Any) -> None:
        if value is None:
            self.held.pop(place, None)
        else:
            self.held[place] = json.dumps(value)

    def try_to_keep(self, keep: Callable[[], object]) -> None:
        keep()


@pytest.fixture(autouse=True)
def drafts(monkeypatch: pytest.MonkeyPatch) -> Drafts:
    made = Drafts()
    monkeypatch.setattr(kept, "state", made)
    return made


def grid(draft: GridDraft, *rows: str) -> DataGrid:
    shown = tuple(GridRow(row, thing=object()) for row in rows or ("makers", "traders"))
    new = tuple(map(GridRow, draft.new))
    return DataGrid("Actors of the value chain", COLUMNS, (*shown, *new), draft)


ACTORS, LINKS = kept.grid_place("chain.actors"), kept.grid_place("chain.links")


def store(before: GridDraft, now: GridDraft) -> None:
    kept.store_draft(ACTORS, before, grid(now))


def test_a_cell_that_was_not_understood_comes_back_and_the_head_can_name_its_table() -> None:
    store(GridDraft(), MARKED)
    assert kept.stored_draft(ACTORS) == MARKED
    assert kept.marked_grids() == ["Actors of the value chain"]
    assert kept.stored_draft(LINKS) is None


def test_nothing_is_kept_once_all_is_mended(drafts: Drafts) -> None:
    store(GridDraft(), MARKED)
    store(MARKED, GridDraft())
    assert (drafts.held, kept.marked_grids()) == ({}, [])


def test_a_new_row_comes_back_with_what_it_still_needs() -> None:
    row = ("new-1", "name")
    begun = GridDraft({row: "Dyers"}, lacking={("new-1", "workers"): "needed"}, new=("new-1",))
    store(GridDraft(), begun)
    assert kept.stored_draft(ACTORS) == begun
    assert kept.marked_grids()


def test_half_a_word_comes_back_marked_because_nobody_has_judged_it() -> None:
    typing = GridDraft({AT: "23"}, typing=AT)
    store(GridDraft(), typing)
    assert kept.marked_grids() == []
    assert kept.stored_draft(ACTORS) == GridDraft({AT: "23"}, {AT: kept.NOT_DONE})


def test_what_another_tab_kept_meanwhile_stays_and_what_this_one_mended_goes() -> None:
    store(GridDraft(), MARKED)
    other = GridDraft({OTHER: "~5"}, {OTHER: "'~5' is no whole number"})
    store(GridDraft(), other)
    both = kept.stored_draft(ACTORS)
    assert both
    assert both.cells == {AT: "23,4", OTHER: "~5"}
    store(MARKED, GridDraft())
    assert kept.stored_draft(ACTORS) == other


def test_a_mark_in_a_row_that_is_gone_is_not_told_and_is_told_again_when_it_is_back() -> None:
    store(GridDraft(), MARKED)
    kept.store_marks(ACTORS, grid(MARKED, "traders"))
    assert kept.marked_grids() == []
    kept.store_marks(ACTORS, grid(MARKED))
    assert kept.marked_grids() == ["Actors of the value chain"]


@pytest.mark.parametrize("record", ["x", 1, [], {}, {"cells": [["a"]]}, {"cells": None}])
def test_what_another_version_kept_is_no_draft(drafts: Drafts, record: Any) -> None:
    drafts.keep_draft(ACTORS, record)
    assert kept.stored_draft(ACTORS) is None
    assert kept.marked_grids() == []


def test_without_an_assessment_nothing_is_kept(drafts: Drafts) -> None:
    drafts.current_revision = lambda: None
    store(GridDraft(), MARKED)
    assert drafts.held == {}


def test_what_did_not_change_is_not_written_again(drafts: Drafts) -> None:
    store(MARKED, replace(MARKED))
    assert drafts.held == {}

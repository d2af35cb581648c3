"""Paper sheets typed into the grid: read as a file is, and none is taken half."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cluster_psia.assessment.grid.changes import GridChange
from cluster_psia.assessment.grid.take import take_changes
from cluster_psia.method import load_method
from cluster_psia.workshop.sheets.entry import (
    BLANK,
    blank_sheets,
    entered_rows,
    left_sheets,
    sheets_table,
)
from cluster_psia.workshop.values import LAST_SHEET
from tests.workshop.hall import SETTINGS
from tests.workshop.plain import plain_room

if TYPE_CHECKING:
    from cluster_psia.assessment.grid.value import GridDraft

ROOM = plain_room()
TABLE = sheets_table(ROOM, load_method())
FIRST, SECOND, THIRD = (column.key for column in TABLE.columns[2:5])


def paste(text: str, column: str = "group", draft: GridDraft | None = None) -> GridDraft:
    begun = draft or blank_sheets(1)
    change = GridChange("paste", begun.new[0], column, text)
    return take_changes(None, begun, [change], TABLE).draft


def test_answers_are_read_as_a_file_is() -> None:
    draft = paste("Traders\t4\t3 \tje ne sais pas\nhome_workers\t4.0\t3\u00a0\tn/a\n\t?\t-\t५\n")
    assert draft.reasons == {}
    sheets = [row.sheet for row in entered_rows(draft, TABLE)]
    assert [(s.sheet, s.group, dict(s.answers)) for s in sheets if s] == [
        (1, "traders", {FIRST: 4, SECOND: 3, THIRD: "unknown"}),
        (2, "home_workers", {FIRST: 4, SECOND: 3, THIRD: "not_applicable"}),
        (3, "", {FIRST: "unknown", SECOND: "not_applicable", THIRD: 5}),
    ]


def test_comments_stand_behind_all_answers_and_go_with_theirs() -> None:
    asked = ROOM.settings.criteria
    assert [c.key for c in TABLE.columns[2:]] == [*asked, *(f"{key} comment" for key in asked)]
    draft = paste("4", FIRST, paste("Far from  town.", f"{FIRST} comment"))
    [row] = entered_rows(draft, TABLE)
    assert row.sheet is not None
    assert row.sheet.comments == {FIRST: "Far from town."}


def test_a_comment_without_an_answer_or_too_long_is_not_lost_with_its_sheet() -> None:
    [row] = entered_rows(paste("4", FIRST, paste("Why?", f"{SECOND} comment")), TABLE)
    assert row.sheet is None
    draft = paste("w" * 301, f"{FIRST} comment")
    assert "at most 300" in draft.reasons[draft.new[0], f"{FIRST} comment"]


@pytest.mark.parametrize("answer", ["7", "0", "2.5", "45", "maybe"])
def test_an_answer_that_is_none_stays_and_its_sheet_waits(answer: str) -> None:
    draft = paste(f"{answer}\t4\n3\t3", FIRST)
    assert draft.cells[draft.new[0], FIRST] == answer
    assert list(draft.reasons) == [(draft.new[0], FIRST)]
    first, second = entered_rows(draft, TABLE)
    assert first.sheet is None
    assert second.sheet is not None


def test_a_group_that_the_room_does_not_have_stays_marked() -> None:
    draft = paste("Weavers of the moon\t4")
    assert "is no group of this room" in draft.reasons[draft.new[0], "group"]


def test_a_room_without_groups_takes_any_group() -> None:
    table = sheets_table(
        plain_room(settings=SETTINGS.model_copy(update={"groups": ()})), load_method()
    )
    begun = blank_sheets(1)
    change = GridChange("paste", begun.new[0], "group", "Weavers  of the moon\t4")
    [row] = entered_rows(take_changes(None, begun, [change], table).draft, table)
    assert row.sheet is not None
    assert row.sheet.group == "Weavers of the moon"


@pytest.mark.parametrize("number", ["", "x", "0", str(LAST_SHEET + 1)])
def test_a_sheet_without_a_number_waits(number: str) -> None:
    [row] = entered_rows(paste(f"{number}\t\t4", "sheet"), TABLE)
    assert row.sheet is None


def test_a_number_that_stands_twice_is_no_sheet() -> None:
    rows = entered_rows(paste("3\t\t4\n3\t\t5\n4\t\t1", "sheet"), TABLE)
    assert [row.sheet is None for row in rows] == [True, True, False]


def test_rows_with_nothing_but_a_number_are_no_sheets() -> None:
    assert entered_rows(blank_sheets(1), TABLE) == ()


def test_what_was_not_taken_stays_and_empty_rows_go_on_behind_it() -> None:
    draft = paste("7\t4\n3\t3", FIRST)
    first, second = entered_rows(draft, TABLE)
    left = left_sheets(draft, {second.id: 2}, 5)
    assert left.new[0] == first.id
    assert left.cells[first.id, FIRST] == "7"
    assert left.reasons == draft.reasons
    numbers = [left.cells[row, "sheet"] for row in left.new]
    assert numbers == ["1", *(str(number) for number in range(6, 6 + BLANK))]
    assert not set(left.new[1:]) & set(draft.new)

"""What becomes of what people type into a grid: cell by cell, and nothing is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cluster_psia.assessment.grid.changes import GridChange
from cluster_psia.assessment.grid.table import GridTable, RowValues, grid_of
from cluster_psia.assessment.grid.take import TakenChanges, take_changes
from cluster_psia.assessment.grid.value import GridColumn, GridDraft, GridRow


@dataclass(frozen=True)
class Loom:
    """A thing of the tests: its name is its id, as the ends of a link are."""

    name: str
    count: int | None = None
    state: str = ""


Looms = tuple[Loom, ...]
DOCUMENT: Looms = (Loom("Jacquard", 4), Loom("Dobby", 2))


def whole(text: str) -> int:
    if not text.isdigit():
        raise ValueError(f"'{text}' is no whole number")
    return int(text)


def checked(looms: Looms) -> Looms:
    if len({loom.name for loom in looms}) < len(looms):
        raise ValueError("two looms have one name")
    if any(loom.state == "broken" and loom.count for loom in looms):
        raise ValueError("a broken loom counts none")
    return looms


def put(looms: Looms, rows: Sequence[RowValues]) -> Looms:
    for row in rows:
        if row.id is None:
            looms = (*looms, Loom(**row.values))
        else:
            looms = tuple(
                replace(loom, **row.values) if loom.name == row.id else loom for loom in looms
            )
    return checked(looms)


def remove(looms: Looms, name: str) -> Looms:
    if name == "Jacquard":
        raise ValueError("the Jacquard stays")
    return tuple(loom for loom in looms if loom.name != name)


TABLE = GridTable[Looms](
    columns=(
        GridColumn("name", "Name"),
        GridColumn("count", "Count", "number", read=whole),
        GridColumn("state", "State", "choice", empty=""),
    ),
    rows=lambda looms: tuple(GridRow(loom.name, loom) for loom in looms),
    ids=lambda looms: tuple(loom.name for loom in looms),
    put=put,
    remove=remove,
    required={"name": "write its name"},
)


def typed(row: str, column: str, text: str, *, done: bool = True) -> GridChange:
    return GridChange("set", row, column, text, done)


def take(
    *changes: GridChange, after: TakenChanges[Looms] | None = None, table: GridTable[Looms] = TABLE
) -> TakenChanges[Looms]:
    begun = after or TakenChanges(DOCUMENT, GridDraft())
    return take_changes(begun.document, begun.draft, changes, table, begun.renamed)


def test_a_cell_that_is_understood_is_taken_and_leaves_no_draft() -> None:
    done = take(typed("Dobby", "count", "12"))
    assert done.document == (DOCUMENT[0], Loom("Dobby", 12))
    assert done.draft == GridDraft()


def test_a_cell_that_is_not_understood_stays_as_typed_and_costs_no_other() -> None:
    done = take(typed("Dobby", "count", "23,4"), typed("Dobby", "state", "idle"))
    assert done.document == (DOCUMENT[0], Loom("Dobby", 2, "idle"))
    assert done.draft.cells == {("Dobby", "count"): "23,4"}
    assert done.draft.reasons == {("Dobby", "count"): "'23,4' is no whole number"}
    grid = grid_of("Looms", done.document, done.draft, TABLE)
    assert [grid.text(grid.rows[1], column) for column in grid.columns] == ["Dobby", "23,4", "idle"]
    assert grid.refused == (("Dobby", "count"),)


def test_a_refused_cell_is_mended_or_cleared() -> None:
    wrong = take(typed("Dobby", "count", "23,4"))
    mended = take(typed("Dobby", "count", "23"), after=wrong)
    assert (mended.document[1].count, mended.draft) == (23, GridDraft())
    cleared = take(typed("Dobby", "count", ""), after=wrong)
    assert (cleared.document[1].count, cleared.draft) == (None, GridDraft())
    as_it_was = take(typed("Dobby", "count", "2"), after=wrong)
    assert (as_it_was.document, as_it_was.draft) == (DOCUMENT, GridDraft())


def test_half_a_word_is_kept_and_not_judged_until_its_cell_is_left() -> None:
    half = take(typed("Dobby", "count", "2x", done=False))
    assert half.document == DOCUMENT
    assert (half.draft.cells, half.draft.reasons) == ({("Dobby", "count"): "2x"}, {})
    left = take(typed("Jacquard", "state", "i", done=False), after=half)
    assert left.draft.reasons == {("Dobby", "count"): "'2x' is no whole number"}
    assert left.draft.typing == ("Jacquard", "state")
    assert left.document == DOCUMENT


def test_typing_into_a_refused_cell_takes_its_mark_away() -> None:
    wrong = take(typed("Dobby", "count", "23,4"))
    assert take(typed("Dobby", "count", "23", done=False), after=wrong).draft.reasons == {}


def test_an_emptied_cell_that_is_needed_says_so_and_the_document_keeps_what_it_has() -> None:
    done = take(typed("Dobby", "name", " "))
    assert done.document == DOCUMENT
    assert done.draft.reasons == {("Dobby", "name"): "write its name"}


def test_a_row_that_the_document_refuses_as_a_whole_waits_for_the_other_cell() -> None:
    alone = take(typed("Dobby", "state", "broken"))
    assert alone.document == DOCUMENT
    assert alone.draft.reasons == {("Dobby", "state"): "a broken loom counts none"}
    both = take(typed("Dobby", "count", "0"), after=alone)
    assert both.document[1] == Loom("Dobby", 0, "broken")
    assert both.draft == GridDraft()


def test_a_new_row_is_a_draft_until_it_has_what_it_needs() -> None:
    begun = take(typed("new-1", "count", "3"))
    assert begun.document == DOCUMENT
    assert begun.draft.lacking == {("new-1", "name"): "write its name"}
    done = take(typed("new-1", "name", "Handloom"), after=begun)
    assert done.document[-1] == Loom("Handloom", 3)
    assert (done.draft, done.renamed) == (GridDraft(), {"new-1": "Handloom"})


def test_a_new_row_is_taken_without_a_cell_that_is_not_understood() -> None:
    done = take(typed("new-1", "count", "~5"), typed("new-1", "name", "Handloom"))
    assert done.document[-1] == Loom("Handloom")
    assert done.draft.cells == {("Handloom", "count"): "~5"}
    assert list(done.draft.reasons) == [("Handloom", "count")]


def test_a_new_row_that_the_document_refuses_stays_a_draft() -> None:
    done = take(typed("new-1", "name", "Dobby"), typed("new-1", "count", "3"))
    assert done.document == DOCUMENT
    assert done.draft.new == ("new-1",)
    assert set(done.draft.reasons.values()) == {"two looms have one name"}


def test_a_new_row_with_one_cell_too_many_is_taken_without_it() -> None:
    done = take(GridChange("paste", "new-1", "name", "Handloom\t3\tbroken", new="new-2"))
    assert done.document[-1] == Loom("Handloom", 3)
    assert done.draft.cells == {("Handloom", "state"): "broken"}
    assert done.draft.reasons == {("Handloom", "state"): "a broken loom counts none"}


def test_a_browser_may_still_use_the_id_that_a_row_had() -> None:
    renamed = take(typed("Dobby", "name", "Rapier"), typed("Dobby", "count", "9"))
    assert renamed.document[1] == Loom("Rapier", 9)
    again = take(typed("Dobby", "count", "~"), after=renamed)
    assert again.draft.cells == {("Rapier", "count"): "~"}


def test_what_is_left_of_a_draft_goes_along_when_a_row_gets_another_id() -> None:
    wrong = take(typed("Dobby", "count", "~5"))
    assert take(typed("Dobby", "name", "Rapier"), after=wrong).draft.cells == {
        ("Rapier", "count"): "~5"
    }


def test_a_block_is_laid_over_rows_and_goes_on_in_new_ones() -> None:
    done = take(GridChange("paste", "Dobby", "name", "Rapier\t1\nAir jet\tx\n", new="new-7"))
    assert done.document == (DOCUMENT[0], Loom("Rapier", 1), Loom("Air jet"))
    assert done.draft.cells == {("Air jet", "count"): "x"}


def test_one_bad_row_of_a_block_costs_no_other() -> None:
    rows = "\n".join(f"Loom {n}\t{n}" for n in range(40))
    done = take(GridChange("paste", "new-0", "name", f"{rows}\nDobby\t7\nLast\t1", new="new-1"))
    assert [loom.name for loom in done.document[2:]] == [*(f"Loom {n}" for n in range(40)), "Last"]
    assert len(done.draft.new) == 1
    assert set(done.draft.cells.values()) == {"Dobby", "7"}


def test_a_block_that_is_too_wide_is_told_and_nothing_of_it_is_taken() -> None:
    done = take(GridChange("paste", "Dobby", "state", "idle\tx"))
    assert (done.document, done.draft) == (DOCUMENT, GridDraft())
    assert done.notes == (
        "Nothing was pasted: the block is 2 columns wide, and from “State” on the table has 1;"
        " begin further left.",
    )


def test_a_block_that_is_too_long_for_a_table_that_does_not_grow_is_told() -> None:
    fixed = replace(TABLE, grows=False)
    done = take(GridChange("paste", "Dobby", "count", "1\n2"), table=fixed)
    assert (done.document, done.draft) == (DOCUMENT, GridDraft())
    assert "begin higher up" in done.notes[0]


def test_rows_are_taken_out_or_stay_with_the_reason() -> None:
    begun = take(typed("new-1", "count", "3"), typed("Dobby", "count", "~"))
    done = take(GridChange("delete", rows=("Jacquard", "Dobby", "new-1", "gone")), after=begun)
    assert done.document == DOCUMENT[:1]
    assert done.draft == GridDraft()
    assert done.notes == ("the Jacquard stays.",)


def test_a_cell_that_nobody_may_write_into_keeps_what_was_pasted_with_the_reason() -> None:
    def fixed(thing: Loom | None) -> str:
        return "Dobbies are counted elsewhere" if thing and thing.name == "Dobby" else ""

    name, count, state = TABLE.columns
    table = replace(TABLE, columns=(name, replace(count, fixed=fixed), state))
    done = take(GridChange("paste", "Jacquard", "count", "5\n6"), table=table)
    assert [loom.count for loom in done.document] == [5, 2]
    assert done.draft.reasons == {("Dobby", "count"): "Dobbies are counted elsewhere"}
    assert take(typed("Dobby", "count", "2"), after=done, table=table).draft == GridDraft()


def test_what_names_no_cell_of_the_table_changes_nothing() -> None:
    done = take(typed("Dobby", "colour", "red"), typed("gone", "count", "1"))
    assert (done.document, done.draft) == (DOCUMENT, GridDraft())


def test_a_table_that_keeps_its_rows_as_drafts_judges_them() -> None:
    entry = GridTable[None](
        TABLE.columns, rows=lambda _: (), ids=lambda _: (), required=TABLE.required
    )
    done = take_changes(None, GridDraft(), [typed("new-1", "count", "7,5")], entry)
    assert done.draft.cells == {("new-1", "count"): "7,5"}
    assert list(done.draft.reasons) == [("new-1", "count")]


TEXTS = st.sampled_from(["1", "12", "~5", "", " ", "idle", "broken", "1.200"])
CHANGES = st.builds(
    typed,
    st.sampled_from(["Dobby", "Jacquard", "new-1", "new-2"]),
    st.sampled_from(["name", "count", "state"]),
    TEXTS,
    done=st.booleans(),
)


@given(st.lists(CHANGES, max_size=12))
def test_the_last_text_of_every_cell_stands_in_the_document_or_in_the_draft(
    changes: list[GridChange],
) -> None:
    done = take(*changes)
    grid = grid_of("Looms", done.document, done.draft, TABLE)
    rows = {row.id: row for row in grid.rows}
    columns = {column.key: column for column in grid.columns}
    for (row, column), text in {(one.row, one.column): one.text for one in changes}.items():
        now = rows[done.renamed.get(row, row)]
        assert grid.text(now, columns[column]).strip() == text.strip()


def test_only_a_new_row_with_something_in_it_lacks_anything() -> None:
    done = take(typed("new-1", "count", "3"), typed("new-1", "count", ""))
    assert done.draft.lacking == {}


@pytest.mark.parametrize("text", ["23,4", "~5", "-4", "1e3"])
def test_what_was_typed_is_never_altered(text: str) -> None:
    assert take(typed("Dobby", "count", text)).draft.cells == {("Dobby", "count"): text}

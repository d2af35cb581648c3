"""Where cells stand, and formulas that find them."""

from __future__ import annotations

import pytest

from cluster_psia.export.plan.formulas import FIRST_TABLE, column_letters, in_a1, placed_tables
from cluster_psia.export.plan.report import Column, Formula, Row, Sheet, Table

DAYS = (Column("name", "Name"), Column("days", "Days"))
ROWS = (Row(name="a", days=1), Row(name="b", days=2), Row(name="c", days=3))
TOP = Table("Top", DAYS, ROWS, "")
BARE = Table("Bare", (Column("sum_of", "Sum of"), Column("total", "Total")), (), "nothing")
PLACES = placed_tables(Sheet("S", "", (TOP, BARE)))


def text(formula: str, own: Table = BARE, row: int = 20) -> str:
    return in_a1(Formula(formula, 0), own, row, PLACES)


@pytest.mark.parametrize(
    ("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (702, "AAA")]
)
def test_columns_are_named_as_in_a_spreadsheet(column: int, name: str) -> None:
    assert column_letters(column) == name


def test_tables_stand_one_under_the_other_with_room_for_a_title() -> None:
    assert (PLACES["Top"].top, PLACES["Top"].last) == (FIRST_TABLE, FIRST_TABLE + 3)
    assert PLACES["Bare"].top == PLACES["Top"].last + 3
    assert PLACES["Bare"].last == PLACES["Bare"].top + 1  # the row that says what is missing


def test_references_become_cells() -> None:
    first = FIRST_TABLE + 2  # the first row of the table, counted from 1
    assert text("=SUM([Top:Days])") == f"=SUM($B${first}:$B${first + 2})"
    assert text("=SUM([Top:Days:1:2])") == f"=SUM($B${first + 1}:$B${first + 2})"
    assert text("=[@Sum of]&[@Total]") == "=$A21&$B21"
    assert text('=IF([@Total]="","",{1})') == '=IF($B21="","",{1})'


def test_what_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        text("=[Nowhere:Days]")
    with pytest.raises(KeyError, match="Weeks"):
        text("=[@Weeks]")

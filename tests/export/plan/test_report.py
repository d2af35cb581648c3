"""Tables and rows of the report value."""

from __future__ import annotations

import pytest

from cluster_psia.export.plan.report import Column, Row, Table


def test_a_row_with_a_cell_of_no_column_or_without_one_that_it_needs_is_refused() -> None:
    columns = (Column("days", "Days", kind="number"), Column("note", "Note", optional=True))
    with pytest.raises(ValueError, match="table T: a row has cells of no column: dyas"):
        Table("T", columns, (Row(days=1, dyas=2),), "")
    with pytest.raises(ValueError, match="table T: a row has no cell for: days"):
        Table("T", columns, (Row(note="two"),), "")


def test_cells_stand_in_the_order_of_the_columns_and_are_blank_where_a_row_has_none() -> None:
    columns = (
        Column("days", "Days", kind="number", optional=True),
        Column("note", "Note", optional=True),
        Column("why", "Why"),
    )
    table = Table("T", columns, (Row(why="so", days=3), Row(why="too")), "")
    assert [table.cells_of(row) for row in table.rows] == [(3, "", "so"), (None, "", "too")]

"""Rows as high as their text, pages that end before a table."""

from __future__ import annotations

from cluster_psia.export.plan.formulas import placed_tables
from cluster_psia.export.plan.report import Column, Row, Sheet, Table
from cluster_psia.export.plan.sizes import (
    HIGHEST,
    LINE,
    line_count,
    page_breaks,
    row_height,
    widths_of,
)


def table(name: str, rows: int, *widths: int) -> Table:
    columns = tuple(Column(f"c{n}", f"c{n}", width) for n, width in enumerate(widths))
    row = Row(**{column.key: "x" for column in columns})
    return Table(name, columns, (row,) * rows, "")


def test_a_column_is_as_wide_as_the_widest_of_its_tables() -> None:
    assert widths_of(Sheet("S", "", (table("A", 1, 10, 30), table("B", 1, 20, 5, 7)))) == [
        20,
        30,
        7,
    ]


def test_a_row_is_as_high_as_its_longest_text_and_no_higher_than_excel_allows() -> None:
    assert row_height(["short", 3, None], [20, 5, 5]) == LINE
    assert row_height(["a\nb\nc", "x"], [20, 20]) == 3 * LINE
    assert row_height(["word " * 5000], [10]) == HIGHEST
    assert row_height([], []) == LINE


def test_wide_letters_take_twice_the_room() -> None:
    assert line_count("字" * 24, 20) == 2 * line_count("x" * 24, 20)


def test_empty_lines_count() -> None:
    assert line_count("a\n\nb", 20) == 3


def test_no_table_begins_at_the_foot_of_a_page() -> None:
    sheet = Sheet("S", "", (table("A", 20, 60, 60), table("B", 20, 60, 60)))
    assert page_breaks(sheet) == [placed_tables(sheet)["B"].top - 1]
    assert page_breaks(Sheet("S", "", (table("A", 4, 60, 60), table("B", 4, 60, 60)))) == []

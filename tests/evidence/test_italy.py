"""Evidence from Italian districts: the published numbers, and formulas by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cluster_psia.evidence.italy import (
    DerivedCell,
    growth_percent,
    half_up,
    index_number,
    italy_evidence,
)

E = italy_evidence()
D = Decimal
# (kind of worker, area, sector begins with, year): printed, recomputed. All of them, counted by
# hand in the source.
DIFFERING = {
    ("blue collars", "total", "Machinery", 1996): ("107.1", "107.2"),
    ("white collars", "outside", "Machinery", 1998): ("113.8", "113.7"),
    ("blue collars", "inside", "Leather", 1998): ("114.6", "114.7"),
    ("blue collars", "outside", "Leather", 1996): ("106.8", "106.4"),
    ("blue collars", "outside", "Leather", 1998): ("113.2", "112.6"),
    ("blue collars", "total", "Leather", 1996): ("107.2", "107.0"),
    ("blue collars", "total", "Leather", 1998): ("113.7", "113.3"),
    ("white collars", "inside", "Leather", 1996): ("108.8", "108.6"),
    ("white collars", "inside", "Leather", 1998): ("118.1", "117.4"),
    ("white collars", "outside", "Leather", 1996): ("105.0", "104.2"),
    ("white collars", "outside", "Leather", 1998): ("109.9", "108.0"),
    ("white collars", "total", "Leather", 1996): ("107.5", "108.1"),
    ("white collars", "total", "Leather", 1998): ("116.5", "116.3"),
    ("blue collars", "inside", "Rubber", 1998): ("115.4", "115.3"),
    ("blue collars", "outside", "Rubber", 1996): ("106.2", "106.1"),
    ("blue collars", "outside", "Rubber", 1998): ("113.9", "113.8"),
    ("blue collars", "total", "Rubber", 1998): ("114.0", "113.9"),
    ("white collars", "outside", "Rubber", 1996): ("107.0", "106.8"),
    ("white collars", "outside", "Rubber", 1998): ("115.3", "114.7"),
    ("white collars", "total", "Rubber", 1996): ("107.2", "106.9"),
    ("white collars", "total", "Rubber", 1998): ("115.4", "114.9"),
    ("blue collars", "outside", "Woodworking", 1998): ("113.0", "112.9"),
    ("white collars", "inside", "Woodworking", 1998): ("115.8", "115.9"),
    ("white collars", "outside", "Woodworking", 1998): ("115.3", "115.2"),
    ("white collars", "total", "Woodworking", 1996): ("107.7", "107.6"),
    ("white collars", "total", "Woodworking", 1998): ("115.4", "115.3"),
}


def _of(cell: DerivedCell) -> tuple[str, str, str, int]:
    sector = next(
        start
        for start in ("Machinery", "Leather", "Rubber", "Woodworking")
        if cell.sector.startswith(start)
    )
    return (cell.workers, cell.area, sector, cell.year)


# The published numbers ---------------------------------------------------------------------------


def test_the_tables_hold_what_the_print_holds() -> None:
    assert len(E.employment) == (14 + 1) * 2 * 2
    assert len(E.salaries) == 4 * 2 * 3 * 3
    assert (len(E.of("A.1")), len(E.of("A.2"))) == (30, 72)


def test_no_growth_figure_differs_and_the_totals_are_sums() -> None:
    assert E.differing("A.1") == ()
    assert E.totals_agree


def test_exactly_these_index_numbers_differ() -> None:
    found = {_of(cell): (str(cell.printed), str(cell.recomputed)) for cell in E.differing()}
    assert found == DIFFERING
    assert len(E.differing()) == len(E.differing("A.2")) == 26


def test_a_first_year_is_100_and_never_differs() -> None:
    first = [cell for cell in E.of("A.2") if cell.year == cell.base_year]
    assert len(first) == 24
    assert all(cell.recomputed == 100 and not cell.differs for cell in first)


def test_rounding_of_the_salaries_could_explain_one_cell_only() -> None:
    (one,) = [cell for cell in E.cells if cell.within_rounding]
    assert _of(one) == ("blue collars", "inside", "Rubber", 1998)


def test_a_salary_of_all_firms_lies_between_outside_and_inside() -> None:
    """A slip in copying a digit would show here."""
    paid: dict[tuple[str, str, int], dict[str, Decimal]] = {}
    for one in E.salaries:
        paid.setdefault((one.sector, one.workers, one.year), {})[one.area] = one.value
    assert all(areas["outside"] < areas["total"] < areas["inside"] for areas in paid.values())


def test_every_cell_says_where_it_comes_from() -> None:
    total = next(cell for cell in E.of("A.1") if cell.row == "TOTAL" and cell.area == "inside")
    assert total.inputs == ((1991, D(2221233)), (1996, D(2172491)))
    assert (total.printed, total.recomputed, total.differs, total.unit) == (
        D("-2.2"),
        D("-2.2"),
        False,
        "per cent",
    )
    assert total.source == "UNIDO 2004, Annex I, Table A.1"
    assert all(cell.formula and cell.source and cell.row and cell.column for cell in E.cells)


# Rounding ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("exact", "rounded"),
    [
        ("0.25", "0.3"),
        ("0.35", "0.4"),
        ("0.249", "0.2"),
        ("-0.25", "-0.3"),
        ("-0.04", "0.0"),
        ("115.35", "115.4"),
    ],
)
def test_halves_go_up(exact: str, rounded: str) -> None:
    assert str(half_up(D(exact))) == rounded


def test_no_figure_of_the_tables_hangs_on_how_a_half_is_rounded() -> None:
    for cell in E.cells:
        (_, base), (_, value) = cell.inputs[0], cell.inputs[-1]
        assert (value / base * 1000) % 1 != D("0.5")


def test_the_formulas() -> None:
    assert growth_percent(D(80), D(100)) == D("-20.0")
    assert index_number(D("18.287"), D("15.736")) == D("116.2")

"""Annex I worked out again: the published numbers, the rounding, the
cells that differ, and tables that are refused.
"""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from cluster_psia.evidence.data import A1, A2
from cluster_psia.evidence.findings import (
    argument_notes,
    employment_pairs,
    limit_notes,
    oddity_notes,
    part_of_whole,
    salary_pairs,
    total_pair,
)
from cluster_psia.evidence.italy import (
    FOLDER,
    DerivedCell,
    EvidenceError,
    growth_percent,
    half_up,
    index_number,
    italy_evidence,
)
from cluster_psia.method import load_method

ITALY = load_method().italy
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


# What is said of them ----------------------------------------------------------------------------


def test_the_findings_are_counted_from_the_cells() -> None:
    assert [pair.better_inside for pair in employment_pairs(E)] == [True] * 14
    assert [pair.better_inside for pair in salary_pairs(E)] == [True] * 8
    behind = [pair.name for pair in salary_pairs(E, 1996) if not pair.better_inside]
    assert behind == ["Woodworking, white collars"]
    total = total_pair(E)
    assert total is not None
    assert (total.inside.recomputed, total.outside.recomputed) == (D("-2.2"), D("-10.2"))
    assert (part_of_whole(14, 14), part_of_whole(12, 14)) == ("all 14", "12 of 14")


def test_the_notes_say_the_period_the_cells_that_differ_and_the_losses_inside() -> None:
    said = " ".join(
        note.text
        for note in (
            *argument_notes(E, ITALY),
            *limit_notes(E, ITALY),
            *oddity_notes(E, ITALY),
        )
    )
    assert (
        "The text speaks of the 1990s. Table A.1 covers 1991 to 1996, Table A.2 covers 1994 to"
        " 1998." in said
    )
    assert "26 of 72 index numbers" in said
    assert (
        "fell in 7 of 14 sectors too. The largest loss was in textiles, clothing: 76,303 people"
        in said
    )
    assert "all 24 comparisons" in said


def test_every_note_of_the_data_is_said_with_its_figures_and_origin() -> None:
    notes, held = (
        (
            *argument_notes(E, ITALY),
            *limit_notes(E, ITALY),
            *oddity_notes(E, ITALY),
        ),
        ITALY,
    )
    assert [note.label for note in notes] == [
        n.label for n in (*held.arguments, *held.limits, *held.oddities)
    ]
    assert [
        note.text for note in notes if "{" in note.text or "}" in note.text or not note.source
    ] == []


def test_what_the_tables_do_not_bear_out_is_not_said(own: Path) -> None:
    _change(own / A2, "inside,1996,18.154", "inside,1996,18.654")  # 110.4, against 107.7 outside
    assert "Not at every moment" in [note.label for note in limit_notes(E, ITALY)]
    assert "Not at every moment" not in [
        note.label for note in limit_notes(italy_evidence(own), ITALY)
    ]


def test_another_order_of_two_index_numbers_would_be_said(own: Path) -> None:
    _change(own / A2, ",1998,20.570,118.1", ",1998,20.570,101.0")
    assert "do not always agree" in oddity_notes(italy_evidence(own), ITALY)[-1].text


def test_a_total_that_is_no_sum_is_said(own: Path) -> None:
    _change(own / A1, "TOTAL,inside,1991,2221233", "TOTAL,inside,1991,2221234")
    assert not italy_evidence(own).totals_agree
    assert "totals are not the sums" in oddity_notes(italy_evidence(own), ITALY)[1].text


# Tables that are refused -------------------------------------------------------------------------


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A copy of both tables that may be spoiled."""
    return Path(shutil.copytree(FOLDER, tmp_path / "italy"))


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


SPOILED = {
    "unknown column": (
        A1,
        "sector,area",
        "branch,sector,area",
        "line 1: the column 'branch' is not known",
    ),
    "missing column": (A2, "workers,", "", "line 1: the column 'workers' is missing"),
    "column twice": (
        A1,
        "area,year",
        "area,area,year",
        "line 1: the column 'area' stands there twice",
    ),
    "no number": (A1, ",295631,", ",295 631,", "line 3: employment '295 631' is not a number"),
    "not finite": (A2, "15.736", "nan", "line 2: salary_thousand_euro 'nan' is not a number that"),
    "endless": (
        A2,
        "15.736",
        "1e999999",
        "line 2: salary_thousand_euro '1e999999' is not a number that",
    ),
    "printed no number": (
        A2,
        ",107.9",
        ",ca. 108",
        "line 3: index_1994_100 'ca. 108' is not a number",
    ),
    "zero": (A1, ",318778,", ",0,", "line 2: employment '0' must be above 0"),
    "unknown area": (
        A1,
        "outside,1991",
        "beside,1991",
        "line 2: area 'beside' is not one of outside, inside",
    ),
    "unknown year": (A2, ",1996,", ",1997,", "line 3: year '1997' is not one of 1994, 1996, 1998"),
    "duplicate row": (
        A1,
        "inside,1991,155278",
        "outside,1991,155278",
        "line 4: duplicate row, the same cell stands",
    ),
    "cells": (
        A1,
        "outside,1991,318778,",
        "outside,1991",
        "line 2: 3 cells where there are 5 columns",
    ),
    "no sector": (A1, "Food industry,outside,1991", ",outside,1991", "line 2: sector '' is empty"),
    "no first year": (
        A1,
        "Food industry,outside,1991,318778,\n",
        "",
        "line 2: there is no row of 1991 for Food",
    ),
    "not printed": (
        A1,
        "295631,-7.3",
        "295631,",
        "line 3: the printed figure is missing for Food industry",
    ),
    "open quote": (A1, "TOTAL,outside,1991", '"TOTAL,outside,1991', "is no CSV"),
}


@pytest.mark.parametrize("what", SPOILED)
def test_a_spoiled_table_is_named_with_line_and_reason(own: Path, what: str) -> None:
    name, old, new, said = SPOILED[what]
    _change(own / name, old, new)
    with pytest.raises(EvidenceError) as refused:
        italy_evidence(own)
    message = str(refused.value)
    assert message.startswith(str(own / name))
    assert said in message
    assert "\n" not in message


@pytest.mark.parametrize(
    ("content", "said"), [(b"", "'sector' is missing"), (b"\xff\xfe\x00", "UTF-8")]
)
def test_what_is_no_table_is_refused(own: Path, content: bytes, said: str) -> None:
    (own / A1).write_bytes(content)
    with pytest.raises(EvidenceError, match=said):
        italy_evidence(own)


def test_a_head_alone_and_a_missing_file_are_refused(own: Path) -> None:
    head = (own / A2).read_text(encoding="utf-8").splitlines()[0]
    (own / A2).write_text(head + "\n", encoding="utf-8")
    with pytest.raises(EvidenceError, match="there are no rows"):
        italy_evidence(own)
    (own / A2).unlink()
    with pytest.raises(EvidenceError, match="cannot be read"):
        italy_evidence(own)


def test_a_mark_of_utf_8_another_order_of_columns_and_empty_lines_do_no_harm(own: Path) -> None:
    lines = (own / A1).read_text(encoding="utf-8").splitlines()
    assert lines[1] == "Food industry,outside,1991,318778,"
    turned = [",".join(reversed(line.rsplit(",", 4))) for line in lines if '"' not in line]
    (own / A1).write_text("\ufeff" + "\n\n".join(turned) + "\n", encoding="utf-8")
    assert italy_evidence(own).of("A.1")[0] == E.of("A.1")[0]

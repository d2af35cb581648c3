"""What is said of the tables: counted from their cells, with period, origin and limits."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

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
from cluster_psia.evidence.italy import italy_evidence
from cluster_psia.method import load_method
from tests.evidence.tables import change

ITALY = load_method().italy
E = italy_evidence()
D = Decimal


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
    change(own / A2, "inside,1996,18.154", "inside,1996,18.654")  # 110.4, against 107.7 outside
    assert "Not at every moment" in [note.label for note in limit_notes(E, ITALY)]
    assert "Not at every moment" not in [
        note.label for note in limit_notes(italy_evidence(own), ITALY)
    ]


def test_another_order_of_two_index_numbers_would_be_said(own: Path) -> None:
    change(own / A2, ",1998,20.570,118.1", ",1998,20.570,101.0")
    assert "do not always agree" in oddity_notes(italy_evidence(own), ITALY)[-1].text


def test_a_total_that_is_no_sum_is_said(own: Path) -> None:
    change(own / A1, "TOTAL,inside,1991,2221233", "TOTAL,inside,1991,2221234")
    assert not italy_evidence(own).totals_agree
    assert "totals are not the sums" in oddity_notes(italy_evidence(own), ITALY)[1].text

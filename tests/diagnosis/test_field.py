"""One of four fields between need and capacity, or why in none."""

from __future__ import annotations

import pytest

from cluster_psia.diagnosis.field import PlaneField, plane_field
from cluster_psia.diagnosis.mean import Mean, MeanTerm, mean
from cluster_psia.method import load_method

TABLE = load_method().table_2


def axis(*values: float | None) -> Mean:
    return mean([MeanTerm(criterion="c", weight=1, value=value) for value in values])


def placed(need: Mean, capacity: Mean) -> PlaneField:
    return plane_field(TABLE, need, capacity)


@pytest.mark.parametrize(
    ("need", "capacity", "key"),
    [
        (3.1, 2.9, "need_high_capacity_low"),
        (2.9, 3.1, "need_low_capacity_high"),
        (3.1, 3.1, "need_high_capacity_high"),
        (2.9, 2.9, "need_low_capacity_low"),
    ],
)
def test_a_little_beside_the_middle_is_a_side(need: float, capacity: float, key: str) -> None:
    found = placed(axis(need), axis(capacity))
    assert (found.key, found.label, found.why_not) == (key, TABLE.field(key).label, "")


def test_the_middle_of_one_axis_is_enough_for_no_side() -> None:
    for found in (placed(axis(3), axis(5)), placed(axis(5), axis(3))):
        assert (found.key, found.label, found.holds) == (None, "On the line", False)


def test_an_axis_without_rows_and_one_half_known_are_told_apart() -> None:
    few = axis(5, None, None)
    assert placed(axis(), few).why_not == (
        "no row on need counts here; fewer than half of the rows on capacity are known."
    )
    assert placed(few, few).why_not == (
        "fewer than half of the rows on need and capacity are known."
    )
    assert placed(axis(), axis()).why_not == "no row on need or capacity counts here."


def test_an_axis_that_is_placed_is_not_named_among_those_that_are_not() -> None:
    assert placed(axis(5), axis()).why_not == "no row on capacity counts here."


def test_it_holds_only_where_open_rows_could_move_neither_axis_over_the_middle() -> None:
    sure, unsure = axis(5, 5, 5, None), axis(4, None)
    assert placed(sure, axis(1, 1, 1, None)).holds
    assert not placed(unsure, sure).holds
    assert not placed(sure, unsure).holds


def test_open_rows_that_could_bring_it_onto_the_line_do_not_leave_it_in_its_field() -> None:
    touching = axis(5, None)  # from 3 to 5
    assert not placed(touching, axis(5)).holds

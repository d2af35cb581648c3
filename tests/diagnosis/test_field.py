"""One of four fields between need and capacity, or why in none."""

from __future__ import annotations

import pytest

from cluster_psia.diagnosis.field import PlaneField, plane_field
from cluster_psia.diagnosis.marked import PovertyMarks
from cluster_psia.diagnosis.mean import Mean, MeanTerm, mean
from cluster_psia.method import load_method

TABLE = load_method().table_2


def axis(*values: float | None) -> Mean:
    return mean([MeanTerm(criterion="c", weight=1, value=value) for value in values])


def placed(need: Mean, capacity: Mean, marks: PovertyMarks | None = None) -> PlaneField:
    return plane_field(TABLE, need, capacity, marks or PovertyMarks())


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


def test_a_field_speaks_of_the_rows_that_it_rests_on() -> None:
    every, most = axis(2, 2), axis(4, 4, 4, None)
    assert placed(every, axis(4, 4)).finding == (
        "Growth engine, resting on all 4 rows of both axes"
    )
    assert placed(every, most).finding == ("Growth engine, resting on 5 of the 6 rows of both axes")
    assert placed(every, most).crosses == ()


def test_a_range_that_crosses_the_middle_is_told_with_its_ends() -> None:
    found = placed(axis(2, 3, None), axis(4, 4))
    assert found.finding == (
        "Growth engine, resting on 4 of the 5 rows of both axes; need could also be high"
    )
    assert found.crosses == (
        "1 row on need is not known. It leaves need anywhere from 2.0 to 3.3, and so it could also"
        " be high.",
    )


def test_a_range_that_only_touches_the_middle_says_so() -> None:
    found = placed(axis(5, None), axis(1, 1))
    assert found.crosses == (
        "1 row on need is not known. It leaves need anywhere from 3.0 to 5.0, and so it could also"
        " lie on the line between low and high.",
    )


def test_a_mean_beside_the_middle_is_not_rounded_onto_it() -> None:
    near = axis(*[3] * 24, 2, None)  # from 2.88 to 3.04
    assert "anywhere from 2.9 to just over 3" in placed(near, axis(5)).crosses[0]


def test_low_need_is_held_against_what_is_marked_poor() -> None:
    marks = PovertyMarks(said="2 nodes with 37,000 people are marked likely poor", cleared=1)
    assert placed(axis(1), axis(5), marks).yet == (
        "Yet 2 nodes with 37,000 people are marked likely poor."
    )
    assert placed(axis(1), axis(1), marks).sentences[-1].startswith("Yet 2 nodes")
    assert placed(axis(5), axis(5), marks).yet == ""
    assert placed(axis(1), axis(5)).yet == ""


def test_high_need_is_held_against_a_map_on_which_nothing_is_marked() -> None:
    looked = PovertyMarks(cleared=3)
    assert placed(axis(5), axis(5), looked).yet == (
        "Yet no node and no group on the map is marked poor; 3 nodes looked at."
    )
    assert placed(axis(5), axis(5)).yet == ""

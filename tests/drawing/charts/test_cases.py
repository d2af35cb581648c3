"""The plane of all cases as values: who has a place, how far it could move,
and where the names stand.
"""

from __future__ import annotations

from itertools import combinations

import pytest

from cluster_psia.assessment import Assessment, Rating, replace
from cluster_psia.assessment.files.samples import load_sample
from cluster_psia.cases.library import CaseView, case_library, case_view
from cluster_psia.diagnosis.mean import SHOWN_FROM
from cluster_psia.drawing.charts.cases import (
    axis_words,
    cases_chart,
    cases_finding,
    cases_rows,
    known_words,
    not_placed,
    placed_cases,
)
from cluster_psia.drawing.charts.spots import BASIS, HEIGHT, LETTER, LINE_HEIGHT, label_spots
from cluster_psia.method import load_method
from cluster_psia.method.model.register import Case

NEED = [c.key for c in load_method().table_2.criteria if c.axis == "need"]
CAPACITY = [c for c in load_method().table_2.criteria if c.axis == "capacity"]


def _view(key: str, a: Assessment) -> CaseView:
    case = Case(
        key=key,
        label=f"The {key}",
        explanation="A case.",
        ours="made for a test",
        kind="cluster",
        country="India",
        sector="footwear",
    )
    return case_view(case, a)


def _known(key: str, need: int, capacity: int) -> CaseView:
    """A case with so many rows known on each axis."""
    rows = [*NEED[:need], *(c.key for c in CAPACITY[:capacity])]
    return _view(
        key, replace(Assessment(name="A"), ratings={row: (Rating(answer=4),) for row in rows})
    )


THREE = [_view(key, load_sample(key)) for key in ("tiruppur", "sialkot", "agra")]


def test_a_case_has_a_place_from_half_of_the_rows_of_each_axis_on() -> None:
    enough_need, enough_capacity = -(-len(NEED) // 2), -(-len(CAPACITY) // 2)
    assert SHOWN_FROM == 0.5
    yes = _known("yes", enough_need, enough_capacity)
    little_need = _known("less", enough_need - 1, enough_capacity)
    little_capacity = _known("least", enough_need, enough_capacity - 1)
    views = [little_capacity, yes, little_need]
    assert placed_cases(views) == (yes,)
    assert {view.key for view in not_placed(views)} == {"less", "least"}
    assert [row["key"] for row in cases_rows(views)] == ["yes"]


def test_those_left_out_are_named_best_known_first() -> None:
    views = [_known("one", 1, 0), _known("three", 3, 0), _known("two", 1, 1)]
    assert [view.key for view in not_placed(views)] == ["three", "two", "one"]


def test_marks_stand_at_the_means_and_bars_reach_to_what_unknown_rows_allow() -> None:
    rows = {row["key"]: row for row in cases_rows(THREE)}
    for view in THREE:
        row, need, capacity = rows[view.key], view.diagnosis.need.mean, view.diagnosis.capacity.mean
        assert (row["x"], row["y"]) == (capacity.value, need.value)
        assert (row["x_low"], row["x_high"]) == (capacity.lowest, capacity.highest)
        assert row["y_low"] <= row["y"] <= row["y_high"]


def test_the_share_known_stands_beside_every_name_and_in_words() -> None:
    tiruppur = next(row for row in cases_rows(THREE) if row["key"] == "tiruppur")
    answered = THREE[0].diagnosis.answered
    assert tiruppur["name"] == f"The tiruppur · {answered}/20"
    assert tiruppur["known"] == known_words(THREE[0])
    assert known_words(THREE[0]).startswith(f"{answered} of 20 rows known (")


def test_the_title_is_a_finding_and_the_subtitle_says_n_and_threshold() -> None:
    title, subtitle = cases_finding([*THREE, _known("little", 1, 1)])
    assert title.startswith(
        "3 of 4 cases have a place: on the rows known, 2 lie in “capable cluster with poor workers”"
    )
    assert "n = 3 of 4" in subtitle
    assert "50% of the rows" in subtitle
    assert "ours" in subtitle


def test_no_case_or_no_place_is_said() -> None:
    for views in ([], [_known("little", 1, 1)]):
        assert (
            cases_finding(views)[0]
            == "The sources say too little of these cases to place any of them"
        )
        assert cases_chart(views, load_method()).to_dict()["layer"]


def test_an_axis_of_which_nothing_is_known_is_told_with_its_whole_range() -> None:
    assert axis_words(_known("none", 0, 0).diagnosis.need.mean) == "not shown (could be 1.0 to 5.0)"


def _boxes(
    points: list[tuple[float, float]], letters: list[int]
) -> list[tuple[float, float, float, float]]:
    wide, high = BASIS / 4, HEIGHT / 4
    boxes = []
    for spot, count in zip(label_spots(points, letters), letters, strict=True):
        left = spot.x * wide if spot.align == "left" else spot.x * wide - count * LETTER
        middle = spot.y * high
        boxes.append(
            (left, left + count * LETTER, middle - LINE_HEIGHT / 2, middle + LINE_HEIGHT / 2)
        )
    return boxes


@pytest.mark.parametrize(
    "points",
    [
        [(3.0, 3.0), (3.0, 3.05), (3.1, 3.0)],
        [(4.95, 4.9), (4.9, 4.9)],
        [(1.0, 1.0), (5.0, 1.0), (5.0, 5.0)],
    ],
)
def test_names_cover_neither_each_other_nor_the_edge(points: list[tuple[float, float]]) -> None:
    boxes = _boxes(points, [24] * len(points))
    for (l1, r1, b1, t1), (l2, r2, b2, t2) in combinations(boxes, 2):
        assert r1 <= l2 or r2 <= l1 or t1 <= b2 or t2 <= b1
    assert all(left >= BASIS / 4 and right <= 5 * BASIS / 4 for left, right, _, _ in boxes)


def test_names_of_the_library_cover_each_other_nowhere() -> None:
    rows = cases_rows(case_library())
    assert rows
    boxes = _boxes([(row["x"], row["y"]) for row in rows], [len(row["name"]) for row in rows])
    for (l1, r1, b1, t1), (l2, r2, b2, t2) in combinations(boxes, 2):
        assert r1 <= l2 or r2 <= l1 or t1 <= b2 or t2 <= b1

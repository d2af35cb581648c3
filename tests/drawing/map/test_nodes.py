"""The marks, hatch and border of one node."""

from __future__ import annotations

import re

import pytest

from cluster_psia.drawing.map.looks import Look
from cluster_psia.drawing.map.nodes import badge_width, hatch_path, node_shape, status_badge


def corners(path: str) -> list[tuple[float, float]]:
    numbers = re.findall(r"[ML]([-\d.]+) ([-\d.]+)", path)
    return [(float(x), float(y)) for x, y in numbers]


@pytest.mark.parametrize("size", [(140.0, 60.0), (20.0, 90.0), (30.0, 30.0)])
def test_hatch_is_cut_at_the_box(size: tuple[float, float]) -> None:
    width, height = size
    found = corners(hatch_path(10, 20, width, height, 6))
    assert found
    for x, y in found:
        assert 10 <= x <= 10 + width
        assert 20 <= y <= 20 + height
        assert x in (10, 10 + width) or y in (20, 20 + height)


def test_every_line_of_the_hatch_rises_to_the_right_at_45_degrees() -> None:
    found = corners(hatch_path(0, 0, 140, 60, 12))
    for (x1, y1), (x2, y2) in zip(found[::2], found[1::2], strict=True):
        assert x2 - x1 == pytest.approx(y1 - y2, abs=0.2)
        assert x2 > x1


def test_wider_apart_means_fewer_lines() -> None:
    assert len(corners(hatch_path(0, 0, 140, 60, 12))) < len(corners(hatch_path(0, 0, 140, 60, 6)))


@pytest.mark.parametrize(
    ("shade", "width"), [("likely", 29), ("vulnerable", 18), ("?", 18), ("none", 0), ("", 0)]
)
def test_a_field_is_as_wide_as_its_marks(shade: str, width: int) -> None:
    assert badge_width(shade) == width
    assert bool(status_badge(100, 0, shade)) == bool(width)


def test_a_question_mark_is_text_and_the_others_are_drawn() -> None:
    assert ">?</text>" in "".join(status_badge(100, 0, "?"))
    assert "".join(status_badge(100, 0, "likely")).count("h10l-5 -9z") == 2


def test_only_a_poor_node_that_is_hatched_has_lines() -> None:
    def shape(shade: str, *, hatched: bool) -> str:
        return "".join(node_shape(0, 0, 100, 50, Look("#fff", shade=shade, hatched=hatched)))

    assert "<path" in shape("likely", hatched=True)
    assert "<path" not in shape("likely", hatched=False)
    assert "<path" not in shape("none", hatched=True)


def test_the_corners_of_a_round_node_are_never_rounder_than_half_its_height() -> None:
    low = "".join(node_shape(0, 0, 100, 20, Look("#fff", round=True)))
    high = "".join(node_shape(0, 0, 100, 90, Look("#fff", round=True)))
    assert 'rx="10"' in low
    assert 'rx="18"' in high

"""Where the parts of a picture stand: the map within its page, whatever its shape."""

from __future__ import annotations

import pytest

from cluster_psia.drawing.map.layout import (
    A3,
    LARGEST,
    LEAST,
    Heights,
    MapFrame,
    lay_out,
    page_width,
)

AROUND = Heights(head=80.0, legend=60.0, foot=30.0)
SMALL = MapFrame(left=0.0, right=300.0, top=0.0, bottom=200.0)
WIDE = MapFrame(left=-50.0, right=5_950.0, top=-10.0, bottom=390.0)
HIGH = MapFrame(left=0.0, right=400.0, top=0.0, bottom=4_000.0)


def test_a_screen_is_as_wide_as_the_map_asks_for_and_never_too_narrow() -> None:
    assert page_width(SMALL, "screen") == LEAST
    assert page_width(WIDE, "screen") > WIDE.wide
    assert page_width(WIDE, "a3") == A3[0]


@pytest.mark.parametrize("frame", [SMALL, WIDE, HIGH], ids=["small", "wide", "high"])
def test_on_paper_the_whole_map_stands_between_head_and_legend(frame: MapFrame) -> None:
    at = lay_out(frame, "a3", AROUND)
    assert (at.width, at.height) == A3
    assert at.across(frame.left) >= 0
    assert at.across(frame.right) <= at.width
    assert at.down(frame.top) >= AROUND.head
    assert at.down(frame.bottom) <= at.legend + 1e-6
    assert at.legend < at.foot < at.height


@pytest.mark.parametrize("size", ["screen", "a3"])
def test_a_small_chain_is_not_blown_up(size: str) -> None:
    assert lay_out(SMALL, "a3" if size == "a3" else "screen", AROUND).scale == LARGEST


def test_a_screen_is_as_high_as_the_map_asks_for() -> None:
    at = lay_out(HIGH, "screen", AROUND)
    assert at.height == pytest.approx(AROUND.all + HIGH.high * at.scale)
    assert at.down(HIGH.bottom) <= at.legend

"""Where the parts of a picture of the map stand: on a screen as high as they ask for, on an A3 page
as large as they can be.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from cluster_psia.drawing.map.places import Plane

Size = Literal["screen", "a3"]
SIZES: tuple[Size, ...] = ("screen", "a3")
A3 = (1587.0, 1122.0)  # 420 x 297 mm at 96 pixels to the inch
MARGIN = 40
SIDE = 56  # for the names of the levels
HEADS = 52  # for the names of the stages
LEAST = 1000  # the narrowest picture for a screen
LARGEST = 1.3  # nodes of a small chain are not blown up to fill a page


@dataclass(frozen=True)
class MapFrame:
    """What a map takes of its plane: that of the grid, and more where nodes were dragged."""

    left: float
    right: float
    top: float
    bottom: float

    @property
    def wide(self) -> float:
        """The width of the map on its plane."""
        return self.right - self.left

    @property
    def high(self) -> float:
        """The height of the map on its plane."""
        return self.bottom - self.top


def map_frame(drawn: Plane) -> MapFrame:
    """The frame of a map, with a little room around its boxes."""
    return MapFrame(
        left=min([drawn.left, *(box.left - 20 for box in drawn.boxes)]),
        right=max([drawn.right, *(box.right + 20 for box in drawn.boxes)]),
        top=min([drawn.top - 14, *(box.top - 20 for box in drawn.boxes)]),
        bottom=max([drawn.bottom + 8, *(box.bottom + 20 for box in drawn.boxes)]),
    )


def page_width(frame: MapFrame, size: Size) -> float:
    """The width of the page that a map stands on."""
    return A3[0] if size == "a3" else max(frame.wide + SIDE + 2 * MARGIN, LEAST)


@dataclass(frozen=True)
class Heights:
    """How high what stands around the map is: the head with its margin, the legend, the foot."""

    head: float
    legend: float
    foot: float

    @property
    def all(self) -> float:
        """Everything but the map."""
        return self.head + HEADS + self.legend + self.foot + MARGIN


@dataclass(frozen=True)
class Layout:
    """The page: its size, and where the plane of the map, the legend and the foot begin."""

    width: float
    height: float
    x: float
    y: float
    scale: float
    legend: float
    foot: float

    def across(self, x: float) -> float:
        """Where a place on the plane stands from the left of the page."""
        return self.x + x * self.scale

    def down(self, y: float) -> float:
        """Where a place on the plane stands from the top of the page."""
        return self.y + y * self.scale


def lay_out(frame: MapFrame, size: Size, heights: Heights) -> Layout:
    """The layout of a page with that around its map."""
    width = page_width(frame, size)
    room = width - 2 * MARGIN - SIDE
    scale = min(room / frame.wide, LARGEST)
    if size == "a3":
        scale = min(scale, (A3[1] - heights.all) / frame.high)
    height = A3[1] if size == "a3" else heights.all + frame.high * scale
    foot = height - MARGIN / 2 - heights.foot
    top = heights.head + HEADS
    if size == "a3":  # a small chain stands in the middle of its page
        top += (foot - heights.legend - top - frame.high * scale) / 3
    return Layout(
        width=width,
        height=height,
        x=MARGIN + SIDE + (room - frame.wide * scale) / 2 - frame.left * scale,
        y=top - frame.top * scale,
        scale=scale,
        legend=foot - heights.legend,
        foot=foot,
    )

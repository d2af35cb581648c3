"""Where the names of marks stand on the plane, so that none covers another or a mark."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cluster_psia.drawing.charts.style import SCALE

HEIGHT = 520
BASIS = 800  # the width, in pixels, for which names are kept apart; wider charts have more room
LETTER, LINE_HEIGHT = 6.2, 15  # pixels that a letter and a line of a name take
LINES_TRIED = (0, 1, -1, 2, -2, 3, -3)  # how far a name may stand from its mark
MARK = 11  # radius in pixels

_WIDE = BASIS / (SCALE[-1] - SCALE[0])  # pixels of a point of the scale
_HIGH = HEIGHT / (SCALE[-1] - SCALE[0])

Box = tuple[float, float, float, float]  # left, right, bottom, top in pixels


@dataclass(frozen=True)
class Spot:
    """Where the name of a mark stands, in units of the axes, and towards which side it reads."""

    x: float
    y: float
    align: str  # "left": the name begins here; "right": it ends here
    apart: bool  # on another line than its mark, so that it has to repeat the mark's number


def label_spots(points: Sequence[tuple[float, float]], letters: Sequence[int]) -> list[Spot]:
    """A place for every name beside its mark,
    each the first that covers no mark and no name set before it.

    Tried in turn: right, left, then both a line higher or lower, two lines, and so on. Where
    nothing is free the name stands to the right and may be covered: the number in the mark and the
    list below still tell which it is.
    """
    taken = [_mark_box(x * _WIDE, y * _HIGH) for x, y in points]
    spots = []
    for (x, y), count in zip(points, letters, strict=True):
        width = count * LETTER
        found = _first_free(x * _WIDE, y * _HIGH, width, taken)
        taken.append(_label_box(found, width))
        spots.append(Spot(found.x / _WIDE, found.y / _HIGH, found.align, found.apart))
    return spots


def _first_free(x: float, y: float, width: float, taken: Iterable[Box]) -> Spot:
    """The first place in pixels that is free, or the first of all."""
    tried = [_spot(x, y, side, lines) for lines in LINES_TRIED for side in ("left", "right")]
    for spot in tried:
        if _fits(_label_box(spot, width), taken):
            return spot
    return tried[0]


def _mark_box(x: float, y: float) -> Box:
    return (x - MARK, x + MARK, y - MARK, y + MARK)


def _spot(x: float, y: float, align: str, lines: int) -> Spot:
    aside = MARK + 4 if not lines else 4
    return Spot(
        x + aside if align == "left" else x - aside,
        y + lines * LINE_HEIGHT,
        align,
        apart=lines != 0,
    )


def _label_box(spot: Spot, width: float) -> Box:
    left = spot.x if spot.align == "left" else spot.x - width
    return (left, left + width, spot.y - LINE_HEIGHT / 2, spot.y + LINE_HEIGHT / 2)


def _fits(label: Box, taken: Iterable[Box]) -> bool:
    """Whether a name stays inside the chart and covers nothing."""
    left, right, _, _ = label
    inside = left >= SCALE[0] * _WIDE and right <= SCALE[-1] * _WIDE
    return inside and not any(_overlap(label, other) for other in taken)


def _overlap(one: Box, other: Box) -> bool:
    left, right, bottom, top = one
    left_2, right_2, bottom_2, top_2 = other
    return left < right_2 and left_2 < right and bottom < top_2 and bottom_2 < top

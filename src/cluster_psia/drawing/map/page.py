"""The page around the map: its head, the names of stages and levels, the legend, the source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from cluster_psia.drawing import tokens
from cluster_psia.drawing.letters import width_of, wrap_text
from cluster_psia.drawing.map.layout import (
    MARGIN,
    Heights,
    Layout,
    Size,
    lay_out,
    map_frame,
    page_width,
)
from cluster_psia.drawing.svg import FONT, svg_number, svg_tag, text_line, text_tag

if TYPE_CHECKING:
    from cluster_psia.drawing.map.places import Plane, StageHeading

EMPTY = (
    "Here stand those who make, move and sell the goods, and who serves or rules them."
    " Add them on the chain page."
)
_FOOT_LINE = 16


@dataclass(frozen=True)
class TypeSizes:
    """Sizes of type outside the map."""

    title: int
    text: int
    small: int


TYPE: dict[Size, TypeSizes] = {"screen": TypeSizes(22, 13, 12), "a3": TypeSizes(26, 15, 13)}


@dataclass(frozen=True)
class PictureWords:
    """What is said around the map; ``described`` is the map in words for whoever cannot see it."""

    title: str
    subtitle: str
    described: str
    source: str


@dataclass(frozen=True)
class MapPage:
    """The page of a map."""

    drawn: Plane
    size: Size
    words: PictureWords

    @property
    def type(self) -> TypeSizes:
        """The sizes of type on this page."""
        return TYPE[self.size]

    @property
    def room(self) -> float:
        """The width between the margins."""
        return page_width(map_frame(self.drawn), self.size) - 2 * MARGIN

    def svg_of(self, content: Iterable[str], legend: tuple[str, float]) -> str:
        """The page as SVG: head, headings of the grid, the map, the legend, the source.

        ``content`` is the map on its plane, ``legend`` its legend and how high that is.
        """
        rows, legend_height = legend
        head, head_height = self._head()
        foot = wrap_text(self.words.source, self.room, self.type.small, 3)
        heights = Heights(head_height, legend_height, float(_FOOT_LINE * len(foot) + 10))
        at = lay_out(map_frame(self.drawn), self.size, heights)
        plane = f"translate({svg_number(at.x)} {svg_number(at.y)}) scale({at.scale:.4f})"
        return self._document(
            at,
            text_tag("title", self.words.title),
            text_tag("desc", self.words.described),
            svg_tag("rect", width=at.width, height=at.height, fill=tokens.PAPER),
            *head,
            *self._stages(at),
            *self._levels(at),
            svg_tag("g", *content, transform=plane),
            *self._when_empty(at),
            svg_tag("g", rows, transform=f"translate({MARGIN} {svg_number(at.legend)})"),
            *self._foot(foot, at),
        )

    def _document(self, at: Layout, *inner: str) -> str:
        width, height = svg_number(at.width), svg_number(at.height)
        paper = ("420mm", "297mm") if self.size == "a3" else (width, height)
        return '<?xml version="1.0" encoding="UTF-8"?>\n' + svg_tag(
            "svg",
            *inner,
            xmlns="http://www.w3.org/2000/svg",
            width=paper[0],
            height=paper[1],
            viewBox=f"0 0 {width} {height}",
            font_family=FONT,
            role="img",
        )

    def _head(self) -> tuple[list[str], float]:
        """Title and subtitle, and where they end."""
        y, out = float(MARGIN), list[str]()
        title, text = self.type.title, self.type.text
        for line in wrap_text(self.words.title, self.room, title, 3, bold=True):
            y += title + 2
            out.append(text_line((MARGIN, y - 6), line, title, tokens.INK, font_weight=600))
        for line in wrap_text(self.words.subtitle, self.room, text, 2):
            y += text + 6
            out.append(text_line((MARGIN, y - 2), line, text, tokens.MUTED))
        return out, y + 8

    def _foot(self, lines: list[str], at: Layout) -> Iterator[str]:
        for number, line in enumerate(lines, 1):
            y = at.foot + _FOOT_LINE * number
            yield text_line((MARGIN, y), line, self.type.small, tokens.MUTED)

    def _when_empty(self, at: Layout) -> Iterator[str]:
        """What belongs on an empty map."""
        if not self.drawn.boxes:
            middle = (self.drawn.top + self.drawn.levels[0].bottom) / 2
            place = (at.width / 2, at.down(middle))
            yield text_line(place, EMPTY, self.type.text, tokens.MUTED, text_anchor="middle")

    def _stages(self, at: Layout) -> Iterator[str]:
        """The names of the stages over their columns."""
        top = at.down(map_frame(self.drawn).top)
        for stage in self.drawn.stages:
            yield from self._stage(stage, at, top)

    def _stage(self, stage: StageHeading, at: Layout, top: float) -> Iterator[str]:
        room = (stage.last - stage.first + 250) * at.scale
        x = at.across((stage.first + stage.last) / 2)
        lines = wrap_text(stage.label, room, self.type.text, 2)
        for below, line in enumerate(lines, 1 - len(lines)):
            place = (x, top - 10 + 17 * below)
            yield text_line(place, line, self.type.text, tokens.MUTED, text_anchor="middle")

    def _levels(self, at: Layout) -> Iterator[str]:
        """The names of the levels beside their bands, and a line between two levels."""
        levels = self.drawn.levels
        for level in levels[:1]:
            yield from self._level(level.label, at.down(level.top), at.down(level.bottom))
        for above, level in pairwise(levels):
            yield _rule(at, at.down((level.top + above.bottom) / 2))
            yield from self._level(level.label, at.down(level.top), at.down(level.bottom))

    def _level(self, label: str, top: float, bottom: float) -> Iterator[str]:
        """A level's name, read from bottom to top, on as many lines as its band asks for; smaller
        in a narrow band.
        """
        room, middle = bottom - top - 4, (top + bottom) / 2
        longest = max(width_of(word, self.type.small) for word in label.split())
        size = min(1.0, room / longest) * self.type.small
        for number, line in enumerate(wrap_text(label, room + 0.1, size, 3)):
            x = MARGIN + 14 + number * (size + 3)
            turned = f"rotate(-90 {svg_number(x)} {svg_number(middle)})"
            yield text_line(
                (x, middle), line, size, tokens.MUTED, text_anchor="middle", transform=turned
            )


def _rule(at: Layout, y: float) -> str:
    """A line across the page."""
    return svg_tag(
        "line",
        x1=MARGIN,
        y1=y,
        x2=at.width - MARGIN,
        y2=y,
        stroke=tokens.LINE,
        stroke_width=1,
    )

"""The value chain map as an SVG picture, for the screen or for an A3 page, without a browser.

The same grid and the same marks as the map on the page. Nodes are drawn last, so that nothing ever
covers a label.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.chain import node_names
from cluster_psia.assessment.document.model import Assessment
from cluster_psia.drawing import tokens
from cluster_psia.drawing.letters import width_of, wrap_text
from cluster_psia.drawing.map.legend import legend_rows
from cluster_psia.drawing.map.links import draw_links, link_words
from cluster_psia.drawing.map.nodes import draw_node
from cluster_psia.drawing.map.places import Plane, fit_to, map_plane
from cluster_psia.drawing.map.routes import link_routes
from cluster_psia.drawing.map.views import (
    PLOTTED,
    LinkKey,
    Look,
    Reached,
    View,
    as_reached,
    count_of,
    is_counted,
    look_of,
    map_title,
    reach_to_draw,
)
from cluster_psia.drawing.svg import FONT, svg_number, svg_tag, text_line, text_tag
from cluster_psia.mapping.grid import chain_grid
from cluster_psia.mapping.network import nodes_by_id
from cluster_psia.mapping.words import map_in_words
from cluster_psia.method.cite import cite
from cluster_psia.method.model.chain_rules import Way
from cluster_psia.words import short_list

Size = Literal["screen", "a3"]
SIZES: tuple[Size, ...] = ("screen", "a3")
A3 = (1587.0, 1122.0)  # 420 x 297 mm at 96 pixels to the inch
MARGIN = 40
SIDE = 56  # for the names of the levels
HEADS = 52  # for the names of the stages
EMPTY = (
    "Here stand those who make, move and sell the goods, and who serves or rules them."
    " Add them on the chain page."
)
LEAST = 1000  # the narrowest picture for a screen
LARGEST = 1.3  # nodes of a small chain are not blown up to fill a page


@dataclass(frozen=True)
class _Type:
    """Sizes of type outside the map."""

    title: int
    text: int
    small: int


TYPE: dict[Size, _Type] = {"screen": _Type(22, 13, 12), "a3": _Type(26, 15, 13)}


def map_svg(
    a: Assessment,
    view: View | None = None,
    size: Size = "screen",
    reach: Reached | Mapping[str, Way] | None = None,
) -> str:
    """The map of ``a`` as SVG: shades with hatch and marks, institutions, typed links,
    legend, finding and source.

    ``reach`` tells, for the view of that name, how the groups of each node are reached; without it
    it is worked out.
    """
    shown: View = view or "people"
    come = (
        Reached() if shown != "reach" else reach_to_draw(a) if reach is None else as_reached(reach)
    )
    method = method_of(a)
    by_id, counted = nodes_by_id(a.chain), is_counted(a.chain, shown)
    looks = {
        id_: look_of(node, shown, come, method, counted=counted) for id_, node in by_id.items()
    }
    places, moved = chain_grid(a.chain, method), dict(getattr(a, "positions", {}))
    if (
        size == "a3"
    ):  # a page has the computed grid, folded: what was dragged on a screen would not fit it
        places, moved = fit_to(places, A3[0] - 2 * MARGIN - SIDE, A3[1] - 300), {}
    drawn = map_plane(a.chain, places, {id_: look.second for id_, look in looks.items()}, moved)
    picture = _Picture(
        drawn, TYPE[size], size, map_title(a, shown, come), PLOTTED[shown], _source(a)
    )
    content = list(_map(a, drawn, looks, come.links, moved))
    described = " ".join(map_in_words(a.chain, method)) or "No operators and no institutions yet."
    return picture.whole(
        content,
        legend_rows(a, shown, come, TYPE[size].small, picture.room),
        a,
        shown,
        described,
    )


def _map(
    a: Assessment,
    drawn: Plane,
    looks: Mapping[str, Look],
    carrying: frozenset[LinkKey],
    moved: Mapping[str, tuple[float, float]],
) -> Iterator[str]:
    """Links first, then their words, then nodes."""
    names = node_names(a.chain)
    ways = link_routes(drawn, a.chain.links, moved)
    yield svg_tag(
        "g",
        *draw_links(ways, drawn.boxes, names, carrying, link_words(method_of(a))),
        fill="none",
    )
    for box in drawn.boxes:
        yield draw_node(box, looks[box.node], names[box.node])


@dataclass(frozen=True)
class _Picture:
    """The page around the map."""

    drawn: Plane
    type: _Type
    size: Size
    title: str
    plotted: str
    source: str

    @property
    def width(self) -> float:
        """The width of the page."""
        if self.size == "a3":
            return A3[0]
        return max(self._right - self._left + SIDE + 2 * MARGIN, LEAST)

    @property
    def room(self) -> float:
        """The width between the margins."""
        return self.width - 2 * MARGIN

    @property
    def _left(self) -> float:
        return min([self.drawn.left, *(box.left - 20 for box in self.drawn.boxes)])

    @property
    def _right(self) -> float:
        return max([self.drawn.right, *(box.right + 20 for box in self.drawn.boxes)])

    @property
    def _top(self) -> float:
        return min([self.drawn.top - 14, *(box.top - 20 for box in self.drawn.boxes)])

    @property
    def _bottom(self) -> float:
        return max([self.drawn.bottom + 8, *(box.bottom + 20 for box in self.drawn.boxes)])

    def whole(
        self,
        content: list[str],
        below: tuple[str, float],
        a: Assessment,
        view: View,
        described: str,
    ) -> str:
        """The page: head, headings of the grid, the map, the legend, the source."""
        head, y = self._head(a, view)
        rows, legend_height = below
        foot = wrap_text(self.source, self.room, self.type.small, 3)
        foot_height = 16.0 * len(foot) + 10
        if self.size == "a3":
            height = A3[1]
            high = height - y - HEADS - legend_height - foot_height - MARGIN
            scale = min(
                (self.room - SIDE) / (self._right - self._left),
                high / (self._bottom - self._top),
                LARGEST,
            )
        else:
            scale = min((self.room - SIDE) / (self._right - self._left), LARGEST)
            height = (
                y
                + HEADS
                + (self._bottom - self._top) * scale
                + legend_height
                + foot_height
                + MARGIN
            )
        end = height - MARGIN / 2 - foot_height
        x0 = (
            MARGIN
            + SIDE
            + (self.room - SIDE - (self._right - self._left) * scale) / 2
            - self._left * scale
        )
        y0 = y + HEADS - self._top * scale
        if self.size == "a3":  # a small chain stands in the middle of its page
            y0 += (end - legend_height - y - HEADS - (self._bottom - self._top) * scale) / 3
        inner = [
            text_tag("title", self.title),
            text_tag("desc", described),
            svg_tag("rect", width=self.width, height=height, fill=tokens.PAPER),
            *head,
            *self._grid(x0, y0, scale),
            svg_tag(
                "g",
                *content,
                transform=f"translate({svg_number(x0)} {svg_number(y0)}) scale({scale:.4f})",
            ),
            *self._when_empty(y0, scale),
            svg_tag("g", rows, transform=f"translate({MARGIN} {svg_number(end - legend_height)})"),
            *(
                text_line((MARGIN, end + 16 * (i + 1)), line, self.type.small, tokens.MUTED)
                for i, line in enumerate(foot)
            ),
        ]
        paper = (
            ("420mm", "297mm")
            if self.size == "a3"
            else (svg_number(self.width), svg_number(height))
        )
        return '<?xml version="1.0" encoding="UTF-8"?>\n' + svg_tag(
            "svg",
            *inner,
            xmlns="http://www.w3.org/2000/svg",
            width=paper[0],
            height=paper[1],
            viewBox=f"0 0 {svg_number(self.width)} {svg_number(height)}",
            font_family=FONT,
            role="img",
        )

    def _when_empty(self, y0: float, scale: float) -> Iterator[str]:
        """What belongs on an empty map."""
        if not self.drawn.boxes:
            y = y0 + (self.drawn.top + self.drawn.levels[0].bottom) / 2 * scale
            yield text_line(
                (self.width / 2, y), EMPTY, self.type.text, tokens.MUTED, text_anchor="middle"
            )

    def _head(self, a: Assessment, view: View) -> tuple[list[str], float]:
        """Title and subtitle, and where they end."""
        y, out = float(MARGIN), list[str]()
        for line in wrap_text(self.title, self.room, self.type.title, 3, bold=True):
            y += self.type.title + 2
            out.append(
                text_line((MARGIN, y - 6), line, self.type.title, tokens.INK, font_weight=600)
            )
        below = f"{a.name}: {self.plotted} · {count_of(a, view)}"
        for line in wrap_text(below, self.room, self.type.text, 2):
            y += self.type.text + 6
            out.append(text_line((MARGIN, y - 2), line, self.type.text, tokens.MUTED))
        return out, y + 8

    def _grid(self, x0: float, y0: float, scale: float) -> Iterator[str]:
        """Stages over their columns, levels beside their bands, and a line between two levels."""
        size, top = self.type.text, y0 + self._top * scale
        for stage in self.drawn.stages:
            room = (stage.last - stage.first) * scale + 250 * scale
            lines = wrap_text(stage.label, room, size, 2)
            for i, line in enumerate(lines):
                at = (
                    x0 + (stage.first + stage.last) / 2 * scale,
                    top - 10 - 17 * (len(lines) - 1 - i),
                )
                yield text_line(at, line, size, tokens.MUTED, text_anchor="middle")
        for i, level in enumerate(self.drawn.levels):
            if i:
                y = y0 + (level.top + self.drawn.levels[i - 1].bottom) / 2 * scale
                yield svg_tag(
                    "line",
                    x1=MARGIN,
                    y1=y,
                    x2=self.width - MARGIN,
                    y2=y,
                    stroke=tokens.LINE,
                    stroke_width=1,
                )
            yield from self._level(level.label, y0 + level.top * scale, y0 + level.bottom * scale)

    def _level(self, label: str, top: float, bottom: float) -> Iterator[str]:
        """A level's name, read from bottom to top, on as many lines as its band asks for;
        smaller in a narrow band.
        """
        room = bottom - top - 4
        size = (
            min(1.0, room / max(width_of(word, self.type.small) for word in label.split()))
            * self.type.small
        )
        lines = wrap_text(label, room + 0.1, size, 3)
        for i, line in enumerate(lines):
            x = MARGIN + 14 + i * (size + 3)
            turned = f"rotate(-90 {svg_number(x)} {svg_number((top + bottom) / 2)})"
            yield text_line(
                (x, (top + bottom) / 2),
                line,
                size,
                tokens.MUTED,
                text_anchor="middle",
                transform=turned,
            )


def _source(a: Assessment) -> str:
    """Where form and figures come from."""
    named = (node.citation for node in nodes_by_id(a.chain).values())
    documents = list(dict.fromkeys(cite(c.document, "") for c in named if c and c.document))
    figures = short_list(documents, between="; ")
    told = f" Nodes and figures: {figures}." if figures else ""
    return f"Form of the map: {cite('unido_2004', 'Box 2')}; grid of stages and levels ours.{told}"

"""The legend of the map: only what occurs on it, in rows as wide as the page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.model import Assessment, Link
from cluster_psia.drawing import tokens
from cluster_psia.drawing.letters import width_of
from cluster_psia.drawing.map.links import draw_line, is_dense, link_words
from cluster_psia.drawing.map.nodes import badge_width, node_shape, status_badge
from cluster_psia.drawing.map.places import STEPS, MapPoint
from cluster_psia.drawing.map.routes import Route
from cluster_psia.drawing.map.signs import LegendSign, legend_signs
from cluster_psia.drawing.svg import svg_number, svg_tag, text_line
from cluster_psia.words import capital_first

if TYPE_CHECKING:
    from cluster_psia.drawing.map.views import Reached, View

ROW = 26
APART = 26  # between two items
LINE_WIDTH = 54.0  # of the sample of a link
WIDTHS_SAID = "Wider node, more people: below 100 or not known; 100; 1,000; 10,000 and more"
LegendItem = tuple[str, float, str]  # drawing, its width, words


def legend_rows(
    a: Assessment, view: View, reach: Reached, size: float, room: float
) -> tuple[str, float]:
    """The rows of the legend as SVG, and how high they are."""
    x, y, out = 0.0, float(ROW), list[str]()
    for item in _items(a, view, reach):
        _, wide, said = item
        width = wide + 8 + width_of(said, size)
        if x and x + width > room:
            x, y = 0.0, y + ROW
        out.append(_placed(item, (x, y - 10), size))
        x += width + APART
    return "".join(out), y + 6 if out else 0.0


def _placed(item: LegendItem, at: MapPoint, size: float) -> str:
    """An item with its words beside it."""
    drawing, wide, said = item
    words = text_line((wide + 8, 4), said, size, tokens.INK)
    move = f"translate({svg_number(at[0])} {svg_number(at[1])})"
    return svg_tag("g", drawing, words, transform=move)


def _items(a: Assessment, view: View, reach: Reached) -> Iterator[LegendItem]:
    """Nodes first, then how wide they are, then lines."""
    for sign in legend_signs(a, view, reach):
        yield _node_item(sign)
    if any(actor.workers is not None for actor in a.chain.actors):
        yield _widths()
    if view == "reach" and reach.links:
        carrying = _line(Link(source="a", target="b", kind="sells_to"), bears=True)
        yield carrying, LINE_WIDTH, "Thick: a link that the reach runs along"
    yield from _link_items(a)


def _node_item(sign: LegendSign) -> LegendItem:
    """A small node as it looks, and its mark behind it."""
    shade = sign.look.shade
    marks = badge_width(shade)
    drawing = [*node_shape(0, -7, 30, 15, sign.look), *status_badge(33 + marks, 0.5, shade)]
    return "".join(drawing), 33 + marks if marks else 30, sign.words


def _link_items(a: Assessment) -> Iterator[LegendItem]:
    """The kinds of link in the order of Box 2, then those that it does not know; none where links
    are drawn without their kind.
    """
    if is_dense(a.chain.links):
        return
    institutions = {institution.id for institution in a.chain.institutions}
    words = link_words(method_of(a))
    for kind in dict.fromkeys((*words, *(link.kind for link in a.chain.links))):
        links = [link for link in a.chain.links if link.kind == kind]
        if links:
            service = all(institutions & {link.source, link.target} for link in links)
            yield _line(links[0], service=service), LINE_WIDTH, capital_first(words[kind])


def _widths() -> LegendItem:
    """How wide a node is drawn for how many people."""
    bars, x = list[str](), 0.0
    for _, width, _ in reversed(STEPS):
        bars.append(_width_bar(x, width / 5))
        x += width / 5 + 4
    return "".join(bars), x - 4, WIDTHS_SAID


def _width_bar(x: float, width: float) -> str:
    return svg_tag(
        "rect",
        x=x,
        y=-7,
        width=width,
        height=15,
        rx=2,
        fill=tokens.PAPER,
        stroke=tokens.MUTED,
    )


def _line(link: Link, *, service: bool = False, bears: bool = False) -> str:
    sample = Route(link, ((0.0, 0.0), (LINE_WIDTH, 0.0)), soft=False, service=service)
    return svg_tag("g", *draw_line(sample, bears), fill="none")

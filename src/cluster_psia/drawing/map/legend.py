"""The legend of the map: only what occurs on it, in rows as wide as the page."""

from __future__ import annotations

from collections.abc import Iterator

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.model import Assessment, Link
from cluster_psia.drawing import tokens
from cluster_psia.drawing.letters import width_of
from cluster_psia.drawing.map.links import draw_line, link_words
from cluster_psia.drawing.map.nodes import badge_width, node_shape, status_badge
from cluster_psia.drawing.map.places import STEPS
from cluster_psia.drawing.map.routes import Route
from cluster_psia.drawing.map.signs import legend_signs
from cluster_psia.drawing.map.views import Reached, View
from cluster_psia.drawing.svg import svg_number, svg_tag, text_line
from cluster_psia.words import capital_first

ROW = 26
APART = 26  # between two items
_SAMPLE = ((0.0, 0.0), (54.0, 0.0))
Item = tuple[str, float, str]  # drawing, its width, words


def legend_rows(
    a: Assessment, view: View, reach: Reached, size: float, room: float
) -> tuple[str, float]:
    """The rows of the legend as SVG, and how high they are."""
    x, y, out = 0.0, float(ROW), list[str]()
    for drawing, wide, said in _items(a, view, reach):
        width = wide + 8 + width_of(said, size)
        if x and x + width > room:
            x, y = 0.0, y + ROW
        out.append(
            svg_tag(
                "g",
                drawing,
                text_line((wide + 8, 4), said, size, tokens.INK),
                transform=f"translate({svg_number(x)} {svg_number(y - 10)})",
            )
        )
        x += width + APART
    return "".join(out), y + 6 if out else 0.0


def _items(a: Assessment, view: View, reach: Reached) -> Iterator[Item]:
    chain = a.chain
    for sign in legend_signs(a, view, reach):
        marks = badge_width(sign.look.shade)
        drawing = node_shape(0, -7, 30, 15, sign.look) + status_badge(
            33 + marks, 0.5, sign.look.shade
        )
        yield "".join(drawing), 33 + marks if marks else 30, sign.words
    if any(actor.workers is not None for actor in chain.actors):
        yield from _widths()
    institutions = {institution.id for institution in chain.institutions}
    if view == "reach" and reach.links:
        carrying = Route(
            Link(source="a", target="b", kind="sells_to"), _SAMPLE, soft=False, service=False
        )
        yield (
            svg_tag("g", *draw_line(carrying, bears=True), fill="none"),
            54,
            "Thick: a link that the reach runs along",
        )
    words = link_words(method_of(a))
    # In the order of Box 2, then those that it does not know.
    for kind in dict.fromkeys((*words, *(link.kind for link in chain.links))):
        links = [link for link in chain.links if link.kind == kind]
        if links:
            service = all(institutions & {link.source, link.target} for link in links)
            yield _line(links[0], service), 54, capital_first(words[kind])


def _widths() -> Iterator[Item]:
    """How wide a node is drawn for how many people."""
    bars, x = list[str](), 0.0
    for _, width, _ in reversed(STEPS):
        bars.append(
            svg_tag(
                "rect",
                x=x,
                y=-7,
                width=width / 5,
                height=15,
                rx=2,
                fill=tokens.PAPER,
                stroke=tokens.MUTED,
            )
        )
        x += width / 5 + 4
    yield (
        "".join(bars),
        x - 4,
        "Wider node, more people: below 100 or not known; 100; 1,000; 10,000 and more",
    )


def _line(link: Link, service: bool) -> str:
    return svg_tag("g", *draw_line(Route(link, _SAMPLE, soft=False, service=service)), fill="none")

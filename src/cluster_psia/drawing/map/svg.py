"""The value chain map as an SVG picture, for the screen or for an A3 page, without a browser.

The same grid and the same marks as the map on the page. Nodes are drawn last, so that nothing ever
covers a label.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.chain import node_names
from cluster_psia.assessment.document.words import cited_document
from cluster_psia.drawing import tokens
from cluster_psia.drawing.map.captions import count_of, map_title
from cluster_psia.drawing.map.folding import page_places
from cluster_psia.drawing.map.layout import A3, MARGIN, SIDE, Size
from cluster_psia.drawing.map.legend import legend_rows
from cluster_psia.drawing.map.links import PLAINLY, draw_links, is_dense, link_words
from cluster_psia.drawing.map.looks import Look, look_of
from cluster_psia.drawing.map.nodes import draw_node
from cluster_psia.drawing.map.page import MapPage, PictureWords
from cluster_psia.drawing.map.places import Plane, map_plane
from cluster_psia.drawing.map.routes import link_routes
from cluster_psia.drawing.map.views import (
    PLOTTED,
    LinkKey,
    Reached,
    View,
    as_reached,
    is_counted,
    reach_to_draw,
)
from cluster_psia.drawing.svg import svg_number, svg_tag
from cluster_psia.mapping.layout.grid import chain_grid, shown_grid
from cluster_psia.mapping.network import nodes_by_id
from cluster_psia.mapping.words import map_in_words
from cluster_psia.method.cite import cite
from cluster_psia.words import short_list

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.drawing.map.routes import Route
    from cluster_psia.method.model.chain_rules import ReachWayKey


def map_svg(
    a: Assessment,
    view: View | None = None,
    size: Size = "screen",
    reach: Reached | Mapping[str, ReachWayKey] | None = None,
) -> str:
    """The map of ``a`` as SVG: shades with hatch and marks, institutions, typed links,
    legend, finding and source.

    ``reach`` tells, for the view of that name, how the groups of each node are reached; without it
    it is worked out.
    """
    shown: View = view or "people"
    come = _reach_shown(a, shown, reach)
    looks = _looks(a, shown, come)
    drawn = _plane(a, size, looks)
    page = MapPage(drawn, size, _words(a, shown, come))
    legend = legend_rows(a, shown, come, page.type.small, page.room)
    return page.svg_of(_map(a, drawn, looks, come.links), legend)


def _reach_shown(
    a: Assessment, view: View, reach: Reached | Mapping[str, ReachWayKey] | None
) -> Reached:
    """The reach that was handed in, or the one worked out; none in other views."""
    if view != "reach":
        return Reached()
    return reach_to_draw(a) if reach is None else as_reached(reach)


def _looks(a: Assessment, view: View, reach: Reached) -> dict[str, Look]:
    """How each node is drawn, by its id."""
    method, counted = method_of(a), is_counted(a.chain, view)
    return {
        id_: look_of(node, view, reach, method, counted=counted)
        for id_, node in nodes_by_id(a.chain).items()
    }


def _plane(a: Assessment, size: Size, looks: Mapping[str, Look]) -> Plane:
    """Where everything on the map stands: as on the screen. A page may fold what is computed."""
    places = shown_grid(a)
    if size == "a3":
        computed = chain_grid(a.chain, method_of(a)) if a.positions else places
        places = page_places(places, computed, (A3[0] - 2 * MARGIN - SIDE, A3[1] - 300))
    seconds = {id_: look.second for id_, look in looks.items()}
    return map_plane(a.chain, places, seconds)


def _map(
    a: Assessment,
    drawn: Plane,
    looks: Mapping[str, Look],
    carrying: frozenset[LinkKey],
) -> Iterator[str]:
    """Links first, then their words, then nodes."""
    names = node_names(a.chain)
    ways = link_routes(drawn, a.chain.links)
    if is_dense(ways):
        links = _draw_plain_links(ways, carrying)
    else:
        links = draw_links(ways, drawn.boxes, names, carrying, link_words(method_of(a)))
    yield svg_tag("g", *links, fill="none")
    for box in drawn.boxes:
        yield draw_node(box, looks[box.node], names[box.node])


def _words(a: Assessment, view: View, reach: Reached) -> PictureWords:
    dense = PLAINLY if is_dense(a.chain.links) else ""
    described = " ".join(map_in_words(a.chain, method_of(a), a.positions))
    return PictureWords(
        title=map_title(a, view, reach),
        subtitle=" · ".join(filter(None, (f"{a.name}: {PLOTTED[view]}", count_of(a, view), dense))),
        described=described or "No operators and no institutions yet.",
        source=_source(a),
    )


def _source(a: Assessment) -> str:
    """Where form and figures come from."""
    named = (node.citation for node in nodes_by_id(a.chain).values())
    documents = dict.fromkeys(cite(cited_document(a, c), "") for c in named if c)
    figures = short_list(documents, between="; ")
    told = f" Nodes and figures: {figures}." if figures else ""
    return f"Form of the map: {cite('unido_2004', 'Box 2')}; grid of stages and levels ours.{told}"


# A map of too many links -------------------------------------------------------------------------


def _draw_plain_links(ways: Sequence[Route], carrying: frozenset[LinkKey]) -> Iterator[str]:
    """All lines, those that carry the reach last and in its colour."""
    plain: list[str] = []
    bearing: list[str] = []
    for way in ways:
        link = way.link
        bears = (link.source, link.target, link.kind) in carrying
        (bearing if bears else plain).append(_straight(way))
    yield _path(plain, tokens.LINE, "0.8")
    yield _path(bearing, tokens.PRIMARY, "2")


def _path(lines: Iterable[str], colour: str, width: str) -> str:
    """Lines in one path, without smooth edges: both halve the time that a renderer takes."""
    look = {"stroke": colour, "stroke_width": width, "shape_rendering": "optimizeSpeed"}
    return svg_tag("path", d="".join(lines), **look)


def _straight(way: Route) -> str:
    """The line of a link; "" where it has no length."""
    if len(way.points) < 2:
        return ""
    (x, y), (to_x, to_y) = way.points[0], way.points[-1]
    return f"M{svg_number(x)} {svg_number(y)}L{svg_number(to_x)} {svg_number(to_y)}"

"""The value chain map as data for vis-network, built with pyvis; the page's own component draws it.

pyvis's HTML template is never used: it asks a foreign host for its style sheet and writes tooltips
as HTML. Everything here is plain data, and text from people stays text.
"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.model import Actor, Assessment, Chain, Institution, Link
from cluster_psia.drawing import tokens
from cluster_psia.mapping.layout.grid import Grid, shown_grid
from cluster_psia.mapping.layout.lattice import NODE_HEIGHT, NODE_WIDTH
from cluster_psia.mapping.network import nodes_by_id, scope_of
from cluster_psia.mapping.screening import status_of
from cluster_psia.mapping.words import link_word, people_line
from cluster_psia.words import NOT_SCREENED_MARK, shade_mark

if TYPE_CHECKING:
    from cluster_psia.method import Method

LABEL_WIDTH = 17  # in letters; wide letters (Chinese, Japanese, Korean) count as two
LABEL_LINES = 3
BEYOND_KINDS = {"external_buyer"}  # operators that stand outside the cluster

OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "nodes": {"shape": "custom", "size": NODE_WIDTH / 2, "chosen": False, "font": {"size": 0}},
    "edges": {
        "chosen": False,
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.6}},
        "smooth": {
            "enabled": True,
            "type": "cubicBezier",
            "forceDirection": "horizontal",
            "roundness": 0.5,
        },
    },
    "interaction": {
        "dragNodes": True,
        "dragView": True,
        "zoomView": True,
        "zoomSpeed": 0.5,
        "hover": False,
        "selectable": True,
        "selectConnectedEdges": False,
        "multiselect": False,
        "navigationButtons": False,
        "keyboard": False,
    },
}


def network_data(a: Assessment, selected: str | None = None) -> dict[str, Any]:
    """Nodes, edges, options and headings of the map of ``a``, as plain JSON values;
    ``selected`` is outlined.

    ``selected`` is a node's id or a link's (``link_id``). Coordinates are those of
    ``mapping.layout.grid`` (pixels at full size).
    """
    from pyvis.network import Network

    places = shown_grid(a)
    net = Network(directed=True, cdn_resources="local")
    net.set_options(json.dumps(OPTIONS))
    _add_nodes(net, a, places, selected)
    _add_edges(net, a, selected)
    nodes, edges, _, _, _, options = net.get_network_data()
    return {"nodes": nodes, "edges": edges, "options": json.loads(options), **_headings(places)}


def _add_nodes(net: Any, a: Assessment, places: Grid, selected: str | None) -> None:
    method, by_id = method_of(a), nodes_by_id(a.chain)
    for place in places.places:
        chosen = place.node == selected
        shown = node_data(by_id[place.node], method)
        net.add_node(place.node, shape="custom", x=place.x, y=place.y, chosen_node=chosen, **shown)


def _add_edges(net: Any, a: Assessment, selected: str | None) -> None:
    chain, method = a.chain, method_of(a)
    ends = _Ends({institution.id for institution in chain.institutions}, _twins(chain))
    for link in chain.links:
        edge = _edge(link, link_word(link, method), ends, selected)
        net.add_edge(link.source, link.target, **edge)


def link_id(link: Link) -> str:
    """What the map calls a link; ids of nodes hold no bar."""
    return "|".join((link.source, link.target, link.kind))


def node_data(node: Actor | Institution, method: Method) -> dict[str, Any]:
    """How one node is drawn: wrapped label, second line, fill, hatch, marks, border."""
    common = {
        "label": node.label,
        "lines": wrap_label(node.label),
        "width": NODE_WIDTH,
        "height": NODE_HEIGHT,
    }
    if isinstance(node, Institution):
        return common | _institution_data(node, method)
    return common | _actor_data(node)


def _institution_data(institution: Institution, method: Method) -> dict[str, Any]:
    return {
        "form": "institution",
        "fill": tokens.INSTITUTION,
        "shade": "",
        "marks": "",
        "second": "",
        "dashed": tokens.INSTITUTION_BORDER_DASHED[scope_of(institution, method)],
        "color": tokens.INSTITUTION,
    }


def _actor_data(actor: Actor) -> dict[str, Any]:
    shade = status_of(actor) or ""
    fill = tokens.SHADE.get(shade, tokens.PAPER)
    return {
        "form": "actor",
        "fill": tokens.SCALE[1] if shade == "none" else fill,
        "shade": shade,
        "color": fill,
        "marks": shade_mark(shade) if shade else NOT_SCREENED_MARK,
        "second": people_line(actor),
        "dashed": actor.kind in BEYOND_KINDS,
    }


Twins = dict[frozenset[str], list[str]]  # the links of each pair of nodes, whichever way they run


def _twins(chain: Chain) -> Twins:
    found: Twins = {}
    for link in chain.links:
        found.setdefault(frozenset((link.source, link.target)), []).append(link_id(link))
    return found


@dataclass(frozen=True)
class _Ends:
    """What the edges of a map need to know of their ends."""

    institutions: set[str]
    twins: Twins


def _edge(link: Link, word: str, ends: _Ends, selected: str | None) -> dict[str, Any]:
    """An edge with the word of its kind.

    Where an institution is at one end the component draws it, dashed.
    """
    service = link.source in ends.institutions or link.target in ends.institutions
    id_ = link_id(link)
    touched = selected in (link.source, link.target, id_)
    edge: dict[str, Any] = {
        "id": id_,
        "word": word.lower(),
        "chosen_link": selected == id_,
        "color": {"color": tokens.PRIMARY if touched else tokens.MUTED},
        "width": 2.4 if touched else 1.4,
        "service": service,
        "hidden": service,
    }
    pair = ends.twins[frozenset((link.source, link.target))]
    if not service and len(pair) > 1:
        edge["smooth"] = _bend(pair.index(id_))
    return edge


def _bend(at: int) -> dict[str, Any]:
    """How far a link bends, so that each link of one pair of nodes can be seen and read."""
    way = "curvedCW" if at % 2 else "curvedCCW"
    return {"enabled": True, "type": way, "roundness": 0.12 + 0.1 * (at // 2)}


def _headings(places: Grid) -> dict[str, Any]:
    return {
        "stages": [{"key": s.key, "label": s.label, "x": s.x} for s in places.stages],
        "levels": [
            {"key": b.key, "label": b.label, "top": b.top, "bottom": b.bottom}
            for b in places.levels
        ],
    }


def wrap_label(label: str, width: int = LABEL_WIDTH, lines: int = LABEL_LINES) -> list[str]:
    """``label`` on at most ``lines`` lines of ``width`` letters; an ellipsis says where it was cut.

    Breaks between words where there are any, inside a word that is longer than a line.
    """
    wrapped, current = [], ""
    words = (piece for word in label.split() for piece in _pieces(word, width))
    for word in words:
        longer = f"{current} {word}" if current else word
        if _wide(longer) <= width:
            current = longer
            continue
        wrapped.append(current)
        current = word
    wrapped.append(current)
    if len(wrapped) > lines:
        last = wrapped[lines - 1]
        while _wide(last) >= width:
            last = last[:-1]
        wrapped = [*wrapped[: lines - 1], last.rstrip() + "…"]
    return wrapped


def _pieces(word: str, width: int) -> list[str]:
    """``word`` cut into pieces that fit a line."""
    pieces = [""]
    for letter in word:
        if _wide(pieces[-1] + letter) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _wide(text: str) -> int:
    """The width of a text in letters: wide ones count twice, combining marks not at all."""
    return sum(map(_letter_width, text))


def _letter_width(letter: str) -> int:
    if unicodedata.east_asian_width(letter) in "WF":
        return 2
    return 0 if unicodedata.combining(letter) else 1

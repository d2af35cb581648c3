"""The map on the page in one of its views:
what the component draws, with the looks that the pictures have too.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.drawing import tokens
from cluster_psia.drawing.map.captions import map_title
from cluster_psia.drawing.map.looks import Look, look_of
from cluster_psia.drawing.map.network import network_data
from cluster_psia.drawing.map.places import width_by_people
from cluster_psia.drawing.map.signs import legend_signs
from cluster_psia.drawing.map.views import Reached, View, is_counted, reach_to_draw
from cluster_psia.mapping.network import nodes_by_id
from cluster_psia.words import NOT_SCREENED_MARK, shade_mark

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment

SERVICE = {"line": True, "words": "Dashed line: link to or from an institution"}


def screen_data(
    a: Assessment, view: View = "people", selected: str | None = None, *, fixed: bool = False
) -> Any:
    """Everything the component needs as plain JSON values, and the finding as ``title``.

    ``selected`` is the id of a node or link; a ``fixed`` map is to look at, and nothing on it can
    be changed.
    """
    method, by_id = method_of(a), nodes_by_id(a.chain)
    data = network_data(a, selected)
    come = reach_to_draw(a) if view == "reach" else Reached()
    counted = is_counted(a.chain, view)
    for drawn in data["nodes"]:
        node = by_id[drawn["id"]]
        look = look_of(node, view, come, method, counted=counted)
        drawn.update(_look(look), width=width_by_people(node))
    _carry(data["edges"], {"|".join(key) for key in come.links})
    return {
        **data,
        "legend": _legend(a, view, come, data["edges"]),
        "view": view,
        "title": map_title(a, view, come),
        "fixed": fixed,
        "kept": bool(a.positions),
    }


def _legend(
    a: Assessment, view: View, come: Reached, edges: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = [
        {**_look(sign.look), "words": sign.words} for sign in legend_signs(a, view, come)
    ]
    if any(edge["service"] for edge in edges):
        rows.append(SERVICE)
    return rows


def _look(look: Look) -> dict[str, Any]:
    shade = "" if look.shade == NOT_SCREENED_MARK else look.shade
    marks = look.shade if look.shade == NOT_SCREENED_MARK else shade_mark(look.shade)
    return {
        "fill": look.fill,
        "ink": look.ink,
        "second": look.second,
        "shade": shade,
        "marks": marks,
        "hatched": look.hatched,
        "dashed": look.dashed,
        "round": look.round,
        "heavy": look.heavy,
    }


def _carry(edges: list[dict[str, Any]], carrying: Collection[str]) -> None:
    """Links that reach runs along are heavy."""
    for edge in edges:
        if edge["id"] in carrying:
            edge |= {"width": 3.4, "color": {"color": tokens.PRIMARY}, "carries": True}

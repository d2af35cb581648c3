"""What a person changed on the map: links drawn, nodes renamed and placed, one after another.

A newer act of the browser may replace one that was not handled yet. So every act brings all changes
that were not heard of, each with a number that only grows; the map is told how far they were heard.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.edits.chain import change_node, place_node
from cluster_psia.mapping.network import nodes_by_id
from cluster_psia.ui import state
from cluster_psia.ui.map.drawn_links import draw_link
from cluster_psia.ui.map.fields import renew_node_fields

if TYPE_CHECKING:
    from cluster_psia.mapping.layout.lattice import GridPoint


@dataclass(frozen=True)
class MapChangesView:
    """The number of the last change that was heard of, 0 before the first."""

    heard: int = 0


def heard_changes_of_map() -> int:
    """The number of the last change that was heard of; the map keeps the later ones in hand."""
    return state.view_of(MapChangesView).heard


def take_map_changes(unheard: Any) -> None:
    """Take up what was not heard of yet: a list of changes, each with ``number`` and ``what``."""
    for one in unheard if isinstance(unheard, list) else ():
        number = one.get("number") if isinstance(one, dict) else None
        if not isinstance(number, int) or number <= heard_changes_of_map():
            continue
        _take(number, one)
        # Only now: a change that was interrupted comes again, and would be told, not doubled.
        state.change_view(MapChangesView, heard=number)


def _take(number: int, one: dict[str, Any]) -> None:
    match one.get("what"):
        case "join":
            draw_link(number, one.get("source"), one.get("target"))
        case "name":
            _rename(one.get("node"), one.get("label"))
        case "place":
            _place(one.get("node"), map_point(one))


def map_point(act: dict[str, Any]) -> GridPoint | None:
    """Where on the grid something was done, if that was told."""
    x, y = act.get("x"), act.get("y")
    if isinstance(x, int | float) and isinstance(y, int | float):
        return x, y
    return None


def _rename(node: Any, label: Any) -> None:
    if not isinstance(label, str):
        return
    if node not in nodes_by_id(state.current_assessment().chain):
        state.add_error(f"“{label}” was not kept: that node is not there any more.")
    elif state.edit_assessment(lambda now: change_node(now, str(node), label=label)):
        renew_node_fields()


def _place(node: Any, point: GridPoint | None) -> None:
    if node in nodes_by_id(state.current_assessment().chain) and point is not None:
        state.edit_assessment(lambda now: place_node(now, str(node), *point))

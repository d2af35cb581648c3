"""What a person does on the map.

What comes from a browser is believed only as far as it fits the chain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.edits.chain import link_ends, unplace_nodes
from cluster_psia.drawing.map.network import link_id
from cluster_psia.mapping.network import nodes_by_id
from cluster_psia.ui import state
from cluster_psia.ui.map.changes import map_point, take_map_changes
from cluster_psia.ui.map.component import ACT
from cluster_psia.ui.map.opened import Open, OpenCell, OpenLink, OpenNode, map_key, open_now

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment


def handle_map_act() -> None:
    """Take up what a person did on the map, the changes first that were made before."""
    act = state.said_by(map_key(), ACT)
    if not isinstance(act, dict):
        return
    take_map_changes(act.get("unheard"))
    a = state.current_assessment()
    match act.get("what"):
        case "tidy":
            _tidy_up()
        case _:
            what = _meant(a, act)
            if what is not None:
                open_now(what)


def _meant(a: Assessment, act: dict[str, Any]) -> Open | None:
    there = nodes_by_id(a.chain)
    match act.get("what"):
        case "node" if act.get("node") in there:
            return OpenNode(str(act["node"]))
        case "link":
            return _link(a, act)
        case "cell":
            return _cell(a, act)
    return None


def _cell(a: Assessment, act: dict[str, Any]) -> OpenCell | None:
    box, level, stage = method_of(a).box_2, act.get("level"), act.get("stage")
    here = map_point(act)
    stages = (None, *(one.key for one in box.stages))
    if level not in [one.key for one in box.levels] or stage not in stages or here is None:
        return None
    return OpenCell(level, stage, here)


def _link(a: Assessment, act: dict[str, Any]) -> OpenLink | None:
    for link in a.chain.links:
        if link_id(link) == act.get("link"):
            return OpenLink(link_ends(link))
    return None


def _tidy_up() -> None:
    if state.edit_assessment(unplace_nodes):
        state.add_notice("Tidied up: every node stands where the grid has it. Undo takes it back.")

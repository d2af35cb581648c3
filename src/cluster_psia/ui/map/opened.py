"""What is open beside the map, and what a person does on the map.

A node may be open, a link, an empty cell, a new link, or the mapping guide.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.edits.chain import LinkEnds, link_ends, place_node, unplace_nodes
from cluster_psia.drawing.map.network import link_id
from cluster_psia.mapping.network import nodes_by_id
from cluster_psia.ui import state
from cluster_psia.ui.map.component import ACT

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment, Link
    from cluster_psia.mapping.layout.lattice import GridPoint

LevelKey = Literal["micro", "meso", "macro"]


@dataclass(frozen=True)
class OpenNode:
    """An operator or institution."""

    id: str


@dataclass(frozen=True)
class OpenLink:
    """A link that there is."""

    ends: LinkEnds


@dataclass(frozen=True)
class OpenCell:
    """An empty cell of the grid, where a node is to begin, and the point that was clicked; only
    operators stand at a stage.
    """

    level: LevelKey
    stage: str | None
    here: GridPoint


@dataclass(frozen=True)
class NewLink:
    """A link that was drawn from one node to another and has no kind yet."""

    source: str
    target: str


@dataclass(frozen=True)
class OpenGuide:
    """The mapping guide, to be gone through with the map in sight."""


Open = OpenNode | OpenLink | OpenCell | NewLink | OpenGuide


@dataclass(frozen=True)
class MapView:
    """What is open beside the map, and the node that the work is about on all pages.

    The panel lies over the way to other pages, so it is open only on the ``visit`` on which
    somebody asked for it. The two counts are part of widgets' names: ``opened`` renews the lists of
    nodes when something was opened by other means, ``table_edits`` the fields of the panel when the
    tables below were edited.
    """

    open: Open | None = None
    visit: int = 0
    node: str | None = None
    opened: int = 0
    table_edits: int = 0


def opened_item(a: Assessment) -> Open | None:
    """What was opened on this visit to the page, if all of it is still there."""
    held = state.view_of(MapView)
    now = held.open if held.visit == state.current_visit() else None
    there = nodes_by_id(a.chain)
    if isinstance(now, OpenNode):
        return now if now.id in there else None
    if isinstance(now, OpenLink):
        return now if link_of(a, now.ends) else None
    if isinstance(now, NewLink):
        return now if {now.source, now.target} <= set(there) else None
    return now


def open_now(what: Open | None) -> None:
    """Open something in the panel. The select box of nodes takes it over as well."""
    keep_open(what)
    _renew_lists()


def keep_open(what: Open | None) -> None:
    """The same, told by the select box of nodes itself, which shows it already."""
    state.change_view(MapView, open=what, visit=state.current_visit())
    if isinstance(what, OpenNode):
        state.change_view(MapView, node=what.id)


def take_in_hand(node: str) -> None:
    """Go on with another node, with no panel open."""
    state.change_view(MapView, node=node)
    _renew_lists()


def node_in_hand(a: Assessment) -> str | None:
    """The node that was opened or chosen last, on whichever page, if it is still there."""
    node = state.view_of(MapView).node
    return node if node in nodes_by_id(a.chain) else None


def _renew_lists() -> None:
    held = state.view_of(MapView)
    state.change_view(MapView, opened=held.opened + 1)


def open_node(node: str | None) -> None:
    """Open a node, or close the panel."""
    open_now(OpenNode(node) if node else None)


def opened_node_id(a: Assessment) -> str | None:
    """The id of the node that is open, if one is."""
    now = opened_item(a)
    return now.id if isinstance(now, OpenNode) else None


def outlined_id(a: Assessment) -> str | None:
    """What the map outlines: the node that is open, or the link."""
    now = opened_item(a)
    if isinstance(now, OpenLink):
        link = link_of(a, now.ends)
        return link_id(link) if link else None
    return now.id if isinstance(now, OpenNode) else None


def link_of(a: Assessment, which: LinkEnds) -> Link | None:
    """The link with these ends and of this kind, if there is one."""
    for link in a.chain.links:
        if link_ends(link) == which:
            return link
    return None


# What a person does on the map -------------------------------------------------------------------


def map_key() -> str:
    """The key of the map's component: another assessment is another map."""
    held = state.current_revision()
    return f"chain_map.{held.id if held else ''}"


def handle_map_act() -> None:
    """Take up what a person did on the map.

    What comes from a browser is believed only as far as it fits the chain.
    """
    act = state.said_by(map_key(), ACT)
    if not isinstance(act, dict):
        return
    a = state.current_assessment()
    match act.get("what"):
        case "place":
            _place(a, act)
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
        case "new_link" if {act.get("source"), act.get("target")} <= set(there):
            return NewLink(str(act["source"]), str(act["target"]))
        case "cell":
            return _cell(a, act)
    return None


def _cell(a: Assessment, act: dict[str, Any]) -> OpenCell | None:
    box, level, stage = method_of(a).box_2, act.get("level"), act.get("stage")
    here = _point(act)
    stages = (None, *(one.key for one in box.stages))
    if level not in [one.key for one in box.levels] or stage not in stages or here is None:
        return None
    return OpenCell(level, stage, here)


def _point(act: dict[str, Any]) -> GridPoint | None:
    x, y = act.get("x"), act.get("y")
    if isinstance(x, int | float) and isinstance(y, int | float):
        return x, y
    return None


def _link(a: Assessment, act: dict[str, Any]) -> OpenLink | None:
    for link in a.chain.links:
        if link_id(link) == act.get("link"):
            return OpenLink(link_ends(link))
    return None


def _place(a: Assessment, act: dict[str, Any]) -> None:
    node, point = act.get("node"), _point(act)
    if node in nodes_by_id(a.chain) and point is not None:
        state.edit_assessment(lambda now: place_node(now, str(node), *point))


def _tidy_up() -> None:
    if state.edit_assessment(unplace_nodes):
        state.add_notice("Tidied up: every node stands where the grid has it. Undo takes it back.")

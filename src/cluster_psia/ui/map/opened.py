"""What is open beside the map.

A node may be open, a link, an empty cell, a new link, or the mapping guide.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cluster_psia.assessment.edits.chain import LinkEnds, link_ends
from cluster_psia.drawing.map.network import link_id
from cluster_psia.mapping.network import nodes_by_id
from cluster_psia.ui import state

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


def map_key() -> str:
    """The key of the map's component: another assessment is another map."""
    held = state.current_revision()
    return f"chain_map.{held.id if held else ''}"

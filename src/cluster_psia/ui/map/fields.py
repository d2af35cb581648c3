"""What the fields of a node are called, in the side panel and wherever else they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_psia.ui import state
from cluster_psia.ui.map.opened import MapView

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Actor, Institution


def node_field_name(node: Actor | Institution, field: str) -> str:
    """The name of the widget of one field.

    It is another one after each edit in the tables below, so that the widget shows what was
    written there.
    """
    return f"node.{field}.{node.id}~{state.view_of(MapView).table_edits}"


def renew_node_fields() -> None:
    """Let the fields of nodes and links show what was written into the tables."""
    held = state.view_of(MapView)
    state.change_view(MapView, table_edits=held.table_edits + 1)

"""What the parts of the side panel share: names of widgets, and edits of one field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cluster_psia.assessment.document.model import Actor, Assessment, Institution
from cluster_psia.assessment.edits.chain import change_node
from cluster_psia.ui import state

Put = Callable[[Assessment, Any], Assessment]


def node_field_name(node: Actor | Institution, field: str) -> str:
    """Widgets are named anew after each edit in the tables below,
    so that they show what was written there.
    """
    return f"node.{field}.{node.id}~{state.view_state('chain.table_edits', 0)}"


def field_setter(node: Actor | Institution, field: str) -> Put:
    """The edit that puts what was given into one field of a node."""
    return lambda a, given: change_node(a, node.id, **{field: given})


def key_setter(node: Actor | Institution, field: str) -> Put:
    """Like ``field_setter`` for a choice that must not be empty: emptying it changes nothing."""
    return lambda a, given: change_node(a, node.id, **{field: given}) if given else a


def apply_change(edit: state.Change) -> None:
    """A pure edit as what a button does."""
    state.edit_assessment(edit)


def fresh_name(name: str) -> str:
    """The name of a widget of a form that is empty again after ``clear_widgets(name)``."""
    return f"{name}~{state.view_state(f'used.{name}', 0)}"


def clear_widgets(*names: str) -> None:
    """Empty these widgets of a form."""
    for name in names:
        state.keep_view_state(f"used.{name}", state.view_state(f"used.{name}", 0) + 1)

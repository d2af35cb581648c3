"""What the parts of the side panel share: edits of one field."""

from __future__ import annotations

from cluster_psia.assessment.document.model import Actor, Institution
from cluster_psia.assessment.edits.chain import change_node
from cluster_psia.ui.parts import forms


def field_setter(node: Actor | Institution, field: str) -> forms.Put:
    """The edit that puts what was given into one field of a node."""
    return lambda a, given: change_node(a, node.id, **{field: given})


def key_setter(node: Actor | Institution, field: str) -> forms.Put:
    """Like ``field_setter`` for a choice that must not be empty: emptying it changes nothing."""
    return lambda a, given: change_node(a, node.id, **{field: given}) if given else a

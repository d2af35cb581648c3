"""What the parts of the side panel share: the fields of a node, and the edit of one of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cluster_psia.assessment.edits.chain import change_node
from cluster_psia.ui.map.fields import node_field_name
from cluster_psia.ui.parts.fields import FieldsOf

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Actor, Institution
    from cluster_psia.ui.parts import forms


def node_fields(node: Actor | Institution) -> FieldsOf:
    """The fields of a node, named as in the side panel."""
    return FieldsOf(node, partial(node_field_name, node), partial(field_setter, node))


def field_setter(node: Actor | Institution, field: str) -> forms.Put:
    """The edit that puts what was given into one field of a node."""
    return lambda a, given: change_node(a, node.id, **{field: given})

"""Rows of a table of links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_psia.assessment.document.chain import Link
from cluster_psia.assessment.document.model import replace
from cluster_psia.assessment.edits.chain import LinkEnds, link_ends
from cluster_psia.assessment.tables.changes import read_needed, row_fields, what_happened
from cluster_psia.assessment.tables.choices import LINK_KINDS
from cluster_psia.assessment.tables.columns import LINKS
from cluster_psia.assessment.tables.reading.refused import RefusedError
from cluster_psia.assessment.tables.report import Outcome, ThingChange

if TYPE_CHECKING:
    from cluster_psia.assessment.tables.names import Nodes
    from cluster_psia.assessment.tables.reading.value import Cells

_IS = ("source", "kind", "target")  # what tells a link from every other


def take_link(nodes: Nodes, links: dict[LinkEnds, Link], cells: Cells) -> Outcome:
    """One row of a table of links: the link of that kind between those two changed, or a new one.
    RefusedError.
    """
    is_ = read_needed(LINKS, _IS, cells, nodes)
    if is_["source"] == is_["target"]:
        raise RefusedError("begins and ends at the same node", "a link needs two")
    old = links.get((is_["source"], is_["target"], is_["kind"]))
    columns = [column for column in LINKS.columns if column.field not in _IS]
    new = replace(old or Link(**is_), **row_fields(columns, cells, old, nodes))
    links[link_ends(new)] = new
    kind = LINK_KINDS.show(new.kind, nodes.written, nodes.method)
    words = f"{nodes.by_id[new.source].label} → {nodes.by_id[new.target].label} ({kind})"
    return Outcome(words, what_happened(old, new), change=ThingChange(old, new))

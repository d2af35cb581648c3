"""The Poverty groups sheet: whose lives the assessment follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.chain import node_names
from cluster_psia.export.plan.report import SOURCE, WHY, Column, Row, Sheet, Table
from cluster_psia.export.plan.words import source_of
from cluster_psia.method.cite import cite
from cluster_psia.words import entry_label, shade_words, yes_no

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment, PovertyGroup
    from cluster_psia.method import Method

_COLUMNS = (
    Column("group", "Poverty group", 20),
    Column("node", "Node", 18),
    Column("kind", "Kind (Box 4)", 14),
    Column("gender", "Gender", 10),
    Column("differences", "Other differences", 16),
    Column("people", "People", 9, "number"),
    Column("people_note", "About the number", 14),
    Column("status", "Status", 11),
    Column("why_poor", "Why poor", 27),
    Column("comparator", "Comparator", 17),
    WHY,
    SOURCE,
)


def groups_sheet(a: Assessment) -> Sheet:
    """Poverty groups, one row each."""
    names = node_names(a.chain)
    rows = tuple(_group(a, group, names[group.node]) for group in a.groups)
    empty = "No poverty groups yet; add them on the Poverty groups page."
    box = cite("unido_2004", "Box 4")
    purpose = f"Whose lives the assessment follows ({box}). An empty number means not known."
    table = Table("PovertyGroupsTable", _COLUMNS, rows, empty)
    return Sheet("Poverty groups", purpose, (table,), a.notes.get("groups", ""))


def _group(a: Assessment, group: PovertyGroup, node: str) -> Row:
    method = method_of(a)
    return Row(
        group=group.label,
        node=node,
        kind=entry_label(method.box_4.kinds, group.kind),
        gender=group.gender or "not known",
        differences=_differences(group, method),
        people=group.people,
        people_note=group.people_note,
        status=shade_words(method.box_2.shades, group.poverty, "as its node"),
        why_poor=group.why_poor or "not yet said",
        comparator=_comparator(group),
        why=f"Works at “{node}”, a node of the value chain",
        source=source_of(a, group.citation),
    )


def _differences(group: PovertyGroup, method: Method) -> str:
    kinds = method.box_4.differences
    return "; ".join(f"{entry_label(kinds, one.kind)}: {one.value}" for one in group.differences)


def _comparator(group: PovertyGroup) -> str:
    said = yes_no(group.comparator)
    return f"{said}: {group.comparator_note}" if group.comparator_note else said

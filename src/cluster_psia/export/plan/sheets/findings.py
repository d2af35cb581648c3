"""The sheet Map findings: what the shape of the map says, and what the nodes know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.chain import FigureSource, NodeDifference, node_names
from cluster_psia.export.plan.report import SOURCE, WHY, Column, Row, Sheet, Table
from cluster_psia.export.plan.words import ENTERED, READ, joined_lines, source_of
from cluster_psia.mapping.checks import chain_disagreements
from cluster_psia.mapping.structure import structure_findings
from cluster_psia.words import entry_label, figure_words

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Actor, Assessment, Institution

_SURE = {"counted": "counted", "estimated": "estimated", "told": "told by somebody", None: ""}
_STRUCTURE = (
    Column("finding", "Finding", 22),
    Column("gravity", "Gravity (3 gravest)", 10, "number"),
    Column("words", "In words", 44),
    WHY,
    SOURCE,
)
_DETAILS = (
    Column("node", "Node", 22),
    Column("what", "What", 18),
    Column("known", "What is known", 44),
    WHY,
    SOURCE,
    Column("people", "People", 9, "number", optional=True),
    Column("as_of", "As of", 12, optional=True),
    Column("sure", "How sure", 12, optional=True),
)


def findings_sheets(a: Assessment) -> tuple[Sheet, ...]:
    """The sheet with the tables that have rows; none where nothing is found."""
    tables = tuple(table for table in (_structure(a), _details(a)) if table.rows)
    if not tables:
        return ()
    purpose = (
        "What the shape of the map says, gravest first,"
        " and what is known of nodes beyond their numbers."
    )
    return (Sheet("Map findings", purpose, tables),)


def _structure(a: Assessment) -> Table:
    """What the shape of the map says, gravest first."""
    structure = method_of(a).structure
    rows = tuple(
        Row(
            finding=found.label,
            gravity=found.gravity,
            words=joined_lines((found.text, found.note)),
            why=structure.rule(found.rule).explanation,
            source=found.source,
        )
        for found in structure_findings(a.chain, method_of(a), a.groups)
    )
    return Table("StructureTable", _STRUCTURE, rows, "", "What the shape of the map says")


def _details(a: Assessment) -> Table:
    """What is known of nodes beyond their numbers, one statement a row."""
    rows = (*_of_actors(a), *_of_institutions(a), *_disagreements(a))
    return Table("NodeDetailsTable", _DETAILS, rows, "", "What is known of the nodes")


# Operators ---------------------------------------------------------------------------------------


def _of_actors(a: Assessment) -> Iterator[Row]:
    names = node_names(a.chain)
    for actor in a.chain.actors:
        name = names[actor.id]
        yield from _status_in_employment(a, actor, name)
        yield from (_difference(a, name, one) for one in actor.differences)
        yield from _income(a, actor, name)
        yield from (_figure(a, actor, name, one) for one in actor.figure_sources)
        yield from _all_figures(a, actor, name)


def _status_in_employment(a: Assessment, actor: Actor, name: str) -> Iterator[Row]:
    if not actor.status_in_employment:
        return
    kinds = method_of(a).box_4.kinds
    yield Row(
        node=name,
        what="Status in employment",
        known="; ".join(entry_label(kinds, kind) for kind in actor.status_in_employment),
        why="Tells who works here and how",
        source=source_of(a, actor.citation, ENTERED),
    )


def _difference(a: Assessment, name: str, one: NodeDifference) -> Row:
    kind = entry_label(method_of(a).box_4.differences, one.kind)
    return Row(
        node=name,
        what="Difference",
        known=f"{kind}: {one.value}",
        why="People of one node may stand differently",
        source=source_of(a, one.citation, ENTERED),
        people=one.people,
        sure=_SURE[one.sure],
    )


def _income(a: Assessment, actor: Actor, name: str) -> Iterator[Row]:
    income = actor.income
    if income is None:
        return
    yield Row(
        node=name,
        what="Income",
        known=f"{income.amount} {income.unit}".rstrip(),
        why="What people here earn, to compare with other nodes",
        source=source_of(a, income.citation, ENTERED),
        as_of=income.as_of,
        sure=_SURE[income.sure],
    )


def _figure(a: Assessment, actor: Actor, name: str, one: FigureSource) -> Row:
    value = getattr(actor, one.figure)
    return Row(
        node=name,
        what=one.figure.capitalize(),
        known=figure_words(value),
        why="The figure has a source of its own",
        source=source_of(a, one.citation, ENTERED),
        as_of=one.as_of,
        sure=_SURE[one.sure],
    )


def _all_figures(a: Assessment, actor: Actor, name: str) -> Iterator[Row]:
    if actor.sure:
        yield Row(
            node=name,
            what="All figures",
            known=_SURE[actor.sure],
            why="How sure the node's figures are",
            source=source_of(a, actor.citation, ENTERED),
        )


# Institutions ------------------------------------------------------------------------------------


def _of_institutions(a: Assessment) -> Iterator[Row]:
    names = node_names(a.chain)
    for one in a.chain.institutions:
        for what, known, why in (*_in_itself(one), *_towards_others(one, names)):
            if known:
                yield Row(
                    node=names[one.id],
                    what=what,
                    known=known,
                    why=why,
                    source=source_of(a, one.citation, ENTERED),
                )


def _in_itself(one: Institution) -> Iterator[tuple[str, str, str]]:
    """(what, what is known of it, why) of what an institution is and does."""
    in_their_eyes = "Says how much the firms count on it, in their own eyes"
    yield ("Ownership", one.ownership or "", "Public and private bodies answer to others")
    yield ("Services", one.services, "What it offers, and to whom")
    yield ("Importance to firms", _in_firms_eyes(one.importance), in_their_eyes)
    yield ("Effectiveness for firms", _in_firms_eyes(one.effectiveness), in_their_eyes)


def _in_firms_eyes(value: int | str | None) -> str:
    if value is None:
        return ""
    return "not known" if value == "unknown" else f"{value} of 5"


def _towards_others(one: Institution, names: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """(what, what is known of it, why) of how an institution stands to nodes and to the poor."""
    represents = "; ".join(names[node] for node in one.represents)
    leaves_out = "; ".join(names[node] for node in one.not_represented)
    tensions = "Positions and tensions shape what a programme can do"
    yield ("Represents", represents, "For whom it speaks")
    yield ("Does not represent", leaves_out, "Whom it leaves out")
    yield ("Position towards poor groups", one.position, tensions)
    yield ("Possible role in the assessment", one.role, "Who may help, and who may hinder")


# Disagreements -----------------------------------------------------------------------------------


def _disagreements(a: Assessment) -> Iterator[Row]:
    names = node_names(a.chain)
    for one in chain_disagreements(a):
        yield Row(
            node=names[one.node] if one.node else "The whole chain",
            what="Figures that do not agree",
            known=one.text,
            why="Pointed out, not corrected: ask which is right",
            source=READ,
        )

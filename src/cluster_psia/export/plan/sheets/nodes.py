"""Sheets of what the map knows: what its shape says, what
the nodes know, and their poverty screening.
"""

from __future__ import annotations

from collections.abc import Iterator

from cluster_psia.assessment.document.model import Actor, Assessment, Citation, Institution
from cluster_psia.assessment.document.screening import deprivation_items
from cluster_psia.export.plan.report import SOURCE, WHY, Column, Row, Sheet, Table
from cluster_psia.export.plan.words import ENTERED, READ, joined_lines, node_labels, source_of
from cluster_psia.mapping.checks import chain_disagreements
from cluster_psia.mapping.screening import ItemRating, NodeScreening, screen_all
from cluster_psia.mapping.structure import structure_findings
from cluster_psia.method import load_method
from cluster_psia.words import entry_label, figure_words, shade_words

_FIRMS_EYES = "Says how much the firms count on it, in their own eyes"
_SURE = {"counted": "counted", "estimated": "estimated", "told": "told by somebody", None: ""}


def map_sheets(a: Assessment) -> tuple[Sheet, ...]:
    """What the map says, and the screening of its nodes: each sheet once there is
    something on it.
    """
    sheets = []
    tables = tuple(table for table in (_structure(a), _details(a)) if table.rows)
    if tables:
        purpose = (
            "What the shape of the map says, gravest first, and what is known of nodes beyond their"
            " numbers."
        )
        sheets.append(Sheet("Map findings", purpose, tables))
    if any(actor.screening for actor in a.chain.actors):
        purpose = (
            "Each node on the nine items of poverty, compared with the other nodes: what the rule"
            " suggests, and what a person said instead and why. Where women and minorities work is"
            " recorded and never counts."
        )
        sheets.append(Sheet("Screening", purpose, (_screening(a),)))
    return tuple(sheets)


def _screening(a: Assessment) -> Table:
    columns = (
        Column("Node", 18),
        *(Column(item.label, 8) for item in load_method().screening.items),
        Column(f"Known of {len(deprivation_items())}", 7, "number"),
        Column("Suggested", 12),
        Column("A person says", 12),
        Column("Reason given", 14),
        Column("What was found", 30),
        Column(WHY.title, 26),
        Column(SOURCE.title, 18),
    )
    return Table(
        "ScreeningTable",
        columns,
        tuple(_screened(one) for one in screen_all(a)),
        "",
        "Poverty screening",
    )


def _screened(one: NodeScreening) -> Row:
    suggested = entry_label(load_method().screening.rules, one.suggestion)
    own = shade_words(load_method().box_2.shades, one.own, "")
    reason = one.own_reason or ("no reason given" if one.own else "")
    signs = (rating.words.lower() for rating in one.ratings)
    return (
        one.label,
        *signs,
        one.known,
        suggested,
        own,
        reason,
        joined_lines(map(_found, one.ratings)),
        joined_lines(found.text for found in one.because),
        joined_lines(found.source for found in one.because),
    )


def _found(rating: ItemRating) -> str:
    """The note on one item with its source; nothing where nobody wrote any."""
    source = source_of(rating.citation, "")
    said = " ".join(part for part in (rating.note, f"({source})" if source else "") if part)
    return f"{rating.label}: {said}" if said else ""


def _details(a: Assessment) -> Table:
    """What is known of nodes beyond their numbers, one statement a row."""
    columns = (
        Column("Node", 22),
        Column("What", 18),
        Column("What is known", 44),
        WHY,
        SOURCE,
        Column("People", 9, "number"),
        Column("As of", 12),
        Column("How sure", 12),
    )
    names = node_labels(a)
    rows = (
        *(row for actor in a.chain.actors for row in _of_actor(actor)),
        *(row for one in a.chain.institutions for row in _of_institution(one, names)),
        *_disagreeing(a, names),
    )
    return Table("NodeDetailsTable", columns, rows, "", "What is known of the nodes")


def _of_actor(actor: Actor) -> Iterator[Row]:
    box, name = load_method().box_4, actor.label
    if actor.status_in_employment:
        kinds = "; ".join(entry_label(box.kinds, kind) for kind in actor.status_in_employment)
        yield _row(
            name, "Status in employment", kinds, "Tells who works here and how", actor.citation
        )
    for one in actor.differences:
        said = f"{entry_label(box.differences, one.kind)}: {one.value}"
        why = "People of one node may stand differently"
        yield _row(name, "Difference", said, why, one.citation, people=one.people, sure=one.sure)
    if actor.income:
        said = " ".join(part for part in (actor.income.amount, actor.income.unit) if part)
        why = "What people here earn, to compare with other nodes"
        yield _row(
            name,
            "Income",
            said,
            why,
            actor.income.citation,
            as_of=actor.income.as_of,
            sure=actor.income.sure,
        )
    for figure in actor.figure_sources:
        value = getattr(actor, figure.figure)
        said = figure_words(value)
        why = "The figure has a source of its own"
        yield _row(
            name,
            figure.figure.capitalize(),
            said,
            why,
            figure.citation,
            as_of=figure.as_of,
            sure=figure.sure,
        )
    if actor.sure:
        yield _row(
            name,
            "All figures",
            _SURE[actor.sure],
            "How sure the node's figures are",
            actor.citation,
        )


def _of_institution(one: Institution, names: dict[str, str]) -> Iterator[Row]:
    rated = (("importance", "Importance to firms"), ("effectiveness", "Effectiveness for firms"))
    texts = (
        ("Ownership", one.ownership or "", "Public and private bodies answer to others"),
        ("Services", one.services, "What it offers, and to whom"),
        *((label, _in_firms_eyes(getattr(one, field)), _FIRMS_EYES) for field, label in rated),
        ("Represents", "; ".join(names[node] for node in one.represents), "For whom it speaks"),
        (
            "Does not represent",
            "; ".join(names[node] for node in one.not_represented),
            "Whom it leaves out",
        ),
        (
            "Position towards poor groups",
            one.position,
            "Positions and tensions shape what a programme can do",
        ),
        ("Possible role in the assessment", one.role, "Who may help, and who may hinder"),
    )
    yield from (_row(one.label, what, said, why, one.citation) for what, said, why in texts if said)


def _in_firms_eyes(value: int | str | None) -> str:
    if value is None:
        return ""
    return "not known" if value == "unknown" else f"{value} of 5"


def _disagreeing(a: Assessment, names: dict[str, str]) -> Iterator[Row]:
    for one in chain_disagreements(a):
        name = names[one.node] if one.node else "The whole chain"
        why = "Pointed out, not corrected: ask which is right"
        yield (name, "Figures that do not agree", one.text, why, READ, None, "", "")


def _row(
    name: str,
    what: str,
    said: str,
    why: str,
    citation: Citation | None,
    *,
    people: int | None = None,
    as_of: str = "",
    sure: str | None = None,
) -> Row:
    return (name, what, said, why, source_of(citation, ENTERED), people, as_of, _SURE[sure])


def _structure(a: Assessment) -> Table:
    """What the shape of the map says, gravest first."""
    columns = (
        Column("Finding", 22),
        Column("Gravity (3 gravest)", 10, "number"),
        Column("In words", 44),
        WHY,
        SOURCE,
    )
    rules = load_method().structure
    rows = tuple(
        (
            found.label,
            found.gravity,
            joined_lines((found.text, found.note)),
            rules.rule(found.rule).explanation,
            found.source,
        )
        for found in structure_findings(a.chain, a.groups)
    )
    return Table("StructureTable", columns, rows, "", "What the shape of the map says")

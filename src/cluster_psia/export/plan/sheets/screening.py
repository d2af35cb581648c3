"""The Screening sheet: each node on the items of poverty, what the rule suggests, and what a person
said instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.export.plan.report import SOURCE, WHY, Column, Row, Sheet, Table
from cluster_psia.export.plan.words import joined_lines, source_of
from cluster_psia.mapping.screening import ItemRating, NodeScreening, screen_all
from cluster_psia.words import entry_label, shade_words

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.method import Method


def screening_sheets(a: Assessment) -> tuple[Sheet, ...]:
    """The sheet, once a node is screened; else none."""
    if not any(actor.screening for actor in a.chain.actors):
        return ()
    purpose = (
        "Each node on the nine items of poverty, compared with the other nodes: what the rule"
        " suggests, and what a person said instead and why. Where women and minorities work is"
        " recorded and never counts."
    )
    method = method_of(a)
    rows = tuple(_screened(a, one, method) for one in screen_all(a))
    table = Table("ScreeningTable", _columns(method), rows, "", "Poverty screening")
    return (Sheet("Screening", purpose, (table,)),)


def _columns(method: Method) -> tuple[Column, ...]:
    """One column for each item of the method, between the node and what follows from them."""
    items = (Column(_key(item.key), item.label, 8) for item in method.screening.items)
    return (
        Column("node", "Node", 18),
        *items,
        Column("known", "Known, of those that apply", 8),
        Column("suggested", "Suggested", 12),
        Column("own", "A person says", 12),
        Column("own_reason", "Reason given", 14),
        Column("found", "What was found", 30),
        WHY.of_width(26),
        SOURCE.of_width(18),
    )


def _key(item: str) -> str:
    return f"item_{item}"


def _screened(a: Assessment, one: NodeScreening, method: Method) -> Row:
    signs = {_key(rating.item): rating.words.lower() for rating in one.ratings}
    unexplained = "no reason given" if one.own else ""
    return Row(
        node=one.label,
        **signs,
        known=f"{one.known} of {one.of}",
        suggested=entry_label(method.screening.rules, one.suggestion),
        own=shade_words(method.box_2.shades, one.own, ""),
        own_reason=one.own_reason or unexplained,
        found=joined_lines(_found(a, rating) for rating in one.ratings),
        why=joined_lines(found.text for found in one.because),
        source=joined_lines(found.source for found in one.because),
    )


def _found(a: Assessment, rating: ItemRating) -> str:
    """The note on one item with its source; nothing where nobody wrote any."""
    source = source_of(a, rating.citation, "")
    in_brackets = f"({source})" if source else ""
    said = " ".join(part for part in (rating.note, in_brackets) if part)
    return f"{rating.label}: {said}" if said else ""

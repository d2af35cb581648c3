"""The sheet Adapted here: what this programme changed in the published method for its place, and
why.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.adapted import switched_off
from cluster_psia.assessment.document.adapted_here import AdaptedHere, adapted_here
from cluster_psia.export.plan.report import (
    NUMBER,
    SOURCE,
    WHY,
    Column,
    Row,
    Sheet,
    Table,
    number_rows,
)
from cluster_psia.export.plan.words import ENTERED, NO_ANSWER, joined_lines, source_of

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment, Rating

TITLE = "Adapted here"
_COLUMNS = (
    NUMBER,
    Column("what", "What", 30),
    Column("published", "As published", 36),
    Column("here", "Here", 44),
    WHY.of_width(40),
    SOURCE,
)


def adapted_sheets(a: Assessment) -> tuple[Sheet, ...]:
    """The sheet, where there is anything to say; else none."""
    found = adapted_here(a)
    if not found:
        return ()
    rows = number_rows(_adapted(a, item) for item in found)
    name = f" Its name: {a.adaptation.name}." if a.adaptation.name else ""
    purpose = (
        f"What this programme changed in the published method for its place, and why.{name} On the"
        " other sheets each row that it touches says “Adapted here” in its source."
    )
    return (Sheet(TITLE, purpose, (Table("AdaptedTable", _COLUMNS, rows, "", TITLE),), frozen=2),)


def _adapted(a: Assessment, item: AdaptedHere) -> Row:
    return Row(
        what=item.what,
        published=item.published,
        here=joined_lines((item.here, *_kept(a, item))),
        why=item.why,
        source=ENTERED,
    )


def _kept(a: Assessment, item: AdaptedHere) -> Iterator[str]:
    """What people answered before a criterion was switched off: it counts nowhere, and is not
    lost.
    """
    if item.kind == "criterion" and switched_off(a, "criterion", item.key):
        yield from (_rating_line(a, rating) for rating in a.ratings.get(item.key, ()))


def _rating_line(a: Assessment, rating: Rating) -> str:
    answer = f"{rating.rater}, round {rating.round}: {rating.answer or NO_ANSWER}."
    said = f"{answer} {rating.evidence}".strip()
    source = source_of(a, rating.citation, "")
    return f"{said} ({source})" if source else said

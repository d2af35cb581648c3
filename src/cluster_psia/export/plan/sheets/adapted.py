"""The sheet Adapted here: what this programme changed in the
published method for its place, and why.
"""

from __future__ import annotations

from collections.abc import Iterator

from cluster_psia.assessment.document.adapted import switched_off
from cluster_psia.assessment.document.adapted_here import AdaptedHere, adapted_here
from cluster_psia.assessment.document.model import Assessment
from cluster_psia.export.plan.report import SOURCE, WHY, Column, Sheet, Table
from cluster_psia.export.plan.words import ENTERED, joined_lines, source_of

TITLE = "Adapted here"


def adapted_sheets(a: Assessment) -> tuple[Sheet, ...]:
    """The sheet, where there is anything to say; else none."""
    found = adapted_here(a)
    if not found:
        return ()
    columns = (
        Column("No.", 5, "number"),
        Column("What", 30),
        Column("As published", 36),
        Column("Here", 44),
        Column(WHY.title, 40),
        SOURCE,
    )
    rows = tuple(
        (
            number,
            item.what,
            item.published,
            joined_lines((item.here, *_kept(a, item))),
            item.why,
            ENTERED,
        )
        for number, item in enumerate(found, 1)
    )
    name = f" Its name: {a.adaptation.name}." if a.adaptation.name else ""
    purpose = (
        f"What this programme changed in the published method for its place, and why.{name} On the"
        " other sheets each row that it touches says “Adapted here” in its source."
    )
    return (Sheet(TITLE, purpose, (Table("AdaptedTable", columns, rows, "", TITLE),), frozen=2),)


def _kept(a: Assessment, item: AdaptedHere) -> Iterator[str]:
    """What people answered before a criterion was switched
    off: it counts nowhere, and is not lost.
    """
    if item.kind == "criterion" and switched_off(a, "criterion", item.key):
        for rating in a.ratings.get(item.key, ()):
            source = source_of(rating.source, "")
            said = (
                f"{rating.rater}, round {rating.round}: {rating.answer}. {rating.evidence}".strip()
            )
            yield f"{said} ({source})" if source else said

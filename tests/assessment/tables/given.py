"""Tables as people write them, and what an import says to them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.document.model import Source, replace
from cluster_psia.assessment.edits.chain import add_actor, add_institution
from cluster_psia.assessment.files.sheets.cell import (
    SheetCell,
    SheetFile,
    SheetPage,
    as_line,
    present,
)

if TYPE_CHECKING:
    from cluster_psia.assessment.document.chain import Actor
    from cluster_psia.assessment.tables.take import ImportReport

VISIT = Source(id="visit", document="Visit")
EMPTY = Assessment(name="x")


def table(*rows: str) -> SheetFile:
    return cells_table(*(row.split("|") for row in rows))


def cells_table(*rows: Iterable[str]) -> SheetFile:
    """A table of texts, each in a column of its own."""
    lines = (as_line(n, list(map(SheetCell, row))) for n, row in enumerate(rows, 1))
    return SheetFile("", (SheetPage("", present(lines)),))


def told(report: ImportReport) -> list[tuple[int, str, str]]:
    return [(row.line, row.what, row.happens) for row in report.rows]


def operator(report: ImportReport) -> Actor:
    return report.assessment.chain.actors[0]


def makers(**more: Any) -> Assessment:
    """A map with two operators and an institution, and a visit as a source."""
    a = replace(EMPTY, sources=(VISIT,))
    a = add_actor(add_actor(a, "Makers", "small_producer", **more), "Traders; big", "trader")
    return add_institution(a, "Guild", "trade_association")


def refusal(report: ImportReport) -> str:
    [row] = [row for row in report.rows if row.happens == "refused"]
    return row.why

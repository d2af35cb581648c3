"""The derived cells of the Italian tables as CSV, as plain values, and as text for the command
line.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from cluster_psia.evidence.findings import (
    Note,
    argument_notes,
    limit_notes,
    oddity_notes,
    signed_figure,
)

if TYPE_CHECKING:
    from cluster_psia.evidence.italy import DerivedCell, Evidence
    from cluster_psia.method.model import Italy

CSV_COLUMNS = (
    "table",
    "row",
    "column",
    "year",
    "base_year",
    "unit",
    "printed",
    "recomputed",
    "differs",
    "difference",
    "within_rounding",
    "base_value",
    "value",
    "formula",
    "source",
)


def cells_json(e: Evidence) -> list[dict[str, Any]]:
    """Every derived cell as plain JSON values."""
    return [cell.as_dict() for cell in e.cells]


def cells_csv(cells: Iterable[DerivedCell]) -> bytes:
    """Derived cells as CSV in UTF-8, one row a cell, with a mark that spreadsheets need to see
    the encoding.
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, CSV_COLUMNS, extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    for cell in cells:
        # The exact decimals of the print: 15.140 stays 15.140.
        exact = {
            "printed": cell.printed,
            "recomputed": cell.recomputed,
            "difference": cell.difference,
        }
        inputs = {"base_value": cell.inputs[0][1], "value": cell.inputs[-1][1]}
        writer.writerow({**cell.as_dict(), **exact, **inputs})
    return out.getvalue().encode("utf-8-sig")


def evidence_lines(e: Evidence, italy: Italy) -> Iterator[str]:
    """The whole page as text: the argument, its limits, the oddities, and every derived cell."""
    for heading, notes in (
        ("WHAT IT ARGUES", argument_notes(e, italy)),
        ("WHAT IT DOES NOT SHOW", limit_notes(e, italy)),
        ("ODDITIES", oddity_notes(e, italy)),
    ):
        yield heading
        yield from (_note(note) for note in notes)
        yield ""
    yield f"DERIVED CELLS ({len(e.differing())} of {len(e.cells)} differ)"
    yield from (_cell(cell) for cell in e.cells)


def _note(note: Note) -> str:
    return f"- {note.label}: {note.text} [{note.source}]"


def _cell(cell: DerivedCell) -> str:
    mark = "DIFFERS" if cell.differs else "same"
    where = f"{cell.table}  {cell.row}, {cell.column}, {cell.year}"
    printed, recomputed = signed_figure(cell.printed), signed_figure(cell.recomputed)
    return f"{where}: printed {printed}, recomputed {recomputed} {cell.unit}  {mark}"

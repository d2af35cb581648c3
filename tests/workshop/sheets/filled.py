"""A room, files that were filled for it, and what a dry run says of them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import openpyxl

from cluster_psia.workshop.sheets.filled import read_sheets
from cluster_psia.workshop.values import CriterionText, Room, Settings
from tests.workshop.hall import CRITERIA

if TYPE_CHECKING:
    from cluster_psia.workshop.sheets.report import SheetReport

TEXTS = {
    "en": tuple(
        CriterionText(
            key=key, number=number, label=label, question=f"{label}?", anchors=(((1, 2), "=low"),)
        )
        for key, number, label in (
            ("location", 1, "Location"),
            ("market", 7, "Nature of market"),
            ("growth", 19, "=G"),
        )
    ),
    "fr": (CriterionText(key="market", number=7, label="Nature du marché", question="?"),),
}


ROOM = Room(
    code="ACDEFH",
    assessment_id="a",
    assessment_name="=1+1",
    settings=Settings(criteria=CRITERIA),
    texts=TEXTS,
    opened_at="2025-01-01T00:00:00Z",
)


def csv(*lines: str) -> SheetReport:
    return read_sheets("\n".join(lines).encode(), ROOM)


def book(*rows: tuple[Any, ...]) -> bytes:
    made, out = openpyxl.Workbook(), io.BytesIO()
    assert made.active is not None
    for row in rows:
        made.active.append(row)
    made.save(out)
    return out.getvalue()


def taken(report: SheetReport) -> dict[int, tuple[str, dict[str, object]]]:
    return {sheet.sheet: (sheet.group, dict(sheet.answers)) for sheet in report.sheets}


def problems(report: SheetReport) -> list[tuple[int, str]]:
    return [(row.line, problem) for row in report.rows for problem in row.problems]

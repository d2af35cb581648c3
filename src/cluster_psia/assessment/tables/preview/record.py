"""The preview as plain values, for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cluster_psia.assessment.tables.preview.value import (
        PreviewRow,
        PreviewTotals,
        TablesPreview,
        WrittenRow,
    )
    from cluster_psia.assessment.tables.reading.places import ReadingQuestion, RowPlace
    from cluster_psia.assessment.tables.report import Happens


def preview_record(preview: TablesPreview) -> dict[str, Any]:
    """All that a preview says. A value that is "" is not there, or not known."""
    return {
        "counts": _counts_record(preview),
        "totals": _totals_record(preview.totals),
        "problems": list(preview.problems),
        "questions": [_question_record(question) for question in preview.questions],
        "rows": [preview_row_record(row) for row in preview.rows],
    }


def _counts_record(preview: TablesPreview) -> dict[str, int]:
    ends: tuple[Happens, ...] = ("added", "changed", "unchanged", "refused")
    left_out = sum(row.left_out for row in preview.rows)
    return {**{happens: preview.count(happens) for happens in ends}, "left_out": left_out}


def _totals_record(totals: PreviewTotals) -> dict[str, Any]:
    counts = {
        name: getattr(totals, name)._asdict() for name in ("operators", "institutions", "links")
    }
    figures = {
        figure.field: {"before": figure.before._asdict(), "after": figure.after._asdict()}
        for figure in totals.figures
    }
    return {**counts, **figures}


def _question_record(question: ReadingQuestion) -> dict[str, Any]:
    return {
        **_place_record(question.place),
        "why": question.why,
        "encodings": [offer.encoding for offer in question.encodings],
        "heading_rows": [list(rows) for rows in question.heading_rows],
        "headings": list(question.headings),
        "optional": question.optional,
    }


def preview_row_record(row: PreviewRow) -> dict[str, Any]:
    """All that a preview says of one row."""
    return {
        **_written_record(row.written),
        "table": row.table,
        "what": row.what,
        "happens": row.happens,
        "left_out": row.left_out,
        "told": row.told,
        "fields": [field._asdict() for field in row.fields],
        "refusals": [
            {"head": why.head, "text": why.text, "reason": why.reason, "mend": why.mend}
            for why in row.refusals
        ],
        "also": [_written_record(other) for other in row.also],
    }


def _written_record(row: WrittenRow) -> dict[str, Any]:
    return {**_place_record(row.place), "cells": [cell._asdict() for cell in row.cells]}


def _place_record(place: RowPlace) -> dict[str, Any]:
    return place._asdict()

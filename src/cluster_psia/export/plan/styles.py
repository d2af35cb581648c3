"""The formats of the workbook's cells, in the colours of the app (see ``drawing/tokens.py``)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cluster_psia.drawing import tokens

if TYPE_CHECKING:
    import xlsxwriter


def styles_of(book: xlsxwriter.Workbook) -> dict[str, Any]:
    """Every format by its name; those of table cells are named like the kinds of a ``Column``."""
    base = {"font_name": "Calibri", "font_size": 11, "valign": "top", "font_color": tokens.INK}
    body = {**base, "text_wrap": True, "border": 1, "border_color": tokens.LINE}
    right = {**body, "text_wrap": False, "align": "right"}
    head = {
        **body,
        "bold": True,
        "font_color": tokens.PAPER,
        "bg_color": tokens.PRIMARY,
        "valign": "vcenter",
    }
    formats = {
        "title": {**base, "bold": True, "font_size": 16},
        "purpose": {**base, "font_color": tokens.MUTED, "text_wrap": True},
        "missing": {**base, "font_color": tokens.MUTED},
        "caption": {**base, "bold": True},
        "note": base,
        "paragraph": {**base, "bg_color": tokens.WASH, "text_wrap": True},
        "head": head,
        "text": body,
        "number": {**right, "num_format": "#,##0_)"},
        "decimal": {**right, "num_format": "#,##0.0_)"},
        "date": {**right, "num_format": "yyyy-mm-dd"},
        "input": {**right, "num_format": "0.0#_)", "bold": True, "bg_color": tokens.SCALE[2]},
    }
    return {name: book.add_format(properties) for name, properties in formats.items()}

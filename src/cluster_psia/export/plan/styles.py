"""The formats of the workbook's cells, in the colours of the app (see ``drawing/tokens.py``)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cluster_psia.drawing import tokens

if TYPE_CHECKING:
    import xlsxwriter

_BASE = {"font_name": "Calibri", "font_size": 11, "valign": "top", "font_color": tokens.INK}
_BODY = {**_BASE, "text_wrap": True, "border": 1, "border_color": tokens.LINE}
_RIGHT = {**_BODY, "text_wrap": False, "align": "right"}
_HEAD = {
    **_BODY,
    "bold": True,
    "font_color": tokens.PAPER,
    "bg_color": tokens.PRIMARY,
    "valign": "vcenter",
}
_FORMATS = {
    "title": {**_BASE, "bold": True, "font_size": 16},
    "purpose": {**_BASE, "font_color": tokens.MUTED, "text_wrap": True},
    "missing": {**_BASE, "font_color": tokens.MUTED},
    "caption": {**_BASE, "bold": True},
    "note": _BASE,
    "paragraph": {**_BASE, "bg_color": tokens.WASH, "text_wrap": True},
    "head": _HEAD,
    "text": _BODY,
    "number": {**_RIGHT, "num_format": "#,##0_)"},
    "decimal": {**_RIGHT, "num_format": "#,##0.0_)"},
    "date": {**_RIGHT, "num_format": "yyyy-mm-dd"},
    "input": {**_RIGHT, "num_format": "0.0#_)", "bold": True, "bg_color": tokens.SCALE[2]},
}


def styles_of(book: xlsxwriter.Workbook) -> dict[str, Any]:
    """Every format by its name; those of table cells are named like the kinds of a ``Column``."""
    return {name: book.add_format(properties) for name, properties in _FORMATS.items()}

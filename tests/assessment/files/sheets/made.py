"""Files with tables, made for tests: workbooks of two programs, and texts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

import openpyxl

from cluster_psia.assessment.files.sheets.read import GivenFile, read_sheet_file

if TYPE_CHECKING:
    from cluster_psia.assessment.files.sheets.cell import SheetFile, SheetLine

Rows = Iterable[Iterable[Any]]
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
_SPACES = {"office": _OFFICE, "table": _TABLE, "text": _TEXT, "style": _STYLE}
_ROOT = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _SPACES.items())


def known_words(cells: Iterable[str]) -> int:
    """As many headings as there are cells that say Name, Kind or Note."""
    return sum(cell in {"Name", "Kind", "Note"} for cell in cells)


def read(data: bytes, encoding: str = "") -> SheetFile:
    return read_sheet_file(GivenFile("given", data, encoding), known_words)


def texts(line: SheetLine) -> list[str]:
    return [cell.text for cell in line.cells]


def all_texts(file: SheetFile) -> list[list[list[str]]]:
    return [list(map(texts, page.lines)) for page in file.pages]


def book(*sheets: Rows) -> bytes:
    """A workbook as openpyxl writes it."""
    made, out = openpyxl.Workbook(), io.BytesIO()
    made.remove(made.worksheets[0])
    for rows in sheets:
        page = made.create_sheet()
        for row in rows:
            page.append(list(row))
    made.save(out)
    return out.getvalue()


def zipped(parts: Mapping[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return out.getvalue()


def with_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A packed file with one part changed, or with one more."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        found = old.read(name) if name in old.namelist() else b""
    return with_parts(data, {name: change(found)})


def with_parts(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """A packed file with these parts, new ones and changed ones."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        return zipped({**{entry: old.read(entry) for entry in old.namelist()}, **parts})


def with_sheet(xml: str) -> bytes:
    """A workbook whose only sheet holds this."""
    head = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    whole = f"{head}{xml}</worksheet>".encode()
    return with_part(book([("x",)]), "xl/worksheets/sheet1.xml", lambda _: whole)


def ods(*tables: str, styles: str = "", manifest: bytes = b"") -> bytes:
    """A workbook as LibreOffice writes it; each table is the XML of its rows."""
    body = "".join(map(_whole_table, tables))
    content = (
        f"<office:document-content {_ROOT}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:spreadsheet>{body}</office:spreadsheet>"
        "</office:body></office:document-content>"
    )
    return zipped({"content.xml": content, "META-INF/manifest.xml": manifest})


def _whole_table(table: str) -> str:
    if table.startswith("<table:table "):
        return table
    return f'<table:table table:name="S">{table}</table:table>'


def ods_row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def ods_text(text: str, more: str = "") -> str:
    said = f"<text:p>{escape(text)}</text:p>" if text else ""
    return f'<table:table-cell office:value-type="string" {more}>{said}</table:table-cell>'


def ods_value(kind: str, more: str, shown: str = "shown") -> str:
    return (
        f'<table:table-cell office:value-type="{kind}" {more}><text:p>{shown}</text:p>'
        "</table:table-cell>"
    )

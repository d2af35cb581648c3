"""Workbooks of Excel (.xlsx, .xlsm) by what they show: values only, styles only as far as they make
a date or a share of a number.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass

from cluster_psia.assessment.files.sheets.archive import DAMAGED, Archive
from cluster_psia.assessment.files.sheets.cell import (
    HIDDEN,
    SheetFile,
    SheetFileError,
    SheetPage,
    UnreadSheet,
)
from cluster_psia.assessment.files.sheets.limits import (
    NAMED,
    SHEETS,
    STYLES,
    Budget,
    too_much,
)
from cluster_psia.assessment.files.sheets.number_formats import NumberLook, looks_of
from cluster_psia.assessment.files.sheets.xlsx_page import PageReader, Workings
from cluster_psia.assessment.files.sheets.xlsx_texts import read_texts
from cluster_psia.assessment.files.sheets.xml_parts import (
    Attributes,
    XmlReader,
    attribute_called,
    in_utf_8,
)

MACROS = "Macros in the file were not run: only values were read."
_CHART = "it holds no cells"
_MOST_STYLE = 60_000_000  # bytes of the part of styles; only two places of it are parsed


@dataclass(frozen=True)
class _Sheet:
    name: str
    hidden: bool
    part: str
    cells: bool  # or a chart


@dataclass(frozen=True)
class _Relation:
    kind: str
    target: str


def read_xlsx(
    name: str, archive: Archive, budget: Budget, shown: frozenset[str] = frozenset()
) -> SheetFile:
    """The visible sheets of a workbook, and hidden ones that are to be ``shown``. Raises
    SheetFileError, and ``archive.BROKEN``.
    """
    book = _Book(archive, budget)
    pages: list[SheetPage] = []
    unread: list[UnreadSheet] = []
    for sheet in book.sheets:
        if not sheet.cells:
            unread.append(UnreadSheet(sheet.name, _CHART))
        elif sheet.hidden and sheet.name not in shown:
            unread.append(UnreadSheet(sheet.name, HIDDEN, hidden=True))
        else:
            pages.append(PageReader(sheet.name, book.workings, budget).read(archive, sheet.part))
    notes = (MACROS,) if any(part.endswith("vbaProject.bin") for part in archive.names) else ()
    return SheetFile(name, tuple(pages), tuple(unread), notes)


class _Book:
    """What the workbook says of its sheets, and what their cells need to be read."""

    def __init__(self, archive: Archive, budget: Budget) -> None:
        self._archive, self._budget = archive, budget
        self._part = self._of_kind("", "officeDocument", "xl/workbook.xml")
        self._relations = self._read_relations(self._part)
        self._from_1904 = self._computed_anew = False
        self.sheets: list[_Sheet] = []
        XmlReader(budget, self._started).read(archive.pieces(self._part))
        texts = self._of_kind(self._part, "sharedStrings", "")
        self.workings = Workings(
            texts=read_texts(archive, texts, budget) if texts else (),
            looks=self._looks(self._of_kind(self._part, "styles", "")),
            from_1904=self._from_1904,
            computed_anew=self._computed_anew,
        )

    def _started(self, name: str, attributes: Attributes) -> None:
        if name == "workbookPr":
            self._from_1904 = attributes.get("date1904", "0") in ("1", "true")
        elif name == "calcPr":
            self._computed_anew = attributes.get("fullCalcOnLoad", "0") in ("1", "true")
        elif name == "sheet" and "sheetId" in attributes:
            self._add_sheet(attributes)

    def _add_sheet(self, attributes: Attributes) -> None:
        if len(self.sheets) == SHEETS:
            raise SheetFileError(f"The workbook has more than {SHEETS} sheets; split it.")
        found = self._relations.get(attribute_called(attributes, "id"))
        if found is None:
            raise SheetFileError(DAMAGED)
        hidden = attributes.get("state", "visible") != "visible"
        cells = found.kind.endswith("/worksheet")
        self.sheets.append(_Sheet(attributes.get("name", ""), hidden, found.target, cells))

    def _of_kind(self, of: str, kind: str, otherwise: str) -> str:
        """The part that another one names as its ``kind``."""
        relations = self._relations if of else self._read_relations("")
        for relation in relations.values():
            if relation.kind.endswith(f"/{kind}") and relation.target in self._archive.names:
                return relation.target
        if otherwise and otherwise not in self._archive.names:
            raise SheetFileError(DAMAGED)
        return otherwise

    def _read_relations(self, of: str) -> dict[str, _Relation]:
        """What a part names, by id, with the parts as the archive calls them."""
        folder, file = posixpath.split(of)
        part = posixpath.join(folder, "_rels", f"{file}.rels")
        found: dict[str, _Relation] = {}
        if part not in self._archive.names:
            return found

        def started(name: str, attributes: Attributes) -> None:
            """An element begins."""
            if name != "Relationship":
                return
            if len(found) == NAMED:
                raise too_much()
            target = attributes.get("Target", "")
            target = target if target.startswith("/") else posixpath.join("/", folder, target)
            full = posixpath.normpath(target).lstrip("/")
            found[attributes.get("Id", "")] = _Relation(attributes.get("Type", ""), full)

        XmlReader(self._budget, started).read(self._archive.pieces(part))
        return found

    def _looks(self, part: str) -> tuple[NumberLook, ...]:
        """What numbers look like, by the style of their cell. Nothing else of the styles is read,
        so that nothing else of them can be wrong.
        """
        if not part:
            return ()
        styles = in_utf_8(self._archive.whole(part, _MOST_STYLE))
        formats: list[int] = []
        written: dict[int, str] = {}

        def started(name: str, attributes: Attributes) -> None:
            """An element begins."""
            if name == "numFmt":
                written[int(attributes["numFmtId"])] = attributes["formatCode"]
            elif name == "xf":
                formats.append(int(attributes.get("numFmtId", "0")))
            if max(len(formats), len(written)) > STYLES:
                raise too_much()

        for place in (_place_of(styles, b"numFmts"), _place_of(styles, b"cellXfs")):
            if place:
                XmlReader(self._budget, started).read([place])
        return looks_of(formats, written)


def _place_of(part: bytes, name: bytes) -> bytes:
    """The first element of that name in a part of XML, as it stands there; empty without one."""
    begin = re.search(rb"<(?:\w+:)?%b[\s>]" % name, part)
    end = begin and re.compile(rb"</(?:\w+:)?%b\s*>" % name).search(part, begin.end())
    return part[begin.start() : end.end()] if begin and end else b""

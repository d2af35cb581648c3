"""Workbooks of LibreOffice and its like (.ods) by what they show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_psia.assessment.files.sheets.archive import PROTECTED, Archive
from cluster_psia.assessment.files.sheets.cell import (
    HIDDEN,
    SheetFile,
    SheetFileError,
    SheetPage,
    UnreadSheet,
)
from cluster_psia.assessment.files.sheets.limits import SHEETS, too_much
from cluster_psia.assessment.files.sheets.ods_page import OdsPage
from cluster_psia.assessment.files.sheets.xml_parts import (
    Attributes,
    XmlReader,
    attribute_called,
    local_name,
)

if TYPE_CHECKING:
    from cluster_psia.assessment.files.sheets.limits import Budget

_CONTENT, _MANIFEST = "content.xml", "META-INF/manifest.xml"
_LARGEST_MANIFEST = 2_000_000
_MOST_STYLES = 60_000


def read_ods(
    name: str, archive: Archive, budget: Budget, shown: frozenset[str] = frozenset()
) -> SheetFile:
    """The visible sheets of a workbook, and hidden ones that are to be ``shown``. Raises
    SheetFileError, and ``archive.BROKEN``.
    """
    if _MANIFEST in archive.names:
        manifest = archive.whole(_MANIFEST, _LARGEST_MANIFEST)
        if b"encryption-data" in manifest:
            raise SheetFileError(PROTECTED)
    reader = _Reader(budget, shown)
    XmlReader(budget, reader.started, reader.ended, reader.letters).read(archive.pieces(_CONTENT))
    return SheetFile(name, tuple(reader.pages), tuple(reader.unread))


class _Reader:
    """Reads the sheets one after the other."""

    def __init__(self, budget: Budget, shown: frozenset[str]) -> None:
        self._budget, self._shown = budget, shown
        self.pages: list[SheetPage] = []
        self.unread: list[UnreadSheet] = []
        self._page: OdsPage | None = None
        self._style = ""
        self._hidden_styles: set[str] = set()
        self._hidden = False
        self._styles = 0

    def started(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        if self._page is not None:
            self._page.started(name, attributes)
        elif name == "table":
            self._begin_table(attributes)
        elif name == "style":
            self._style = attribute_called(attributes, "name")
        elif name == "table-properties" and attribute_called(attributes, "display") == "false":
            self._hidden_styles.add(self._style)
            self._styles += 1
            if self._styles > _MOST_STYLES:
                raise too_much()

    def ended(self, name: str) -> None:
        """An element ends."""
        if self._page is None:
            return
        if name == "table" and self._page.outside:
            self._end_table(self._page)
        else:
            self._page.ended(name)

    def letters(self, said: str) -> None:
        """What stands in an element."""
        if self._page is not None:
            self._page.letters(said)

    def _begin_table(self, attributes: Attributes) -> None:
        if len(self.pages) + len(self.unread) == SHEETS:
            raise SheetFileError(f"The workbook has more than {SHEETS} sheets; split it.")
        table = {local_name(name): value for name, value in attributes.items()}
        self._hidden = table.get("style-name", "") in self._hidden_styles
        self._page = OdsPage(table.get("name", ""), self._budget)

    def _end_table(self, page: OdsPage) -> None:
        self._page = None
        if self._hidden and page.name not in self._shown:
            self.unread.append(UnreadSheet(page.name, HIDDEN, hidden=True))
        else:
            self.pages.append(page.taken())

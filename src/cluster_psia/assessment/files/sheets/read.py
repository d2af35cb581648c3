"""A file with tables, whatever program wrote it: its sheets, or one sentence why not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from xml.parsers.expat import ExpatError

from cluster_psia.assessment.files.sheets.archive import BROKEN, DAMAGED, Archive
from cluster_psia.assessment.files.sheets.cell import SheetFile, SheetFileError
from cluster_psia.assessment.files.sheets.keeping import made_to_stay
from cluster_psia.assessment.files.sheets.letters import LettersError, decoded_text
from cluster_psia.assessment.files.sheets.limits import LARGEST, Budget
from cluster_psia.assessment.files.sheets.ods import read_ods
from cluster_psia.assessment.files.sheets.separated import KnownHeadings, read_separated
from cluster_psia.assessment.files.sheets.xlsx import read_xlsx
from cluster_psia.words import counted_noun

__all__ = ["TABLE_FILES", "GivenFile", "read_pasted", "read_sheet_file"]

TABLE_FILES = ("xlsx", "xlsm", "ods", "csv", "tsv", "txt")  # what the reader takes, by their ends
_OLD_EXCEL = (
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # any file of Office before 2007, and protected ones
)
_PROTECTED = "EncryptedPackage".encode("utf-16-le")
_AS_XLSX = "open it in a spreadsheet program and save it as .xlsx, .ods or CSV"
# How files begin that hold no table, or one that is not read, and what to do with them.
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", f"This is a PDF file; {_AS_XLSX}, or copy the table and paste it."),
    (b"{\\rtf", "This is a text document (RTF); copy the table out of it and paste it."),
    (b"\x1f\x8b", "This is a packed file (gzip); unpack it and bring what is in it."),
    (b"7z\xbc\xaf", "This is a packed file (7-Zip); unpack it and bring what is in it."),
    (b"Rar!", "This is a packed file (RAR); unpack it and bring what is in it."),
    (b"\x89PNG", "This is a picture; type the table, or copy it from where it stands."),
    (b"\xff\xd8\xff", "This is a picture; type the table, or copy it from where it stands."),
    (b"GIF8", "This is a picture; type the table, or copy it from where it stands."),
)
_MARKUP = re.compile(rb"\s*<(?:!DOCTYPE html|html|table|\?xml|\?mso|meta|style|div)", re.IGNORECASE)
_JSON = re.compile(rb'\s*\{\s*"')


@dataclass(frozen=True)
class GivenFile:
    """A file that was given: its name and its bytes. ``encoding`` is what people chose for its
    letters; empty while nobody did. ``shown`` are hidden sheets that they want to be read.
    """

    name: str
    data: bytes
    encoding: str = ""
    shown: frozenset[str] = frozenset()


ReadSheets = Callable[[GivenFile, KnownHeadings], SheetFile]


@made_to_stay
def read_sheet_file(given: GivenFile, known: KnownHeadings) -> SheetFile:
    """The sheets of a file. ``known`` says how many cells of a row are headings of ours: so the
    mark between the cells of a text is found. Never raises for what stands in the file: whatever
    the bytes, it is read or ``problem`` is one sentence.
    """
    try:
        if not given.data.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n"):
            raise SheetFileError("The file is empty.")
        if len(given.data) > LARGEST:
            size = f"{len(given.data) / 1e6:,.1f} MB large, and at most {LARGEST // 1_000_000} MB"
            raise SheetFileError(f"The file is {size} are read; split it.")
        return _read(given, known)
    except LettersError as error:
        return SheetFile(given.name, problem=str(error), offers=error.offers)
    except SheetFileError as error:
        return SheetFile(given.name, problem=str(error))
    except (ExpatError, *BROKEN):
        return SheetFile(given.name, problem=DAMAGED)


def read_pasted(text: str, known: KnownHeadings) -> SheetFile:
    """The same of a text that was pasted."""
    try:
        if len(text) > LARGEST:
            raise SheetFileError(
                f"What was pasted is longer than {LARGEST:,} characters; bring it as a file."
            )
        page = read_separated(text.lstrip("\ufeff"), known, Budget(), pasted=True)
    except SheetFileError as error:
        return SheetFile("", problem=str(error))
    return SheetFile("", (page,))


def _read(given: GivenFile, known: KnownHeadings) -> SheetFile:
    """Raises SheetFileError, ExpatError and what is in BROKEN."""
    if given.data.startswith(b"PK"):
        return _workbook(given)
    _refuse_others(given.data)
    letters = decoded_text(given.data, given.encoding)
    page = read_separated(letters.text, known, Budget(), pasted=False)
    if not page.lines:
        raise SheetFileError("The file is empty.")
    notes = (letters.told,) if letters.told else ()
    return SheetFile(given.name, (page,), notes=notes, offers=letters.offers)


def _refuse_others(data: bytes) -> None:
    if data.startswith(_OLD_EXCEL):
        if _PROTECTED in data:
            raise SheetFileError(
                "The workbook is protected with a password; save it without one and bring it again."
            )
        raise SheetFileError(
            "This is an old Excel file (.xls); open it and save it as .xlsx or CSV."
        )
    for beginning, said in _OTHERS:
        if data.startswith(beginning):
            raise SheetFileError(said)
    if _MARKUP.match(data):
        raise SheetFileError(f"This is a web page or XML, whatever its name says; {_AS_XLSX}.")
    if _JSON.match(data):
        raise SheetFileError(
            "This is JSON, not a table; an assessment in a file is opened under Home."
        )


# Workbooks ---------------------------------------------------------------------------------------

_WorkbookReader = Callable[[str, Archive, Budget, frozenset[str]], SheetFile]


def _workbook(given: GivenFile) -> SheetFile:
    budget = Budget()
    archive = Archive(given.data, budget)
    found = _reader_of(archive.names)(given.name, archive, budget, given.shown)
    if not any(page.lines for page in found.pages) and not found.unread:
        raise SheetFileError("The workbook holds no cell with something in it.")
    return found


def _reader_of(names: Iterable[str]) -> _WorkbookReader:
    """What reads an archive, by the parts that it holds. Raises SheetFileError where nothing
    does.
    """
    parts = frozenset(names)
    if "xl/workbook.bin" in parts:
        raise SheetFileError(f"This is a binary workbook (.xlsb); {_AS_XLSX}.")
    if any(part.startswith("Index/") or part.endswith(".iwa") for part in parts):
        raise SheetFileError("This is a Numbers file; export it as Excel (.xlsx) or CSV.")
    if "word/document.xml" in parts:
        raise SheetFileError("This is a Word document; copy the table out of it and paste it.")
    if "content.xml" in parts:
        return read_ods
    if "[Content_Types].xml" in parts or "_rels/.rels" in parts:
        return read_xlsx
    endings = tuple(f".{ending}" for ending in TABLE_FILES)
    tables = [part for part in parts if part.lower().endswith(endings)]
    if tables:
        raise SheetFileError(
            f"This is a packed folder (zip) with {counted_noun(len(tables), 'table')} in it;"
            " unpack it and bring them one by one or all at once."
        )
    raise SheetFileError(DAMAGED)

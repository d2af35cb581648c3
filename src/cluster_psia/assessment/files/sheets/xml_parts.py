"""XML read as it comes, without definitions and within limits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import NoReturn
from xml.parsers import expat

from cluster_psia.assessment.files.sheets.cell import SheetFileError
from cluster_psia.assessment.files.sheets.limits import DEEPEST, Budget, too_much

Attributes = Mapping[str, str]
ElementStart = Callable[[str, Attributes], None]
End = Callable[[str], None]
Letters = Callable[[str], None]

DEFINES = (
    "The workbook holds definitions that no spreadsheet program writes; save it again as .xlsx."
)
_LONGEST = 1_000_000  # bytes of one text or tag
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_ENCODING = re.compile(r"""(<\?xml[^>]*?)\s+encoding\s*=\s*["'][^"'>]*["']""")


class XmlReader:
    """Reads one part. Names come without their prefix: programs choose it freely, and strict Open
    XML differs from the usual one only in what prefixes stand for.
    """

    def __init__(
        self,
        budget: Budget,
        start: ElementStart,
        end: End | None = None,
        letters: Letters | None = None,
    ) -> None:
        self._budget = budget
        self.parser = parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = _within(budget, start, end)
        parser.StartDoctypeDeclHandler = _refuse_definitions
        parser.EntityDeclHandler = _refuse_definitions
        if letters is not None:
            parser.CharacterDataHandler = letters

    def read(self, pieces: Iterable[bytes]) -> None:
        """Read a part, piece by piece. Raises SheetFileError and ExpatError."""
        unended = 0  # bytes since something ended; the parser goes through them again and again
        for piece in pieces:
            self._budget.take_bytes(0, len(piece))
            end = piece.rfind(b">")
            unended = unended + len(piece) if end < 0 else len(piece) - end
            if unended > _LONGEST:
                raise too_much()
            self.parser.Parse(piece, False)
        self.parser.Parse(b"", True)


def _within(budget: Budget, start: ElementStart, end: End | None) -> tuple[ElementStart, End]:
    """What is told of the beginning and the end of elements, as long as there are not too many and
    not too deep ones. Called by the million.
    """
    depth = 0

    def started(name: str, attributes: Attributes) -> None:
        """An element begins."""
        nonlocal depth
        depth += 1
        budget.elements -= 1
        if depth > DEEPEST or budget.elements < 0:
            raise too_much()
        start(local_name(name) if ":" in name else name, attributes)

    def ended(name: str) -> None:
        """An element ends."""
        nonlocal depth
        depth -= 1
        if end is not None:
            end(local_name(name) if ":" in name else name)

    return started, ended


def local_name(name: str) -> str:
    """A name without its prefix."""
    return name.rpartition(":")[2]


def attribute_called(attributes: Attributes, local: str) -> str:
    """The attribute of that name with a prefix, whatever it is ("r:id"); "" where there is none."""
    for name, value in attributes.items():
        if name.endswith(f":{local}"):
            return value
    return ""


def in_utf_8(part: bytes) -> bytes:
    """A part of XML in UTF-8, for what is looked for in its bytes."""
    if not part.startswith(_UTF_16):
        return part
    return _ENCODING.sub(r"\1", part.decode("utf-16")).encode()


def _refuse_definitions(*_: object) -> NoReturn:
    raise SheetFileError(DEFINES)

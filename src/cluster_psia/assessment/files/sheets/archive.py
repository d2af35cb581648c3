"""The parts of a packed workbook, unpacked piece by piece within limits."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from cluster_psia.assessment.files.sheets.cell import SheetFileError
from cluster_psia.assessment.files.sheets.limits import DIRECTORY, Budget, too_much

DAMAGED = "The workbook is damaged; open it in a spreadsheet program and save it again as .xlsx."
PROTECTED = "The workbook is protected with a password; save it without one and bring it again."
# What comes up when somebody else's bytes are unpacked and read.
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    LookupError,
    ValueError,
    ArithmeticError,
    NotImplementedError,
    RuntimeError,
)
_PIECE = 1 << 18
_END = b"PK\x05\x06"  # of the list of parts
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Archive:
    """A packed file. Pictures and everything else that nobody asks for stay packed."""

    def __init__(self, data: bytes, budget: Budget) -> None:
        _check_directory(data)
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self._budget = budget
        self._entries = {entry.filename: entry for entry in self._zip.infolist()}
        self.names = frozenset(self._entries)

    def pieces(self, name: str) -> Iterator[bytes]:
        """A part, piece by piece. Raises SheetFileError, and whatever is in ``BROKEN``."""
        entry = self._entries[name]
        if entry.flag_bits & 1:
            raise SheetFileError(PROTECTED)
        if entry.compress_type not in _PACKED:
            raise SheetFileError(DAMAGED)
        with self._zip.open(entry) as part:
            while piece := part.read(_PIECE):
                self._budget.take_bytes(len(piece))
                yield piece

    def whole(self, name: str, most: int) -> bytes:
        """A part of at most ``most`` bytes. Raises as ``pieces``."""
        found = bytearray()
        for piece in self.pieces(name):
            found += piece
            if len(found) > most:
                raise too_much()
        return bytes(found)


def _check_directory(data: bytes) -> None:
    """Refuse a list of parts that would take long to read. What the end says of its size is what
    is read of it.
    """
    end = data.rfind(_END, max(0, len(data) - 70_000))
    if end < 0 or len(data) < end + 22:
        raise SheetFileError(DAMAGED)
    (size,) = struct.unpack_from("<I", data, end + 12)
    if size > DIRECTORY:  # also the mark of an archive beyond 4 GB
        raise too_much()

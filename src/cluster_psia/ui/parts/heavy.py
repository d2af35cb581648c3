"""What is heavy on the pages, done in a process of its own: files that come in are read there, and
pictures and workbooks to take away are made there. One rule, whatever the size: a small file may
unpack to a large one, and the way there and back takes a few milliseconds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, TypeVarTuple

from cluster_psia.apart import ApartError, run_apart
from cluster_psia.assessment.files.sheets.cell import SheetFile
from cluster_psia.assessment.files.sheets.read import read_sheet_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from cluster_psia.assessment.files.sheets.read import GivenFile
    from cluster_psia.assessment.files.sheets.separated import KnownHeadings

T = TypeVar("T")
HeavyArgs = TypeVarTuple("HeavyArgs")

# The limits of the readers themselves stand at 10 seconds and 300 MB; a busy or old computer may
# take twice as long.
READING, READING_MB = 20.0, 600
MAKING, MAKING_MB = 60.0, 1_500


def read_heavy(read: Callable[[*HeavyArgs], T], *args: *HeavyArgs) -> T:
    """What ``read`` makes of a file that came in. Raises ApartError, and what ``read`` raises."""
    return run_apart(read, *args, seconds=READING, megabytes=READING_MB)


def make_heavy(make: Callable[[*HeavyArgs], T], *args: *HeavyArgs) -> T:
    """What ``make`` gives to take away. Raises ApartError, and what ``make`` raises."""
    return run_apart(make, *args, seconds=MAKING, megabytes=MAKING_MB)


def read_heavy_sheets(given: GivenFile, known: KnownHeadings) -> SheetFile:
    """The sheets of a file; where reading came to no end that is its problem."""
    try:
        return read_heavy(read_sheet_file, given, known)
    except ApartError as error:
        return SheetFile(given.name, problem=str(error))

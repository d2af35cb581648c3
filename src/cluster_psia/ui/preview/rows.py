"""The rows of a preview as the browser gets them: words only, and only those in sight."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal

from cluster_psia.words import counted_noun

if TYPE_CHECKING:
    from cluster_psia.assessment.tables.reading.places import RowPlace

IN_SIGHT = 50  # rows that are sent at once
EMPTY_VALUE = "empty"  # what stands for a value that is not there
RowSign = Literal["added", "changed", "unchanged", "refused"]
SIGN_WORDS: dict[RowSign, str] = {
    "added": "New",
    "changed": "Changed",
    "unchanged": "As it is",
    "refused": "Refused",
}


@dataclass(frozen=True)
class ShownField:
    """A value that would be written; ``before`` is None where the thing is new."""

    head: str
    after: str
    before: str | None = None


@dataclass(frozen=True)
class ShownReason:
    """Why a row or a cell of it is not taken, and how to mend it."""

    reason: str
    mend: str = ""


@dataclass(frozen=True)
class ShownTwin:
    """A row about the same thing, or the row itself beside it, as it stands in the file."""

    where: str
    cells: str


@dataclass(frozen=True)
class ShownRow:
    """A row of a preview in words. ``ticked`` is None where there is nothing to choose."""

    id: str
    row: str
    source: str
    sign: RowSign
    what: str
    group: str  # the title of its table
    told: str = ""
    fields: tuple[ShownField, ...] = ()
    reasons: tuple[ShownReason, ...] = ()
    twins: tuple[ShownTwin, ...] = ()
    ticked: bool | None = None


def row_id(place: RowPlace) -> str:
    """What a row is known by in the browser."""
    return "\t".join(map(str, place))


def table_value_words(value: str | int) -> str:
    """A value of a table as people read it."""
    return f"{value:,}" if isinstance(value, int) else value or EMPTY_VALUE


def page_count(rows: int) -> int:
    """How many pages so many rows take; none at all stand on one."""
    return max(1, -(-rows // IN_SIGHT))


def preview_data(label: str, rows: Iterable[ShownRow], page: int) -> dict[str, Any]:
    """What the browser gets of the ``rows`` of a page, which counts from 0."""
    return {
        "label": label,
        "page": page,
        "rows": [asdict(row) | {"word": SIGN_WORDS[row.sign]} for row in rows],
    }


def sight_words(rows: int, page: int) -> str:
    """Which rows are in sight: "Rows 51 to 100 of 2,000"."""
    if rows <= IN_SIGHT:
        return counted_noun(rows, "row")
    first, last = page * IN_SIGHT + 1, min(rows, (page + 1) * IN_SIGHT)
    return f"Rows {first:,} to {last:,} of {rows:,}"


def left_of(said: Any, known: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
    """(shown, left out) ids in what a browser said; only such as are ``known``."""
    shown = _texts(said, "shown") & frozenset(known)
    return shown, _texts(said, "left") & shown


def _texts(said: Any, name: str) -> frozenset[str]:
    given = said.get(name) if isinstance(said, dict) else None
    every = given if isinstance(given, list) else []
    return frozenset(each for each in every if isinstance(each, str))


def heard_of(said: Any) -> list[Any]:
    """Up to which change of theirs a browser was heard."""
    return [said.get("from"), said.get("n")] if isinstance(said, dict) else []

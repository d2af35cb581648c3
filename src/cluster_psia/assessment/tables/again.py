"""A second row about the same thing in one upload: told with both rows, and never the last word
unseen.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, NamedTuple

from cluster_psia.assessment.tables.reading.even import even_text
from cluster_psia.assessment.tables.reading.judge import JudgedCell
from cluster_psia.assessment.tables.reading.refused import RefusedError

if TYPE_CHECKING:
    from cluster_psia.assessment.tables.reading.places import RowPlace
    from cluster_psia.assessment.tables.reading.value import ReadTable, TableRow


class _Before(NamedTuple):
    table: ReadTable
    row: TableRow


class Again(NamedTuple):
    """What is said of a row whose thing stands above, too; ``told`` is empty where it does not.
    ``nothing_new``: it says only what was said. ``label`` is how the thing was called there.
    """

    told: str = ""
    nothing_new: bool = False
    label: JudgedCell | None = None


class FirstRows:
    """The rows that were taken so far, by what they are about."""

    def __init__(self) -> None:
        self._rows: dict[Hashable, list[_Before]] = {}

    def keep(self, about: Hashable, table: ReadTable, row: TableRow) -> None:
        """A row was taken."""
        self._rows.setdefault(about, []).append(_Before(table, row))

    def places(self, about: Hashable) -> tuple[RowPlace, ...]:
        """Where the rows stand that are about the same."""
        return tuple(before.row.place for before in self._rows.get(about, ()))

    def again(self, about: Hashable, table: ReadTable, row: TableRow) -> Again:
        """What is to be said of a row. Raises RefusedError where its thing stands above and the two
        would say different things.
        """
        found, said = Again(), dict[str, JudgedCell]()
        for before in self._rows.get(about, ()):
            where = _where(before, row)
            if before.table is table and not _same(before.row, row):
                raise RefusedError(
                    f"stands in {where}, too",
                    "keep one of the two rows, or give them different names",
                )
            _refuse_other_value(before, table, row, where)
            said = {**before.row.cells, **said}
            new = row.cells.keys() - said.keys()
            found = Again(f"stands in {where}, too", not new, said.get("label"))
        return found


def _where(before: _Before, row: TableRow) -> str:
    """The place of a row above, as short as it can be said."""
    place = before.row.place
    here = (place.file, place.sheet) == (row.place.file, row.place.sheet)
    return f"row {place.row}" if here else place.words


def _same(one: TableRow, other: TableRow) -> bool:
    return one.cells.keys() == other.cells.keys() and all(
        _says_same(field, cell, other.cells[field]) for field, cell in one.cells.items()
    )


def _says_same(field: str, one: JudgedCell, other: JudgedCell) -> bool:
    if field == "label":
        return even_text(one.text) == even_text(other.text)
    return bool(one.value == other.value)


def _refuse_other_value(before: _Before, table: ReadTable, row: TableRow, where: str) -> None:
    for field, cell in before.row.cells.items():
        here = row.cells.get(field)
        if here is not None and not _says_same(field, cell, here):
            head = table.table.head(field)
            raise RefusedError(
                f"stands in {where}, too, and '{head}' is '{cell.text}' there",
                "keep one of the two",
            )

"""The two printed tables of Annex I (UNIDO 2004) as they stand in ``sample_data/italy``:
read, checked, not changed.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from cluster_psia.places import SAMPLES

FOLDER = SAMPLES / "italy"
A1, A2 = "table_a1.csv", "table_a2.csv"
_PART = {"inside": "Inside ID", "outside": "Outside ID", "total": "Total"}
_KNOWN: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    A1: {"area": ("outside", "inside"), "year": ("1991", "1996")},
    A2: {
        "workers": ("blue collars", "white collars"),
        "area": ("inside", "outside", "total"),
        "year": ("1994", "1996", "1998"),
    },
}
_COLUMNS = {
    A1: ("sector", "area", "year", "employment", "growth_since_1991_per_cent"),
    A2: ("sector", "workers", "area", "year", "salary_thousand_euro", "index_1994_100"),
}


class EvidenceError(Exception):
    """A table cannot be read.

    The message is one line and names the file, the line where there is one, and why.
    """


@dataclass(frozen=True)
class Observation:
    """One row of a table: what was counted or paid there and then,
    and the printed figure derived from it, if any.

    ``value`` is persons (Table A.1) or thousands of euros (Table A.2) and is above 0; ``printed``
    is per cent growth since 1991, or an index number with 1994 = 100. ``workers`` is empty in
    Table A.1.
    """

    sector: str
    workers: str
    area: str
    year: int
    value: Decimal
    printed: Decimal | None
    line: int

    @property
    def series(self) -> tuple[str, str, str]:
        """What stays the same from year to year: sector, kind of worker, area."""
        return (self.sector, self.workers, self.area)

    @property
    def part(self) -> str:
        """The area in the words of the print."""
        return _PART[self.area]


def read_table(name: str, folder: Path = FOLDER) -> tuple[Observation, ...]:
    """The rows of ``table_a1.csv`` or ``table_a2.csv``, in the order of the file.

    Raises EvidenceError.
    """
    path = folder / name
    seen: dict[tuple[str, ...], int] = {}
    found = []
    for line, row in _rows(path, _COLUMNS[name]):
        one = _observation(_Row(path, line, row), _KNOWN[name], _COLUMNS[name])
        first = seen.setdefault((*one.series, str(one.year)), line)
        if first != line:
            raise EvidenceError(
                f"{path}, line {line}: duplicate row, the same cell stands on line {first}"
            )
        found.append(one)
    _complete(found, path, _KNOWN[name]["year"])
    return tuple(found)


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """(line, row) of a CSV file with exactly these columns, in any order. Raises EvidenceError."""
    lines = _lines(path)
    _, header = next(lines, (1, []))
    _check_header(header, columns, path)
    for line, cells in lines:
        if not any(cells):
            continue
        if len(cells) != len(header):
            raise EvidenceError(
                f"{path}, line {line}: {len(cells)} cells where there are {len(header)} columns"
            )
        yield line, dict(zip(header, cells, strict=True))


def _lines(path: Path) -> Iterator[tuple[int, list[str]]]:
    """(line, cells without spaces around them) of a CSV file. Raises EvidenceError."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            for cells in reader:
                yield reader.line_num, [cell.strip() for cell in cells]
    except OSError as error:
        reason = (error.strerror or "refused").lower()
        raise EvidenceError(f"{path}: cannot be read ({reason})") from error
    except UnicodeDecodeError as error:
        raise EvidenceError(f"{path}: is not text in UTF-8") from error
    except csv.Error as error:
        raise EvidenceError(f"{path}, line {reader.line_num}: is no CSV ({error})") from error


def _check_header(header: list[str], columns: tuple[str, ...], path: Path) -> None:
    wrong = [
        *(f"the column '{name}' is missing" for name in columns if name not in header),
        *(f"the column '{name}' is not known" for name in header if name not in columns),
        *(f"the column '{name}' stands there twice" for name in columns if header.count(name) > 1),
    ]
    if wrong:
        raise EvidenceError(f"{path}, line 1: {wrong[0]}; the columns are {', '.join(columns)}")


@dataclass(frozen=True)
class _Row:
    """The cells of a row by column, and where they stand."""

    path: Path
    line: int
    cells: Mapping[str, str]

    def wrong(self, column: str, why: str) -> EvidenceError:
        """What is wrong in a column."""
        said = f"{column} '{self.cells[column]}' {why}"
        return EvidenceError(f"{self.path}, line {self.line}: {said}")

    def number(self, column: str) -> Decimal:
        """The number in a column. Raises EvidenceError."""
        try:
            number = Decimal(self.cells[column])
        except InvalidOperation:
            raise self.wrong(column, "is not a number") from None
        if not number.is_finite() or abs(number.adjusted()) > 9:
            raise self.wrong(column, "is not a number that such a table could hold")
        return number


def _observation(
    row: _Row, known: Mapping[str, tuple[str, ...]], columns: tuple[str, ...]
) -> Observation:
    cells = row.cells
    for column, allowed in known.items():
        if cells[column] not in allowed:
            raise row.wrong(column, f"is not one of {', '.join(allowed)}")
    if not cells["sector"]:
        raise row.wrong("sector", "is empty")
    value, printed = columns[-2:]
    amount = row.number(value)
    if amount <= 0:
        raise row.wrong(value, "must be above 0")
    return Observation(
        sector=cells["sector"],
        workers=cells.get("workers", ""),
        area=cells["area"],
        year=int(cells["year"]),
        value=amount,
        printed=row.number(printed) if cells[printed] else None,
        line=row.line,
    )


def _complete(found: list[Observation], path: Path, years: tuple[str, ...]) -> None:
    """Every series has its first year, and every other year its printed figure.

    Raises EvidenceError.
    """
    if not found:
        raise EvidenceError(f"{path}, line 2: there are no rows")
    first = int(years[0])
    begun = {one.series for one in found if one.year == first}
    for one in found:
        of = ", ".join(part for part in one.series if part)
        if one.series not in begun:
            raise EvidenceError(f"{path}, line {one.line}: there is no row of {first} for {of}")
        if one.printed is None and one.year != first:
            raise EvidenceError(
                f"{path}, line {one.line}: the printed figure is missing for {of}, {one.year}"
            )

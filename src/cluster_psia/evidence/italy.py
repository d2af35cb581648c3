"""The Italian counterfactual evidence (UNIDO 2004, Annex I),
worked out again from its own printed figures.

Every growth figure of Table A.1 follows from two head counts, every index number of Table A.2 from
two salaries. Each becomes a ``DerivedCell`` that holds the printed value beside the recomputed
one. Nothing printed is corrected.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from cluster_psia.evidence.data import A1, A2, FOLDER, EvidenceError, Observation, read_table
from cluster_psia.method.cite import cite

__all__ = [
    "FOLDER",
    "DerivedCell",
    "Evidence",
    "EvidenceError",
    "growth_percent",
    "half_up",
    "index_number",
    "italy_evidence",
]

TENTH = Decimal("0.1")
ALL = "TOTAL"  # the row of Table A.1 that sums its sectors
GROWTH = "(employment in 1996 / employment in 1991 - 1) x 100, rounded half up to one decimal"
INDEX = "salary of the year / salary of 1994 x 100, rounded half up to one decimal"
SALARY_STEP = Decimal("0.001")  # salaries are printed to three decimals of a thousand


def half_up(value: Decimal) -> Decimal:
    """``value`` to one decimal; an exact half goes away from zero (0.25 to 0.3, -0.25 to -0.3);
    never -0.0.
    """
    return value.quantize(TENTH, ROUND_HALF_UP) + 0


def growth_percent(value: Decimal, base: Decimal) -> Decimal:
    """Growth from ``base`` to ``value`` in per cent, one decimal: (value / base - 1) x 100.

    ``base`` is above 0.
    """
    return half_up((value / base - 1) * 100)


def index_number(value: Decimal, base: Decimal) -> Decimal:
    """``value`` as an index number with ``base`` = 100, one decimal: value / base x 100.

    ``base`` is above 0.
    """
    return half_up(value / base * 100)


@dataclass(frozen=True)
class DerivedCell:
    """A cell that the print worked out from others: what it prints, and what those others give.

    ``row`` and ``column`` are the print's; ``year`` is the year that is compared with
    ``base_year``. ``inputs`` are the two printed figures by year. ``within_rounding`` says of a
    differing cell that salaries rounded to the three decimals of the print could hide the printed
    value; it is False where nothing differs.
    """

    table: str
    sector: str
    workers: str
    area: str
    row: str
    column: str
    year: int
    base_year: int
    inputs: tuple[tuple[int, Decimal], ...]
    unit: str
    printed: Decimal
    recomputed: Decimal
    within_rounding: bool
    formula: str
    source: str

    @property
    def differs(self) -> bool:
        """Whether the recomputed value, rounded half up to one decimal, is not the printed one."""
        return self.printed != self.recomputed

    @property
    def difference(self) -> Decimal:
        """Recomputed minus printed."""
        return self.recomputed - self.printed

    def as_dict(self) -> dict[str, Any]:
        """Plain JSON values."""
        return {
            "table": self.table,
            "sector": self.sector,
            "workers": self.workers or None,
            "area": self.area,
            "row": self.row,
            "column": self.column,
            "year": self.year,
            "base_year": self.base_year,
            "unit": self.unit,
            "printed": float(self.printed),
            "recomputed": float(self.recomputed),
            "differs": self.differs,
            "difference": float(self.difference),
            "within_rounding": self.within_rounding,
            "inputs": {str(year): float(value) for year, value in self.inputs},
            "formula": self.formula,
            "source": self.source,
        }


@dataclass(frozen=True)
class Evidence:
    """Both tables: what was counted and paid, and every derived cell."""

    employment: tuple[Observation, ...]
    salaries: tuple[Observation, ...]
    cells: tuple[DerivedCell, ...]

    def of(self, table: str) -> tuple[DerivedCell, ...]:
        """The derived cells of one table, "A.1" or "A.2"."""
        return tuple(cell for cell in self.cells if cell.table == table)

    def differing(self, table: str | None = None) -> tuple[DerivedCell, ...]:
        """The cells where the print and its own figures part."""
        return tuple(cell for cell in self.cells if cell.differs and table in (None, cell.table))

    @property
    def totals_agree(self) -> bool:
        """Whether the TOTAL row of Table A.1 is, in each column, the sum of the sectors."""
        sums: dict[tuple[str, int], Decimal] = {}
        for one in self.employment:
            column = (one.area, one.year)
            part = -one.value if one.sector == ALL else one.value
            sums[column] = sums.get(column, Decimal(0)) + part
        return not any(sums.values())


def italy_evidence(folder: Path = FOLDER) -> Evidence:
    """Both tables read from ``folder`` and worked out again. Raises EvidenceError."""
    employment, salaries = read_table(A1, folder), read_table(A2, folder)
    counted = _cells(employment, _growth_cell, base_too=False)
    indexed = _cells(salaries, _index_cell, base_too=True)
    return Evidence(employment, salaries, (*counted, *indexed))


def _cells(
    table: Iterable[Observation],
    cell: Callable[[Observation, Observation], DerivedCell],
    *,
    base_too: bool,
) -> tuple[DerivedCell, ...]:
    """A cell for each year and, where the print gives the first year a figure of its own
    (100.0), for that one too.
    """
    rows = tuple(table)
    first = min(one.year for one in rows)
    bases = {one.series: one for one in rows if one.year == first}
    return tuple(
        cell(one, bases[one.series])
        for one in rows
        if one.printed is not None and (base_too or one.year != first)
    )


def _growth_cell(one: Observation, base: Observation) -> DerivedCell:
    return DerivedCell(
        table="A.1",
        row=one.sector,
        column=f"{one.part}, growth",
        unit="per cent",
        recomputed=growth_percent(one.value, base.value),
        within_rounding=False,
        formula=GROWTH,
        source=cite("unido_2004", "Annex I, Table A.1"),
        **_shared(one, base),
    )


def _index_cell(one: Observation, base: Observation) -> DerivedCell:
    worked_out = index_number(one.value, base.value)
    printed = _printed(one)
    return DerivedCell(
        table="A.2",
        row=f"{one.workers.capitalize()}, {one.part}",
        column=one.sector,
        unit="index, 1994 = 100",
        recomputed=worked_out,
        within_rounding=printed != worked_out and _hidden(printed, one.value, base.value),
        formula=INDEX,
        source=cite("unido_2004", "Annex I, Table A.2"),
        **_shared(one, base),
    )


def _shared(one: Observation, base: Observation) -> dict[str, Any]:
    years = {base.year: base.value, one.year: one.value}
    return {
        "sector": one.sector,
        "workers": one.workers,
        "area": one.area,
        "year": one.year,
        "base_year": base.year,
        "inputs": tuple(years.items()),
        "printed": _printed(one),
    }


def _printed(one: Observation) -> Decimal:
    if one.printed is None:
        raise ValueError(f"no printed figure on line {one.line}")
    return one.printed


def _hidden(printed: Decimal, value: Decimal, base: Decimal) -> bool:
    """Whether some pair of salaries that round to the printed ones gives the printed index
    number.
    """
    half = SALARY_STEP / 2
    if base <= half:
        return False
    lowest = index_number(value - half, base + half)
    highest = index_number(value + half, base - half)
    return lowest <= printed <= highest

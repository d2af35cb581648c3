"""What the recomputed Italian figures say, what they do not say, and the oddities of the print.

The words stand in ``italy.yaml``; here the figures in them are counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from cluster_psia.evidence.italy import ALL, DerivedCell, Evidence
from cluster_psia.method.cite import cite, origin

if TYPE_CHECKING:
    from cluster_psia.method.model import Italy, ItalyNote

TABLE_1 = cite("unido_2004", "Annex I, Table A.1")
TABLE_2 = cite("unido_2004", "Annex I, Table A.2")
LAST = 1998


@dataclass(frozen=True)
class Note:
    """A few words of headline, a sentence or two, and where it stands, or why it is ours."""

    label: str
    text: str
    source: str


@dataclass(frozen=True)
class Counted:
    """What was counted for a note: its figures, whether the tables bear it out,
    and whether there is more to say.
    """

    figures: Mapping[str, object] = field(default_factory=dict)
    holds: bool = True
    more: bool = False


@dataclass(frozen=True)
class Pair:
    """The same figure inside and outside industrial districts."""

    inside: DerivedCell
    outside: DerivedCell

    @property
    def name(self) -> str:
        """The sector, with the kind of worker where there is one."""
        workers = self.inside.workers
        return f"{self.inside.sector}, {workers}" if workers else self.inside.sector

    @property
    def better_inside(self) -> bool:
        """Whether the recomputed figure is higher inside; a draw is not."""
        return self.inside.recomputed > self.outside.recomputed


def employment_pairs(e: Evidence) -> tuple[Pair, ...]:
    """Growth of employment by sector, without the total."""
    return tuple(pair for pair in _pairs(e.of("A.1")) if pair.inside.sector != ALL)


def total_pair(e: Evidence) -> Pair | None:
    """Growth of employment in all manufacturing; None when the table has no such row."""
    return next((pair for pair in _pairs(e.of("A.1")) if pair.inside.sector == ALL), None)


def salary_pairs(e: Evidence, year: int = LAST) -> tuple[Pair, ...]:
    """Salary index of a year by sector and kind of worker:
    all blue collars, then all white collars.
    """
    found = _pairs(cell for cell in e.of("A.2") if cell.year == year)
    # sorted() keeps the order of the sectors
    return tuple(sorted(found, key=lambda pair: pair.inside.workers))


def _pairs(cells: Iterable[DerivedCell]) -> tuple[Pair, ...]:
    by_area: dict[tuple[str, str], dict[str, DerivedCell]] = {}
    for cell in cells:
        by_area.setdefault((cell.sector, cell.workers), {})[cell.area] = cell
    return tuple(
        Pair(p["inside"], p["outside"])
        for p in by_area.values()
        if {"inside", "outside"} <= p.keys()
    )


def part_of_whole(part: int, whole: int) -> str:
    """ "all 14" or "12 of 14"."""
    return f"all {whole}" if part == whole else f"{part} of {whole}"


def signed_figure(value: object) -> str:
    """A figure with a real minus sign."""
    return str(value).replace("-", "−")


# What is said of them ----------------------------------------------------------------------------


def argument_notes(e: Evidence, italy: Italy) -> tuple[Note, ...]:
    """The argument of the source, with its figures counted again."""
    jobs, pay, total = employment_pairs(e), salary_pairs(e), total_pair(e)
    counted = {
        "jobs": Counted({"how_many": _better_inside(jobs), **_totals(total)}, more=bool(total)),
        "pay": Counted({"how_many": _better_inside(pay), "how_many_more": _higher(e)}),
    }
    return _notes(italy.arguments, counted)


def _better_inside(pairs: Sequence[Pair]) -> str:
    return part_of_whole(sum(pair.better_inside for pair in pairs), len(pairs))


def _totals(total: Pair | None) -> dict[str, str]:
    if total is None:
        return {}
    return {
        "inside": signed_figure(total.inside.recomputed),
        "outside": signed_figure(total.outside.recomputed),
    }


def limit_notes(e: Evidence, italy: Italy) -> tuple[Note, ...]:
    """What nobody should read into these tables."""
    jobs = employment_pairs(e)
    lost = sum(pair.inside.recomputed < 0 for pair in jobs)
    worst = _worst(jobs)
    behind = [pair for pair in salary_pairs(e, 1996) if not pair.better_inside]
    told = "; ".join(_both_figures(pair) for pair in behind)
    counted = {
        "no_new_jobs": Counted(
            {"how_many": part_of_whole(lost, len(jobs)), **worst}, more=bool(worst)
        ),
        "not_at_every_moment": Counted({"groups": told}, holds=bool(behind)),
    }
    return _notes(italy.limits, counted)


def _both_figures(pair: Pair) -> str:
    inside, outside = pair.inside.recomputed, pair.outside.recomputed
    return f"{pair.name.lower()} ({inside} inside, {outside} outside)"


def oddity_notes(e: Evidence, italy: Italy) -> tuple[Note, ...]:
    """What a careful reader of the print stumbles over. Told, not smoothed over."""
    growth = e.of("A.1")
    same = len(growth) - len(e.differing("A.1"))
    return _notes(
        italy.oddities,
        {
            "table_a1": Counted({"number": same, "all": len(growth)}, holds=e.totals_agree),
            "table_a2": _departures(e),
            "order": Counted(holds=all(_same_order(pair) for pair in salary_pairs(e))),
        },
    )


def _notes(entries: Sequence[ItalyNote], counted: Mapping[str, Counted]) -> tuple[Note, ...]:
    """The notes with their figures put in;
    one that does not hold, and says nothing otherwise, is left out.
    """
    made = []
    for entry in entries:
        found = counted.get(entry.key, Counted())
        words = entry.explanation if found.holds else entry.otherwise
        if words:
            said = f"{words} {entry.more}" if found.more else words
            made.append(Note(entry.label, said.format(**found.figures), origin(entry)))
    return tuple(made)


def _higher(e: Evidence) -> str:
    """In how many of the comparisons the salary itself is higher inside."""
    paid: dict[tuple[str, str, int], dict[str, Decimal]] = {}
    for one in e.salaries:
        paid.setdefault((one.sector, one.workers, one.year), {})[one.area] = one.value
    both = [areas for areas in paid.values() if {"inside", "outside"} <= areas.keys()]
    return part_of_whole(sum(areas["inside"] > areas["outside"] for areas in both), len(both))


def _worst(jobs: tuple[Pair, ...]) -> dict[str, str]:
    """The sector that lost most people inside, and how many; nothing where none lost any."""

    def change(pair: Pair) -> int:
        (_, before), (_, after) = pair.inside.inputs
        return int(after - before)

    worst = min(jobs, key=change, default=None)
    if worst is None or change(worst) >= 0:
        return {}
    return {"sector": worst.name.lower(), "people": f"{-change(worst):,}"}


def _departures(e: Evidence) -> Counted:
    """The index numbers that do not follow from the printed salaries."""
    cells, differ = e.of("A.2"), e.differing("A.2")
    figures: dict[str, object] = {
        "number": len(differ),
        "all": len(cells),
        "so_many": sum(cell.year == cell.base_year for cell in cells),
    }
    if not differ:
        return Counted(figures)
    far = max(differ, key=lambda cell: abs(cell.difference))
    figures |= {
        "how_many": sum(cell.difference < 0 for cell in differ),
        "so_few": sum(cell.within_rounding for cell in differ),
        "which_cell": f"{far.column}, {far.row}, {far.year}",
        "figure": far.printed,
        "other_figure": far.recomputed,
    }
    return Counted(figures, more=True)


def _same_order(pair: Pair) -> bool:
    """Whether the printed index numbers put inside and outside in the same order
    as the recomputed ones.
    """
    return (pair.inside.printed > pair.outside.printed) == pair.better_inside

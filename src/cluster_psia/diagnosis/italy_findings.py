"""What the recomputed Italian figures say, what they do not say, and the oddities of the print, in plain words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from cluster_psia.diagnosis.italy import ALL, DerivedCell, Evidence
from cluster_psia.method.cite import cite

TEXT = cite("unido_2004", "Section 4, Cluster features and poverty")
TABLE_1, TABLE_2 = cite("unido_2004", "Annex I, Table A.1"), cite("unido_2004", "Annex I, Table A.2")
LAST = 1998


@dataclass(frozen=True)
class Note:
    """A sentence or two, and where it stands, or why it is ours."""

    text: str
    source: str


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
    """Salary index of a year by sector and kind of worker: all blue collars, then all white collars."""
    found = _pairs(cell for cell in e.of("A.2") if cell.year == year)
    return tuple(sorted(found, key=lambda pair: pair.inside.workers))  # sorted() keeps the order of the sectors


def _pairs(cells: Iterable[DerivedCell]) -> tuple[Pair, ...]:
    by_area: dict[tuple[str, str], dict[str, DerivedCell]] = {}
    for cell in cells:
        by_area.setdefault((cell.sector, cell.workers), {})[cell.area] = cell
    return tuple(Pair(p["inside"], p["outside"]) for p in by_area.values() if {"inside", "outside"} <= p.keys())


def of(part: int, whole: int) -> str:
    """ "all 14" or "12 of 14"."""
    return f"all {whole}" if part == whole else f"{part} of {whole}"


def signed(value: object) -> str:
    """A figure with a real minus sign."""
    return str(value).replace("-", "−")


# What it argues ----------------------------------------------------------------------------------------------------


def argues(e: Evidence) -> tuple[Note, ...]:
    """The argument of the source, with its figures counted again."""
    jobs, pay, total = employment_pairs(e), salary_pairs(e), total_pair(e)
    fell = (
        f" Manufacturing as a whole: {signed(total.inside.recomputed)} per cent inside, "
        f"{signed(total.outside.recomputed)} per cent outside."
        if total
        else ""
    )
    better, more = sum(p.better_inside for p in jobs), sum(p.better_inside for p in pay)
    return (
        Note(f"**Jobs.** From 1991 to 1996 employment did better inside industrial districts than outside in "
             f"{of(better, len(jobs))} sectors: it fell less, or grew more.{fell}", TABLE_1),
        Note(f"**Pay.** From 1994 to 1998 salaries rose more inside than outside in {of(more, len(pay))} groups of "
             f"workers (sector by blue or white collar). They were also higher inside in {_higher(e)} comparisons by "
             "year.", TABLE_2),
        Note("**Why Italy.** It is the case that clusters elsewhere are measured against, and one of few countries "
             "with figures by district. If clustering helps jobs and pay anywhere, it should show here.", TEXT),
    )  # fmt: skip


def _higher(e: Evidence) -> str:
    """In how many of the comparisons the salary itself is higher inside."""
    paid: dict[tuple[str, str, int], dict[str, Decimal]] = {}
    for one in e.salaries:
        paid.setdefault((one.sector, one.workers, one.year), {})[one.area] = one.value
    both = [areas for areas in paid.values() if {"inside", "outside"} <= areas.keys()]
    return of(sum(areas["inside"] > areas["outside"] for areas in both), len(both))


# What it does not --------------------------------------------------------------------------------------------------


def limits(e: Evidence) -> tuple[Note, ...]:
    """What nobody should read into these tables."""
    jobs = employment_pairs(e)
    lost = [pair for pair in jobs if pair.inside.recomputed < 0]
    return (
        Note(f"**Not that districts created jobs.** Inside them, employment fell in {of(len(lost), len(jobs))} sectors "
             f"too{_worst(jobs)}.", f"Ours: counted from {TABLE_1}"),
        *_exceptions(e),
        Note("**Not that districts were the cause.** The tables set places side by side. They say nothing about the "
             "size, age or region of the firms, so other differences may lie behind the gap.",
             "Ours: the tables print no other feature of the firms"),
        Note("**Nothing about poverty.** There are numbers employed and salaries here, but no women and men apart, no "
             "hours, no homeworkers or own-account workers, no households.",
             "Ours: the tables print none of these"),
        Note("**Nothing about clusters in poor countries.** Italy was chosen as the most likely place for an effect. "
             "What holds there has to be shown again elsewhere.", f"Ours: a caution drawn from {TEXT}"),
        Note("**Not what the pay would buy.** The table does not say whether the rise in prices was taken out.",
             f"Ours: {TABLE_2} is silent on prices"),
    )  # fmt: skip


def _worst(jobs: tuple[Pair, ...]) -> str:
    """The sector that lost most people inside."""

    def change(pair: Pair) -> int:
        (_, before), (_, after) = pair.inside.inputs
        return int(after - before)

    worst = min(jobs, key=change, default=None)
    if worst is None or change(worst) >= 0:
        return ""
    return f"; the largest loss was in {worst.name.lower()}: {-change(worst):,} people"


def _exceptions(e: Evidence) -> tuple[Note, ...]:
    """Groups that had risen less inside at an earlier year."""
    found = [pair for pair in salary_pairs(e, 1996) if not pair.better_inside]
    told = "; ".join(f"{p.name.lower()} ({p.inside.recomputed} inside, {p.outside.recomputed} outside)" for p in found)
    return (
        (Note(f"**Not at every moment.** In 1996 pay had not risen more inside for: {told}.",
              f"Ours: recomputed from {TABLE_2}"),)
        if found
        else ()
    )  # fmt: skip


# Oddities of the print ---------------------------------------------------------------------------------------------


def oddities(e: Evidence) -> tuple[Note, ...]:
    """What a careful reader of the print stumbles over. Told, not smoothed over."""
    return (
        Note("**The period.** The text speaks of the 1990s. Table A.1 covers 1991 to 1996, Table A.2 covers 1994 to "
             "1998.", f"{TEXT}; {TABLE_1}; {TABLE_2}"),
        _agreement(e),
        _departures(e),
    )  # fmt: skip


def _agreement(e: Evidence) -> Note:
    cells, differ = e.of("A.1"), e.differing("A.1")
    totals = "are" if e.totals_agree else "are not"
    return Note(
        f"**Table A.1 and its own figures.** {len(cells) - len(differ)} of {len(cells)} growth figures follow from the "
        f"printed head counts, and its totals {totals} the sums of its sectors.", f"Ours: recomputed from {TABLE_1}",
    )  # fmt: skip


def _departures(e: Evidence) -> Note:
    cells, differ = e.of("A.2"), e.differing("A.2")
    first = sum(cell.year == cell.base_year for cell in cells)
    text = (
        f"**Table A.2 and its own figures.** {len(differ)} of {len(cells)} index numbers ({first} of which are the 100 "
        "of the first year) do not follow from the printed salaries"
    )
    if differ:
        far = max(differ, key=lambda cell: abs(cell.difference))
        hidden = sum(cell.within_rounding for cell in differ)
        higher = sum(cell.difference < 0 for cell in differ)
        text += (
            f"; {higher} of these are printed too high. Rounding of the salaries could explain {hidden} of them. The "
            f"farthest apart: {far.column}, {far.row}, {far.year}: {far.printed} printed, {far.recomputed} recomputed. "
        )
        text += _still_holds(e)
    return Note(text.rstrip(" .") + ".", f"Ours: recomputed from {TABLE_2}")


def _still_holds(e: Evidence) -> str:
    """Whether the printed index numbers put inside and outside in the same order as the recomputed ones."""
    pairs = salary_pairs(e)
    same = all((p.inside.printed > p.outside.printed) == p.better_inside for p in pairs)
    return (
        f"For {LAST} both put inside and outside districts in the same order, so the argument does not hang on it"
        if same
        else f"For {LAST} the two do not always agree on which side rose more"
    )

"""Two charts of the Italian evidence: growth of employment, and of salaries,
inside and outside industrial districts.

Values in, pictures out. Inside is always the upper, dark bar and outside the lower, light one;
every bar carries its figure, and the first pair carries the words. Both charts draw the recomputed
figures.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from cluster_psia.drawing import tokens
from cluster_psia.evidence.findings import (
    LAST,
    TABLE_1,
    TABLE_2,
    Pair,
    employment_pairs,
    part_of_whole,
    salary_pairs,
    signed_figure,
    total_pair,
)

if TYPE_CHECKING:
    from cluster_psia.evidence.italy import DerivedCell, Evidence

ROW = 46  # pixels a sector: its name, then two bars
BAR = 12
OFFSETS = {"inside": 4, "outside": 17}  # pixels below the middle of the row
FILLS = {"inside": tokens.MUTED, "outside": tokens.LINE}
ROOM = 0.34  # of the longest bar, kept free on each side for the figures
MIDDLE = 1996  # the year between the first and the last salary


def employment_finding(e: Evidence) -> tuple[str, str]:
    """(title, subtitle) of the chart of employment."""
    pairs = employment_pairs(e)
    better = sum(pair.better_inside for pair in pairs)
    title = (
        f"In {part_of_whole(better, len(pairs))} sectors employment did better"
        " inside industrial districts than outside"
    )
    subtitle = (
        "Growth of employment in per cent, 1991 to 1996. Upper dark bar: inside districts;"
        f" lower light bar: outside. Recomputed from the head counts of {TABLE_1}."
    )
    return title, subtitle


def salary_finding(e: Evidence) -> tuple[str, str]:
    """(title, subtitle) of the chart of salaries."""
    pairs = salary_pairs(e)
    more = sum(pair.better_inside for pair in pairs)
    differ = sum(cell.differs for pair in pairs for cell in (pair.inside, pair.outside))
    star = f" A star marks the {differ} of {2 * len(pairs)} that are not the printed ones."
    title = (
        f"From 1994 to {LAST} salaries rose more inside districts for"
        f" {part_of_whole(more, len(pairs))} groups of workers"
    )
    subtitle = (
        f"Salary of {LAST} as index number, 1994 = 100. A bar shows the rise since 1994,"
        f" its line where {MIDDLE} stood. Upper dark bar: inside districts; lower light bar:"
        f" outside.{star if differ else ''} Recomputed from the salaries of {TABLE_2}."
    )
    return title, subtitle


# Rows --------------------------------------------------------------------------------------------


def employment_rows(e: Evidence) -> list[dict[str, Any]]:
    """Two bars a sector, the total first, then by growth inside from the highest down."""
    total = total_pair(e)
    pairs = sorted(employment_pairs(e), key=lambda pair: -pair.inside.recomputed)
    named = [(pair.name, pair) for pair in pairs]
    if total:
        named.insert(0, ("All manufacturing", total))
    return [
        _bar(row, name, cell, float(cell.recomputed), signed_figure(cell.recomputed))
        for row, (name, pair) in enumerate(named)
        for cell in (pair.inside, pair.outside)
    ]


def salary_rows(e: Evidence) -> list[dict[str, Any]]:
    """Two bars a group of workers, as long as its salary rose since 1994;
    ``midway`` is the rise up to 1996.
    """
    before = {pair.name: pair for pair in salary_pairs(e, MIDDLE)}
    return [
        _salary_bar(row, _group(pair), cell) | _midway(before.get(pair.name), cell.area)
        for row, pair in enumerate(salary_pairs(e))
        for cell in (pair.inside, pair.outside)
    ]


def _salary_bar(row: int, name: str, cell: DerivedCell) -> dict[str, Any]:
    star = "*" if cell.differs else ""
    return _bar(row, name, cell, float(cell.recomputed - 100), f"{cell.recomputed}{star}")


def _group(pair: Pair) -> str:
    return f"{pair.inside.workers.capitalize()}: {pair.inside.sector.replace('—', ', ').lower()}"


def _midway(pair: Pair | None, area: str) -> dict[str, Any]:
    if pair is None:
        return {}
    cell = pair.inside if area == "inside" else pair.outside
    return {"midway": float(cell.recomputed - 100)}


def _bar(row: int, name: str, cell: DerivedCell, value: float, figure: str) -> dict[str, Any]:
    words = f"{cell.area} " if row == 0 else ""
    return {
        "row": row,
        "name": name,
        "area": cell.area,
        "value": value,
        "text": words + figure,
        "left": value < 0,
    }


# Pictures ----------------------------------------------------------------------------------------


def employment_chart(e: Evidence) -> Any:
    """Bars from zero to both sides, by sector."""
    return _chart(employment_rows(e), employment_finding(e)[0])


def salary_chart(e: Evidence) -> Any:
    """Bars from the level of 1994, by kind of worker and sector,
    each with a line where it stood in 1996.
    """
    return _chart(salary_rows(e), salary_finding(e)[0])


def _chart(rows: list[dict[str, Any]], description: str) -> Any:
    import altair

    alt: Any = altair
    x = alt.X("value:Q", axis=None, scale=alt.Scale(domain=_domain(rows), nice=False))
    base = alt.Chart().encode(
        y=alt.Y("row:O", axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0))
    )
    layers = [
        _names(alt, base),
        *(layer for area in OFFSETS for layer in _side(alt, base, x, rows, area)),
    ]
    height = ROW * (1 + max((row["row"] for row in rows), default=0))
    return (
        alt.layer(*layers, _zero(alt, base), data=alt.Data(values=rows))
        .properties(width="container", height=height, description=description)
        .configure_view(stroke=None)
    )


def _domain(rows: Iterable[dict[str, Any]]) -> list[float]:
    """From the lowest to the highest value, zero always in it,
    with room for figures on the sides that have bars.
    """
    values = [row["value"] for row in rows]
    low, high = min(0.0, *values, 0.0), max(0.0, *values, 0.0)
    room = ROOM * max(high, -low, 1.0)
    return [low - room if low < 0 else 0.0, high + room]


def _names(alt: Any, base: Any) -> Any:
    look = {
        "align": "left",
        "baseline": "bottom",
        "dy": -4,
        "color": tokens.INK,
        "fontSize": tokens.SIZE_TEXT,
    }
    names = base.transform_filter("datum.area == 'inside'").mark_text(**look)
    return names.encode(x=alt.value(0), text="name:N")


def _zero(alt: Any, base: Any) -> Any:
    """Where the bars begin: beside the bars only, so that no line runs through a name."""
    middle = sum(OFFSETS.values()) / 2
    line = base.transform_filter("datum.area == 'inside'").mark_tick(
        orient="vertical",
        size=2 * BAR + 8,
        thickness=1,
        yOffset=middle,
        color=tokens.INK,
        opacity=1,
    )
    return line.encode(x=alt.X(datum=0, axis=None))


def _side(alt: Any, base: Any, x: Any, rows: Iterable[dict[str, Any]], area: str) -> list[Any]:
    """Bars, lines and figures of one area."""
    here = base.transform_filter(f"datum.area == '{area}'")
    down = OFFSETS[area]
    bars = here.mark_bar(
        height=BAR, yOffset=down, fill=FILLS[area], stroke=tokens.MUTED, strokeWidth=1
    )
    layers = [bars.encode(x=x)]
    if any("midway" in row for row in rows):  # marks of nothing would be pictures without a name
        layers.append(_midway_line(here, area).encode(x=alt.X("midway:Q", axis=None)))
    figures = [_figures(here, down, left=left) for left in (True, False)]
    return [*layers, *(each.encode(x=x, text="text:N") for each in figures)]


def _midway_line(here: Any, area: str) -> Any:
    """Where the bar stood between its beginning and its end."""
    return here.transform_filter("isValid(datum.midway)").mark_tick(
        orient="vertical",
        size=BAR,
        thickness=2,
        yOffset=OFFSETS[area],
        opacity=1,
        color=tokens.PAPER if area == "inside" else tokens.INK,
    )


def _figures(here: Any, down: int, *, left: bool) -> Any:
    """The figures of bars that run to one side."""
    place = {"align": "right", "dx": -5} if left else {"align": "left", "dx": 5}
    return here.transform_filter(f"datum.left == {str(left).lower()}").mark_text(
        baseline="middle", dy=down, color=tokens.INK, fontSize=tokens.SIZE_SMALL, **place
    )

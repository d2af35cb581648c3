"""The plane of need and capacity with one mark for each published case,
and how far unknown rows could move it.

A mark carries its number, its name stands beside it, and the list under the chart says all of it
in words. Cases of which too little is known for a place are not drawn; the page names them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cluster_psia.cases.library import CaseView
from cluster_psia.diagnosis import Mean
from cluster_psia.diagnosis.mean import SHOWN_FROM
from cluster_psia.drawing import tokens
from cluster_psia.drawing.charts.matrix import SCALE, field_words, styled_chart
from cluster_psia.method import load_method
from cluster_psia.words import mean_words, word_for

if TYPE_CHECKING:
    import altair as alt

HEIGHT = 520
# pixels of width; below, names would cover each other and the numbers alone stand by the marks
NAMES_FROM = 620
BASIS = 800  # the width, in pixels, for which names are kept apart; wider charts have more room
LETTER, LINE_HEIGHT = 6.2, 15  # pixels that a letter and a line of a name take
LINES_TRIED = (0, 1, -1, 2, -2, 3, -3)  # how far a name may stand from its mark
MARK = 11  # radius in pixels
BARS = 0.75  # so pale that names can be read over them, and still 3:1 on paper
LABEL_LETTERS = 34
THRESHOLD = f"{SHOWN_FROM:.0%} of the rows of each axis"


@dataclass(frozen=True)
class Spot:
    """Where the name of a mark stands, in units of the axes, and towards which side it reads."""

    x: float
    y: float
    align: str  # "left": the name begins here; "right": it ends here
    apart: bool  # on another line than its mark, so that it has to repeat the mark's number


def placed_cases(views: Iterable[CaseView]) -> tuple[CaseView, ...]:
    """The cases with a place on the plane, highest need first."""
    return tuple(
        sorted((v for v in views if v.placed), key=lambda v: (-_value(v, "need"), v.case.label))
    )


def not_placed(views: Iterable[CaseView]) -> tuple[CaseView, ...]:
    """The cases of which too little is known, best known first."""
    return tuple(sorted((v for v in views if not v.placed), key=lambda v: -v.share_known))


def _value(view: CaseView, axis: str) -> float:
    mean = view.diagnosis.need.mean if axis == "need" else view.diagnosis.capacity.mean
    return mean.value if mean.value is not None else 0.0


def cases_finding(views: Sequence[CaseView]) -> tuple[str, str]:
    """(title, subtitle) of the plane of all cases."""
    shown = placed_cases(views)
    subtitle = (
        f"Need upwards, capacity to the right, means of the known rows, 1 to 5; n = {len(shown)} of"
        f" {len(views)} cases. A case has a place once {THRESHOLD} are known. Lines reach from the"
        " lowest to the highest value that the unknown rows would allow. Scores, axes and fields"
        " are ours, made from UNIDO 2004, Table 2."
    )
    if not shown:
        return "The sources say too little of these cases to place any of them", subtitle
    count = f"{len(shown)} of {len(views)} cases" if len(views) > 1 else "The case"
    can = f"{count} {word_for(len(shown), 'has', 'have')} a place"
    fields = Counter(view.diagnosis.field.key for view in shown if view.diagnosis.field.key)
    if not fields:
        return f"{can}, on the line between fields", subtitle
    key, most = fields.most_common(1)[0]
    label = load_method().table_2.field(key).label
    return (
        f"{can}: {most} {word_for(most, 'lies', 'lie')} in “{label.lower()}”; {_sure(shown)}",
        subtitle,
    )


def _sure(shown: Sequence[CaseView]) -> str:
    """How many of the places would stand whatever the unknown rows turned out to be."""
    movable = sum(not view.diagnosis.field.holds for view in shown)
    if not movable:
        return "no unknown row could move any to another field"
    which = "all" if movable == len(shown) > 1 else str(movable)
    return f"unknown rows could still move {which} of them to another field"


def known_words(view: CaseView) -> str:
    """The share of rows known on both axes and in the whole matrix: never a figure without it."""
    need, capacity = view.diagnosis.need.mean, view.diagnosis.capacity.mean
    return (
        f"{view.diagnosis.answered} of {view.rows} rows known ({view.share_known:.0%}): "
        f"need {need.known} of {need.of}, capacity {capacity.known} of {capacity.of}"
    )


def axis_words(mean: Mean) -> str:
    """A mean with the lowest and the highest value that the unknown rows would allow."""
    if mean.lowest is None or mean.highest is None:
        return "no row counts"
    return f"{mean_words(mean.value)} (could be {mean.lowest:.1f} to {mean.highest:.1f})"


def cases_rows(views: Sequence[CaseView]) -> list[dict[str, Any]]:
    """One row for each case with a place: number, name, point, bars, and where its name stands."""
    shown = placed_cases(views)
    names = [_name(view) for view in shown]
    points = [(_value(view, "capacity"), _value(view, "need")) for view in shown]
    spots = label_spots(points, [len(name) + len("00: ") for name in names])
    rows = []
    for number, (view, name, (x, y), spot) in enumerate(
        zip(shown, names, points, spots, strict=True), start=1
    ):
        need, capacity = view.diagnosis.need.mean, view.diagnosis.capacity.mean
        rows.append(
            {
                "number": str(number),
                "key": view.key,
                "case": view.case.label,
                "name": f"{number}: {name}" if spot.apart else name,
                "x": x,
                "y": y,
                "x_low": capacity.lowest,
                "x_high": capacity.highest,
                "y_low": need.lowest,
                "y_high": need.highest,
                "label_x": spot.x,
                "label_y": spot.y,
                "align": spot.align,
                "known": known_words(view),
                "need": axis_words(need),
                "capacity": axis_words(capacity),
                "field": view.diagnosis.field.label,
            }
        )
    return rows


def _name(view: CaseView) -> str:
    label = view.case.label
    short = label if len(label) <= LABEL_LETTERS else f"{label[: LABEL_LETTERS - 1].rstrip()}…"
    return f"{short} · {view.diagnosis.answered}/{view.rows}"


def label_spots(points: Sequence[tuple[float, float]], letters: Sequence[int]) -> list[Spot]:
    """A place for every name beside its mark,
    each the first that covers no mark and no name set before it.

    Tried in turn: right, left, then both a line higher or lower, two lines, and so on. Where
    nothing is free the name stands to the right and may be covered: the number in the mark and the
    list below still tell which it is.
    """
    wide, high = BASIS / (SCALE[-1] - SCALE[0]), HEIGHT / (SCALE[-1] - SCALE[0])
    taken = [_box(x * wide, y * high, MARK, MARK) for x, y in points]
    spots = []
    for (x, y), count in zip(points, letters, strict=True):
        width = count * LETTER
        tried = [
            _spot(x * wide, y * high, side, lines)
            for lines in (0, 1, -1, 2, -2, 3, -3)
            for side in ("left", "right")
        ]
        free = (s for s in tried if _fits(s, width, taken, wide))
        found = next(free, tried[0])
        taken.append(_label_box(found, width))
        spots.append(Spot(found.x / wide, found.y / high, found.align, found.apart))
    return spots


Box = tuple[float, float, float, float]  # left, right, bottom, top in pixels


def _box(x: float, y: float, half_width: float, half_height: float) -> Box:
    return (x - half_width, x + half_width, y - half_height, y + half_height)


def _spot(x: float, y: float, align: str, lines: int) -> Spot:
    aside = MARK + 4 if not lines else 4
    return Spot(
        x + aside if align == "left" else x - aside,
        y + lines * LINE_HEIGHT,
        align,
        apart=lines != 0,
    )


def _label_box(spot: Spot, width: float) -> Box:
    left = spot.x if spot.align == "left" else spot.x - width
    return (left, left + width, spot.y - LINE_HEIGHT / 2, spot.y + LINE_HEIGHT / 2)


def _fits(spot: Spot, width: float, taken: Iterable[Box], wide: float) -> bool:
    left, right, bottom, top = _label_box(spot, width)
    inside = left >= SCALE[0] * wide and right <= SCALE[-1] * wide
    return inside and not any(
        left < x2 and x1 < right and bottom < y2 and y1 < top for x1, x2, y1, y2 in taken
    )


def cases_chart(views: Sequence[CaseView]) -> alt.LayerChart:
    """The plane with its four fields in words,
    a numbered mark for each case with a place, and its bars.
    """
    import altair as alt

    scale = alt.Scale(domain=[1, 5])
    x = alt.X(
        "x:Q",
        scale=scale,
        axis=alt.Axis(values=list(SCALE), format="d", title="Capacity: 1 low, 5 high"),
    )
    y = alt.Y(
        "y:Q",
        scale=scale,
        axis=alt.Axis(values=list(SCALE), format="d", title="Need: 1 low, 5 high"),
    )
    cases = alt.Chart({"values": cases_rows(views)})
    tooltip = [
        alt.Tooltip(f"{name}:N", title=title)
        for name, title in (
            ("case", "Case"),
            ("field", "Field"),
            ("need", "Need"),
            ("capacity", "Capacity"),
            ("known", "Known"),
        )
    ]
    layers = [
        alt.Chart({"values": [{"x": 3}]})
        .mark_rule(color=tokens.MUTED, strokeDash=[4, 4])
        .encode(x=x),
        alt.Chart({"values": [{"y": 3}]})
        .mark_rule(color=tokens.MUTED, strokeDash=[4, 4])
        .encode(y=y),
        _field_names().encode(x=x, y=y, text="text:N"),
        cases.mark_rule(color=tokens.CAPACITY, opacity=BARS).encode(
            x=alt.X("x_low:Q", scale=scale), x2="x_high:Q", y=y
        ),
        cases.mark_rule(color=tokens.NEED, opacity=BARS, strokeDash=[6, 2]).encode(
            y=alt.Y("y_low:Q", scale=scale), y2="y_high:Q", x=x
        ),
        cases.mark_point(
            filled=True, size=4 * MARK**2, opacity=1, fill=tokens.INK, stroke=tokens.PAPER
        ).encode(x=x, y=y, tooltip=tooltip),
        cases.mark_text(color=tokens.PAPER, fontSize=tokens.SIZE_SMALL, fontWeight=600).encode(
            x=x, y=y, text="number:N", tooltip=tooltip
        ),
        *(_names(cases, align, scale) for align in ("left", "right")),
    ]
    chart: alt.LayerChart = styled_chart(alt.layer(*layers).properties(height=HEIGHT))
    return chart


def _field_names() -> alt.Chart:
    import altair as alt

    words: alt.Chart = alt.Chart({"values": field_words()}).mark_text(
        color=tokens.MUTED,
        fontSize=tokens.SIZE_SMALL,
        lineBreak="\n",
        align="left",
        baseline="top",
        dx=4,
    )
    return words


def _names(cases: alt.Chart, align: Any, scale: alt.Scale) -> Any:
    """The names that read to one side,
    on a halo of paper so that a bar does not strike them through.
    """
    import altair as alt

    side = cases.transform_filter(f"datum.align == '{align}'").encode(
        x=alt.X("label_x:Q", scale=scale), y=alt.Y("label_y:Q", scale=alt.Scale(domain=[1, 5]))
    )
    text = alt.ExprRef(f"width >= {NAMES_FROM} ? datum.name : ''")
    halo = side.mark_text(
        text=text,
        align=align,
        fontSize=tokens.SIZE_SMALL,
        stroke=tokens.PAPER,
        strokeWidth=4,
        color=tokens.PAPER,
    )
    ink = side.mark_text(text=text, align=align, fontSize=tokens.SIZE_SMALL, color=tokens.INK)
    return alt.layer(halo, ink)

"""The plane of need and capacity with one mark for each published case,
and how far unknown rows could move it.

A mark carries its number, its name stands beside it, and the list under the chart says all of it
in words. Cases of which too little is known for a place are not drawn; the page names them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from cluster_psia.diagnosis.mean import SHOWN_FROM
from cluster_psia.drawing import tokens
from cluster_psia.drawing.charts.plane import axis_scale, capacity_axis, need_axis, plane_ground
from cluster_psia.drawing.charts.spots import HEIGHT, MARK, Spot, label_spots
from cluster_psia.drawing.charts.style import styled_chart
from cluster_psia.words import mean_words, word_for

if TYPE_CHECKING:
    import altair as alt

    from cluster_psia.cases.library import CaseView
    from cluster_psia.diagnosis import Mean
    from cluster_psia.method import Method

# pixels of width; below, names would cover each other and the numbers alone stand by the marks
NAMES_FROM = 620
BARS = 0.75  # so pale that names can be read over them, and still 3:1 on paper
LABEL_LETTERS = 34
_TOLD = {
    "case": "Case",
    "field": "Field",
    "need": "Need",
    "capacity": "Capacity",
    "known": "Known",
}
THRESHOLD = f"{SHOWN_FROM:.0%} of the rows of each axis"


def placed_cases(views: Iterable[CaseView]) -> tuple[CaseView, ...]:
    """The cases with a place on the plane, highest need first."""
    placed = [view for view in views if view.placed]
    return tuple(sorted(placed, key=lambda view: (-_value(view, "need"), view.case.label)))


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
    return f"{can}{_where_most_lie(shown)}", subtitle


def _where_most_lie(shown: Sequence[CaseView]) -> str:
    places = (view.diagnosis.field for view in shown)
    fields = Counter(place.label for place in places if place.key)
    if not fields:
        return ", on the line between fields"
    label, most = fields.most_common(1)[0]
    lie = word_for(most, "lies", "lie")
    return f": on the rows known, {most} {lie} in “{label.lower()}”; {_sure(shown)}"


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
    found = zip(shown, names, spots, strict=True)
    return [_row(number, *one) for number, one in enumerate(found, start=1)]


def _row(number: int, view: CaseView, name: str, spot: Spot) -> dict[str, Any]:
    need, capacity = view.diagnosis.need.mean, view.diagnosis.capacity.mean
    return {
        "number": str(number),
        "key": view.key,
        "case": view.case.label,
        "name": f"{number}: {name}" if spot.apart else name,
        "x": _value(view, "capacity"),
        "y": _value(view, "need"),
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
        "field": view.diagnosis.field.finding,
    }


def _name(view: CaseView) -> str:
    label = view.case.label
    short = label if len(label) <= LABEL_LETTERS else f"{label[: LABEL_LETTERS - 1].rstrip()}…"
    return f"{short} · {view.diagnosis.answered}/{view.rows}"


def cases_chart(views: Sequence[CaseView], method: Method) -> alt.LayerChart:
    """The plane with its four fields in words,
    a numbered mark for each case with a place, and its bars.
    """
    import altair as alt

    cases = alt.Chart({"values": cases_rows(views)})
    names = [_names(cases, align) for align in ("left", "right")]
    layers = [*plane_ground(method), *_bars(cases), *_marks(cases), *names]
    chart: alt.LayerChart = styled_chart(alt.layer(*layers).properties(height=HEIGHT))
    return chart


def _bars(cases: alt.Chart) -> list[alt.Chart]:
    """How far unknown rows could move each mark, along both axes."""
    import altair as alt

    scale = axis_scale()
    capacity = cases.mark_rule(color=tokens.CAPACITY, opacity=BARS)
    need = cases.mark_rule(color=tokens.NEED, opacity=BARS, strokeDash=[6, 2])
    return [
        capacity.encode(x=alt.X("x_low:Q", scale=scale), x2="x_high:Q", y=need_axis()),
        need.encode(y=alt.Y("y_low:Q", scale=scale), y2="y_high:Q", x=capacity_axis()),
    ]


def _marks(cases: alt.Chart) -> list[alt.Chart]:
    """The marks with their numbers; both tell on hovering what they stand for."""
    import altair as alt

    x, y = capacity_axis(), need_axis()
    tooltip = [alt.Tooltip(f"{name}:N", title=title) for name, title in _TOLD.items()]
    marks = cases.mark_point(
        filled=True, size=4 * MARK**2, opacity=1, fill=tokens.INK, stroke=tokens.PAPER
    )
    numbers = cases.mark_text(color=tokens.PAPER, fontSize=tokens.SIZE_SMALL, fontWeight=600)
    return [
        marks.encode(x=x, y=y, tooltip=tooltip),
        numbers.encode(x=x, y=y, text="number:N", tooltip=tooltip),
    ]


def _names(cases: alt.Chart, align: Any) -> Any:
    """The names that read to one side,
    on a halo of paper so that a bar does not strike them through.
    """
    import altair as alt

    side = cases.transform_filter(f"datum.align == '{align}'").encode(
        x=alt.X("label_x:Q", scale=axis_scale()), y=alt.Y("label_y:Q", scale=axis_scale())
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

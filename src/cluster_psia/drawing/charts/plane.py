"""The plane of need and capacity, with the cluster on it.

Values in, pictures out. The chart comes with its finding as a title.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from cluster_psia.drawing import tokens
from cluster_psia.drawing.charts.style import SCALE, styled_chart, two_lines
from cluster_psia.method.model.entry import labels_by_key
from cluster_psia.words import mean_words

if TYPE_CHECKING:
    import altair as alt

    from cluster_psia.diagnosis import Diagnosis
    from cluster_psia.method import Method

PLANE = 230  # pixels high
PlacedValues = tuple[tuple[str, Any], ...]
"""Named values of something that stands on the plane."""


def plane_finding(d: Diagnosis) -> tuple[str, str]:
    """(title, subtitle) of the plane."""
    need, capacity = d.need.mean, d.capacity.mean
    rests = (
        f"Need {mean_words(need.value)}: {need.known} of {need.of} rows known."
        f" Capacity {mean_words(capacity.value)}: {capacity.known} of {capacity.of}."
        " Lines reach as far as rows not yet known could move the point."
        " Axes and fields are ours, made from UNIDO 2004, Table 2."
    )
    return d.field.finding, rests


def plane_spec(d: Diagnosis, method: Method) -> dict[str, Any]:
    """Need upwards, capacity to the right; four fields in words; the cluster only when both axes
    are half known. A specification of Vega-Lite, made once for the same values.
    """
    words = tuple(tuple(word.items()) for word in field_words(method))
    point = _point(d)
    return _spec(words, tuple(point.items()) if point else ())


@lru_cache(maxsize=64)
def _spec(words: tuple[PlacedValues, ...], point: PlacedValues) -> dict[str, Any]:
    import altair as alt

    layers = _ground([dict(word) for word in words])
    if point:
        layers += _cluster(dict(point))
    chart = styled_chart(alt.layer(*layers).properties(height=PLANE))
    # Few values: within the layers they go out as they are, without a table for each.
    with alt.data_transformers.enable(consolidate_datasets=False):
        spec: dict[str, Any] = chart.to_dict()
    return spec


def need_axis() -> alt.Y:
    """Need, upwards."""
    import altair as alt

    axis = alt.Axis(values=list(SCALE), format="d", title="Need: 1 low, 5 high")
    return alt.Y("y:Q", scale=axis_scale(), axis=axis)


def capacity_axis() -> alt.X:
    """Capacity, to the right."""
    import altair as alt

    axis = alt.Axis(values=list(SCALE), format="d", title="Capacity: 1 low, 5 high")
    return alt.X("x:Q", scale=axis_scale(), axis=axis)


def axis_scale() -> alt.Scale:
    """The scale of both axes."""
    import altair as alt

    return alt.Scale(domain=[SCALE[0], SCALE[-1]])


def plane_ground(method: Method) -> list[alt.Chart]:
    """What lies under the marks: the middle of both axes, and the four fields in words."""
    return _ground(field_words(method))


def _ground(fields: list[dict[str, Any]]) -> list[alt.Chart]:
    import altair as alt

    x, y = capacity_axis(), need_axis()
    middle: dict[str, Any] = {"color": tokens.MUTED, "strokeDash": [4, 4]}
    words = alt.Chart({"values": fields}).mark_text(
        color=tokens.MUTED,
        fontSize=tokens.SIZE_SMALL,
        lineBreak="\n",
        align="left",
        baseline="top",
        dx=4,
    )
    return [
        alt.Chart({"values": [{"x": 3}]}).mark_rule(**middle).encode(x=x),
        alt.Chart({"values": [{"y": 3}]}).mark_rule(**middle).encode(y=y),
        words.encode(x=x, y=y, text="text:N"),
    ]


def field_words(method: Method) -> list[dict[str, Any]]:
    """The names of the four fields, each at the left of the upper or lower edge,
    where the fewest marks can stand.
    """
    labels = labels_by_key(method.table_2.fields)
    left, top = {"low": 1.0, "high": 3.0}, {"low": 1.7, "high": 4.95}
    return [
        {
            "x": left[capacity],
            "y": top[need],
            "text": two_lines(labels[f"need_{need}_capacity_{capacity}"]),
        }
        for need in top
        for capacity in left
    ]


def _cluster(point: dict[str, Any]) -> list[alt.Chart]:
    """The cluster with its bars."""
    import altair as alt

    x, y, scale = capacity_axis(), need_axis(), axis_scale()
    cluster = alt.Chart({"values": [point]})
    capacity = cluster.mark_rule(color=tokens.CAPACITY, strokeWidth=2)
    need = cluster.mark_rule(color=tokens.NEED, strokeWidth=2)
    mark = cluster.mark_point(
        filled=True, size=220, opacity=1, fill=tokens.INK, stroke=tokens.PAPER
    )
    return [
        capacity.encode(x=alt.X("x_low:Q", scale=scale), x2="x_high:Q", y=y),
        need.encode(y=alt.Y("y_low:Q", scale=scale), y2="y_high:Q", x=x),
        mark.encode(x=x, y=y),
    ]


def _point(d: Diagnosis) -> dict[str, Any] | None:
    need, capacity = d.need.mean, d.capacity.mean
    if need.value is None or capacity.value is None:
        return None
    return {
        "x": capacity.value,
        "x_low": capacity.lowest,
        "x_high": capacity.highest,
        "y": need.value,
        "y_low": need.lowest,
        "y_high": need.highest,
    }

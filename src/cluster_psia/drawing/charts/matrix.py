"""Charts of the matrix: the profile by group under three readings,
and the plane of need and capacity.

Values in, pictures out. Each chart comes with its finding as a title; a score is never a colour
without its numeral.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cluster_psia.diagnosis import READINGS, Diagnosis, Mean
from cluster_psia.drawing import tokens
from cluster_psia.method import load_method
from cluster_psia.method.model.entry import labels_by_key
from cluster_psia.words import mean_words

if TYPE_CHECKING:
    import altair as alt

SCALE = (1, 2, 3, 4, 5)
ROW = 44  # pixels a group takes: two lines of label
HEADINGS = 56  # pixels for the names of the readings
PLANE = 300
MATTERS = 1.0  # ours: readings that part by a point or more are worth saying in the title


def reading_labels() -> dict[str, str]:
    """The three readings by key."""
    return labels_by_key(load_method().table_2.readings)


# The profile -------------------------------------------------------------------------------------


def profile_finding(d: Diagnosis) -> tuple[str, str]:
    """(title, subtitle) of the profile."""
    shown = [
        (mean.value, g.label)
        for g in d.groups
        if (mean := g.readings["where_weak"]).value is not None
    ]
    subtitle = (
        "Mean of the answered rows of each group, 1 to 5, under three readings side by side;"
        f" {d.answered} of {len(d.scores)} criteria scored. Scale: UNIDO 2004, Table 2; means and"
        " readings are ours."
    )
    if not shown:
        return "No group has enough answers for a mean yet", subtitle
    value, label = max(shown, key=lambda pair: pair[0])
    turns = [g.label.lower() for g in d.groups if _spread(g.readings.values()) >= MATTERS]
    decides = f"; for {' and '.join(turns)} the reading decides" if turns else ""
    return f"Work where it is weak: {label.lower()} stand highest ({value:.1f}){decides}", subtitle


def _spread(means: Any) -> float:
    values = [mean.value for mean in means if mean.value is not None]
    return max(values) - min(values) if values else 0.0


def profile_silence(d: Diagnosis) -> tuple[str, ...]:
    """Why a cell of the profile holds no mean, a sentence for each group."""
    labels = reading_labels()
    said = []
    for group in d.groups:
        by_reason: dict[str, list[str]] = {}
        for key in READINGS:
            if group.readings[key].value is None:
                by_reason.setdefault(group.readings[key].why_not, []).append(labels[key].lower())
        for reason, readings in by_reason.items():
            which = "" if len(readings) == len(READINGS) else f", {', '.join(readings)}"
            said.append(f"{group.label}{which}: {reason}.")
    return tuple(said)


def profile_rows(d: Diagnosis) -> list[dict[str, Any]]:
    """One cell a group and reading, ready to be drawn:
    its words, its fill, and the colour that reads on it.
    """
    labels = reading_labels()
    return [
        {
            "group": f"{g.label}\n{g.readings[key].known} of {g.readings[key].of} known",
            "reading": labels[key],
        }
        | _cell(g.readings[key])
        for g in d.groups
        for key in READINGS
    ]


def _cell(mean: Mean) -> dict[str, Any]:
    if mean.value is None:
        return {"text": "–", "fill": tokens.PAPER, "ink": tokens.MUTED, "mean": None}
    step = max(1, min(5, int(mean.value + 0.5)))
    return {
        "text": f"{mean.value:.1f}",
        "fill": tokens.SCALE[step],
        "ink": tokens.SCALE_TEXT[step],
        "mean": round(mean.value, 2),
    }


def profile_chart(d: Diagnosis) -> alt.LayerChart:
    """Groups down, readings across, each cell with its mean; a cell without one says so."""
    import altair as alt

    rows = profile_rows(d)
    groups, labels = (
        list(dict.fromkeys(row["group"] for row in rows)),
        list(reading_labels().values()),
    )
    lines = "split(datum.label, '\\n')"
    y_axis = alt.Axis(
        title=None, ticks=False, domain=False, labelExpr=lines, labelLimit=150, labelPadding=8
    )
    x_axis = alt.Axis(
        title=None,
        ticks=False,
        domain=False,
        orient="top",
        labelAngle=0,
        labelPadding=20,
        labelExpr=_wrapped(labels),
    )
    base = alt.Chart({"values": rows}).encode(
        x=alt.X("reading:N", sort=labels, axis=x_axis), y=alt.Y("group:N", sort=groups, axis=y_axis)
    )
    cells = base.mark_rect(stroke=tokens.MUTED, strokeWidth=1).encode(
        fill=alt.Fill("fill:N", scale=None, legend=None),
        tooltip=[alt.Tooltip("reading:N", title="Reading"), alt.Tooltip("text:N", title="Mean")],
    )
    text = base.mark_text(fontSize=tokens.SIZE_TEXT).encode(
        text="text:N", color=alt.Color("ink:N", scale=None)
    )
    chart: alt.LayerChart = styled_chart(
        alt.layer(cells, text).properties(height=ROW * len(groups) + HEADINGS)
    )
    return chart


def _wrapped(labels: list[str]) -> str:
    """A Vega expression that breaks each reading's label in two lines."""
    broken = ", ".join(f"'{label}': {two_lines(label).split(chr(10))!r}" for label in labels)
    return f"({{{broken}}})[datum.label]"


def two_lines(label: str) -> str:
    """A label broken near its middle, at a space."""
    words = label.split()
    cuts = range(1, len(words) + 1)
    best = min(cuts, key=lambda n: abs(len(" ".join(words[:n])) - len(label) / 2), default=0)
    return "\n".join(part for part in (" ".join(words[:best]), " ".join(words[best:])) if part)


# The plane ---------------------------------------------------------------------------------------


def plane_finding(d: Diagnosis) -> tuple[str, str]:
    """(title, subtitle) of the plane."""
    field, need, capacity = d.field, d.need.mean, d.capacity.mean
    rests = (
        f"Need {mean_words(need.value)}: {need.known} of {need.of} rows known."
        f" Capacity {mean_words(capacity.value)}: {capacity.known} of {capacity.of}."
        " Lines reach as far as rows not yet known could move the point."
        " Axes and fields are ours, made from UNIDO 2004, Table 2."
    )
    if field.key is None:
        return f"{field.label}: {field.why_not}", rests
    could = "" if field.holds else ", as far as known; rows not yet known could change this"
    return f"{field.label}{could}", rests


def plane_chart(d: Diagnosis) -> alt.LayerChart:
    """Need upwards, capacity to the right; four fields in words;
    the cluster only when both axes are half known.
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
    words = alt.Chart({"values": field_words()}).mark_text(
        color=tokens.MUTED,
        fontSize=tokens.SIZE_SMALL,
        lineBreak="\n",
        align="left",
        baseline="top",
        dx=4,
    )
    layers = [
        alt.Chart({"values": [{"x": 3}]})
        .mark_rule(color=tokens.MUTED, strokeDash=[4, 4])
        .encode(x=x),
        alt.Chart({"values": [{"y": 3}]})
        .mark_rule(color=tokens.MUTED, strokeDash=[4, 4])
        .encode(y=y),
        words.encode(x=x, y=y, text="text:N"),
    ]
    point = _point(d)
    if point:
        cluster = alt.Chart({"values": [point]})
        layers += [
            cluster.mark_rule(color=tokens.CAPACITY, strokeWidth=2).encode(
                x=alt.X("x_low:Q", scale=scale), x2="x_high:Q", y=y
            ),
            cluster.mark_rule(color=tokens.NEED, strokeWidth=2).encode(
                y=alt.Y("y_low:Q", scale=scale), y2="y_high:Q", x=x
            ),
            cluster.mark_point(
                filled=True, size=220, opacity=1, fill=tokens.INK, stroke=tokens.PAPER
            ).encode(x=x, y=y),
        ]
    chart: alt.LayerChart = styled_chart(alt.layer(*layers).properties(height=PLANE))
    return chart


def field_words() -> list[dict[str, Any]]:
    """The names of the four fields, each at the left of the upper or lower edge,
    where the fewest marks can stand.
    """
    labels = labels_by_key(load_method().table_2.fields)
    left, top = {"low": 1.0, "high": 3.0}, {"low": 1.4, "high": 4.95}
    return [
        {
            "x": left[capacity],
            "y": top[need],
            "text": two_lines(labels[f"need_{need}_capacity_{capacity}"]),
        }
        for need in top
        for capacity in left
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


def styled_chart(chart: Any) -> Any:
    """The look of every chart here: no frame but a rule, dark labels of one size."""
    return chart.configure_view(stroke=tokens.LINE).configure_axis(
        grid=False,
        labelColor=tokens.INK,
        titleColor=tokens.INK,
        domainColor=tokens.LINE,
        tickColor=tokens.LINE,
        labelFontSize=tokens.SIZE_SMALL,
        titleFontSize=tokens.SIZE_SMALL,
        titleFontWeight="normal",
    )

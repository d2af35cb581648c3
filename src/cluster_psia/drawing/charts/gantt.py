"""The work plan in time: one row a task, by phase.

Words stand in the drawing itself, so that it reads on a phone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING, Any

from cluster_psia.design.schedule import COUNTED, Scheduled, plan_totals, schedule
from cluster_psia.drawing import tokens
from cluster_psia.words import counted_noun, figure_words

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import WorkPlan
    from cluster_psia.method import Method

ROW = 40  # pixels a row: the words above, the bar below
KINDS = ("preparation", "field", "processing", "feedback")
FILLS = (tokens.PAPER, tokens.PRIMARY, tokens.LINE, tokens.SCALE[2])


def gantt_finding(plan: WorkPlan, method: Method) -> tuple[str, str]:
    """(title, subtitle): how long the study takes in weeks and person-days, and how it is counted.

    What has no days or people, or stands in no known phase, is not counted, and told.
    """
    sums = plan_totals(plan, method)
    whole = sums.whole
    tasks = counted_noun(whole.tasks, "task")
    if not sums.weeks_in_words or whole.person_days is None:
        return "How long the study takes is not known yet", f"{tasks}. {COUNTED}"
    least = "at least " if whole.missing else ""
    person_days = f"{figure_words(whole.person_days)} person-days"
    title = f"The study takes {least}{sums.weeks_in_words}, and {least}{person_days}"
    told = [f"{tasks}, one after the other where none has a start of its own."]
    if whole.missing:
        missing = counted_noun(whole.missing, "task")
        told.append(f"{missing} without days or people not counted.")
    if len(plan.tasks) > whole.tasks:
        unknown = counted_noun(len(plan.tasks) - whole.tasks, "task")
        told.append(f"{unknown} of an unknown phase not counted.")
    return title, " ".join((*told, COUNTED))


def gantt_rows(plan: WorkPlan, method: Method) -> list[dict[str, Any]]:
    """One row for each phase that has tasks and one for each task,
    top to bottom, ready to be drawn.

    ``from`` and ``to`` are dates when the plan has a start, else day numbers; both are None for a
    phase, and ``to`` is None for a task without days. ``beside`` says on which side of the bar
    there is room for its words.
    """
    drawn = _phases_and_tasks(schedule(plan, method), method)
    bars = [row for row in drawn if not row["is_phase"]]
    first = min((_number(bar["from"]) for bar in bars), default=0.0)
    last = max((_number(bar["to"]) for bar in bars if bar["to"] is not None), default=first + 1)
    for bar in bars:
        bar.update(_beside(bar, first, max(last - first, 1.0)))
    return drawn


def _phases_and_tasks(placed: Iterable[Scheduled], method: Method) -> list[dict[str, Any]]:
    """Each task below the name of its phase."""
    labels = {phase.key: f"{phase.number} {phase.label}" for phase in method.phases.phases}
    drawn: list[dict[str, Any]] = []
    for phase, items in groupby(placed, key=lambda item: item.task.phase):
        name = labels[phase]
        drawn.append({"row": len(drawn), "name": name, "is_phase": True, "shape": "none"})
        for item in items:
            drawn.append({"row": len(drawn), "is_phase": False, **_bar(item)})
    return drawn


def _bar(item: Scheduled) -> dict[str, Any]:
    task = item.task
    begin, end = _span(item)
    days = "days not known" if task.days is None else counted_noun(task.days, "day")
    people = counted_noun(task.people, "person", "people") if task.people else "people not known"
    return {
        "name": task.label,
        "kind": task.kind,
        "from": begin,
        "to": end,
        "words": f"{task.kind}: {days}, {people}",
        "shape": "bar" if task.days else "point",
        "filled": task.days is not None,
    }


def _span(item: Scheduled) -> tuple[dt.date | int, dt.date | int | None]:
    """From when to when: dates when the plan has a start, else day numbers."""
    begin: dt.date | int = item.start or item.first_day - 1
    if item.last_day is None:
        return begin, None
    end = _after(item.end) if item.end else item.last_day
    return (begin if item.task.days else end), end  # a milestone stands at the end of its day


def _after(day: dt.date) -> dt.date:
    return day if day == dt.date.max else day + dt.timedelta(days=1)


def _number(when: dt.date | int) -> float:
    return float(when.toordinal() if isinstance(when, dt.date) else when)


def _beside(row: dict[str, Any], first: float, width: float) -> dict[str, Any]:
    """Where the words of a row stand: right of its bar or left of it, whichever has more room."""
    end = row["from"] if row["to"] is None else row["to"]
    if (first + width) - _number(end) >= _number(row["from"]) - first:
        return {"beside": "right", "anchor": end}
    return {"beside": "left", "anchor": row["from"]}


def gantt_chart(plan: WorkPlan, method: Method) -> Any:
    """The Altair chart of a plan with tasks.

    Filled bars by kind, each with its kind in words; diamonds take no time.

    An open diamond is a task whose days are not known. Raises ValueError when there are no tasks.
    """
    import altair

    alt: Any = altair
    drawn = gantt_rows(plan, method)
    if not drawn:
        raise ValueError("there are no tasks to draw yet")
    y = alt.Y("row:O", axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0))
    base = alt.Chart(alt.Data(values=[_as_json(row) for row in drawn])).encode(y=y)
    x = _x(alt, dated=plan.start is not None)
    chart = alt.layer(*_names(alt, base), *_bars(alt, base, x, drawn), *_words(alt, base, x))
    title, _ = gantt_finding(plan, method)
    return _styled(chart.properties(width="container", height=ROW * len(drawn), description=title))


def _styled(chart: Any) -> Any:
    return chart.configure_view(stroke=None).configure_axis(
        gridColor=tokens.LINE,
        domain=False,
        tickColor=tokens.LINE,
        labelColor=tokens.MUTED,
        titleColor=tokens.MUTED,
        labelFontSize=tokens.SIZE_SMALL,
        titleFontSize=tokens.SIZE_SMALL,
        titleFontWeight=tokens.WEIGHT_PLAIN,
    )


def _as_json(row: dict[str, Any]) -> dict[str, Any]:
    # With a time of day, since a bare date would be read as midnight in Greenwich and drawn a day
    # early in the west.
    return {
        name: f"{v.isoformat()}T00:00:00" if isinstance(v, dt.date) else v
        for name, v in row.items()
    }


def _x(alt: Any, *, dated: bool) -> Any:
    if dated:
        axis = alt.Axis(
            orient="top", title=None, grid=True, format="%Y-%m-%d", labelOverlap=True, tickCount=5
        )
        return alt.X("from:T", axis=axis)
    axis = alt.Axis(
        orient="top", title="Working days since the start", grid=True, tickCount=5, tickMinStep=1
    )
    return alt.X("from:Q", axis=axis, scale=alt.Scale(nice=False))


def _names(alt: Any, base: Any) -> list[Any]:
    """What each row is, over its bar and from the left edge; phases in bold."""
    look = {
        "align": "left",
        "baseline": "bottom",
        "color": tokens.INK,
        "fontSize": tokens.SIZE_TEXT,
    }
    weights = {"datum.is_phase": tokens.WEIGHT_STRONG, "!datum.is_phase": tokens.WEIGHT_PLAIN}
    return [
        base.transform_filter(test)
        .mark_text(dy=8 if weight == tokens.WEIGHT_STRONG else 0, fontWeight=weight, **look)
        .encode(x=alt.value(0), text="name:N")
        for test, weight in weights.items()
    ]


def _bars(alt: Any, base: Any, x: Any, drawn: Iterable[dict[str, Any]]) -> list[Any]:
    """A layer for each shape there is: marks of nothing would be pictures without a name."""
    kind = alt.Color("kind:N", scale=alt.Scale(domain=list(KINDS), range=list(FILLS)), legend=None)
    look = {"stroke": tokens.MUTED, "strokeWidth": tokens.OUTLINE_WIDTH, "yOffset": 8}
    bars = base.transform_filter("datum.shape == 'bar'").mark_bar(height=11, **look)
    points = base.transform_filter("datum.shape == 'point'").mark_point(
        shape="diamond", size=80, opacity=1, **look
    )
    fill = alt.condition("datum.filled", alt.value(tokens.INK), alt.value(tokens.PAPER))
    layers = {"bar": bars.encode(x=x, x2="to", color=kind), "point": points.encode(x=x, fill=fill)}
    shapes = {row["shape"] for row in drawn}
    return [layer for shape, layer in layers.items() if shape in shapes]


def _words(alt: Any, base: Any, x: Any) -> list[Any]:
    """Kind, days and people beside each bar, on the side that has room."""
    look = {"fontSize": tokens.SIZE_SMALL, "color": tokens.MUTED, "baseline": "middle", "dy": 8}
    sides = {"right": {"align": "left", "dx": 7}, "left": {"align": "right", "dx": -7}}
    return [
        base.transform_filter(f"datum.beside == '{side}'")
        .mark_text(**look, **place)
        .encode(x=alt.X("anchor", type=x.to_dict()["type"]), text="words:N")
        for side, place in sides.items()
    ]

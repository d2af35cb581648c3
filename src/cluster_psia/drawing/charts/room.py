"""The results of a room as a picture for the wall:
five bars with their numerals, a mark of agreement with its word.

Values in, HTML out (classes are in the page's style sheet). Text from people is escaped here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING

from cluster_psia.drawing import tokens
from cluster_psia.drawing.charts.room_sentences import (
    WORDS,
    ShownCriterion,
    change_in_words,
    said_in_words,
)
from cluster_psia.words import signed_decimals

if TYPE_CHECKING:
    from cluster_psia.diagnosis.agreement import Shape
    from cluster_psia.diagnosis.room.groups import GroupFigures
    from cluster_psia.diagnosis.room.results import CriterionResult, Figures

CONSENSUS = {True: "consensus: yes", False: "consensus: no", None: "consensus: too few to say"}
TALLEST = 2.4  # the longest bar, in letters’ heights, so that it grows with the wall
MOST_GROUP_COLUMNS = 4  # more groups than these stand under each other in one column
_DOTS: Mapping[Shape, str] = {
    "agreed": "filled",
    "unanimous": "filled",
    "spread": "open",
    "two_camps": "split",
}
_NO_SCORES = {"unknown": "“don’t know”", "not_applicable": "“not applicable”"}
OTHERS = "others, together"
WITHHELD = (
    "– is a group that is not shown apart:"
    " fewer than three scores, or it would give a smaller group away."
)


# Pieces ------------------------------------------------------------------------------------------


def score_strip(figures: Figures, tallest: int) -> str:
    """Five bars from zero, each with how many people gave it above and the score below."""
    said = ", ".join(f"{count} say {point}" for point, count in enumerate(figures.counts, 1))
    bars = "".join(_bar(point, count, tallest) for point, count in enumerate(figures.counts, 1))
    return f'<span class="strip" role="img" aria-label="{said}">{bars}</span>'


def _bar(point: int, count: int, tallest: int) -> str:
    height = TALLEST * count / tallest if tallest else 0
    fill = f"height:{height:.2f}em;background:{tokens.SCALE[point]}"
    return (
        f'<span class="bar"><span class="count">{count}</span>'
        f'<i style="{fill}"></i><b>{point}</b></span>'
    )


def shape_mark(shape: Shape) -> str:
    """A filled, open or split dot with its word."""
    dot = _DOTS.get(shape, "none")
    return f'<span class="agreement"><i class="{dot}"></i>{WORDS[shape]}</span>'


def tallest_of(shown: Sequence[ShownCriterion]) -> int:
    """The largest number of people on one point, so that bars can be compared down the page."""
    return max((max(each.result.figures.counts) for each in shown), default=0)


# The table ---------------------------------------------------------------------------------------


def chart_head(title: str, subtitle: str) -> str:
    """The finding in large letters, and what is plotted."""
    return f'<div class="room-finding"><h2>{escape(title)}</h2><p>{escape(subtitle)}</p></div>'


def results_table(shown: Sequence[ShownCriterion], groups: Mapping[str, str], round_: int) -> str:
    """Criteria down, in the order given; the same things at the same place in every row."""
    apart = _groups_in(shown)
    side_by_side = len(apart) <= MOST_GROUP_COLUMNS
    names = {group: name for group, name in groups.items() if group in apart}
    tallest = tallest_of(shown)
    rows = ""
    for each in shown:
        result = each.result
        by_group = _groups_apart(result, names) if side_by_side else _groups_in_one(result, names)
        if side_by_side and _any_together(shown):
            by_group += _group_cell(OTHERS, result.others)
        rows += f"<tr>{_name(each)}{_answers(result, tallest)}{_said(each, round_)}"
        rows += f"{by_group}{_agreement(result)}</tr>"
    together = [OTHERS] if side_by_side and _any_together(shown) else []
    head = _heads([*names.values(), *together] if side_by_side else ("By group",))
    wide = " groups-below" if side_by_side and len(names) + len(together) > 2 else ""
    return (
        f'<table class="room-results{wide}">'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _heads(groups: Iterable[str]) -> str:
    heads = ("Criterion", "Answers, 1 to 5", "What the room says", *groups, "Agreement")
    return "".join(f'<th scope="col">{escape(text)}</th>' for text in heads)


def _groups_in(shown: Sequence[ShownCriterion]) -> set[str]:
    """Groups with a median of their own somewhere;
    a room of one group has nothing to set side by side.
    """
    groups = [group for each in shown for group in each.result.groups]
    if len({group.group for group in groups}) < 2:
        return set()
    return {group.group for group in groups if not group.withheld}


def _name(each: ShownCriterion) -> str:
    scale = f"1 {each.low} … 5 {each.high}" if each.low and each.high else ""
    return f'<th scope="row">{each.number}. {escape(each.label)}<small>{escape(scale)}</small></th>'


def _groups_apart(result: CriterionResult, names: Mapping[str, str]) -> str:
    """A cell for each group, always at the same place."""
    medians = {g.group: g for g in result.groups}
    return "".join(_group_cell(name, medians.get(group)) for group, name in names.items())


def _groups_in_one(result: CriterionResult, names: Mapping[str, str]) -> str:
    """All groups in one cell, where there are too many for a column each."""
    medians = {g.group: g for g in result.groups if not g.withheld}
    lines = [
        f"{escape(name)}: {_median(medians[group])}"
        for group, name in names.items()
        if group in medians
    ]
    if result.others:
        lines.append(f"{OTHERS}: {_median(result.others)}")
    return f"<td>{'<br>'.join(lines) or '–'}</td>"


def _any_together(shown: Sequence[ShownCriterion]) -> bool:
    """Whether groups that are not shown apart are shown together anywhere."""
    return any(each.result.others for each in shown)


def _answers(result: CriterionResult, tallest: int) -> str:
    figures = result.figures
    hidden = result.too_few_to_show
    bars = score_strip(figures, tallest) if figures.n and not hidden else ""
    words = f"n {figures.n}" if hidden else " · ".join(_figures(figures))
    aside = ", ".join(_without_score(result))
    more = f"<small>{aside}</small>" if aside else ""
    return f'<td class="answers">{bars}<small>{words}</small>{more}</td>'


def _figures(figures: Figures) -> Iterator[str]:
    yield f"n {figures.n}"
    if figures.median is not None:
        yield f"median {figures.median:g}"
    if figures.spread is not None and figures.n > 1:
        yield f"middle half {figures.spread:g} wide"


def _without_score(result: CriterionResult) -> Iterator[str]:
    unknown, not_applicable = result.without_score
    if unknown:
        yield f"{unknown} don’t know"
    if not_applicable:
        yield f"{not_applicable} not applicable"


def _said(each: ShownCriterion, round_: int) -> str:
    lines = [f"<p>{escape(said_in_words(each.result))}</p>"]
    hidden = each.result.too_few_to_show
    for answer, comment in each.picked:
        beside = "" if hidden else f" <small>says {_answer(answer)}</small>"
        lines.append(f"<q>{escape(comment)}</q>{beside}<br>")
    change = change_in_words(each, round_)
    if change:
        lines.append(f"<small>Round {round_ - 1} → {round_}: {escape(change)}</small>")
    return f'<td class="said">{"".join(lines)}</td>'


def _answer(answer: int | str) -> str:
    return _NO_SCORES.get(str(answer), str(answer))


def _group_cell(name: str, found: GroupFigures | None) -> str:
    of = f'<span class="of">{escape(name)}</span>'
    if found is None:
        return f"<td>{of}<small>no score</small></td>"
    if found.withheld:
        return f"<td>{of}–</td>"
    return f"<td>{of}{_median(found)}</td>"


def _median(found: GroupFigures) -> str:
    if found.median is None:
        return "no score"
    return f"median {found.median:g} <small>n {found.n}</small>"


def _agreement(result: CriterionResult) -> str:
    figures = result.figures
    lines = [CONSENSUS[figures.consensus]]
    within = figures.share_within_one
    if figures.agreement is not None and within is not None and not result.too_few_to_show:
        agreement = signed_decimals(figures.agreement)
        lines.append(f"A {agreement} · {within:.0%} within one point")
    words = "<br>".join(lines)
    return f'<td class="agrees">{shape_mark(figures.shape)}<small>{words}</small></td>'

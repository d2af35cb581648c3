"""What the study lacks: its design, indicators, methods and work plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.edits.indicators import applying_indicators
from cluster_psia.assessment.edits.work_plan import countable_plan
from cluster_psia.assessment.gap import Gap
from cluster_psia.design.methods import tools_without_discussion
from cluster_psia.design.triangulation import IndicatorRow, triangulation
from cluster_psia.design.work_plan_checks import is_follow_up_undated, work_plan_lacks
from cluster_psia.words import capital_first, counted_noun, names_phrase, word_for

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment


def design_gaps(a: Assessment) -> Iterator[Gap]:
    """Questions without an answer, and a design that nobody has accepted."""
    questions = method_of(a).study_design.questions
    unanswered = [q.key.replace("_", " ") for q in questions if getattr(a.design, q.key) is None]
    if unanswered:
        missing = f"{counted_noun(len(unanswered), 'question')} open: {', '.join(unanswered)}."
        yield Gap("design", missing, "The recommendation rests on fewer reasons.")
    if a.design.approach is None:
        yield Gap(
            "design",
            "No study design accepted yet.",
            "Methods and work plan cannot follow from it.",
        )


def indicator_gaps(a: Assessment) -> Iterator[Gap]:
    """Groups without an indicator, and indicators that no group has confirmed."""
    counting = applying_indicators(a)
    taken = {chosen.group for chosen in counting}
    without = [group.label for group in a.groups if group.id not in taken]
    if a.groups and without:
        yield Gap(
            "indicators",
            f"No indicator for: {', '.join(without)}.",
            "What changes for them will not be seen.",
        )
    if not a.groups:
        yield Gap(
            "indicators",
            "No indicators yet, since there are no poverty groups.",
            "There is nothing to measure.",
        )
    open_ = sum(not chosen.confirmed for chosen in counting)
    if open_:
        yield Gap(
            "indicators",
            f"{counted_noun(open_, 'indicator')} not yet confirmed by the group concerned.",
            "They remain the outsiders' choice; the groups themselves should choose and rank them.",
        )


def method_gaps(a: Assessment) -> Iterator[Gap]:
    """No methods, evidence that is asked for and that none of them brings, and tools without the
    discussion that they are used in.
    """
    here = {method.key for method in method_of(a).methods.methods}
    if not any(chosen.key in here for chosen in a.methods):
        yield Gap(
            "methods",
            "No methods chosen yet.",
            "Nobody can say how the indicators will be measured.",
        )
        return
    rows = triangulation(a).rows
    if not rows:
        yield Gap(
            "methods",
            "No indicators to measure yet.",
            "Nobody can say whether the methods taken bring what is asked for.",
        )
    yield from _evidence_gaps(rows)
    for told in tools_without_discussion(a):
        yield Gap("methods", told.text, "They are exercises of such a discussion.")


def _evidence_gaps(rows: tuple[IndicatorRow, ...]) -> Iterator[Gap]:
    """Evidence that no method taken brings, and indicators that rest on one kind alone."""
    count = sum(len(row.gaps) for row in rows)
    if count:
        where = _named(row for row in rows if row.gaps)
        yield Gap(
            "methods",
            f"{counted_noun(count, 'gap')} in the evidence: {where}.",
            "What is asked for there is brought by no method taken.",
        )
    alone = [row for row in rows if not row.triangulated]
    if alone:
        rest = word_for(len(alone), "rests", "rest")
        yield Gap(
            "methods",
            f"{len(alone)} of {counted_noun(len(rows), 'indicator')} {rest} on fewer than two kinds"
            f" of evidence: {_named(alone)}.",
            "One account cannot be checked by another.",
        )


def _named(rows: Iterable[IndicatorRow]) -> str:
    return names_phrase([f"{row.label} ({row.group_label})" for row in rows], most=3)


def work_plan_gaps(a: Assessment) -> Iterator[Gap]:
    """No tasks, start or figures, and what the phases ask of any plan."""
    plan = countable_plan(a.work_plan, method_of(a))
    if not plan.tasks:
        yield Gap("work_plan", "No tasks yet.", "Time and people cannot be budgeted.")
        return
    if plan.start is None:
        yield Gap("work_plan", "No start date yet.", "The calendar shows day numbers only.")
    open_ = sum(task.days is None or task.people is None for task in plan.tasks)
    if open_:
        yield Gap(
            "work_plan",
            f"{counted_noun(open_, 'task')} without days or people.",
            "The totals are too low.",
        )
    if is_follow_up_undated(plan):
        yield Gap(
            "work_plan",
            "No date for the follow-up yet.",
            "It is drawn straight after the first round until its first task has a date.",
        )
    for lack in work_plan_lacks(a):
        yield Gap("work_plan", f"{lack.what}.", f"{capital_first(lack.so)}.")

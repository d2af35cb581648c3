"""The work plan in short."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.unknown_keys import left_out_words
from cluster_psia.assessment.edits.work_plan import countable_plan
from cluster_psia.design.schedule import Totals, plan_totals
from cluster_psia.export.plan.report import Section, SummaryItem
from cluster_psia.export.plan.words import unknown_sentences
from cluster_psia.words import counted_noun, date_words, figure_words

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment


def work_plan_section(a: Assessment) -> Section:
    """How much work it is, phase by phase, and the tasks that are in no sum."""
    sums = plan_totals(a.work_plan, method_of(a))
    counting = countable_plan(a.work_plan, method_of(a)).tasks
    uncounted = (t.label for t in counting if t.days is None or t.people is None)
    return Section(
        "work_plan",
        "Work plan",
        tuple(_findings(a, sums)),
        _phases(sums),
        (
            *unknown_sentences("Without people or days, and not in the sums", uncounted),
            *left_out_words(a, "work_plan"),
        ),
    )


def _phases(sums: Totals) -> tuple[SummaryItem, ...]:
    """The phases that have tasks, with their days and person-days."""
    found = []
    for phase in (phase for phase in sums.phases if phase.tasks):
        days, person_days = figure_words(phase.days), figure_words(phase.person_days)
        tasks = counted_noun(phase.tasks, "task")
        found.append(SummaryItem(phase.label, f"{tasks}, {days} days, {person_days} person-days"))
    return tuple(found)


def _findings(a: Assessment, sums: Totals) -> Iterator[str]:
    plan = a.work_plan
    if not plan.tasks:
        yield "No tasks yet."
        return
    tasks, missing = counted_noun(sums.whole.tasks, "task"), sums.whole.missing
    least = "at least " if missing else ""
    person_days = f"{figure_words(sums.whole.person_days)} person-days"
    span = f"{least}{sums.weeks_in_words}" if sums.weeks_in_words else "length not known"
    start = f", from {date_words(plan.start)}" if plan.start else "; no start date yet"
    yield f"{tasks}; {least}{person_days}; {span}{start}."
    if sums.field_days is not None:
        field_days, processing = figure_words(sums.field_days), figure_words(sums.processing_days)
        yield (
            f"{field_days} field days call for about {processing} days of processing and analysis,"
            f" {plan.processing_days_per_field_day:g} for each field day."
        )

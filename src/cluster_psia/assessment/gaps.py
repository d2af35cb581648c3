"""What is still missing in an assessment, and what each gap blocks further down the walk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.chain import node_names
from cluster_psia.assessment.document.model import STEPS, Assessment, Rating, StepKey
from cluster_psia.assessment.document.screening import status_of
from cluster_psia.assessment.document.unknown_keys import unknown_keys
from cluster_psia.assessment.edits.indicators import applying_indicators
from cluster_psia.words import counted_noun, names_phrase

NAMED = 8  # so many rows without an answer are named one by one; more are only counted


@dataclass(frozen=True)
class Gap:
    """Something missing at a step, in words, and what cannot be said or done without it."""

    step: StepKey
    missing: str
    blocks: str


def assessment_gaps(a: Assessment) -> tuple[Gap, ...]:
    """Every gap of ``a`` in the order of the walk."""
    checks = (
        _profile,
        _matrix,
        _chain,
        _groups,
        _design,
        _indicators,
        _methods,
        _work_plan,
        _unknown,
    )
    found = (gap for check in checks for gap in check(a))
    return tuple(sorted(found, key=lambda gap: STEPS.index(gap.step)))


def count_scored_criteria(a: Assessment, axis: str | None = None) -> int:
    """How many criteria that apply here have at least one score, on one axis or in all."""
    asked = [c.key for c in method_of(a).table_2.criteria if axis in (None, c.axis)]
    return sum(_is_scored(a.ratings.get(key, ())) for key in asked)


def _is_scored(ratings: tuple[Rating, ...]) -> bool:
    return any(isinstance(rating.answer, int) for rating in ratings)


def _profile(a: Assessment) -> Iterator[Gap]:
    named = {
        "name of the cluster": a.profile.cluster,
        "country": a.profile.country,
        "sector": a.profile.sector,
    }
    empty = [what for what, value in named.items() if not value]
    if empty:
        yield Gap(
            "profile",
            f"No {' and no '.join(empty)} yet.",
            "A reader of the plan cannot tell which cluster it is about.",
        )
    if not a.programme.areas:
        yield Gap(
            "profile",
            "No area of intervention chosen yet.",
            "Indicators are then suggested for every area, not for what this programme does.",
        )


def _matrix(a: Assessment) -> Iterator[Gap]:
    table = method_of(a).table_2.criteria
    silent = [f"{c.number} {c.label}" for c in table if not a.ratings.get(c.key)]
    if silent:
        count = counted_noun(len(silent), "criterion", "criteria")
        names = f": {', '.join(silent)}" if len(silent) <= NAMED else ""
        yield Gap(
            "matrix",
            f"{count} of {len(table)} without an answer{names}.",
            "What the matrix says may still change; “don't know” is an answer too.",
        )
    for axis in ("need", "capacity"):
        missing = _missing_on_axis(a, axis, [c.key for c in table if c.axis == axis])
        if missing:
            blocks = "The cluster is not placed between need and capacity."
            yield Gap("matrix", missing, blocks)


def _missing_on_axis(a: Assessment, axis: str, keys: list[str]) -> str:
    """Why an axis has no value; empty where it has one, and where the programme has switched all of
    its criteria off.
    """
    applying = [key for key in keys if not _does_not_apply(a.ratings.get(key, ()))]
    known = count_scored_criteria(a, axis)
    if keys and not applying:
        return f"No criterion on {axis} applies."
    if known * 2 < len(applying):
        scored = f"{known} of {len(applying)} criteria on {axis} have a score"
        return f"{scored}; at least half are needed."
    return ""


def _does_not_apply(ratings: tuple[Rating, ...]) -> bool:
    return bool(ratings) and all(r.answer == "not_applicable" for r in ratings)


def _chain(a: Assessment) -> Iterator[Gap]:
    actors = a.chain.actors
    if not actors:
        yield Gap(
            "chain",
            "No actors in the value chain yet.",
            "There are no nodes in which poverty groups could be found.",
        )
        return
    if not a.chain.links:
        yield Gap(
            "chain", "No links between the actors yet.", "The map cannot show who depends on whom."
        )
    unscreened = [actor for actor in actors if status_of(actor) is None]
    if unscreened:
        count = counted_noun(len(unscreened), "actor")
        yield Gap(
            "chain",
            f"{count} of {len(actors)} not yet looked at for poverty.",
            "Poor people who work there may be left out of the plan.",
        )


def _groups(a: Assessment) -> Iterator[Gap]:
    if not a.groups:
        yield Gap(
            "groups",
            "No poverty groups yet.",
            "Indicators are suggested group by group, so there are none.",
        )
        return
    bare = _nodes_without_group(a)
    if bare:
        yield Gap(
            "groups",
            f"No group at: {', '.join(bare)}.",
            "Nobody speaks for the people at these poverty nodes.",
        )
    if all(group.comparator is None for group in a.groups):
        yield Gap(
            "groups",
            "For no group is it said whether a comparator can be found.",
            "A change cannot be told from what would have come anyway.",
        )


def _nodes_without_group(a: Assessment) -> list[str]:
    """The names of poverty nodes at which no group stands."""
    covered = {group.node for group in a.groups}
    names = node_names(a.chain)
    poor = [actor.id for actor in a.chain.actors if status_of(actor) in {"vulnerable", "likely"}]
    return [names[id_] for id_ in poor if id_ not in covered]


def _design(a: Assessment) -> Iterator[Gap]:
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


def _indicators(a: Assessment) -> Iterator[Gap]:
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


def _methods(a: Assessment) -> Iterator[Gap]:
    here = {method.key for method in method_of(a).methods.methods}
    if not any(chosen.key in here for chosen in a.methods):
        yield Gap(
            "methods",
            "No methods chosen yet.",
            "Nobody can say how the indicators will be measured.",
        )


def _work_plan(a: Assessment) -> Iterator[Gap]:
    plan = a.work_plan
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


def _unknown(a: Assessment) -> Iterator[Gap]:
    found = unknown_keys(a)
    for step in STEPS:
        names = dict.fromkeys(f"{key.key} ({key.where})" for key in found if key.field.step == step)
        if names:
            yield Gap(
                step,
                f"The method does not know any more: {names_phrase(list(names))}.",
                "It is kept, and counts in no mean, suggestion or sum until somebody says what it"
                " is now.",
            )

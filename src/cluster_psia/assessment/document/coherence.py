"""Whether the parts of an Assessment hang together: keys are
the method's, links lead to nodes that exist.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.adaptation import AnchorHere, Switchable
from cluster_psia.assessment.document.adapted import whole_method_of
from cluster_psia.assessment.document.chain_coherence import (
    chain_problems,
    guide_problems,
    programme_problems,
)
from cluster_psia.assessment.document.known import duplicate_problem, unknown_problem
from cluster_psia.method import load_method
from cluster_psia.method.model import Entry

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment


def coherence_problems(a: Assessment) -> Iterable[str]:
    """What does not hang together, in the order of the walk:
    where, which rule, and how to mend it.
    """
    for check in (
        _adaptation_problems,
        _matrix_problems,
        chain_problems,
        guide_problems,
        _group_problems,
        programme_problems,
        _design_problems,
        _plan_problems,
    ):
        yield from (problem for problem in check(a) if problem)


def _adaptation_problems(a: Assessment) -> Iterable[str | None]:
    method, here = load_method(), a.adaptation
    criteria = [c.key for c in method.table_2.criteria]
    for relabelled in here.relabelled:
        yield unknown_problem(
            relabelled.criterion, criteria, "criterion of Table 2", "adaptation, relabelled"
        )
        yield _overlapping(relabelled.anchors, f"adaptation, '{relabelled.criterion}'")
        if not (relabelled.label or relabelled.question or relabelled.anchors):
            yield (
                f"adaptation, '{relabelled.criterion}': nothing is put in other words; give some,"
                " or take it out"
            )
    yield duplicate_problem((r.criterion for r in here.relabelled), "adaptation, relabelled")
    for added in here.criteria:
        where = f"adaptation, criterion '{added.key}'"
        yield unknown_problem(
            added.group,
            (g.key for g in method.table_2.groups),
            "group of criteria of Table 2",
            where,
        )
        yield _overlapping(added.anchors, where)
    rows = [row.key for row in method.box_6.rows]
    for indicator in here.indicators:
        if indicator.row is not None:
            yield unknown_problem(
                indicator.row, rows, "row of Box 6", f"adaptation, indicator '{indicator.key}'"
            )
    own = [indicator.key for indicator in here.indicators if indicator.row is None]
    sources = [source.key for source in method.box_6.sources]
    for measure in here.measures:
        where = f"adaptation, measure '{measure.what}'"
        yield unknown_problem(
            measure.row, (*own, *rows), "row of Box 6 or indicator with a row of its own", where
        )
        for key in measure.sources:
            yield unknown_problem(key, sources, "information source of Box 6", where)
    yield duplicate_problem(
        (f"{m.kind} measure: {m.what} (row {m.row})" for m in here.measures), "adaptation, measures"
    )
    yield duplicate_problem(
        [*(c.key for c in here.criteria), *(i.key for i in here.indicators)], "adaptation"
    )
    yield from _off_problems(a)


def _off_problems(a: Assessment) -> Iterable[str | None]:
    method = load_method()
    lists: dict[Switchable, Sequence[Entry]] = {
        "criterion": method.table_2.criteria,
        "indicator": method.box_5.indicators,
        "method": method.methods.methods,
    }
    for item in a.adaptation.off:
        yield unknown_problem(
            item.key, (e.key for e in lists[item.kind]), f"published {item.kind}", "adaptation, off"
        )
    yield duplicate_problem(
        (f"{item.kind} {item.key}" for item in a.adaptation.off), "adaptation, off"
    )


def _overlapping(anchors: Iterable[AnchorHere], where: str) -> str | None:
    points = [point for anchor in anchors for point in anchor.points]
    if all(anchor.points for anchor in anchors) and points == sorted(set(points)):
        return None
    return (
        f"{where}: every anchor needs points of the scale, rising from 1 to 5 and none of them"
        " twice"
    )


def _matrix_problems(a: Assessment) -> Iterable[str | None]:
    criteria = [c.key for c in whole_method_of(a).table_2.criteria]
    for key, ratings in a.ratings.items():
        yield unknown_problem(key, criteria, "criterion of Table 2", "ratings")
        yield duplicate_problem((f"{r.rater}, round {r.round}" for r in ratings), f"ratings.{key}")
    for key in a.weights:
        yield unknown_problem(key, criteria, "criterion of Table 2", "weights")


def _group_problems(a: Assessment) -> Iterable[str | None]:
    box = load_method().box_4
    actors = {actor.id for actor in a.chain.actors}
    yield duplicate_problem((g.id for g in a.groups), "groups")
    for group in a.groups:
        where = f"groups, '{group.id}'"
        yield unknown_problem(
            group.kind, (k.key for k in box.kinds), "kind of poverty group of Box 4", where
        )
        if group.node not in actors:
            yield (
                f"{where}: there is no actor '{group.node}' in the chain; choose the node where the"
                " group works"
            )
        for difference in group.differences:
            yield unknown_problem(
                difference.kind, (d.key for d in box.differences), "kind of difference", where
            )


def _design_problems(a: Assessment) -> Iterable[str | None]:
    method = load_method()
    for question in method.study_design.questions:
        answer = getattr(a.design, question.key)
        if answer is not None:
            yield unknown_problem(
                answer, (x.key for x in question.answers), "answer", f"design, {question.key}"
            )


def _plan_problems(a: Assessment) -> Iterable[str | None]:
    method = whole_method_of(a)
    groups = {g.id for g in a.groups}
    for n, chosen in enumerate(a.indicators, 1):
        where = f"indicators, row {n}"
        if chosen.group not in groups:
            yield (
                f"{where}: there is no poverty group '{chosen.group}'; choose one that stands on"
                " the groups page"
            )
        if chosen.key is not None:
            yield unknown_problem(
                chosen.key, (i.key for i in method.box_5.indicators), "indicator of Box 5", where
            )
        elif not chosen.label:
            yield f"{where}: an indicator of the group's own needs a label"
        yield duplicate_problem(chosen.measures, f"{where}, measures")
    yield duplicate_problem((f"{i.group}: {i.key or i.label}" for i in a.indicators), "indicators")
    for chosen_method in a.methods:
        yield unknown_problem(
            chosen_method.key,
            (m.key for m in method.methods.methods),
            "method of Annex II",
            "methods",
        )
    yield duplicate_problem((f"{m.key} at stage {m.stage}" for m in a.methods), "methods")
    yield duplicate_problem((t.id for t in a.work_plan.tasks), "work_plan, tasks")
    for task in a.work_plan.tasks:
        where = f"work_plan, task '{task.id}'"
        yield unknown_problem(
            task.phase, (p.key for p in method.phases.phases), "phase of Annex II", where
        )

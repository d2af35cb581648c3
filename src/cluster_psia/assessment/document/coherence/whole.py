"""Whether the parts of an Assessment hang together: links lead to nodes that exist, and nothing
stands twice. Whether keys are the method's is for ``unknown_keys``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.coherence.chain import (
    chain_problems,
    guide_problems,
    programme_problems,
)
from cluster_psia.assessment.document.coherence.known import duplicate_problem
from cluster_psia.assessment.document.coherence.references import source_problems

if TYPE_CHECKING:
    from cluster_psia.assessment.document.adaptation import AnchorHere
    from cluster_psia.assessment.document.contents import Contents


def coherence_problems(a: Contents) -> Iterable[str]:
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
        _plan_problems,
        _heading_problems,
        source_problems,
    ):
        yield from (problem for problem in check(a) if problem)


def _adaptation_problems(a: Contents) -> Iterable[str | None]:
    here = a.adaptation
    for relabelled in here.relabelled:
        yield _overlapping(relabelled.anchors, f"adaptation, '{relabelled.criterion}'")
        if not (relabelled.label or relabelled.question or relabelled.anchors):
            yield (
                f"adaptation, '{relabelled.criterion}': nothing is put in other words; give some,"
                " or take it out"
            )
    yield duplicate_problem((r.criterion for r in here.relabelled), "adaptation, relabelled")
    for added in here.criteria:
        yield _overlapping(added.anchors, f"adaptation, criterion '{added.key}'")
    yield duplicate_problem(
        (f"{m.kind} measure: {m.what} (row {m.row})" for m in here.measures), "adaptation, measures"
    )
    yield duplicate_problem(
        [*(c.key for c in here.criteria), *(i.key for i in here.indicators)], "adaptation"
    )
    yield duplicate_problem((f"{item.kind} {item.key}" for item in here.off), "adaptation, off")


def _overlapping(anchors: Iterable[AnchorHere], where: str) -> str | None:
    points = [point for anchor in anchors for point in anchor.points]
    if all(anchor.points for anchor in anchors) and points == sorted(set(points)):
        return None
    return (
        f"{where}: every anchor needs points of the scale, rising from 1 to 5 and none of them"
        " twice"
    )


def _matrix_problems(a: Contents) -> Iterable[str | None]:
    for key, ratings in a.ratings.items():
        yield duplicate_problem((f"{r.rater}, round {r.round}" for r in ratings), f"ratings.{key}")


def _group_problems(a: Contents) -> Iterable[str | None]:
    actors = {actor.id for actor in a.chain.actors}
    yield duplicate_problem((g.id for g in a.groups), "groups")
    for group in a.groups:
        if group.node not in actors:
            yield (
                f"groups, '{group.id}': there is no actor '{group.node}' in the chain; choose the"
                " node where the group works"
            )


def _plan_problems(a: Contents) -> Iterable[str | None]:
    groups = {g.id for g in a.groups}
    for n, chosen in enumerate(a.indicators, 1):
        where = f"indicators, row {n}"
        if chosen.group not in groups:
            yield (
                f"{where}: there is no poverty group '{chosen.group}'; choose one that stands on"
                " the groups page"
            )
        if chosen.key is None and not chosen.label:
            yield f"{where}: an indicator of the group's own needs a label"
        yield duplicate_problem(chosen.measures, f"{where}, measures")
    yield duplicate_problem((f"{i.group}: {i.key or i.label}" for i in a.indicators), "indicators")
    yield duplicate_problem((f"{m.key} at stage {m.stage}" for m in a.methods), "methods")
    yield duplicate_problem((t.id for t in a.work_plan.tasks), "work_plan, tasks")


def _heading_problems(a: Contents) -> Iterable[str | None]:
    for of in ("chain", "sheets"):
        theirs = (match.theirs for match in a.headings if match.of == of)
        yield duplicate_problem(theirs, "headings")

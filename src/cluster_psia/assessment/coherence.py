"""Whether the parts of an Assessment hang together: keys are the method's, links lead to nodes that exist."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from cluster_psia.method import load_method

if TYPE_CHECKING:
    from cluster_psia.assessment.model import Assessment


def _known(value: str, known: Iterable[str], what: str, where: str) -> str | None:
    """A sentence naming the first allowed values when ``value`` is not one of ``known``."""
    allowed = list(known)
    if value in allowed:
        return None
    return f"{where}: '{value}' is no {what}; use one of {', '.join(allowed[:12])}{' …' if len(allowed) > 12 else ''}"


def _twice(ids: Iterable[str], where: str) -> str | None:
    seen: set[str] = set()
    for item in ids:
        if item in seen:
            return f"{where}: '{item}' stands twice; every one must be different"
        seen.add(item)
    return None


def problems(a: Assessment) -> Iterable[str]:
    """What does not hang together, in the order of the walk: where, which rule, and how to mend it."""
    for check in (_matrix_problems, _chain_problems, _group_problems, _design_problems, _plan_problems):
        yield from (problem for problem in check(a) if problem)


def _matrix_problems(a: Assessment) -> Iterable[str | None]:
    criteria = [c.key for c in load_method().table_2.criteria]
    for key, ratings in a.ratings.items():
        yield _known(key, criteria, "criterion of Table 2", "ratings")
        yield _twice((f"{r.rater}, round {r.round}" for r in ratings), f"ratings.{key}")
    for key in a.weights:
        yield _known(key, criteria, "criterion of Table 2", "weights")


def _chain_problems(a: Assessment) -> Iterable[str | None]:
    box, chain = load_method().box_2, a.chain
    ids = [*(n.id for n in chain.actors), *(n.id for n in chain.institutions)]
    nodes = set(ids)
    yield _twice(ids, "chain")
    for actor in chain.actors:
        yield _known(actor.kind, (k.key for k in box.actor_kinds), "kind of actor", f"chain, actor '{actor.id}'")
        yield _known(actor.stage, (s.key for s in box.stages), "stage of the chain", f"chain, actor '{actor.id}'")
    for institution in chain.institutions:
        where = f"chain, institution '{institution.id}'"
        yield _known(institution.kind, (k.key for k in box.institution_kinds), "kind of institution", where)
    for n, link in enumerate(chain.links, 1):
        where = f"chain, link {n}"
        yield _known(link.kind, (k.key for k in box.link_kinds), "kind of link", where)
        for end in (link.source, link.target):
            if end not in nodes:
                yield f"{where}: there is no actor or institution '{end}'; add it first or change the link"
        if link.source == link.target:
            yield f"{where}: '{link.source}' is linked to itself; choose two different nodes"
    yield _twice((f"{k.source} {k.kind} {k.target}" for k in chain.links), "chain, links")


def _group_problems(a: Assessment) -> Iterable[str | None]:
    box = load_method().box_4
    actors = {actor.id for actor in a.chain.actors}
    yield _twice((g.id for g in a.groups), "groups")
    for group in a.groups:
        where = f"groups, '{group.id}'"
        yield _known(group.kind, (k.key for k in box.kinds), "kind of poverty group of Box 4", where)
        if group.node not in actors:
            yield f"{where}: there is no actor '{group.node}' in the chain; choose the node where the group works"
        for difference in group.differences:
            yield _known(difference.kind, (d.key for d in box.differences), "kind of difference", where)


def _design_problems(a: Assessment) -> Iterable[str | None]:
    method = load_method()
    for area in a.programme.areas:
        yield _known(area, (x.key for x in method.table_1.areas), "area of intervention of Table 1", "programme")
    yield _twice(a.programme.areas, "programme, areas")
    for question in method.study_design.questions:
        answer = getattr(a.design, question.key)
        if answer is not None:
            yield _known(answer, (x.key for x in question.answers), "answer", f"design, {question.key}")


def _plan_problems(a: Assessment) -> Iterable[str | None]:
    method = load_method()
    groups = {g.id for g in a.groups}
    for n, chosen in enumerate(a.indicators, 1):
        where = f"indicators, row {n}"
        if chosen.group not in groups:
            yield f"{where}: there is no poverty group '{chosen.group}'; choose one that stands on the groups page"
        if chosen.key is not None:
            yield _known(chosen.key, (i.key for i in method.box_5.indicators), "indicator of Box 5", where)
        elif not chosen.label:
            yield f"{where}: an indicator of the group's own needs a label"
        yield _twice(chosen.measures, f"{where}, measures")
    yield _twice((f"{i.group}: {i.key or i.label}" for i in a.indicators), "indicators")
    for chosen_method in a.methods:
        yield _known(chosen_method.key, (m.key for m in method.methods.methods), "method of Annex II", "methods")
    yield _twice((f"{m.key} at stage {m.stage}" for m in a.methods), "methods")
    yield _twice((t.id for t in a.work_plan.tasks), "work_plan, tasks")
    for task in a.work_plan.tasks:
        where = f"work_plan, task '{task.id}'"
        yield _known(task.phase, (p.key for p in method.phases.phases), "phase of Annex II", where)

"""Whether chain, programme, guide and places on the map hang together: ids lead to something,
and nothing stands twice.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.coherence.known import duplicate_problem
from cluster_psia.method import load_method

if TYPE_CHECKING:
    from cluster_psia.assessment.document.chain import Actor, Institution
    from cluster_psia.assessment.document.contents import Contents

Problems = Iterable[str | None]


def chain_problems(a: Contents) -> Problems:
    """What does not hang together in the chain itself, and places of nodes
    that it does not have.
    """
    ids = [*(n.id for n in a.chain.actors), *(n.id for n in a.chain.institutions)]
    nodes = set(ids)
    yield duplicate_problem(ids, "chain")
    for actor in a.chain.actors:
        yield from _actor_problems(actor, f"chain, actor '{actor.id}'")
    for institution in a.chain.institutions:
        yield from _institution_problems(
            institution, nodes, f"chain, institution '{institution.id}'"
        )
    yield from _link_problems(a, nodes)
    for node in a.positions:
        if node not in nodes:
            yield (
                f"positions: there is no actor or institution '{node}'; take its place on the"
                " map out"
            )


def _actor_problems(actor: Actor, where: str) -> Problems:
    yield duplicate_problem(actor.status_in_employment, f"{where}, status_in_employment")
    yield duplicate_problem(
        (f"{d.kind}: {d.value}" for d in actor.differences), f"{where}, differences"
    )
    yield duplicate_problem((f.figure for f in actor.figure_sources), f"{where}, figure_sources")
    yield duplicate_problem((rated.item for rated in actor.screening), f"{where}, screening")


def _institution_problems(institution: Institution, nodes: set[str], where: str) -> Problems:
    for field in ("represents", "not_represented"):
        named: tuple[str, ...] = getattr(institution, field)
        for node in named:
            if node == institution.id:
                yield f"{where}, {field}: it names itself; choose the nodes it speaks for"
            elif node not in nodes:
                yield (
                    f"{where}, {field}: there is no actor or institution '{node}'; add it first or"
                    " take it out"
                )
        yield duplicate_problem(named, f"{where}, {field}")
    both = [node for node in institution.represents if node in institution.not_represented]
    if both:
        yield (
            f"{where}: '{both[0]}' cannot be represented and not represented; take it out of one of"
            " the two"
        )


def _link_problems(a: Contents, nodes: set[str]) -> Problems:
    for n, link in enumerate(a.chain.links, 1):
        where = f"chain, link {n}"
        for end in (link.source, link.target):
            if end not in nodes:
                yield (
                    f"{where}: there is no actor or institution '{end}'; add it first or change the"
                    " link"
                )
        if link.source == link.target:
            yield f"{where}: '{link.source}' is linked to itself; choose two different nodes"
    yield duplicate_problem(
        (f"{k.source} {k.kind} {k.target}" for k in a.chain.links), "chain, links"
    )


def programme_problems(a: Contents) -> Problems:
    """What does not hang together in the programme: what stands twice, where activities enter."""
    nodes = _nodes(a)
    yield duplicate_problem(a.programme.areas, "programme, areas")
    yield duplicate_problem(
        (activity.id for activity in a.programme.activities), "programme, activities"
    )
    for activity in a.programme.activities:
        where = f"programme, activity '{activity.id}'"
        if activity.node is not None and activity.node not in nodes:
            yield (
                f"{where}: there is no actor or institution '{activity.node}'; choose where it"
                " enters the chain"
            )


def _nodes(a: Contents) -> set[str]:
    return {*(n.id for n in a.chain.actors), *(n.id for n in a.chain.institutions)}


def guide_problems(a: Contents) -> Problems:
    """What does not hang together in the mapping guide: informants who exist, and no circle."""
    informants = {informant.id: informant for informant in a.guide.informants}
    nodes = _nodes(a)
    for n, answer in enumerate(a.guide.answers, 1):
        where = f"guide, answer {n}"
        if answer.informant is not None and answer.informant not in informants:
            yield (
                f"{where}: there is no informant '{answer.informant}'; add them first or leave it"
                " empty"
            )
    yield duplicate_problem((informant.id for informant in a.guide.informants), "guide, informants")
    for informant in a.guide.informants:
        where = f"guide, informant '{informant.id}'"
        if informant.node is not None and informant.node not in nodes:
            yield (
                f"{where}: there is no actor or institution '{informant.node}'; choose where they"
                " stand"
            )
        if informant.named_by is not None and informant.named_by not in informants:
            yield f"{where}: there is no informant '{informant.named_by}'; add who named them first"
    yield _circle({i.id: i.named_by for i in a.guide.informants})


def guide_items() -> tuple[str, ...]:
    """The addresses of all questions of the guide: the context list first, then Box A.2's."""
    method = load_method()
    context = (f"context.items.{item.key}" for item in method.context.items)
    return (*context, *(f"box_a2.items.{item.key}" for item in method.box_a2.items))


def _circle(named_by: dict[str, str | None]) -> str | None:
    """A sentence when somebody was named by somebody whom they named, over however many steps."""
    clear: set[str] = set()
    for start in named_by:
        trail: dict[str, None] = {}
        at: str | None = start
        while at is not None and at in named_by and at not in clear:
            if at in trail:
                return (
                    f"guide, informant '{at}': the chain of who named whom leads back to them;"
                    " change 'named_by'"
                )
            trail[at] = None
            at = named_by[at]
        clear.update(trail)
    return None

"""Chains for tests: a small one by hand, and any number of nodes and links by a seed."""

from __future__ import annotations

import random

from cluster_psia.assessment import Actor, Assessment, Chain, Institution, Link, PovertyGroup
from cluster_psia.assessment.document.model import Activity, Programme, Serves
from cluster_psia.method import load_method


def actor(
    id_: str, kind: str = "small_producer", stage: str = "production", **more: object
) -> Actor:
    return Actor.model_validate(
        {"id": id_, "label": id_.title(), "kind": kind, "stage": stage, **more}
    )


def poor(id_: str, kind: str = "homeworker", stage: str = "home_work", **more: object) -> Actor:
    return actor(id_, kind, stage, **{"poverty": "likely", **more})


def body(id_: str, kind: str = "bds", **more: object) -> Institution:
    return Institution.model_validate({"id": id_, "label": id_.title(), "kind": kind, **more})


def links(*told: str) -> tuple[Link, ...]:
    """Links written "a sells_to b"."""
    return tuple(link_told(one) for one in told)


def link_told(told: str) -> Link:
    source, kind, target = told.split()
    return Link(source=source, kind=kind, target=target)


def group(id_: str, node: str, kind: str = "home_workers", **more: object) -> PovertyGroup:
    return PovertyGroup.model_validate(
        {"id": id_, "node": node, "kind": kind, "label": id_.title(), **more}
    )


def activity(
    id_: str,
    node: str | None,
    area: str = "enterprise_development",
    effect: str | None = None,
    serves: Serves | None = None,
) -> Activity:
    return Activity(id=id_, area=area, label=id_.title(), node=node, effect=effect, serves=serves)


def assessment(
    chain: Chain, *activities: Activity, groups: tuple[PovertyGroup, ...] = ()
) -> Assessment:
    return Assessment(
        name="x", chain=chain, groups=groups, programme=Programme(activities=activities)
    )


def random_assessment(nodes: int, wanted: int, seed: int = 1, one_name: bool = False) -> Assessment:
    """``nodes`` nodes and ``wanted`` links between them, every fifth node with a group,
    five activities.
    """
    dice, box = random.Random(seed), load_method().box_2
    few = max(1, nodes // 10)
    actors = tuple(
        Actor(
            id=f"n{n}",
            label="Same" if one_name else f"Node {n}",
            kind=kind.key,
            stage=kind.stage,
            poverty="likely" if n % 5 == 0 else None,
        )
        for n in range(nodes - few)
        for kind in [dice.choice(box.actor_kinds)]
    )
    bodies = tuple(
        Institution(id=f"i{n}", label=f"Body {n}", kind=dice.choice(box.institution_kinds).key)
        for n in range(few)
    )
    ids = [*(a.id for a in actors), *(b.id for b in bodies)]
    drawn: dict[tuple[str, str, str], Link] = {}
    while len(ids) > 1 and len(drawn) < wanted:
        source, target = dice.sample(ids, 2)
        kind = dice.choice(box.link_kinds).key
        drawn[source, target, kind] = Link(source=source, target=target, kind=kind)
    kinds = [kind.key for kind in load_method().box_4.kinds]
    groups = tuple(
        group(f"g{n}", f"n{n}", dice.choice(kinds), people=n) for n in range(0, nodes - few, 5)
    )
    areas = load_method().table_1.areas
    acts = tuple(
        Activity(
            id=f"a{n}",
            area=area.key,
            effect=dice.choice(area.effects).key,
            label=f"Act {n}",
            node=dice.choice(ids),
        )
        for n in range(5)
        for area in [dice.choice(areas)]
    )
    chain = Chain(actors=actors, institutions=bodies, links=tuple(drawn.values()))
    return Assessment(name="x", chain=chain, groups=groups, programme=Programme(activities=acts))

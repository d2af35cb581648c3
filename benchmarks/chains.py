"""How the map's answers grow with the map: five times the nodes and links may take at most eight
times as long.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from functools import partial

from benchmarks.pairs import Pair, medians
from cluster_psia.assessment import Actor, Assessment, Chain, Institution, Link, PovertyGroup
from cluster_psia.assessment.document.model import Activity, Programme
from cluster_psia.drawing.map.svg import map_svg
from cluster_psia.mapping.checks import chain_disagreements
from cluster_psia.mapping.layout.grid import chain_grid
from cluster_psia.mapping.reach import programme_reach
from cluster_psia.mapping.screening import screen_all
from cluster_psia.mapping.structure import structure_findings
from cluster_psia.method import load_method

SMALL, LARGE = (200, 600), (1_000, 3_000)  # nodes, links
TARGET = "at most 8"


def pairs() -> Iterator[Pair]:
    """Reach, structure, layout and screening, of the large map against the small one."""
    small, large = drawn(*SMALL), drawn(*LARGE)
    answers: dict[str, Callable[[Assessment], object]] = {
        "reach": programme_reach,
        "structure": lambda a: structure_findings(a.chain, load_method(), a.groups),
        "layout": lambda a: chain_grid(a.chain, load_method()),
        "layout and drawing": map_svg,
        "screening, checks": lambda a: (screen_all(a), chain_disagreements(a)),
    }
    for what, answer in answers.items():
        mine, other = medians(partial(answer, large), partial(answer, small), time.process_time)
        against = f"{SMALL[0]} nodes, {SMALL[1]} links"
        yield Pair(f"{what}, {LARGE[0]:,} nodes", against, mine, other, TARGET)


def drawn(nodes: int, wanted: int) -> Assessment:
    """A map of ``nodes`` nodes, one in ten an institution, with ``wanted`` links, groups and five
    activities.
    """
    dice, few = random.Random(1), nodes // 10
    actors = tuple(_actor(n, dice) for n in range(nodes - few))
    bodies = tuple(_institution(n, dice) for n in range(few))
    groups = tuple(_group(n, dice) for n in range(0, nodes - few, 5))
    ids = [*(actor.id for actor in actors), *(body.id for body in bodies)]
    links = _links(ids, wanted, dice)
    chain = Chain(actors=actors, institutions=bodies, links=links)
    programme = Programme(activities=tuple(_activities(ids)))
    return Assessment(name="x", chain=chain, groups=groups, programme=programme)


def _actor(n: int, dice: random.Random) -> Actor:
    kind = dice.choice(load_method().box_2.actor_kinds)
    return Actor(
        id=f"n{n}",
        label=f"Node {n}",
        kind=kind.key,
        stage=kind.stage,
        poverty=kind.poverty,
        units=n,
        workers=5 * n,
    )


def _institution(n: int, dice: random.Random) -> Institution:
    kind = dice.choice(load_method().box_2.institution_kinds)
    return Institution(id=f"i{n}", label=f"Body {n}", kind=kind.key)


def _group(n: int, dice: random.Random) -> PovertyGroup:
    kind = dice.choice(load_method().box_4.kinds)
    return PovertyGroup(id=f"g{n}", node=f"n{n}", kind=kind.key, label=f"Group {n}", people=n)


def _activities(ids: list[str]) -> Iterator[Activity]:
    areas = load_method().table_1.areas
    for n, area in enumerate((*areas, *areas[:2])):
        yield Activity(
            id=f"a{n}",
            area=area.key,
            effect=area.effects[n].key,
            label=f"Activity {n}",
            node=ids[n * 7 % len(ids)],
        )


def _links(ids: list[str], wanted: int, dice: random.Random) -> tuple[Link, ...]:
    kinds = [kind.key for kind in load_method().box_2.link_kinds]
    made: dict[tuple[str, str, str], Link] = {}
    while len(made) < wanted:
        (source, target), kind = dice.sample(ids, 2), dice.choice(kinds)
        made[source, target, kind] = Link(source=source, target=target, kind=kind)
    return tuple(made.values())

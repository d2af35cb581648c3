"""The map in words, in reading order: for people who cannot see it, and for the workbook."""

from __future__ import annotations

from collections.abc import Iterator

from cluster_psia.assessment.model import Actor, Chain, Institution, Link
from cluster_psia.mapping.grid import grid
from cluster_psia.mapping.network import nodes, poverty_nodes, unserved
from cluster_psia.method import load_method

MARKS = {"vulnerable": "▲", "likely": "▲▲"}  # beside the two shades of Box 2, so that nothing is said by colour alone
NOT_SCREENED = "not yet looked at for poverty"


def people(actor: Actor) -> str:
    """The figures of a node in one short line: workers and the share of women, else units, else nothing."""
    if actor.workers is None:
        women = f"{actor.women:,} women" if actor.women is not None else ""
        units = f"{actor.units:,} units" if actor.units is not None else ""
        return " · ".join(part for part in (units, women) if part)
    count = f"{actor.workers:,} people"
    if actor.women is None or actor.workers == 0:
        return count
    return f"{count} · {actor.women / actor.workers:.0%} women"


def shade_in_words(actor: Actor) -> str:
    """The poverty shade of a node in the words of Box 2."""
    if actor.poverty is None:
        return NOT_SCREENED
    labels = {shade.key: shade.label for shade in load_method().box_2.shades}
    return labels[actor.poverty]


def map_in_words(chain: Chain) -> tuple[str, ...]:
    """One sentence for each node, level by level and from the first stage to the last, with its links."""
    places, by_id = grid(chain), nodes(chain)
    return tuple(_sentence(by_id[place.node], chain) for place in places.places)


def _sentence(node: Actor | Institution, chain: Chain) -> str:
    facts = _actor_facts(node) if isinstance(node, Actor) else _institution_facts(node)
    links = "; ".join(_links(node, chain))
    return f"{node.label} ({'; '.join(f for f in facts if f)}){': ' + links if links else ''}."


def _actor_facts(actor: Actor) -> tuple[str, ...]:
    box = load_method().box_2
    stage = next(s.label for s in box.stages if s.key == actor.stage)
    kind = next(k.label for k in box.actor_kinds if k.key == actor.kind)
    reason = f": {actor.poverty_reason.rstrip('.')}" if actor.poverty_reason else ""
    return (stage, kind, people(actor), f"{shade_in_words(actor)}{reason}")


def _institution_facts(institution: Institution) -> tuple[str, ...]:
    kind = next(k for k in load_method().box_2.institution_kinds if k.key == institution.kind)
    return (kind.label, "institution in the cluster" if kind.scope == "in" else "institution beyond the cluster")


def _links(node: Actor | Institution, chain: Chain) -> Iterator[str]:
    by_id = nodes(chain)
    for link in chain.links:
        if link.source == node.id:
            yield f"{link_word(link).lower()} {by_id[link.target].label}"


def link_word(link: Link) -> str:
    """The label of a link's kind as it stands on the map ("sells to")."""
    return next(k.label for k in load_method().box_2.link_kinds if k.key == link.kind)


def map_finding(chain: Chain) -> str:
    """What the map shows, in one sentence: how many poverty nodes there are, and which of them nobody serves."""
    poor, alone = poverty_nodes(chain), unserved(chain)
    if not chain.actors:
        return "The map is still empty"
    if not poor:
        screened = sum(actor.poverty is not None for actor in chain.actors)
        return f"No poverty node marked yet; {screened} of {len(chain.actors)} actors looked at"
    are = "is a poverty node" if len(poor) == 1 else "are poverty nodes"
    found = f"{len(poor)} of {len(chain.actors)} actors {are}"
    if not alone:
        return f"{found}; each is linked to an institution"
    names = ", ".join(actor.label for actor in alone[:3]) + (" and others" if len(alone) > 3 else "")
    return f"{found}; no institution is linked to {names}"

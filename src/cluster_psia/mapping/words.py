"""The map in words, in reading order: for people who cannot see it, and for the workbook."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.chain import node_names
from cluster_psia.assessment.document.model import Actor, Chain, Institution, Link
from cluster_psia.assessment.document.screening import is_looked_at, status_of
from cluster_psia.mapping.layout.grid import chain_grid
from cluster_psia.mapping.network import nodes_by_id, poverty_nodes, scope_of, unserved_nodes
from cluster_psia.words import (
    NOT_SCREENED,
    and_phrase,
    counted_noun,
    counted_or_nothing,
    counted_people,
    counted_women,
    first_names,
    word_for,
)

if TYPE_CHECKING:
    from cluster_psia.mapping.layout.grid import KeptPlaces
    from cluster_psia.mapping.reach_values import Reach, WayCount
    from cluster_psia.method import Method


def people_line(actor: Actor) -> str:
    """The figures of a node in one short line: workers and the share of women, else units, else
    nothing.
    """
    if actor.workers is None:
        units = "" if actor.units is None else counted_noun(actor.units, "unit")
        women = "" if actor.women is None else counted_women(actor.women)
        return " · ".join(filter(None, (units, women)))
    count = counted_people(actor.workers)
    share = women_share(actor)
    return count if share is None else f"{count} · {share:.0%} women"


def women_share(actor: Actor) -> float | None:
    """The share of women among the people of a node, where both are known and the figures do not
    contradict it.
    """
    if not actor.workers or actor.women is None or actor.women > actor.workers:
        return None
    return actor.women / actor.workers


def node_shade_words(actor: Actor, method: Method) -> str:
    """The poverty shade of a node in the words of Box 2."""
    status = status_of(actor)
    if status is None:
        return NOT_SCREENED
    label = method.box_2.shade(status).label
    return label if actor.poverty else f"{label}, suggested by the screening"


def map_in_words(chain: Chain, method: Method, kept: KeptPlaces | None = None) -> tuple[str, ...]:
    """One sentence for each node, level by level and from the first stage to the last, with its
    links. ``kept`` are the places of the document (``chain_grid``).

    Two nodes of one name are told apart by their ids.
    """
    names = node_names(chain)
    return tuple(f"{names[id_]} {said}" for id_, said in said_of_nodes(chain, method, kept).items())


def said_of_nodes(chain: Chain, method: Method, kept: KeptPlaces | None = None) -> dict[str, str]:
    """The same sentences without the names at their beginning, by the ids of the nodes."""
    by_id, names = nodes_by_id(chain), node_names(chain)
    leaving: dict[str, list[str]] = {node: [] for node in by_id}
    for link in chain.links:
        leaving[link.source].append(f"{link_word(link, method).lower()} {names[link.target]}")
    nodes = [place.node for place in chain_grid(chain, method, kept).places]
    return {id_: _said_of(by_id[id_], leaving[id_], method) for id_ in nodes}


def _said_of(node: Actor | Institution, links: Sequence[str], method: Method) -> str:
    if isinstance(node, Actor):
        facts = _actor_facts(node, method)
    else:
        facts = _institution_facts(node, method)
    known = "; ".join(fact for fact in facts if fact)
    leads_to = f": {'; '.join(links)}" if links else ""
    return f"({known}){leads_to}."


def _actor_facts(actor: Actor, method: Method) -> tuple[str, ...]:
    box = method.box_2
    stage = box.stage(actor.stage).label
    kind = box.actor_kind(actor.kind).label
    reason = f": {actor.poverty_reason.rstrip('.')}" if actor.poverty_reason else ""
    return (stage, kind, people_line(actor), f"{node_shade_words(actor, method)}{reason}")


def _institution_facts(institution: Institution, method: Method) -> tuple[str, ...]:
    kind = method.box_2.institution_kind(institution.kind)
    where = "in" if scope_of(institution, method) == "in" else "beyond"
    return (kind.label, f"institution {where} the cluster")


def link_word(link: Link, method: Method) -> str:
    """The label of a link's kind as it stands on the map ("sells to")."""
    return method.box_2.link_kind(link.kind).label


def link_sentence(link: Link, chain: Chain, method: Method) -> str:
    """What a link says, to be read back: "Homeworkers sell to Traders."."""
    names, verb = node_names(chain), link_word(link, method).lower()
    first, _, rest = verb.partition(" ")
    several = names[link.source].endswith("s") and first.endswith("s")
    said = f"{first.removesuffix('s')} {rest}".strip() if several else verb
    return f"{names[link.source]} {said} {names[link.target]}."


def map_finding(chain: Chain) -> str:
    """What the map shows, in one sentence: how many poverty nodes there are, and which of them
    nobody serves. Shades that came with a template were found by nobody, and are told apart.
    """
    actors, poor = chain.actors, poverty_nodes(chain)
    if not actors:
        return "The map is still empty"
    looked_at = sum(is_looked_at(actor) for actor in actors)
    found = sum(is_looked_at(actor) for actor in poor)
    shaded = len(poor) - found
    if not found:
        seen = f"{looked_at} of {len(actors)} actors looked at"
        return f"No poverty node marked yet{_only_shaded(shaded)}; {seen}"
    are = word_for(found, "is a poverty node", "are poverty nodes")
    return f"{found} of {len(actors)} actors {are}{_only_shaded(shaded)}; {_who_serves(chain)}"


def _only_shaded(nodes: int) -> str:
    """How many nodes have a shade of the template alone."""
    return f", {nodes} shaded by the template alone" if nodes else ""


def _who_serves(chain: Chain) -> str:
    """Whether each poverty node is linked to an institution, and which are not."""
    alone = unserved_nodes(chain)
    if not alone:
        return "each is linked to an institution"
    labels = node_names(chain)
    names = first_names([labels[actor.id] for actor in alone])
    return f"no institution on the map is linked to {names}"


def way_count_words(count: WayCount) -> str:
    """How many groups and nodes one way stands for, how many people they are, and of a way along
    which something comes to them how many of these it comes to.
    """
    whom = targets_words(count.groups, count.nodes)
    if count.way == "trickle_down":
        return f"{whom}; how many people cannot be said"
    size = _size_words(count)
    if count.served is not None:
        return f"{whom}{size}; {count.served.words}"
    if count.way == "indirect":
        return f"{whom}{size}; to how many of them it comes is not known"
    return f"{whom}{size}"


def targets_words(groups: int, nodes: int) -> str:
    """So many poverty groups, and so many poverty nodes that have not been split into groups."""
    counts = (
        counted_or_nothing(groups, "group"),
        counted_or_nothing(nodes, "node without groups", "nodes without groups"),
    )
    return and_phrase([count for count in counts if count]) or counted_noun(0, "group")


def _size_words(count: WayCount) -> str:
    """How many people they are, as far as that is known."""
    people = f", {counted_people(count.people)}" if count.people is not None else ""
    return f"{people}, {count.not_counted} without a number" if count.not_counted else people


def reach_finding(found: Reach) -> str:
    """Who is left out first; trickle-down is never told among those who are reached."""
    left = [group.label for group in found.groups if group.how == "not_reached"]
    assumed = [group.label for group in found.groups if group.how == "trickle_down"]
    nodes = sum(group.group is None for group in found.groups)
    every = targets_words(len(found.groups) - nodes, nodes)
    if left:
        return f"Not reached, {len(left)} of {every}: {first_names(left)}"
    if assumed:
        whom = f"{len(assumed)} of {every}: {first_names(assumed)}"
        return f"Only by assumption, through spending, {whom}"
    each = "each of " if len(found.groups) > 1 else ""
    return f"A link or an activity comes to {each}{every}"

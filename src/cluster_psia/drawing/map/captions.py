"""What the map says over itself: its finding in a sentence, and how many nodes it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.chain import node_names
from cluster_psia.mapping.screening import status_of
from cluster_psia.mapping.words import map_finding, women_share
from cluster_psia.words import capital_first, counted_noun, first_names

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Actor, Assessment, Chain
    from cluster_psia.drawing.map.views import Reached, View
    from cluster_psia.method import Method
    from cluster_psia.method.model.chain_rules import ReachWayKey


def map_title(a: Assessment, view: View, reach: Reached) -> str:
    """What the picture shows, in one sentence."""
    if not a.chain.actors:
        return map_finding(a.chain)
    if view == "women":
        return _women_finding(a.chain, method_of(a))
    if view == "reach":
        return _reach_finding(a.chain, reach, method_of(a))
    return map_finding(a.chain)


def _women_finding(chain: Chain, method: Method) -> str:
    unknown = _of_unknown_kind(chain, method)
    shares = [(women_share(actor), actor) for actor in chain.actors if actor not in unknown]
    known = [(share, actor) for share, actor in shares if share is not None]
    if not known:
        return "How many of the people in the chain are women is not known of any node"
    women = sum(actor.women or 0 for _, actor in known)
    workers = sum(actor.workers or 0 for _, actor in known)
    people = f"{women:,} of {workers:,} people are women"
    share, most = max(known, key=lambda pair: (pair[0], pair[1].women or 0))
    name = node_names(chain)[most.id]
    if len(known) == 1:
        return f"{people} in the one node where both are counted: {name}"
    nodes = f"in the {len(known)} nodes where both are counted"
    return f"{people} {nodes}; highest share, {share:.0%}: {name}"


def _reach_finding(chain: Chain, reach: Reached, method: Method) -> str:
    nodes = len(reach.groups)
    if not nodes:
        return (
            "Whom the programme reaches is not known yet:"
            " no activity stands on the map, or no poverty group does"
        )
    every = f"{nodes} nodes with poverty groups" if nodes > 1 else "the one node with poor people"
    left = _reached_by("not_reached", chain, reach)
    if left:
        return f"Not reached by the programme in {len(left)} of {every}: {first_names(left)}"
    assumed = _reached_by("trickle_down", chain, reach)
    if assumed:  # never among those who are reached
        only = capital_first(method.reach.way("trickle_down").on_map)
        return f"{only}, in {len(assumed)} of {every}: {first_names(assumed)}"
    return f"Something comes to {'each of ' if nodes > 1 else ''}{every}"


def _reached_by(way: ReachWayKey, chain: Chain, reach: Reached) -> list[str]:
    """The names of the nodes whose gravest way of reach this is."""
    names = node_names(chain)
    return [names[node] for node, hows in reach.groups.items() if hows[0] == way]


def count_of(a: Assessment, view: View) -> str:
    """How many nodes there are, and of how many the plotted figure is known."""
    chain = a.chain
    parts = [
        counted_noun(len(chain.actors), "operator"),
        counted_noun(len(chain.institutions), "institution"),
        counted_noun(len(chain.links), "link"),
    ]
    known = _known_words(chain, view)
    if known and chain.actors:
        parts.append(f"{known} of {len(chain.actors)} operators")
    unknown = _of_unknown_kind(chain, method_of(a))
    if unknown:
        parts.append(f"{len(unknown)} of an unknown kind, whose people are counted in no sum")
    return ", ".join(parts)


def _of_unknown_kind(chain: Chain, method: Method) -> list[Actor]:
    """The operators of a kind that the method does not know any more."""
    box = method.box_2
    return [actor for actor in chain.actors if not box.actor_kind(actor.kind).known]


def _known_words(chain: Chain, view: View) -> str:
    """Of how many operators the plotted figure is known; reach is known of all or none."""
    if view == "people":
        counted = sum(actor.workers is not None for actor in chain.actors)
        return f"people counted in {counted}"
    if view == "women":
        counted = sum(women_share(actor) is not None for actor in chain.actors)
        return f"women and all people counted in {counted}"
    if view == "status":
        looked_at = sum(status_of(actor) is not None for actor in chain.actors)
        return f"{looked_at} looked at for poverty"
    return ""

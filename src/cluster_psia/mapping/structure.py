"""What the shape of the map says in words: at most seven findings, gravest first, each with the
nodes it is about.

Every rule is silent when the links that it needs are not on the map: what nobody has drawn is not
known, and never taken for something that is not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import networkx as nx

from cluster_psia.assessment.document.chain import node_names
from cluster_psia.assessment.document.model import Actor, Chain, PovertyGroup
from cluster_psia.mapping.carrying import (
    LinkStep,
    follow_steps,
    linked_nodes,
    steps_of,
    way_to,
)
from cluster_psia.mapping.network import POVERTY_SHADES
from cluster_psia.mapping.screening import status_of
from cluster_psia.method import Method
from cluster_psia.method.cite import origin
from cluster_psia.method.model.chain_rules import Sampling, Structure, StructureRule
from cluster_psia.words import names_phrase


@dataclass(frozen=True)
class Finding:
    """What one rule found: ``text`` names nodes, ``note`` says what
    to keep in mind, ``source`` whose rule it is.
    """

    rule: str
    label: str
    gravity: int
    text: str
    nodes: tuple[str, ...]
    source: str
    note: str = ""


@dataclass(frozen=True)
class _Map:
    """The chain as the rules need it: labels, neighbours, steps of
    goods to the market, and where poor people work.
    """

    chain: Chain
    labels: dict[str, str]
    beside: dict[str, set[str]]
    goods: dict[str, list[LinkStep]]
    poor: tuple[Actor, ...]
    rules: Structure


def structure_findings(
    chain: Chain, method: Method, groups: Iterable[PovertyGroup] = ()
) -> tuple[Finding, ...]:
    """The gravest findings by the rules of ``method``, at most as many as they allow; the most
    people first among equals.
    """
    rules = method.structure
    poor = tuple(_poor(chain, groups))
    view = _Map(
        chain=chain,
        labels=node_names(chain),
        beside=linked_nodes(chain),
        goods=dict(steps_of(chain, rules.goods)),
        poor=poor,
        rules=rules,
    )
    found = [finding for rule in rules.rules for finding in _CHECKS[rule.key](view, rule)]
    people = {actor.id: actor.workers or 0 for actor in chain.actors}
    found.sort(key=lambda one: (-one.gravity, -sum(people.get(node, 0) for node in one.nodes)))
    return tuple(found[: rules.most])


def _poor(chain: Chain, groups: Iterable[PovertyGroup]) -> Iterator[Actor]:
    """Operators where poor people work: poverty nodes, and nodes
    with a poverty group not said to be better off.
    """
    with_groups = {group.node for group in groups if group.poverty != "none"}
    for actor in chain.actors:
        if status_of(actor) in POVERTY_SHADES or actor.id in with_groups:
            yield actor


def _finding(rule: StructureRule, text: str, nodes: Iterable[str], note: str = "") -> Finding:
    return Finding(rule.key, rule.label, rule.gravity, text, tuple(nodes), origin(rule), note)


def _single_buyer(view: _Map, rule: StructureRule) -> Iterator[Finding]:
    """Poor nodes that sell to, or take work from, one node
    only; one finding for each such buyer.
    """
    held: dict[str, list[str]] = {}
    for actor in view.poor:
        buyers = {step.end for step in view.goods.get(actor.id, ()) if step.link.kind in rule.links}
        if len(buyers) == 1:
            held.setdefault(buyers.pop(), []).append(actor.id)
    units = {actor.id: actor.units for actor in view.chain.actors}
    for buyer, nodes in held.items():
        note = _units_note(view.labels[buyer], units.get(buyer)) if buyer in units else ""
        names = names_phrase([view.labels[node] for node in nodes])
        text = f"{names}: the only buyer or giver of work on the map is {view.labels[buyer]}."
        yield _finding(rule, text, (*nodes, buyer), note)


def _units_note(label: str, units: int | None) -> str:
    """That a node on the map may be many buyers, which makes the dependence less than it looks."""
    if units == 1:
        return ""
    told = (
        "how many units it stands for is not known" if units is None else f"counts {units:,} units"
    )
    return f"{label} is one node on the map{';' if units is None else ' and'} {told}."


def _ties(view: _Map) -> dict[str, set[str]]:
    """Each institution with the operators it is linked to or
    said to represent; none with no known tie.
    """
    operators = {actor.id for actor in view.chain.actors}
    ties = {
        one.id: (view.beside.get(one.id, set()) | set(one.represents)) & operators
        for one in view.chain.institutions
    }
    return {institution: tied for institution, tied in ties.items() if tied}


def _no_institution(view: _Map, rule: StructureRule) -> Iterator[Finding]:
    """Poor nodes that no institution is tied to, once the map
    shows whom institutions are tied to at all.
    """
    ties = _ties(view)
    tied = {node for nodes in ties.values() for node in nodes}
    alone = [actor.id for actor in view.poor if actor.id not in tied]
    if len(ties) < rule.at_least or not alone:
        return
    names = names_phrase([view.labels[node] for node in alone])
    yield _finding(rule, f"{names}: tied to no institution on the map.", alone)


def _serves_no_poor(view: _Map, rule: StructureRule) -> Iterator[Finding]:
    """Institutions with known ties to operators, none of which is a poor node."""
    poor = {actor.id for actor in view.poor}
    others = [institution for institution, tied in _ties(view).items() if not tied & poor]
    if len(poor) < rule.at_least or not others:
        return
    names = names_phrase([view.labels[node] for node in others])
    yield _finding(rule, f"{names}: tied to no node where poor people work.", others)


def _chokepoint(view: _Map, rule: StructureRule) -> Iterator[Finding]:
    """The node through which the largest share of the shortest ways
    between operators leads, if that share is large.
    """
    graph = _operators(view.chain)
    if len(graph) < rule.at_least or rule.share is None:
        return
    sampling = view.rules.sampling
    note = _sampled(len(graph), sampling)
    shares = nx.betweenness_centrality(
        graph, k=min(sampling.nodes, len(graph)) if note else None, seed=sampling.seed
    )
    node = max(shares, key=lambda one: shares[one])
    if shares[node] < rule.share:
        return
    said = (
        f"{min(shares[node], 1.0):.0%} of the shortest ways between the other operators lead"
        " through"
    )
    yield _finding(rule, f"{said} {view.labels[node]}.", (node,), note)


def sampling_note(chain: Chain, method: Method) -> str:
    """That chokepoints were looked for in a sample, also
    where none was found; empty on smaller maps.
    """
    return _sampled(len(_operators(chain)), method.structure.sampling)


def _sampled(operators: int, sampling: Sampling) -> str:
    if operators <= sampling.above:
        return ""
    return f"{sampling.explanation} {min(sampling.nodes, operators)} of {operators:,} nodes."


def _operators(chain: Chain) -> nx.Graph[str]:
    """Operators that are linked to one another, whichever way the links run."""
    actors = [actor.id for actor in chain.actors]
    known = set(actors)
    graph: nx.Graph[str] = nx.Graph()
    # In the order of the document, not of a set: a sample with a fixed seed is then the same on
    # every run.
    links = [(k.source, k.target) for k in chain.links if k.source in known and k.target in known]
    linked = {end for link in links for end in link}
    graph.add_nodes_from(node for node in actors if node in linked)
    graph.add_edges_from(links)
    return graph


def _long_way(view: _Map, rule: StructureRule) -> Iterator[Finding]:
    """The poor node from which the shortest way to the market is
    the longest, when it takes enough steps.
    """
    markets = [actor.id for actor in view.chain.actors if actor.stage == "markets"]
    back: dict[str, list[LinkStep]] = {}
    for steps in view.goods.values():
        for step in steps:
            back.setdefault(step.end, []).append(
                LinkStep(step.end, step.start, step.verb, step.link)
            )
    # stands behind all markets at once, so that one walk finds the nearest market of every node
    start = ""
    back[start] = [
        LinkStep(start, market, "", step.link)
        for market in markets
        for step in back.get(market, ())[:1]
    ]
    trail = follow_steps(start, back)
    ways = {actor.id: way_to(actor.id, trail)[1:] for actor in view.poor if actor.id in trail}
    far = max(ways, key=lambda node: len(ways[node]), default=None)
    if far is None or len(ways[far]) < rule.at_least:
        return
    chain = [far, *(step.start for step in reversed(ways[far]))]
    names = names_phrase([view.labels[node] for node in chain[1:-1]])
    text = (
        f"From {view.labels[far]} to {view.labels[chain[-1]]} it takes {len(ways[far])} steps,"
        f" through {names}."
    )
    yield _finding(rule, text, chain)


_CHECKS = {
    "single_buyer": _single_buyer,
    "no_institution": _no_institution,
    "serves_no_poor": _serves_no_poor,
    "chokepoint": _chokepoint,
    "long_way": _long_way,
}

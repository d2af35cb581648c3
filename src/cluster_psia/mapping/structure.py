"""What the shape of the map says in words: at most seven findings, gravest first, each with the
nodes it is about.

Every rule is silent when the links that it needs are not on the map: what nobody has drawn is not
known, and never taken for something that is not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.chain import node_names
from cluster_psia.mapping.carrying import LinkStep, follow_steps, linked_nodes, steps_of, way_to
from cluster_psia.mapping.chokepoints import linked_operators, sampled_words, shares_of_ways
from cluster_psia.mapping.network import POVERTY_SHADES
from cluster_psia.mapping.screening import status_of
from cluster_psia.method.cite import origin
from cluster_psia.words import names_phrase, units_note

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Actor, Chain, PovertyGroup
    from cluster_psia.method import Method
    from cluster_psia.method.model.chain_rules import StructureRule, StructureRules


@dataclass(frozen=True)
class Finding:
    """What one rule found: ``text`` names nodes, ``note`` says what to keep in mind, ``source``
    whose rule it is.
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
    """The chain as the rules need it: labels, neighbours, steps of goods to the market, and where
    poor people work.
    """

    chain: Chain
    labels: dict[str, str]
    beside: dict[str, set[str]]
    goods: dict[str, list[LinkStep]]
    poor: tuple[Actor, ...]
    rules: StructureRules

    def names_of(self, nodes: Iterable[str]) -> str:
        """The names of these nodes in one phrase."""
        return names_phrase([self.labels[node] for node in nodes])


def structure_findings(
    chain: Chain, method: Method, groups: Iterable[PovertyGroup] = ()
) -> tuple[Finding, ...]:
    """The gravest findings by the rules of ``method``, at most as many as they allow; the most
    people first among equals.
    """
    rules = method.structure
    view = _Map(
        chain=chain,
        labels=node_names(chain),
        beside=linked_nodes(chain),
        goods=dict(steps_of(chain, rules.goods)),
        poor=tuple(_poor(chain, groups)),
        rules=rules,
    )
    found = [finding for rule in rules.rules for finding in _CHECKS[rule.key](view, rule)]
    people = {actor.id: actor.workers or 0 for actor in chain.actors}

    def place(finding: Finding) -> tuple[int, int]:
        concerned = sum(people.get(node, 0) for node in finding.nodes)
        return -finding.gravity, -concerned

    return tuple(sorted(found, key=place)[: rules.most])


def _poor(chain: Chain, groups: Iterable[PovertyGroup]) -> Iterator[Actor]:
    """Operators where poor people work: poverty nodes, and nodes with a poverty group not said to
    be better off.
    """
    with_groups = {group.node for group in groups if group.poverty != "none"}
    for actor in chain.actors:
        if status_of(actor) in POVERTY_SHADES or actor.id in with_groups:
            yield actor


def _finding(rule: StructureRule, text: str, nodes: Iterable[str], note: str = "") -> Finding:
    return Finding(rule.key, rule.label, rule.gravity, text, tuple(nodes), origin(rule), note)


def _single_buyer(view: _Map, rule: StructureRule) -> Iterator[Finding]:
    """Poor nodes that sell to, or take work from, one node only; one finding for each such
    buyer.
    """
    units = {actor.id: actor.units for actor in view.chain.actors}
    for buyer, nodes in _held_by_one(view, rule).items():
        label = view.labels[buyer]
        text = f"{view.names_of(nodes)}: the only buyer or giver of work on the map is {label}."
        note = units_note(label, units[buyer]) if buyer in units else ""
        yield _finding(rule, text, (*nodes, buyer), note)


def _held_by_one(view: _Map, rule: StructureRule) -> dict[str, list[str]]:
    """Poor nodes that have only one buyer or giver of work, by that one."""
    held: dict[str, list[str]] = {}
    for actor in view.poor:
        steps = view.goods.get(actor.id, ())
        buyers = {step.end for step in steps if step.link.kind in rule.links}
        if len(buyers) == 1:
            held.setdefault(buyers.pop(), []).append(actor.id)
    return held


def _ties(view: _Map) -> dict[str, set[str]]:
    """Each institution with the operators it is linked to or said to represent; none with no known
    tie.
    """
    operators = {actor.id for actor in view.chain.actors}
    ties: dict[str, set[str]] = {}
    for one in view.chain.institutions:
        near = view.beside.get(one.id, set()) | set(one.represents)
        tied = near & operators
        if tied:
            ties[one.id] = tied
    return ties


def _no_institution(view: _Map, rule: StructureRule) -> Iterator[Finding]:
    """Poor nodes that no institution is tied to, once the map shows whom institutions are tied to
    at all.
    """
    ties = _ties(view)
    tied = set[str]().union(*ties.values())
    alone = [actor.id for actor in view.poor if actor.id not in tied]
    if len(ties) < rule.at_least or not alone:
        return
    text = f"{view.names_of(alone)}: tied to no institution on the map."
    yield _finding(rule, text, alone)


def _serves_no_poor(view: _Map, rule: StructureRule) -> Iterator[Finding]:
    """Institutions with known ties to operators, none of which is a poor node."""
    poor = {actor.id for actor in view.poor}
    others = [institution for institution, tied in _ties(view).items() if not tied & poor]
    if len(poor) < rule.at_least or not others:
        return
    text = f"{view.names_of(others)}: tied to no poverty node on the map."
    yield _finding(rule, text, others)


def _chokepoint(view: _Map, rule: StructureRule) -> Iterator[Finding]:
    """The node through which the largest share of the shortest ways between operators leads, if
    that share is large.
    """
    graph = linked_operators(view.chain)
    if len(graph) < rule.at_least or rule.share is None:
        return
    sampling = view.rules.sampling
    shares = shares_of_ways(graph, sampling)
    node = max(shares, key=lambda one: shares[one])
    if shares[node] < rule.share:
        return
    share = f"{min(shares[node], 1.0):.0%}"
    ways = f"{share} of the shortest ways between the other operators"
    text = f"{ways} lead through {view.labels[node]}."
    yield _finding(rule, text, (node,), sampled_words(len(graph), sampling))


def _long_way(view: _Map, rule: StructureRule) -> Iterator[Finding]:
    """The poor node from which the shortest way to the market is the longest, when it takes enough
    steps.
    """
    trail = follow_steps(_BEHIND_MARKETS, _steps_from_markets(view))
    ways = {actor.id: way_to(actor.id, trail)[1:] for actor in view.poor if actor.id in trail}
    far = max(ways, key=lambda node: len(ways[node]), default=None)
    if far is None or len(ways[far]) < rule.at_least:
        return
    between = [step.start for step in reversed(ways[far])]
    market = between.pop()
    ends = f"From {view.labels[far]} to {view.labels[market]}"
    text = f"{ends} it takes {len(ways[far])} steps, through {view.names_of(between)}."
    yield _finding(rule, text, (far, *between, market))


# Stands behind all markets at once, so that one walk finds the nearest market of every node.
_BEHIND_MARKETS = ""


def _steps_from_markets(view: _Map) -> dict[str, list[LinkStep]]:
    """The steps of goods walked backwards, and one from behind the markets to each of them."""
    back: dict[str, list[LinkStep]] = {}
    for steps in view.goods.values():
        for step in steps:
            backwards = LinkStep(step.end, step.start, step.verb, step.link)
            back.setdefault(step.end, []).append(backwards)
    markets = [actor.id for actor in view.chain.actors if actor.stage == "markets"]
    back[_BEHIND_MARKETS] = [
        LinkStep(_BEHIND_MARKETS, market, "", back[market][0].link)
        for market in markets
        if market in back
    ]
    return back


_CHECKS = {
    "single_buyer": _single_buyer,
    "no_institution": _no_institution,
    "serves_no_poor": _serves_no_poor,
    "chokepoint": _chokepoint,
    "long_way": _long_way,
}

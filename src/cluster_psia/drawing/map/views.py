"""What the map shows of each node: the four views, their titles and their legends.

Marks and hatch of a poverty node stay in every view: whoever looks at women's share still sees
where the poor are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.chain import node_names
from cluster_psia.assessment.document.model import Actor, Assessment, Chain, Institution
from cluster_psia.drawing import tokens
from cluster_psia.drawing.map.network import BEYOND_KINDS
from cluster_psia.mapping.network import scope_of
from cluster_psia.mapping.reach import programme_reach
from cluster_psia.mapping.screening import status_of
from cluster_psia.mapping.words import map_finding, people_line, women_share
from cluster_psia.method import Method
from cluster_psia.method.model.chain_rules import Way
from cluster_psia.method.model.entry import labels_by_key
from cluster_psia.words import (
    NOT_SCREENED,
    NOT_SCREENED_MARK,
    capital_first,
    counted_noun,
    first_names,
)

View = Literal["people", "women", "status", "reach"]
VIEWS: tuple[View, ...] = ("people", "women", "status", "reach")
PLOTTED: dict[View, str] = {
    "people": "people in each node and its poverty shade",
    "women": "share of women among the people of each node",
    "status": "what is known of poverty in each node",
    "reach": "whom the programme reaches",
}
REACH_FILLS: dict[Way, str] = {
    "not_reached": tokens.PAPER,
    "trickle_down": tokens.WASH,
    "indirect": tokens.SCALE[2],
    "direct": tokens.SCALE[4],
}
SHARES = (
    (0.8, 5),
    (0.6, 4),
    (0.4, 3),
    (0.2, 2),
    (0.0, 1),
)  # least share of women, step of the scale
UNKNOWN_WOMEN, UNKNOWN_PEOPLE = "women not known", "people not known"
NO_GROUP, ENTERED = "no poverty group", "an activity enters here"
LinkKey = tuple[str, str, str]  # source, target, kind


@dataclass(frozen=True)
class Reached:
    """What the view of reach shows: how the groups of each node are reached,
    where activities enter, along which links.

    Several groups of one node may be reached in different ways; the gravest stands first.
    """

    groups: Mapping[str, tuple[Way, ...]] = field(default_factory=dict)
    entered: frozenset[str] = frozenset()
    links: frozenset[LinkKey] = frozenset()


def reach_to_draw(a: Assessment) -> Reached:
    """The same for ``a``, as worked out by ``mapping.reach``."""
    found, groups = programme_reach(a), dict[str, tuple[Way, ...]]()
    for group in found.groups:
        groups[group.node] = (*groups.get(group.node, ()), group.how)
    return Reached(groups, found.entered, found.links)


@dataclass(frozen=True)
class Look:
    """How a node is drawn."""

    fill: str
    ink: str = tokens.INK
    second: str = ""
    shade: str = (
        ""  # "vulnerable" and "likely" are hatched and carry marks; "?" stands for not looked at
    )
    hatched: bool = False
    dashed: bool = False
    round: bool = False
    heavy: bool = False  # a border that says: look here


@dataclass(frozen=True)
class LegendSign:
    """A row of the legend: a small node, and what it means."""

    look: Look
    words: str


def as_reached(given: Reached | Mapping[str, Way]) -> Reached:
    """One way for each node is enough, where nothing more is known."""
    return (
        given
        if isinstance(given, Reached)
        else Reached({node: (how,) for node, how in given.items()})
    )


def look_of(
    node: Actor | Institution,
    view: View,
    given: Reached | Mapping[str, Way],
    method: Method,
    *,
    counted: bool = True,
) -> Look:
    """How a node is drawn in a view.

    ``counted``: the figure is known of some node, so that of others it is missed.
    """
    reach = as_reached(given)
    entered = ENTERED if view == "reach" and node.id in reach.entered else ""
    if isinstance(node, Institution):
        return Look(tokens.INSTITUTION, second=entered, dashed=_beyond(node, method), round=True)
    status = status_of(node)
    shade, dashed = status or NOT_SCREENED_MARK, node.kind in BEYOND_KINDS
    if view == "women":
        share = women_share(node)
        step = next((step for least, step in SHARES if share is not None and share >= least), 0)
        fill = tokens.SCALE.get(step, tokens.PAPER)
        return Look(
            fill,
            tokens.SCALE_TEXT.get(step, tokens.INK),
            _women(node) if counted else "",
            shade,
            dashed=dashed,
        )
    if view == "reach":
        # Before any activity stands on the map nothing is known of reach, and a node may well have
        # poverty groups.
        hows = reach.groups.get(node.id, ())
        if hows:
            return _reached(hows, shade, dashed, method)
        second = entered or (NO_GROUP if reach.groups else "")
        return Look(tokens.PAPER, tokens.INK, second, shade, dashed=dashed)
    second = (
        _status(node, method)
        if view == "status"
        else people_line(node) or (UNKNOWN_PEOPLE if counted else "")
    )
    return Look(_fill(status), tokens.INK, second, shade, hatched=True, dashed=dashed)


def _status(actor: Actor, method: Method) -> str:
    """The poverty status in words, and whether a person said so or the screening suggests it."""
    status = status_of(actor)
    if status is None:
        return NOT_SCREENED
    label = method.box_2.shade(status).label.lower()
    return label if actor.poverty else f"suggested: {label}"


def _fill(shade: str | None) -> str:
    return tokens.SCALE[1] if shade == "none" else tokens.SHADE.get(shade or "", tokens.PAPER)


def _beyond(node: Institution, method: Method) -> bool:
    return tokens.INSTITUTION_BORDER_DASHED[scope_of(node, method)]


def _reached(hows: tuple[Way, ...], shade: str, dashed: bool, method: Method) -> Look:
    how = hows[0]
    words = method.reach.way(how).on_map
    if len(set(hows)) > 1:
        words = f"{hows.count(how)} of {len(hows)} groups {words}"
    ink = tokens.PAPER if how == "direct" else tokens.INK
    return Look(REACH_FILLS[how], ink, words, shade, dashed=dashed, heavy=how == "not_reached")


def _women(actor: Actor) -> str:
    share = women_share(actor)
    if share is not None:
        return f"{share:.0%} women · of {actor.workers:,}"
    if actor.women is not None and actor.workers is not None and actor.women > actor.workers:
        return f"{actor.women:,} women, but {actor.workers:,} workers"
    return (
        f"{actor.women:,} women · of how many not known"
        if actor.women is not None
        else UNKNOWN_WOMEN
    )


def is_counted(chain: Chain, view: View) -> bool:
    """Whether what a view plots is known of any node at all."""
    if view == "women":
        return any(actor.women is not None for actor in chain.actors)
    return any(actor.workers is not None for actor in chain.actors)


# Title -------------------------------------------------------------------------------------------


def map_title(a: Assessment, view: View, reach: Reached) -> str:
    """What the picture shows, in one sentence."""
    if not a.chain.actors:
        return map_finding(a.chain)
    if view == "women":
        return _women_finding(a.chain)
    if view == "reach":
        return _reach_finding(a.chain, reach, method_of(a))
    return map_finding(a.chain)


def _women_finding(chain: Chain) -> str:
    known = [(share, actor) for actor in chain.actors if (share := women_share(actor)) is not None]
    if not known:
        return "How many of the people in the chain are women is not known of any node"
    names, women = node_names(chain), sum(actor.women or 0 for _, actor in known)
    workers = sum(actor.workers or 0 for _, actor in known)
    if len(known) == 1:
        only = names[known[0][1].id]
        return (
            f"{women:,} of {workers:,} people are women in the one node"
            f" where both are counted: {only}"
        )
    share, most = max(known, key=lambda pair: (pair[0], pair[1].women or 0))
    where = (
        f"{women:,} of {workers:,} people are women in the {len(known)} nodes"
        " where both are counted"
    )
    return f"{where}; highest share, {share:.0%}: {names[most.id]}"


def _reach_finding(chain: Chain, reach: Reached, method: Method) -> str:
    if not reach.groups:
        return (
            "Whom the programme reaches is not known yet:"
            " no activity stands on the map, or no poverty group does"
        )
    names = node_names(chain)
    left = [names[node] for node, hows in reach.groups.items() if hows[0] == "not_reached"]
    every = (
        f"{len(reach.groups)} nodes with poverty groups"
        if len(reach.groups) > 1
        else "the one node with poor people"
    )
    if not left:
        assumed = [names[node] for node, hows in reach.groups.items() if hows[0] == "trickle_down"]
        if assumed:  # never among those who are reached
            only = capital_first(method.reach.way("trickle_down").on_map)
            return f"{only}, in {len(assumed)} of {every}: {first_names(assumed)}"
        return f"Something comes to {'each of ' if len(reach.groups) > 1 else ''}{every}"
    return f"Not reached by the programme in {len(left)} of {every}: {first_names(left)}"


def count_of(a: Assessment, view: View) -> str:
    """How many nodes there are, and of how many the plotted figure is known."""
    chain = a.chain
    parts = [
        counted_noun(len(chain.actors), "operator"),
        counted_noun(len(chain.institutions), "institution"),
        counted_noun(len(chain.links), "link"),
    ]
    known = {
        "people": f"people counted in {sum(actor.workers is not None for actor in chain.actors)}",
        "women": (
            "women and all people counted in"
            f" {sum(women_share(actor) is not None for actor in chain.actors)}"
        ),
        "status": (
            f"{sum(status_of(actor) is not None for actor in chain.actors)} looked at for poverty"
        ),
    }.get(view)
    if known and chain.actors:
        parts.append(f"{known} of {len(chain.actors)} operators")
    return ", ".join(parts)


# Legend ------------------------------------------------------------------------------------------


def legend_signs(
    a: Assessment, view: View, given: Reached | Mapping[str, Way]
) -> Iterator[LegendSign]:
    """The kinds of node that occur on this map, in a fixed order."""
    chain, method, reach = a.chain, method_of(a), as_reached(given)
    shades = labels_by_key(method.box_2.shades)
    seen = {status_of(actor) for actor in chain.actors}
    plain = view in ("people", "status")
    for shade in ("likely", "vulnerable", "none"):
        if shade in seen and (plain or shade != "none"):
            fill = _fill(shade) if plain else tokens.PAPER
            yield LegendSign(Look(fill, shade=shade, hatched=plain), shades[shade])
    if None in seen:
        yield LegendSign(Look(tokens.PAPER, shade=NOT_SCREENED_MARK), capital_first(NOT_SCREENED))
    yield from _of_view(chain, view, reach, method)
    if any(actor.kind in BEYOND_KINDS for actor in chain.actors):
        yield LegendSign(Look(tokens.PAPER, dashed=True), "Operator beyond the cluster")
    for beyond, words in (
        (False, "Institution in the cluster"),
        (True, "Institution beyond the cluster"),
    ):
        if any(_beyond(institution, method) == beyond for institution in chain.institutions):
            yield LegendSign(Look(tokens.INSTITUTION, dashed=beyond, round=True), words)


def _of_view(chain: Chain, view: View, reach: Reached, method: Method) -> Iterator[LegendSign]:
    if view == "women":
        words = {
            5: "80% women or more",
            4: "60% or more",
            3: "40% or more",
            2: "20% or more",
            1: "less than 20%",
        }
        known = [share for actor in chain.actors if (share := women_share(actor)) is not None]
        for _, step in SHARES if known else ():
            yield LegendSign(Look(tokens.SCALE[step]), words[step])
        if len(known) < len(chain.actors):
            yield LegendSign(Look(tokens.PAPER), "Share of women not known")
    if view == "reach":
        for way in method.reach.ways:
            if any(hows[0] == way.key for hows in reach.groups.values()):
                look = Look(REACH_FILLS[way.key], heavy=way.key == "not_reached")
                yield LegendSign(look, capital_first(way.on_map))
        if reach.groups and any(actor.id not in reach.groups for actor in chain.actors):
            yield LegendSign(Look(tokens.PAPER), "No poverty group here")

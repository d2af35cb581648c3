"""The signs of the legend: the kinds of node that occur on a map, each with what it means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.drawing import tokens
from cluster_psia.drawing.map.looks import REACH_FILLS, SHARES, Look, is_beyond, shade_fill
from cluster_psia.drawing.map.network import BEYOND_KINDS
from cluster_psia.drawing.map.views import Reached, View, as_reached
from cluster_psia.mapping.screening import status_of
from cluster_psia.mapping.words import women_share
from cluster_psia.method.model.entry import labels_by_key
from cluster_psia.words import NOT_SCREENED, NOT_SCREENED_MARK, capital_first

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment, Chain
    from cluster_psia.method import Method
    from cluster_psia.method.model.chain_rules import ReachWayKey

_SHARE_WORDS = {
    5: "80% women or more",
    4: "60% or more",
    3: "40% or more",
    2: "20% or more",
    1: "less than 20%",
}


@dataclass(frozen=True)
class LegendSign:
    """A row of the legend: a small node, and what it means."""

    look: Look
    words: str


def legend_signs(
    a: Assessment, view: View, given: Reached | Mapping[str, ReachWayKey]
) -> Iterator[LegendSign]:
    """The kinds of node that occur on this map, in a fixed order."""
    chain, method = a.chain, method_of(a)
    yield from _shades(chain, view, method)
    if view == "women":
        yield from _shares(chain)
    if view == "reach":
        yield from _ways(chain, as_reached(given), method)
    if any(actor.kind in BEYOND_KINDS for actor in chain.actors):
        yield LegendSign(Look(tokens.PAPER, dashed=True), "Operator beyond the cluster")
    yield from _institutions(chain, method)


def _shades(chain: Chain, view: View, method: Method) -> Iterator[LegendSign]:
    """The shades of poverty: in colour and hatched where the view plots them, else as marks."""
    labels = labels_by_key(method.box_2.shades)
    seen = {status_of(actor) for actor in chain.actors}
    plain = view in ("people", "status")
    for shade in ("likely", "vulnerable", "none"):
        if shade in seen and (plain or shade != "none"):
            fill = shade_fill(shade) if plain else tokens.PAPER
            yield LegendSign(Look(fill, shade=shade, hatched=plain), labels[shade])
    if None in seen:
        yield LegendSign(Look(tokens.PAPER, shade=NOT_SCREENED_MARK), capital_first(NOT_SCREENED))


def _shares(chain: Chain) -> Iterator[LegendSign]:
    shares = [women_share(actor) for actor in chain.actors]
    if any(share is not None for share in shares):
        for _, step in SHARES:
            yield LegendSign(Look(tokens.SCALE[step]), _SHARE_WORDS[step])
    if None in shares:
        yield LegendSign(Look(tokens.PAPER), "Share of women not known")


def _ways(chain: Chain, reach: Reached, method: Method) -> Iterator[LegendSign]:
    """The ways of reach, each where it is the gravest of some node."""
    seen = {hows[0] for hows in reach.groups.values()}
    for way in method.reach.ways:
        if way.key in seen:
            look = Look(REACH_FILLS[way.key], heavy=way.key == "not_reached")
            yield LegendSign(look, capital_first(way.on_map))
    if reach.groups and any(actor.id not in reach.groups for actor in chain.actors):
        yield LegendSign(Look(tokens.PAPER), "No poverty group here")


def _institutions(chain: Chain, method: Method) -> Iterator[LegendSign]:
    beyond = {is_beyond(institution, method) for institution in chain.institutions}
    if False in beyond:
        look = Look(tokens.INSTITUTION, dashed=False, round=True)
        yield LegendSign(look, "Institution in the cluster")
    if True in beyond:
        look = Look(tokens.INSTITUTION, dashed=True, round=True)
        yield LegendSign(look, "Institution beyond the cluster")

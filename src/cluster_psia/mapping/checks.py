"""Figures on the map that do not agree with one another. They are pointed out and never refused or
corrected.

Sources count differently, groups overlap and boundaries differ: which figure is right is for
people to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.chain import node_names
from cluster_psia.assessment.document.words import citation_words
from cluster_psia.assessment.edits.groups import disagreement_of
from cluster_psia.words import counted_noun, counted_people, counted_women

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Actor, Assessment, Fact, PovertyGroup
    from cluster_psia.method import Method

Rule = Literal["men_and_women", "differences", "groups", "women_in_groups", "units"]
# Stages whose units are firms: workers at home are counted as people, and buyers on the markets
# are outside.
_FIRMS = ("inputs", "subcontracting", "production", "trade")
_FIGURE = re.compile(r"\d{1,3}(?:[,\u00a0 ]\d{3})+(?!\d)|\d+")
_SHARE = re.compile(r"(?:\d[\d.,]*\s*(?:to|–|-)\s*)?\d[\d.,]*\s*(?:%|per cent)")


@dataclass(frozen=True)
class Disagreement:
    """Two figures that do not fit together: which rule saw it, at which node (none: the whole
    chain), and both.
    """

    rule: Rule
    node: str | None
    text: str


def chain_disagreements(a: Assessment) -> tuple[Disagreement, ...]:
    """Everything that does not agree, node by node, then over the whole chain."""
    names, method = node_names(a.chain), method_of(a)
    groups: dict[str, list[PovertyGroup]] = {}
    for group in a.groups:
        groups.setdefault(group.node, []).append(group)
    found = [
        Disagreement(rule, actor.id, f"{names[actor.id]}: {text}")
        for actor in a.chain.actors
        for rule, text in _at_node(actor, groups.get(actor.id, []), method)
    ]
    return (*found, *_units(a))


def _at_node(
    actor: Actor, groups: list[PovertyGroup], method: Method
) -> Iterator[tuple[Rule, str]]:
    """What does not agree at one node: which rule saw it, and both figures."""
    by_sex = _men_and_women(actor)
    if by_sex:
        yield "men_and_women", by_sex
    for text in _differences(actor, method):
        yield "differences", text
    by_group = disagreement_of(actor, groups)
    if by_group:
        yield "groups", by_group
    women = sum(group.people or 0 for group in groups if group.gender == "women")
    if actor.women is not None and women > actor.women:
        held = f"the groups of women hold {counted_people(women)}"
        yield "women_in_groups", f"{held}, but the node counts {counted_women(actor.women)}."


def _men_and_women(actor: Actor) -> str:
    """Both sexes against all workers; with one of them unknown only a figure above the whole is a
    disagreement.
    """
    by_sex = {"women": actor.women, "men": actor.men}
    known = {sex: number for sex, number in by_sex.items() if number is not None}
    if actor.workers is None or not known:
        return ""
    total = sum(known.values())
    part_is_unknown = len(known) < len(by_sex)
    if total == actor.workers or (total < actor.workers and part_is_unknown):
        return ""
    told = " and ".join(f"{number:,} {sex}" for sex, number in known.items())
    return f"{told} make {total:,}, but the node counts {counted_noun(actor.workers, 'worker')}."


def _differences(actor: Actor, method: Method) -> Iterator[str]:
    """People of one kind of difference against all workers of the node; those without a number are
    left out.
    """
    if actor.workers is None:
        return
    for kind in method.box_4.differences:
        people = sum(d.people or 0 for d in actor.differences if d.kind == kind.key)
        if people > actor.workers:
            yield (
                f"its people by {kind.label.lower()} make {people:,}, but the node counts"
                f" {counted_noun(actor.workers, 'worker')}."
            )


def _units(a: Assessment) -> Iterator[Disagreement]:
    """Units on the map against the figures of firms in the profile: outside all of them is a
    disagreement.

    The map may be counted in part, so fewer units are told only when every node of firms has a
    number.
    """
    told = list(_firms_told(a))
    firms = [actor for actor in a.chain.actors if actor.stage in _FIRMS]
    units = [actor.units for actor in firms if actor.units is not None]
    if not told or not units:
        return
    total = sum(units)
    most, highest = max(told, key=_figure)
    least, lowest = min(told, key=_figure)
    mine = f"The nodes of firms count {total:,} units together"
    if total > most:
        text = f"{mine}, more than any figure of firms in the profile: {_shown(a, highest)}."
        yield Disagreement("units", None, text)
    elif total < least and len(units) == len(firms):
        text = f"{mine}, fewer than any figure of firms in the profile: {_shown(a, lowest)}."
        yield Disagreement("units", None, text)


def _firms_told(a: Assessment) -> Iterator[tuple[int, Fact]]:
    """Every figure of firms in the profile, with the fact that tells it."""
    for fact in a.facts:
        if fact.topic == "firms":
            for figure in _figures(fact.value):
                yield figure, fact


def _figure(told: tuple[int, Fact]) -> int:
    return told[0]


def _figures(value: str) -> Iterator[int]:
    """The whole numbers in a figure as printed ("over 300 makers"); shares of the whole are left
    out.
    """
    for found in _FIGURE.finditer(_SHARE.sub("", value)):
        digits = re.sub(r"\D", "", found[0])
        if len(digits) <= 12:
            yield int(digits)


def _shown(a: Assessment, fact: Fact) -> str:
    source = citation_words(a, fact.citation)
    return f"“{fact.value}”" + (f" ({source})" if source else "")

"""Screening of a node for poverty: nine ratings, what the rule suggests of them, and the person's
own word above it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.chain import Actor, Screened, Sign, node_names
from cluster_psia.assessment.document.screening import (
    Signs,
    applying_items,
    as_status,
    deprivation_items,
    rule_for,
    sign_words,
    signs_of,
    status_of,
)
from cluster_psia.assessment.reason import Reason
from cluster_psia.method.cite import origin
from cluster_psia.words import names_phrase

if TYPE_CHECKING:
    from cluster_psia.assessment.document.fields import PovertyStatus
    from cluster_psia.assessment.document.model import Assessment, PovertyGroup
    from cluster_psia.assessment.document.sources import Citation
    from cluster_psia.method import Method
    from cluster_psia.method.model.chain_rules import ScreeningItem, ScreeningRule, Suggested

__all__ = [
    "ItemRating",
    "NodeScreening",
    "SubGroup",
    "screen_all",
    "screen_node",
    "status_of",
]


@dataclass(frozen=True)
class ItemRating:
    """What is known of a node on one item. ``counts`` is no where it never weighs as deprivation.

    ``words`` is the sign as people say it ("Clear sign"); on an item that does not count it is no
    sign ("Many").
    """

    item: str
    label: str
    sign: Sign
    words: str
    counts: bool
    note: str = ""
    citation: Citation | None = None


@dataclass(frozen=True)
class SubGroup:
    """A poverty group of the node, with its own status where somebody gave it one; else that of the
    node holds.
    """

    group: str
    label: str
    status: PovertyStatus | None


@dataclass(frozen=True)
class NodeScreening:
    """What the screening of one node says. ``status`` is the person's own word, else the
    suggestion, else unknown.

    ``known`` counts the rated items among those that count and apply here (``of``). ``differs``
    says that a person's word is not what the rule suggests; with too little known nothing is
    suggested, so nothing differs.
    """

    node: str
    label: str
    ratings: tuple[ItemRating, ...]
    known: int
    of: int
    suggestion: Suggested
    because: tuple[Reason, ...]
    own: PovertyStatus | None
    own_reason: str
    differs: bool
    status: PovertyStatus | None
    groups: tuple[SubGroup, ...] = ()


def screen_all(a: Assessment) -> tuple[NodeScreening, ...]:
    """Every operator of the chain, in the order of the document."""
    groups: dict[str, list[SubGroup]] = {}
    for group in a.groups:
        groups.setdefault(group.node, []).append(_sub_group(group))
    method, names = method_of(a), node_names(a.chain)
    return tuple(
        _screening(actor, names[actor.id], groups.get(actor.id, ()), method)
        for actor in a.chain.actors
    )


def screen_node(a: Assessment, actor: Actor) -> NodeScreening:
    """One operator of the chain, with the poverty groups that stand at it."""
    groups = [_sub_group(group) for group in a.groups if group.node == actor.id]
    return _screening(actor, node_names(a.chain)[actor.id], groups, method_of(a))


def _sub_group(group: PovertyGroup) -> SubGroup:
    return SubGroup(group.id, group.label, group.poverty)


def _screening(
    actor: Actor, name: str, groups: Iterable[SubGroup], method: Method
) -> NodeScreening:
    signs, items, rule = signs_of(actor), applying_items(actor), rule_for(actor)
    suggested = as_status(rule.suggests)
    return NodeScreening(
        node=actor.id,
        label=name,
        ratings=tuple(_ratings(actor, method)),
        known=len(signs),
        of=len(items),
        suggestion=rule.suggests,
        because=tuple(_because(rule, signs, items)),
        own=actor.poverty,
        own_reason=actor.poverty_reason,
        differs=actor.poverty is not None and suggested not in (None, actor.poverty),
        status=actor.poverty or suggested,
        groups=tuple(groups),
    )


def _ratings(actor: Actor, method: Method) -> Iterator[ItemRating]:
    rated = {rating.item: rating for rating in actor.screening}
    for item in method.screening.items:
        one = rated.get(item.key) or Screened(item=item.key)
        yield ItemRating(
            item=item.key,
            label=item.label,
            sign=one.sign,
            words=sign_words(item, method)[one.sign],
            counts=item.counts,
            note=one.note,
            citation=one.citation,
        )


# What the signs on the items are counted as; None is an item without any.
_DEGREES = {
    "clear": "Clear sign",
    "some": "Some sign",
    "none": "No sign",
    None: "Not known",
}


def _because(
    rule: ScreeningRule, signs: Signs, items: dict[str, ScreeningItem]
) -> Iterator[Reason]:
    """The rule itself, then what stands behind it: signs by their degree, what is not known, and
    what does not apply.
    """
    source = origin(rule)
    yield Reason(rule.explanation, source)
    for sign, words in _DEGREES.items():
        names = [item.label.lower() for key, item in items.items() if signs.get(key) == sign]
        if names:
            said = names_phrase(names, most=len(items))
            yield Reason(f"{words} on {len(names)} of {len(items)}: {said}", source)
    beside = [item.label.lower() for key, item in deprivation_items().items() if key not in items]
    if beside:
        yield Reason(f"Does not apply here: {names_phrase(beside, most=len(beside))}", source)

"""What the screening rule of ``screening.yaml`` makes of the signs at one node,
and the status that then holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_psia.assessment.document.chain import Actor, Sign
from cluster_psia.method import load_method
from cluster_psia.method.model.entry import labels_by_key

if TYPE_CHECKING:
    from cluster_psia.assessment.document.fields import PovertyStatus
    from cluster_psia.method import Method
    from cluster_psia.method.model.chain_rules import ScreeningItem, ScreeningRule, Suggested

Signs = dict[str, Sign]
TEMPLATE_SHADE = "As shaded in the template; not yet looked at in this cluster."
"""The reason of a shade that came with the template of Box 2."""


def deprivation_items() -> dict[str, ScreeningItem]:
    """The items that count as deprivation, by key."""
    return {item.key: item for item in load_method().screening.items if item.counts}


def sign_words(item: ScreeningItem, method: Method) -> dict[str, str]:
    """What each degree is called on an item: its own words, else those of the signs."""
    said = labels_by_key(method.screening.signs)
    return said | {str(key): words for key, words in item.words.items()}


def applying_items(actor: Actor) -> dict[str, ScreeningItem]:
    """The items that count, without those that cannot be said of the people at this node."""
    silent = {rated.item for rated in actor.screening if rated.sign == "not_applicable"}
    return {key: item for key, item in deprivation_items().items() if key not in silent}


def signs_of(actor: Actor) -> Signs:
    """What is known on the items that count and apply: what is not known is left out."""
    if not actor.screening:
        return {}
    items = applying_items(actor)
    return {r.item: r.sign for r in actor.screening if r.sign != "unknown" and r.item in items}


def rule_for(actor: Actor) -> ScreeningRule:
    """The first rule that fits a node; the last one fits every node (the method's ``rules.py`` sees
    to that).
    """
    signs, items = signs_of(actor), applying_items(actor)
    return next(rule for rule in load_method().screening.rules if _fits(rule, signs, items))


def _fits(rule: ScreeningRule, signs: Signs, items: dict[str, ScreeningItem]) -> bool:
    if rule.known_below is not None:
        # Of fewer items that apply the same share must be known, and one at least.
        return len(signs) < max(1, rule.known_below * len(items) / len(deprivation_items()))
    clear = [item for item, sign in signs.items() if sign == "clear"]
    found = sum(sign in ("some", "clear") for sign in signs.values())
    core = sum(items[item].core for item in clear)
    return found >= rule.signs and len(clear) >= rule.clear and core >= rule.core_clear


def as_status(suggested: Suggested) -> PovertyStatus | None:
    """A suggestion as a status; none while too little is known."""
    return None if suggested == "not_enough_known" else suggested


def status_of(actor: Actor) -> PovertyStatus | None:
    """The status that holds for a node: a person's own word, else what the rule suggests,
    else none is known.
    """
    return actor.poverty or as_status(rule_for(actor).suggests)


def is_looked_at(actor: Actor) -> bool:
    """Whether anybody has looked at a node for poverty in this cluster: a shade that came with the
    template is none, until its signs are known.
    """
    from_template = actor.poverty_reason == TEMPLATE_SHADE and not signs_of(actor)
    return status_of(actor) is not None and not from_template

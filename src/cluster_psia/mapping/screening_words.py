"""What the screening of all nodes says in a sentence, and what could be looked up where it says
little.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.screening import is_looked_at
from cluster_psia.words import SHADE_MARKS, and_phrase, counted_noun, first_names

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.mapping.screening import NodeScreening
    from cluster_psia.method.model.chain_rules import ScreeningItem

_MOST = 4  # items to look up that are named


def screening_finding(a: Assessment, found: Sequence[NodeScreening]) -> str:
    """At how many nodes poverty is marked and by whose word: a person's own comes first, then what
    the rule suggests.
    """
    seen = {actor.id for actor in a.chain.actors if is_looked_at(actor)}
    looked = [one for one in found if one.node in seen]
    if not looked:
        return (
            f"Not enough is known of any of the {len(found)} nodes to suggest anything, and nobody"
            " has said a word of their own"
        )
    poor = [one for one in looked if one.status in SHADE_MARKS]
    at = f": {first_names([one.label for one in poor])}" if poor else ""
    left = len(found) - len(looked)
    rest = f"; of {left} not enough is known" if left else ""
    return f"Poverty is marked at {len(poor)} of {len(found)} nodes{at}{_by(poor)}{rest}"


def _by(poor: Sequence[NodeScreening]) -> str:
    """By whose word nodes are marked."""
    own = sum(one.own is not None for one in poor)
    words = [f"{own} by somebody's own word"] if own else []
    if len(poor) > own:
        words.append(f"{len(poor) - own} suggested by the signs")
    return f" ({and_phrase(words)})" if words else ""


def screening_look_ups(a: Assessment, found: Sequence[NodeScreening]) -> str:
    """What could be looked up for nodes of which the rule says nothing yet: the items that are not
    known, those first on which the profile has facts. Empty where nothing is left.
    """
    unsure = [one for one in found if one.suggestion == "not_enough_known"]
    missing = Counter(
        rating.item
        for one in unsure
        for rating in one.ratings
        if rating.counts and rating.sign == "unknown"
    )
    items = [item for item in method_of(a).screening.items if missing[item.key]]
    told = sorted(items, key=lambda item: not _facts_on(a, item))[:_MOST]
    if not told:
        return ""
    words = "; ".join(
        f"{item.label.lower()} ({_where(a, item, missing[item.key])})" for item in told
    )
    return f"What could be looked up next: {words}."


def _facts_on(a: Assessment, item: ScreeningItem) -> int:
    return sum(fact.topic in item.facts_on for fact in a.facts)


def _where(a: Assessment, item: ScreeningItem, nodes: int) -> str:
    """At how many nodes it is not known, and how many facts of the profile may tell of it."""
    facts = _facts_on(a, item)
    read = f", {counted_noun(facts, 'fact')} in the profile may tell of it" if facts else ""
    return f"not known at {counted_noun(nodes, 'node')}{read}"

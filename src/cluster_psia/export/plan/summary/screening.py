"""The screening in short."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.screening import is_looked_at
from cluster_psia.export.plan.report import Section, SummaryItem
from cluster_psia.export.plan.words import unknown_sentences
from cluster_psia.mapping.screening import NodeScreening, screen_all
from cluster_psia.words import MARKED_AS, and_phrase, counted_noun

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment


def screening_section(a: Assessment) -> Section:
    """How many nodes anybody has looked at, what was found of them, and where a person and the
    rule differ.
    """
    seen = {actor.id for actor in a.chain.actors if is_looked_at(actor)}
    found = screen_all(a)
    looked = [one for one in found if one.node in seen]
    return Section(
        "screening",
        "Screening",
        (_finding(looked, len(found)), *_grounds(looked)),
        tuple(_differing(one) for one in looked if one.differs),
        unknown_sentences(
            "Not yet looked at for poverty", (one.label for one in found if one.node not in seen)
        ),
    )


def _finding(looked: list[NodeScreening], of: int) -> str:
    if not of:
        return "No actor in the value chain to look at yet."
    begin = f"{len(looked)} of {counted_noun(of, 'actor')} looked at for poverty"
    counts = Counter(str(one.status) for one in looked)
    parts = [f"{counts[key]} {words}" for key, words in MARKED_AS.items() if counts[key]]
    return f"{begin}: {and_phrase(parts)}." if parts else f"{begin}."


def _grounds(looked: list[NodeScreening]) -> tuple[str, ...]:
    """Whether a person said so, or the signs alone."""
    if not looked:
        return ()
    own = sum(one.own is not None for one in looked)
    rest = len(looked) - own
    words = (
        f"a person's own word at {own}" if own else "",
        f"the signs on the items alone at {rest}" if rest else "",
    )
    return (f"By {and_phrase([word for word in words if word])}.",)


def _differing(one: NodeScreening) -> SummaryItem:
    """A node at which a person's word is not what the rule suggests."""
    own = MARKED_AS[str(one.own)]
    suggested = MARKED_AS[one.suggestion]
    why = one.own_reason.rstrip(".") or "no reason given"
    known = f"{one.known} of {one.of} items known"
    detail = f"a person says {own} ({why}); the items suggest {suggested} ({known})"
    return SummaryItem(one.label, detail)

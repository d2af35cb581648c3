"""The screening in short."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.screening import is_looked_at
from cluster_psia.export.plan.report import Section, SummaryItem
from cluster_psia.export.plan.words import unknown_sentences
from cluster_psia.mapping.screening import NodeScreening, screen_all
from cluster_psia.mapping.screening_words import screening_finding
from cluster_psia.words import MARKED_AS, and_phrase, counted_noun

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment


def screening_section(a: Assessment) -> Section:
    """At how many nodes poverty is marked and by whose word, what was found of all that anybody
    has looked at, and where a person and the rule differ.
    """
    seen = {actor.id for actor in a.chain.actors if is_looked_at(actor)}
    found = screen_all(a)
    looked = [one for one in found if one.node in seen]
    return Section(
        "screening",
        "Screening",
        tuple(_findings(a, found, looked)),
        tuple(_differing(one) for one in looked if one.differs),
        unknown_sentences(
            "Not yet looked at for poverty", (one.label for one in found if one.node not in seen)
        ),
    )


def _findings(
    a: Assessment, found: Sequence[NodeScreening], looked: Sequence[NodeScreening]
) -> Iterator[str]:
    if not found:
        yield "No actor in the value chain to look at yet."
        return
    yield f"{screening_finding(a, found)}."
    counts = Counter(str(one.status) for one in looked)
    parts = [f"{counts[key]} {words}" for key, words in MARKED_AS.items() if counts[key]]
    if parts:
        looked_at = f"{len(looked)} of {counted_noun(len(found), 'actor')} looked at"
        yield f"{looked_at}: {and_phrase(parts)}."


def _differing(one: NodeScreening) -> SummaryItem:
    """A node at which a person's word is not what the rule suggests."""
    own = MARKED_AS[str(one.own)]
    suggested = MARKED_AS[one.suggestion]
    why = one.own_reason.rstrip(".") or "no reason given"
    known = f"{one.known} of {one.of} items known"
    detail = f"a person says {own} ({why}); the items suggest {suggested} ({known})"
    return SummaryItem(one.label, detail)

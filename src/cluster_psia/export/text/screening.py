"""The poverty screening as JSON values and as lines of text, for the command line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.words import citation_words
from cluster_psia.mapping.checks import chain_disagreements
from cluster_psia.mapping.screening import ItemRating, NodeScreening, screen_all
from cluster_psia.words import entry_label

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.method import Method


def screening_record(a: Assessment) -> dict[str, Any]:
    """Every node with its nine ratings, suggestion, reasons and override, and figures that do not
    agree.
    """
    return {
        "nodes": [_screened(a, one) for one in screen_all(a)],
        "disagreements": [asdict(one) for one in chain_disagreements(a)],
    }


def _screened(a: Assessment, one: NodeScreening) -> dict[str, Any]:
    return {
        "node": one.node,
        "label": one.label,
        "ratings": [_rating(a, rating) for rating in one.ratings],
        "known": one.known,
        "of": one.of,
        "suggestion": one.suggestion,
        "because": [asdict(reason) for reason in one.because],
        "override": _override(one),
        "status": one.status,
        "groups": [asdict(group) for group in one.groups],
    }


def _rating(a: Assessment, rating: ItemRating) -> dict[str, Any]:
    return {
        "item": rating.item,
        "label": rating.label,
        "sign": rating.sign,
        "words": rating.words,
        "counts": rating.counts,
        "note": rating.note,
        "source": citation_words(a, rating.citation),
    }


def _override(one: NodeScreening) -> dict[str, Any] | None:
    """A person's own word, where there is one."""
    if one.own is None:
        return None
    return {"status": one.own, "reason": one.own_reason, "differs": one.differs}


def screening_lines(a: Assessment) -> Iterator[str]:
    """The same to be read: a node a paragraph, then figures that do not agree."""
    found = screen_all(a)
    if not found:
        yield "The chain has no operators yet."
    method = method_of(a)
    for one in found:
        yield from _node_lines(a, one, method)
    told = chain_disagreements(a)
    if told:
        yield "Figures that do not agree:"
        yield from (f"- {one.text}" for one in told)


def _node_lines(a: Assessment, one: NodeScreening, method: Method) -> Iterator[str]:
    suggested = entry_label(method.screening.rules, one.suggestion)
    yield f"{one.label}: {suggested} ({one.known} of {one.of} items known)"
    yield from (f"  {reason}" for reason in one.because)
    if one.own is not None:
        own = entry_label(method.box_2.shades, one.own)
        yield f"  A person says: {own}. Why: {one.own_reason or 'no reason given'}"
    yield from (_rating_line(a, rating) for rating in one.ratings)


def _rating_line(a: Assessment, rating: ItemRating) -> str:
    cited = citation_words(a, rating.citation)
    counted = "" if rating.counts else ", recorded and never counted"
    note = f": {rating.note}" if rating.note else ""
    source = f" ({cited})" if cited else ""
    return f"  - {rating.label}: {rating.words.lower()}{counted}{note}{source}"

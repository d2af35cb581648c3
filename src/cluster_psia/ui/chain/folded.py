"""What is known of a node and stands folded in its panel, in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_psia.assessment.document.model import Actor
from cluster_psia.assessment.document.words import source_names
from cluster_psia.words import and_phrase, counted_noun

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cluster_psia.assessment.document.model import Assessment, Institution


def folded_words(a: Assessment, node: Actor | Institution) -> str:
    """Which of its folds hold something, and from which source it is; empty when none does."""
    own = _of_actor(node) if isinstance(node, Actor) else _of_institution(node)
    return and_phrase([*own, *_of_any(a, node)])


def _of_actor(node: Actor) -> Iterator[str]:
    if node.status_in_employment or node.differences:
        yield "who works here"
    if node.income:
        yield "income"
    if node.figure_sources:
        yield counted_noun(len(node.figure_sources), "source of a figure", "sources of figures")


def _of_institution(node: Institution) -> Iterator[str]:
    if node.services or node.ownership:
        yield "services"
    if node.importance or node.effectiveness:
        yield "the firms' view"
    if node.represents or node.not_represented:
        yield "for whom it speaks"
    if node.position or node.role:
        yield "how it stands towards the poor"


def _of_any(a: Assessment, node: Actor | Institution) -> Iterator[str]:
    if node.note:
        yield "a note"
    if node.citation:
        yield f"the source ({source_names(a)[node.citation.source]})"
    if node.facts:
        yield counted_noun(len(node.facts), "fact")

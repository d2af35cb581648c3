"""Edits of what a node knows: differences, income, where its figures come from; and whom an
institution speaks for.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Literal

from cluster_psia.assessment.document.model import (
    Actor,
    Assessment,
    Figure,
    FigureSource,
    Institution,
    NodeDifference,
    replace,
)
from cluster_psia.assessment.edits.chain import change_actor, change_institution

if TYPE_CHECKING:
    from cluster_psia.assessment.document.chain import CountedFigure

Voice = Literal["represents", "not_represented"]


def actor_of(a: Assessment, node: str) -> Actor:
    """The operator with this id. Raises ValueError when there is none."""
    found = next((actor for actor in a.chain.actors if actor.id == node), None)
    if found is None:
        raise ValueError(f"there is no actor '{node}' in the chain; add it first")
    return found


def institution_of(a: Assessment, node: str) -> Institution:
    """The institution with this id. Raises ValueError when there is none."""
    found = next((one for one in a.chain.institutions if one.id == node), None)
    if found is None:
        raise ValueError(f"there is no institution '{node}' in the chain; add it first")
    return found


def with_status_in_employment(a: Assessment, node: str, *kinds: str) -> Assessment:
    """``a`` where people of one node work as these kinds of Box 4 and no others."""
    return change_actor(a, node, status_in_employment=tuple(dict.fromkeys(kinds)))


def with_node_difference(
    a: Assessment, node: str, kind: str, value: str, **more: Any
) -> Assessment:
    """``a`` where people of one node differ so: one more, or the one of this kind and value with
    other figures.
    """
    made = NodeDifference(kind=kind, value=value, **more)
    old = actor_of(a, node).differences
    if any((d.kind, d.value) == (made.kind, made.value) for d in old):
        return change_actor(
            a,
            node,
            differences=tuple(
                made if (d.kind, d.value) == (made.kind, made.value) else d for d in old
            ),
        )
    return change_actor(a, node, differences=(*old, made))


def difference_at(a: Assessment, node: str, kind: str, value: str) -> NodeDifference | None:
    """The difference of this kind and value at one node; None where there is none."""
    for difference in actor_of(a, node).differences:
        if (difference.kind, difference.value) == (kind, value):
            return difference
    return None


def change_node_difference(
    a: Assessment, node: str, kind: str, value: str, **changes: Any
) -> Assessment:
    """``a`` with fields of one difference at one node changed; ``a`` where there is none such."""
    changed = (
        replace(d, **changes) if (d.kind, d.value) == (kind, value) else d
        for d in actor_of(a, node).differences
    )
    return change_actor(a, node, differences=tuple(changed))


def without_node_difference(a: Assessment, node: str, kind: str, value: str) -> Assessment:
    """``a`` without one difference at one node."""
    kept = tuple(d for d in actor_of(a, node).differences if (d.kind, d.value) != (kind, value))
    return change_actor(a, node, differences=kept)


def change_income(a: Assessment, node: str, **changes: Any) -> Assessment:
    """``a`` with fields of the income or wage at one node changed; without it when its amount is
    emptied.

    Raises ValueError for a unit, date or source of an amount that nobody has written.
    """
    held = actor_of(a, node).income
    amount = changes.get("amount", held.amount if held else "")
    if amount.strip():
        income = replace(held, **changes) if held else Figure(**changes)
        return change_actor(a, node, income=income)
    if held is None and any(value not in (None, "") for value in changes.values()):
        raise ValueError("write the income or wage first, then what belongs to it")
    return change_actor(a, node, income=None) if held else a


def figure_source_at(node: Actor, figure: CountedFigure) -> FigureSource:
    """Where one of a node's figures comes from; an empty one, as long as nobody said."""
    for source in node.figure_sources:
        if source.figure == figure:
            return source
    return FigureSource(figure=figure)


def with_figure_source(a: Assessment, node: str, figure: CountedFigure, **more: Any) -> Assessment:
    """``a`` with the source of one of a node's figures; back to that of the whole node when nothing
    is given.
    """
    said = {source.figure: source for source in actor_of(a, node).figure_sources}
    said.pop(figure, None)
    if any(value not in (None, "") for value in more.values()):
        said[figure] = FigureSource(figure=figure, **more)
    return change_actor(a, node, figure_sources=tuple(said.values()))


def change_figure_source(
    a: Assessment, node: str, figure: CountedFigure, **changes: Any
) -> Assessment:
    """``a`` with fields of the source of one of a node's figures changed, the others as they
    were.
    """
    held = figure_source_at(actor_of(a, node), figure)
    fields = {name: getattr(held, name) for name in ("as_of", "sure", "citation")}
    return with_figure_source(a, node, figure, **{**fields, **changes})


def with_operators(
    a: Assessment, institution: str, voice: Voice, operators: Iterable[str]
) -> Assessment:
    """``a`` where an institution represents, or leaves out, these operators and no others.

    Whoever is named in one list leaves the other. Institutions that stand in a list stay there.
    """
    one, named = institution_of(a, institution), tuple(operators)
    other: Voice = "not_represented" if voice == "represents" else "represents"
    actors = {actor.id for actor in a.chain.actors}
    kept = tuple(node for node in getattr(one, other) if node not in named)
    institutions = tuple(node for node in getattr(one, voice) if node not in actors)
    return change_institution(a, institution, **{voice: (*institutions, *named), other: kept})

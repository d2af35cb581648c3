"""Edits of what a node knows: differences, income, where its figures
come from; and whom an institution speaks for.
"""

from __future__ import annotations

from typing import Any, Literal

from cluster_psia.assessment.document.chain import CountedFigure
from cluster_psia.assessment.document.model import (
    Actor,
    Assessment,
    Figure,
    FigureSource,
    Institution,
    NodeDifference,
)
from cluster_psia.assessment.edits.chain import change_actor, change_institution


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
    """``a`` where people of one node differ so: one more, or the
    one of this kind and value with other figures.
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


def without_node_difference(a: Assessment, node: str, kind: str, value: str) -> Assessment:
    """``a`` without one difference at one node."""
    kept = tuple(d for d in actor_of(a, node).differences if (d.kind, d.value) != (kind, value))
    return change_actor(a, node, differences=kept)


def with_income(a: Assessment, node: str, amount: str, **more: Any) -> Assessment:
    """``a`` with the income or wage at one node; without it when ``amount`` is empty."""
    return change_actor(a, node, income=Figure(amount=amount, **more) if amount.strip() else None)


def with_figure_source(a: Assessment, node: str, figure: CountedFigure, **more: Any) -> Assessment:
    """``a`` with the source of one of a node's figures; back to
    that of the whole node when nothing is given.
    """
    said = {source.figure: source for source in actor_of(a, node).figure_sources}
    said.pop(figure, None)
    if any(value not in (None, "") for value in more.values()):
        said[figure] = FigureSource(figure=figure, **more)
    return change_actor(a, node, figure_sources=tuple(said.values()))


def with_voice(
    a: Assessment,
    institution: str,
    node: str,
    voice: Literal["represents", "not_represented"] | None,
) -> Assessment:
    """``a`` where an institution speaks for a node, leaves it out, or nobody has said."""
    one = institution_of(a, institution)
    named = {
        field: [n for n in getattr(one, field) if n != node]
        for field in ("represents", "not_represented")
    }
    if voice:
        named[voice].append(node)
    return change_institution(
        a, institution, **{field: tuple(nodes) for field, nodes in named.items()}
    )

"""Edits of the mapping guide: answers to its questions, and the tree of informants."""

from __future__ import annotations

from typing import Any

from cluster_psia.assessment.document.fields import slug
from cluster_psia.assessment.document.model import Assessment, GuideAnswer, Informant, replace
from cluster_psia.assessment.edits.profile import with_part


def add_answer(a: Assessment, item: str, answer: str, **more: Any) -> Assessment:
    """``a`` with one more answer to a question; several people may answer the same one."""
    return with_part(
        a, "guide", answers=(*a.guide.answers, GuideAnswer(item=item, answer=answer, **more))
    )


def change_answer(a: Assessment, index: int, **changes: Any) -> Assessment:
    """``a`` with fields of the answer at ``index`` changed."""
    changed = tuple(
        replace(one, **changes) if n == index else one for n, one in enumerate(a.guide.answers)
    )
    return with_part(a, "guide", answers=changed)


def remove_answer(a: Assessment, index: int) -> Assessment:
    """``a`` without the answer at ``index``."""
    return with_part(
        a, "guide", answers=tuple(one for n, one in enumerate(a.guide.answers) if n != index)
    )


def add_informant(a: Assessment, name: str, **more: Any) -> Assessment:
    """``a`` with one more informant."""
    made = Informant(
        id=slug(name, (one.id for one in a.guide.informants), "informant"), name=name, **more
    )
    return with_part(a, "guide", informants=(*a.guide.informants, made))


def change_informant(a: Assessment, informant: str, **changes: Any) -> Assessment:
    """``a`` with fields of one informant changed. Raises ValueError when who named whom would run
    in a circle.
    """
    changed = tuple(
        replace(one, **changes) if one.id == informant else one for one in a.guide.informants
    )
    return with_part(a, "guide", informants=changed)


def remove_informant(a: Assessment, informant: str) -> Assessment:
    """``a`` without one informant. What they said stays without them; whom they named, with whoever
    named them.
    """
    gone = next((one for one in a.guide.informants if one.id == informant), None)
    if gone is None:
        return a
    answers = tuple(
        replace(one, informant=None) if one.informant == informant else one
        for one in a.guide.answers
    )
    left = (one for one in a.guide.informants if one.id != informant)
    heard = tuple(
        replace(one, named_by=gone.named_by) if one.named_by == informant else one for one in left
    )
    return with_part(a, "guide", answers=answers, informants=heard)

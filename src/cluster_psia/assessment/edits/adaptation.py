"""Pure edits of a programme's adaptation of the method: other words for criteria, and what does not
apply here.

Each returns a changed, checked copy, or says why not. What is added stands in
``edit_additions.py``, the overlay as a whole in ``edit_overlay.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.document.adaptation import (
    AnchorHere,
    Relabelled,
    Switchable,
    SwitchedOff,
)
from cluster_psia.assessment.document.adapted import published_method, whole_method_of
from cluster_psia.assessment.document.fields import clean_text
from cluster_psia.assessment.document.model import Assessment, replace
from cluster_psia.method.model.entry import find_entry

if TYPE_CHECKING:
    from cluster_psia.method.model import Criterion, Point

POINTS: tuple[Point, ...] = (1, 2, 3, 4, 5)


def with_overlay(a: Assessment, **parts: Any) -> Assessment:
    """``a`` with parts of its overlay replaced, by their names in ``Adaptation``. Raises
    ValidationError.
    """
    kept = {name: part if isinstance(part, str) else tuple(part) for name, part in parts.items()}
    return replace(a, adaptation=replace(a.adaptation, **kept))


def with_adaptation_name(a: Assessment, name: str) -> Assessment:
    """``a`` with a name for its adaptation."""
    return with_overlay(a, name=name)


# Words of criteria -------------------------------------------------------------------------------


def words_at(anchors: Iterable[Any]) -> tuple[str, ...]:
    """What stands over each of the five points of a scale; empty where nothing does."""
    found = {point: anchor.label for anchor in anchors for point in anchor.points}
    return tuple(found.get(point, "") for point in POINTS)


def anchors_of(words: Sequence[str]) -> tuple[AnchorHere, ...]:
    """The anchors that say ``words`` over the five points; neighbours that say the same are one
    anchor.
    """
    said = [(point, clean_text(word)) for point, word in zip(POINTS, words, strict=True)]
    anchors = []
    for label, span in groupby(said, key=lambda pair: pair[1]):
        points = tuple(point for point, _ in span)
        if label:
            anchors.append(AnchorHere(points=points, label=label))
    return tuple(anchors)


def relabel_criterion(
    a: Assessment, criterion: str, *, label: str, question: str, words: Sequence[str], why: str
) -> Assessment:
    """``a`` with a criterion of Table 2 in other words; what is left as published, or empty, stays
    as published.

    Raises ValueError when nothing differs from the print, ValidationError when a text is refused.
    """
    row = _published(criterion)
    anchors = anchors_of(words)
    given = Relabelled(
        criterion=criterion,
        label="" if clean_text(label) == row.label else label,
        question="" if clean_text(question) == row.question else question,
        anchors=() if words_at(anchors) == words_at(row.anchors) else anchors,
        why=why,
    )
    if not (given.label or given.question or given.anchors):
        raise ValueError(
            "nothing differs from the published words yet; change a word first, or take the change"
            " back"
        )
    return _with_relabelled(a, given)


def _with_relabelled(a: Assessment, given: Relabelled) -> Assessment:
    """``a`` with these words for a criterion, in the order of Table 2."""
    others = [item for item in a.adaptation.relabelled if item.criterion != given.criterion]
    order = [criterion.key for criterion in whole_method_of(a).table_2.criteria]
    relabelled = sorted((*others, given), key=lambda item: order.index(item.criterion))
    return with_overlay(a, relabelled=relabelled)


def as_published(a: Assessment, criterion: str) -> Assessment:
    """``a`` with a criterion in the published words again."""
    others = [item for item in a.adaptation.relabelled if item.criterion != criterion]
    return with_overlay(a, relabelled=others)


def _published(criterion: str) -> Criterion:
    row = find_entry(published_method().table_2.criteria, criterion)
    if row is None:
        raise ValueError(
            f"'{criterion}' is no criterion of Table 2; only published criteria can be put in other"
            " words"
        )
    return row


# Off and on --------------------------------------------------------------------------------------


def switch_off(a: Assessment, kind: Switchable, key: str, why: str) -> Assessment:
    """``a`` where something published does not apply; said twice, the newer reason holds."""
    others = [item for item in a.adaptation.off if (item.kind, item.key) != (kind, key)]
    return with_overlay(a, off=(*others, SwitchedOff(kind=kind, key=key, why=why)))


def switch_on(a: Assessment, kind: Switchable, key: str) -> Assessment:
    """``a`` where it applies again, with whatever was said of it."""
    others = [item for item in a.adaptation.off if (item.kind, item.key) != (kind, key)]
    return with_overlay(a, off=others)

"""Pure edits of what a programme adds to the method: criteria, indicators and measures.

What is added gets a key made from its label, which stays when the label changes, so that what was
said of it stays with it. Taking something added away takes what was said of it away too; undo
brings both back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from cluster_psia.assessment.document.adaptation import (
    OWN,
    AddedCriterion,
    AddedIndicator,
    AddedMeasure,
)
from cluster_psia.assessment.document.fields import free_name, slug
from cluster_psia.assessment.document.model import Assessment, replace
from cluster_psia.assessment.edits.adaptation import anchors_of, with_overlay
from cluster_psia.assessment.edits.indicators import drop_indicator
from cluster_psia.method.model import MeasureKind

Place = tuple[str, MeasureKind, str]
"""What tells one added measure from another: row, kind, what is measured."""
_LONGEST = 50  # characters of a key made from a label


def own_key(label: str, taken: Iterable[str], fallback: str) -> str:
    """A key for something added: ``own_`` and the label in Latin letters, unique among
    ``taken``.
    """
    base = OWN + slug(label, (), fallback)[:_LONGEST].strip("_")
    return free_name(base, taken)


def _keys(a: Assessment) -> list[str]:
    return [
        *(item.key for item in a.adaptation.criteria),
        *(item.key for item in a.adaptation.indicators),
    ]


def _changed(items: Iterable[Any], key: str, changes: dict[str, Any]) -> list[Any]:
    held = list(items)
    if key not in {item.key for item in held}:
        raise ValueError(f"'{key}' is not among what was added here any more")
    return [replace(item, **changes) if item.key == key else item for item in held]


def _without(items: Iterable[Any], key: str) -> tuple[Any, ...]:
    return tuple(item for item in items if item.key != key)


# Added criteria ----------------------------------------------------------------------------------


def add_criterion(
    a: Assessment,
    *,
    label: str,
    question: str,
    group: str,
    words: Sequence[str] = ("",) * 5,
    why: str,
) -> Assessment:
    """``a`` with one more criterion behind those of Table 2."""
    key = own_key(label, _keys(a), "criterion")
    added = AddedCriterion(
        key=key, label=label, question=question, group=group, anchors=anchors_of(words), why=why
    )
    return with_overlay(a, criteria=(*a.adaptation.criteria, added))


def change_criterion(a: Assessment, key: str, **changes: Any) -> Assessment:
    """``a`` with fields of an added criterion changed; ``words`` are those over the five points."""
    if "words" in changes:
        changes["anchors"] = anchors_of(changes.pop("words"))
    return with_overlay(a, criteria=_changed(a.adaptation.criteria, key, changes))


def remove_criterion(a: Assessment, key: str) -> Assessment:
    """``a`` without an added criterion, its answers and its weight."""
    overlay = replace(a.adaptation, criteria=_without(a.adaptation.criteria, key))
    return replace(
        a,
        adaptation=overlay,
        ratings={k: v for k, v in a.ratings.items() if k != key},
        weights={k: v for k, v in a.weights.items() if k != key},
    )


# Added indicators --------------------------------------------------------------------------------


def add_indicator(
    a: Assessment, *, label: str, stakeholder: str, why: str, **more: Any
) -> Assessment:
    """``a`` with one more indicator; ``row`` among ``more`` is the row of Box 6 that measures it,
    or None.
    """
    fields = {
        "key": own_key(label, _keys(a), "indicator"),
        "label": label,
        "stakeholder": stakeholder,
        "why": why,
    }
    added = AddedIndicator.model_validate({**fields, **more})
    return with_overlay(a, indicators=(*a.adaptation.indicators, added))


def change_indicator(a: Assessment, key: str, **changes: Any) -> Assessment:
    """``a`` with fields of an added indicator changed. Raises ValueError when its own measures
    would hang loose.
    """
    if changes.get("row") and any(measure.row == key for measure in a.adaptation.measures):
        raise ValueError(
            "it has measures of its own; take these away first, then let a row of Box 6 measure it"
        )
    return with_overlay(a, indicators=_changed(a.adaptation.indicators, key, changes))


def remove_indicator(a: Assessment, key: str) -> Assessment:
    """``a`` without an added indicator, its measures, and wherever it was taken; ranks behind it
    move up.
    """
    for chosen in [chosen for chosen in a.indicators if chosen.key == key]:
        a = drop_indicator(a, chosen.group, key)
    measures = [measure for measure in a.adaptation.measures if measure.row != key]
    return with_overlay(a, indicators=_without(a.adaptation.indicators, key), measures=measures)


# Added measures ----------------------------------------------------------------------------------


def measure_place(measure: AddedMeasure) -> Place:
    """What tells an added measure from the others."""
    return (measure.row, measure.kind, measure.what)


def add_measure(
    a: Assessment, *, row: str, kind: str, what: str, sources: Iterable[str] = (), why: str
) -> Assessment:
    """``a`` with one more measure in a row of Box 6, or in that of an added indicator."""
    fields = {"row": row, "kind": kind, "what": what, "sources": tuple(sources), "why": why}
    return with_overlay(a, measures=(*a.adaptation.measures, AddedMeasure.model_validate(fields)))


def change_measure(a: Assessment, place: Place, **changes: Any) -> Assessment:
    """``a`` with fields of an added measure changed."""
    old = _find_measure(a, place)
    new = replace(old, **changes)
    measures = [new if measure is old else measure for measure in a.adaptation.measures]
    return with_overlay(a, measures=measures)


def remove_measure(a: Assessment, place: Place) -> Assessment:
    """``a`` without an added measure."""
    old = _find_measure(a, place)
    others = [measure for measure in a.adaptation.measures if measure is not old]
    return with_overlay(a, measures=others)


def _find_measure(a: Assessment, place: Place) -> AddedMeasure:
    for measure in a.adaptation.measures:
        if measure_place(measure) == place:
            return measure
    raise ValueError(f"the measure '{place[2]}' is not among those added here any more")

"""Pure edits of a programme's adaptation of the method. Each returns a changed, checked copy, or says why not.

What is added gets a key made from its label, which stays when the label changes, so that what was said of it stays
with it. Taking something added away takes what was said of it away too; undo brings both back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from cluster_psia.assessment.adaptation import (
    OWN,
    Adaptation,
    AddedCriterion,
    AddedIndicator,
    AddedMeasure,
    AnchorHere,
    Relabelled,
    Switchable,
    SwitchedOff,
)  # fmt: skip
from cluster_psia.assessment.adapted_here import said_of
from cluster_psia.assessment.edit_chain import slug
from cluster_psia.assessment.edit_indicators import left
from cluster_psia.assessment.fields import clean
from cluster_psia.assessment.model import Assessment, replace
from cluster_psia.method import load_method
from cluster_psia.method.model import Criterion, MeasureKind, Point

POINTS: tuple[Point, ...] = (1, 2, 3, 4, 5)
Place = tuple[str, MeasureKind, str]  # what tells one added measure from another: row, kind, what is measured
_LONGEST = 50  # characters of a key made from a label


def own_key(label: str, taken: Iterable[str], fallback: str) -> str:
    """A key for something added: ``own_`` and the label in Latin letters, unique among ``taken``."""
    base, used = OWN + slug(label, (), fallback)[:_LONGEST].strip("_"), set(taken)
    return next(key for n in range(1, len(used) + 2) if (key := base if n == 1 else f"{base}_{n}") not in used)


# Words of criteria -------------------------------------------------------------------------------------------------


def words_at(anchors: Iterable[Any]) -> tuple[str, ...]:
    """What stands over each of the five points of a scale; empty where nothing does."""
    found = {point: anchor.label for anchor in anchors for point in anchor.points}
    return tuple(found.get(point, "") for point in POINTS)


def anchors_of(words: Sequence[str]) -> tuple[AnchorHere, ...]:
    """The anchors that say ``words`` over the five points; neighbours that say the same are one anchor."""
    said = [(point, clean(word)) for point, word in zip(POINTS, words, strict=True)]
    spans = ((label, tuple(point for point, _ in span)) for label, span in groupby(said, key=lambda pair: pair[1]))
    return tuple(AnchorHere(points=points, label=label) for label, points in spans if label)


def relabel(a: Assessment, criterion: str, *, label: str, question: str, words: Sequence[str], why: str) -> Assessment:
    """``a`` with a criterion of Table 2 in other words; what is left as published, or empty, stays as published.

    Raises ValueError when nothing differs from the print, ValidationError when a text is refused.
    """
    row = _published(criterion)
    anchors = anchors_of(words)
    given = Relabelled(
        criterion=criterion, label="" if clean(label) == row.label else label,
        question="" if clean(question) == row.question else question,
        anchors=() if words_at(anchors) == words_at(row.anchors) else anchors, why=why,
    )  # fmt: skip
    if not (given.label or given.question or given.anchors):
        raise ValueError("nothing differs from the published words yet; change a word first, or take the change back")
    others = [item for item in a.adaptation.relabelled if item.criterion != criterion]
    order = [c.key for c in load_method().table_2.criteria]
    return _with(a, relabelled=sorted((*others, given), key=lambda item: order.index(item.criterion)))


def as_published(a: Assessment, criterion: str) -> Assessment:
    """``a`` with a criterion in the published words again."""
    return _with(a, relabelled=[item for item in a.adaptation.relabelled if item.criterion != criterion])


def _published(criterion: str) -> Criterion:
    for row in load_method().table_2.criteria:
        if row.key == criterion:
            return row
    raise ValueError(f"'{criterion}' is no criterion of Table 2; only published criteria can be put in other words")


# Added criteria ----------------------------------------------------------------------------------------------------


def add_criterion(
    a: Assessment, *, label: str, question: str, group: str, words: Sequence[str] = ("",) * 5, why: str
) -> Assessment:
    """``a`` with one more criterion behind those of Table 2."""
    key = own_key(label, _keys(a), "criterion")
    added = AddedCriterion(key=key, label=label, question=question, group=group, anchors=anchors_of(words), why=why)
    return _with(a, criteria=(*a.adaptation.criteria, added))


def change_criterion(a: Assessment, key: str, **changes: Any) -> Assessment:
    """``a`` with fields of an added criterion changed; ``words`` are those over the five points."""
    if "words" in changes:
        changes["anchors"] = anchors_of(changes.pop("words"))
    return _with(a, criteria=_changed(a.adaptation.criteria, key, changes))


def remove_criterion(a: Assessment, key: str) -> Assessment:
    """``a`` without an added criterion, its answers and its weight."""
    overlay = replace(a.adaptation, criteria=_without(a.adaptation.criteria, key))
    after: Assessment = replace(
        a,
        adaptation=overlay,
        ratings={k: v for k, v in a.ratings.items() if k != key},
        weights={k: v for k, v in a.weights.items() if k != key},
    )
    return after


# Added indicators --------------------------------------------------------------------------------------------------


def add_indicator(a: Assessment, *, label: str, stakeholder: str, why: str, **more: Any) -> Assessment:
    """``a`` with one more indicator; ``row`` among ``more`` is the row of Box 6 that measures it, or None."""
    fields = {"key": own_key(label, _keys(a), "indicator"), "label": label, "stakeholder": stakeholder, "why": why}
    added = AddedIndicator.model_validate({**fields, **more})
    return _with(a, indicators=(*a.adaptation.indicators, added))


def change_indicator(a: Assessment, key: str, **changes: Any) -> Assessment:
    """``a`` with fields of an added indicator changed. Raises ValueError when its own measures would hang loose."""
    if changes.get("row") and any(measure.row == key for measure in a.adaptation.measures):
        raise ValueError("it has measures of its own; take these away first, then let a row of Box 6 measure it")
    return _with(a, indicators=_changed(a.adaptation.indicators, key, changes))


def remove_indicator(a: Assessment, key: str) -> Assessment:
    """``a`` without an added indicator, its measures, and wherever it was taken; ranks behind it move up."""
    for chosen in [chosen for chosen in a.indicators if chosen.key == key]:
        a = left(a, chosen.group, key)
    measures = [measure for measure in a.adaptation.measures if measure.row != key]
    return _with(a, indicators=_without(a.adaptation.indicators, key), measures=measures)


# Added measures ----------------------------------------------------------------------------------------------------


def place_of(measure: AddedMeasure) -> Place:
    """What tells an added measure from the others."""
    return (measure.row, measure.kind, measure.what)


def add_measure(a: Assessment, *, row: str, kind: str, what: str, sources: Iterable[str] = (), why: str) -> Assessment:
    """``a`` with one more measure in a row of Box 6, or in that of an added indicator."""
    fields = {"row": row, "kind": kind, "what": what, "sources": tuple(sources), "why": why}
    return _with(a, measures=(*a.adaptation.measures, AddedMeasure.model_validate(fields)))


def change_measure(a: Assessment, place: Place, **changes: Any) -> Assessment:
    """``a`` with fields of an added measure changed."""
    old = _find_measure(a, place)
    return _with(a, measures=[replace(m, **changes) if m is old else m for m in a.adaptation.measures])


def remove_measure(a: Assessment, place: Place) -> Assessment:
    """``a`` without an added measure."""
    old = _find_measure(a, place)
    return _with(a, measures=[measure for measure in a.adaptation.measures if measure is not old])


def _find_measure(a: Assessment, place: Place) -> AddedMeasure:
    for measure in a.adaptation.measures:
        if place_of(measure) == place:
            return measure
    raise ValueError(f"the measure '{place[2]}' is not among those added here any more")


# Off and on --------------------------------------------------------------------------------------------------------


def switch_off(a: Assessment, kind: Switchable, key: str, why: str) -> Assessment:
    """``a`` where something published does not apply; said twice, the newer reason holds."""
    others = [item for item in a.adaptation.off if (item.kind, item.key) != (kind, key)]
    return _with(a, off=(*others, SwitchedOff(kind=kind, key=key, why=why)))


def switch_on(a: Assessment, kind: Switchable, key: str) -> Assessment:
    """``a`` where it applies again, with whatever was said of it."""
    return _with(a, off=[item for item in a.adaptation.off if (item.kind, item.key) != (kind, key)])


# The whole overlay -------------------------------------------------------------------------------------------------


def named(a: Assessment, name: str) -> Assessment:
    """``a`` with a name for its adaptation."""
    return _with(a, name=name)


def take_over(a: Assessment, overlay: Adaptation) -> Assessment:
    """``a`` with another overlay in the place of its own.

    Raises ValueError when the document speaks of something that was added here and is not in ``overlay``: nothing that
    people said is ever dropped by an import.
    """
    lost = _lost(a, overlay)
    if lost:
        raise ValueError(
            f"this assessment says something about what the file does not have: {'; '.join(lost)}. Take away what was "
            "said there first (empty the adaptation under File), or add it to the file"
        )
    after: Assessment = replace(a, adaptation=overlay)
    return after


def emptied(a: Assessment) -> Assessment:
    """``a`` with the published method, without anything added here and what was said of it."""
    for criterion in a.adaptation.criteria:
        a = remove_criterion(a, criterion.key)
    for indicator in a.adaptation.indicators:
        a = remove_indicator(a, indicator.key)
    after: Assessment = replace(a, adaptation=Adaptation())
    return after


def reworded(a: Assessment, overlay: Adaptation) -> tuple[str, ...]:
    """What was said of here and would bear another label under ``overlay``: answers stay, and their meaning may not."""
    labels = {item.key: item.label for item in _added(overlay)}
    spoken_of = _spoken_of(a)
    return tuple(
        f"“{item.label}” is now “{labels[item.key]}”"
        for item in _added(a.adaptation)
        if item.key in spoken_of and labels.get(item.key, item.label) != item.label
    )


def _spoken_of(a: Assessment) -> set[str]:
    return {*a.ratings, *a.weights, *(chosen.key for chosen in a.indicators if chosen.key)}


def _lost(a: Assessment, overlay: Adaptation) -> list[str]:
    """What was added here and spoken of, and is not in ``overlay``."""
    spoken_of, there = _spoken_of(a), {(type(item), item.key) for item in _added(overlay)}
    lost = []
    for item in _added(a.adaptation):
        if item.key in spoken_of and (type(item), item.key) not in there:
            kind = "criterion" if isinstance(item, AddedCriterion) else "indicator"
            lost.append(f"the {kind} “{item.label}” ({item.key}: {said_of(a, kind, item.key)})")
    return lost


def _added(overlay: Adaptation) -> tuple[AddedCriterion | AddedIndicator, ...]:
    return (*overlay.criteria, *overlay.indicators)


def _keys(a: Assessment) -> list[str]:
    return [item.key for item in _added(a.adaptation)]


def _changed(items: Iterable[Any], key: str, changes: dict[str, Any]) -> list[Any]:
    held = list(items)
    if key not in {item.key for item in held}:
        raise ValueError(f"'{key}' is not among what was added here any more")
    return [replace(item, **changes) if item.key == key else item for item in held]


def _without(items: Iterable[Any], key: str) -> tuple[Any, ...]:
    return tuple(item for item in items if item.key != key)


def _with(a: Assessment, **parts: Any) -> Assessment:
    overlay = replace(a.adaptation, **{n: tuple(v) if not isinstance(v, str) else v for n, v in parts.items()})
    after: Assessment = replace(a, adaptation=overlay)
    return after

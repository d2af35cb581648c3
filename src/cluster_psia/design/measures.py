"""What the taken indicators ask to be measured, one value per indicator and kind of measure (UNIDO
2004, Box 6).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.adaptation import OWN
from cluster_psia.assessment.document.adapted import method_of, whole_method_of
from cluster_psia.assessment.edits.indicators import (
    KINDS,
    applying_indicators,
    indicator_name,
)
from cluster_psia.method.cite import origin_of_measure
from cluster_psia.method.model import Frozen, Measure, MeasureKind, MeasureSet, Method
from cluster_psia.method.model.entry import find_entry

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment, ChosenIndicator

OWN_INDICATOR = (
    "Ours: an indicator of the group's own gets every method that Box 6 names for such a measure"
)
NOT_WORKED_OUT = (
    "Ours: no measure of this kind was added here yet, so every method that Box 6 names for such a"
    " measure may bring it"
)
MEASURES_OURS = "Ours: measures in the manner of Box 6, which is silent here"


class Asked(Frozen):
    """One kind of measure that an indicator of a group asks for, and the methods that can bring it.

    ``what`` is empty for an indicator of the group's own, and where an indicator added here has no
    such measure yet. ``methods`` are those that apply here. ``source`` is a citation in words, or
    "Ours: …", or "Adapted here: …".
    """

    group: str
    group_label: str
    indicator: str
    label: str
    kind: MeasureKind
    what: tuple[str, ...]
    methods: tuple[str, ...]
    source: str


class _OneKind(Frozen):
    kind: MeasureKind
    what: tuple[str, ...] = ()
    methods: tuple[str, ...]
    source: str


def asked_measures(a: Assessment, method: Method | None = None) -> tuple[Asked, ...]:
    """Every kind of measure that is asked for, in the order of the taken indicators that apply
    here.

    An indicator for which no kind was chosen asks for every kind of its row in Box 6, or for all
    three when it is the group's own or has no measure yet. Judged by ``method``, or by what applies
    to ``a``.
    """
    groups, here = {group.id: group.label for group in a.groups}, method or method_of(a)
    everywhere = tuple(measure for row in here.box_6.rows for measure in row.measures)
    return tuple(
        Asked(
            group=chosen.group,
            group_label=groups[chosen.group],
            indicator=indicator_name(chosen),
            label=_label(here, chosen),
            **dict(found),
        )
        for chosen in applying_indicators(a, here)
        for found in _of(here, chosen, everywhere)
    )


def measure_source(asked: Asked) -> str:
    """Where a measure comes from, in short; those of ours have one source, but for an indicator of
    one's own.
    """
    is_ours = asked.source.startswith("Ours") and asked.source != OWN_INDICATOR
    return MEASURES_OURS if is_ours else asked.source


def _of(here: Method, chosen: ChosenIndicator, everywhere: Iterable[Measure]) -> Iterator[_OneKind]:
    row = _row_in(here, chosen)
    if row:
        for measure in row.measures:
            if not chosen.measures or measure.kind in chosen.measures:
                named = bool(measure.information_sources)  # a measure added here may name none
                methods = (
                    methods_bringing(here, measure)
                    if named
                    else _methods_for(here, everywhere, measure.kind)
                )
                source = origin_of_measure(row, measure)
                yield _OneKind(kind=measure.kind, what=measure.what, methods=methods, source=source)
    for kind in kinds_without_measure(row, chosen):
        source = NOT_WORKED_OUT if row else OWN_INDICATOR
        yield _OneKind(kind=kind, methods=_methods_for(here, everywhere, kind), source=source)


def row_of(a: Assessment, chosen: ChosenIndicator) -> MeasureSet | None:
    """The row of Box 6, or the row added here, that measures a taken indicator; None for a group's
    own.
    """
    return _row_in(whole_method_of(a), chosen)


def _row_in(method: Method, chosen: ChosenIndicator) -> MeasureSet | None:
    entry = find_entry(method.box_5.indicators, chosen.key)
    return find_entry(method.box_6.rows, entry.measures) if entry else None


def _label(method: Method, chosen: ChosenIndicator) -> str:
    entry = find_entry(method.box_5.indicators, chosen.key)
    return entry.label if entry else chosen.label


def kinds_without_measure(
    row: MeasureSet | None, chosen: ChosenIndicator
) -> tuple[MeasureKind, ...]:
    """The kinds that are asked for and that nothing says how to measure.

    For a published row there are none: what Box 6 leaves out is not asked for.
    """
    if row is None:
        return tuple(kind for kind in KINDS if not chosen.measures or kind in chosen.measures)
    if not row.key.startswith(OWN):
        return ()
    asked = chosen.measures or (() if row.measures else KINDS)
    held = {measure.kind for measure in row.measures}
    return tuple(kind for kind in KINDS if kind in asked and kind not in held)


def methods_bringing(here: Method, measure: Measure) -> tuple[str, ...]:
    """The keys of the methods that bring a measure, without those that do not apply here."""
    known = {method.key for method in here.methods.methods}
    return tuple(key for key in here.box_6.methods_of(measure) if key in known)


def _methods_for(here: Method, everywhere: Iterable[Measure], kind: MeasureKind) -> tuple[str, ...]:
    """All methods that Box 6 names for a kind anywhere; what is measured is for the group to
    say.
    """
    found = (
        key
        for measure in everywhere
        if measure.kind == kind
        for key in methods_bringing(here, measure)
    )
    return tuple(dict.fromkeys(found))

"""What the taken indicators ask to be measured, one value per indicator and kind of measure (UNIDO 2004, Box 6)."""

from __future__ import annotations

from collections.abc import Iterator

from cluster_psia.assessment.edit_indicators import KINDS, label_of, name_of
from cluster_psia.assessment.model import Assessment, ChosenIndicator
from cluster_psia.method import load_method
from cluster_psia.method.cite import origin
from cluster_psia.method.model import Frozen, Measure, MeasureKind, MeasureSet

OWN_INDICATOR = "Ours: an indicator of the group's own gets every method that Box 6 names for such a measure"

MEASURES_OURS = "Ours: measures in the manner of Box 6, which is silent here"


class Asked(Frozen):
    """One kind of measure that an indicator of a group asks for, and the methods that can bring it.

    ``what`` is empty for an indicator of the group's own. ``source`` is a citation in words, or "Ours: …".
    """

    group: str
    group_label: str
    indicator: str
    label: str
    kind: MeasureKind
    what: tuple[str, ...]
    methods: tuple[str, ...]
    source: str


def asked_measures(a: Assessment) -> tuple[Asked, ...]:
    """Every kind of measure that is asked for, in the order of the taken indicators.

    An indicator for which no kind was chosen asks for every kind of its row in Box 6, or for all three when it is the
    group's own.
    """
    groups = {group.id: group.label for group in a.groups}
    return tuple(asked for chosen in a.indicators for asked in _of(chosen, groups[chosen.group]))


def _of(chosen: ChosenIndicator, group_label: str) -> Iterator[Asked]:
    row = _row(chosen)
    for measure in row.measures if row else _own_measures():
        if not chosen.measures or measure.kind in chosen.measures:
            yield Asked(
                group=chosen.group,
                group_label=group_label,
                indicator=name_of(chosen),
                label=label_of(chosen),
                kind=measure.kind,
                what=measure.what if row else (),
                methods=measure.methods,
                source=origin(row) if row else OWN_INDICATOR,
            )


def _row(chosen: ChosenIndicator) -> MeasureSet | None:
    """The row of Box 6 that measures an indicator of Box 5; None for a group's own."""
    method = load_method()
    measures = next((i.measures for i in method.box_5.indicators if i.key == chosen.key), None)
    return next((row for row in method.box_6.rows if row.key == measures), None)


def _own_measures() -> Iterator[Measure]:
    """For each kind, all methods that Box 6 names for it anywhere."""
    everywhere = [m for row in load_method().box_6.rows for m in row.measures]
    for kind in KINDS:
        methods = dict.fromkeys(key for m in everywhere if m.kind == kind for key in m.methods)
        yield Measure(kind=kind, what=("whatever the group names",), information_sources=("the group",),
                      methods=tuple(methods))  # fmt: skip

"""A section of the page Local adaptation: measures that Box 6 does not have."""

from __future__ import annotations

from functools import partial
from typing import Any

from cluster_psia.assessment.document.adaptation import AddedMeasure
from cluster_psia.assessment.document.adapted import published_method
from cluster_psia.assessment.document.model import Assessment
from cluster_psia.assessment.edits.additions import (
    Place,
    add_measure,
    change_measure,
    measure_place,
    remove_measure,
)
from cluster_psia.method.model.entry import labels_by_key
from cluster_psia.ui.adaptation.added import (
    AdditionKind,
    Held,
    draw_additions,
    require_choices,
)
from cluster_psia.ui.adaptation.form import FormField, why_field
from cluster_psia.ui.indicators.rank import MEASURE_LABELS

KIND = AdditionKind(
    "measure",
    "a measure",
    "Another way to measure an indicator: in figures, in words, or with the group. It is shown with"
    " the published measures, and the methods that bring its information are suggested.",
    "for incomes, in figures: “Saris woven a month, from the master weaver's book”, from accounts.",
)


def draw_added_measures(a: Assessment) -> None:
    """Measures that Box 6 does not have, in its rows or in those of added indicators."""
    rows = _rows(a)
    held = [_held(rows, number, added) for number, added in enumerate(a.adaptation.measures)]
    draw_additions(KIND, held, _fields(rows, None), _add)


def _held(rows: dict[str, str], number: int, added: AddedMeasure) -> Held:
    named = ", ".join(published_method().box_6.source(key).label for key in added.sources)
    lines = (
        f"{MEASURE_LABELS[added.kind]}, for {rows[added.row]}",
        f"From: {named}" if named else "",
    )
    place = measure_place(added)
    return Held(
        str(number),
        added.what,
        lines,
        added.why,
        _fields(rows, added),
        partial(_change, place),
        partial(remove_measure, place=place),
    )


def _rows(a: Assessment) -> dict[str, str]:
    """The rows that can hold a measure: added indicators
    with a row of their own first, then Box 6.
    """
    own = {
        added.key: f"{added.label} (added here)"
        for added in a.adaptation.indicators
        if added.row is None
    }
    return {**own, **labels_by_key(published_method().box_6.rows)}


def _fields(rows: dict[str, str], held: AddedMeasure | None) -> tuple[FormField, ...]:
    sources = labels_by_key(published_method().box_6.sources)
    return (
        FormField("row", "For the row", held.row if held else None, "one", rows),
        FormField("kind", "Kind of measure", held.kind if held else None, "one", MEASURE_LABELS),
        FormField("what", "What is measured", held.what if held else ""),
        FormField(
            "sources",
            "Where the information comes from",
            held.sources if held else (),
            "many",
            sources,
            help=(
                "These lead on to the methods. None named: any method that Box 6 names for such a"
                " measure."
            ),
        ),
        why_field(held.why if held else ""),
    )


def _add(a: Assessment, given: dict[str, Any]) -> Assessment:
    return add_measure(a, **require_choices(given, row="the row", kind="the kind of measure"))


def _change(place: Place, a: Assessment, given: dict[str, Any]) -> Assessment:
    return change_measure(
        a, place, **require_choices(given, row="the row", kind="the kind of measure")
    )

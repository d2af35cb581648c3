"""A section of the page Local adaptation: measures that Box 6 does not have."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.document.adapted import published_method
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
from cluster_psia.ui.adaptation.form import FormField, field_of, why_field
from cluster_psia.ui.indicators.rank import MEASURE_LABELS

if TYPE_CHECKING:
    from cluster_psia.assessment.document.adaptation import AddedMeasure
    from cluster_psia.assessment.document.model import Assessment

KIND = AdditionKind(
    at="measure",
    noun="a measure",
    what_for=(
        "Another way to measure an indicator: in figures, in words, or with the group. It is shown"
        " with the published measures, and the methods that bring its information are suggested."
    ),
    example=(
        "for incomes, in figures:"
        " “Saris woven a month, from the master weaver's book”, from accounts."
    ),
)
SOURCES_HELP = (
    "These lead on to the methods. None named: any method that Box 6 names for such a measure."
)


def draw_added_measures(a: Assessment) -> None:
    """Measures that Box 6 does not have, in its rows or in those of added indicators."""
    rows = _rows(a)
    held = [_held(rows, number, added) for number, added in enumerate(a.adaptation.measures)]
    draw_additions(KIND, held, _fields(rows, None), _add)


def _held(rows: dict[str, str], number: int, added: AddedMeasure) -> Held:
    place = measure_place(added)
    return Held(
        key=str(number),
        title=added.what,
        lines=(f"{MEASURE_LABELS[added.kind]}, for {rows[added.row]}", _sources_line(added)),
        why=added.why,
        fields=_fields(rows, added),
        change=partial(_change, place),
        remove=partial(remove_measure, place=place),
    )


def _sources_line(added: AddedMeasure) -> str:
    named = [published_method().box_6.source(key).label for key in added.sources]
    return f"From: {', '.join(named)}" if named else ""


def _rows(a: Assessment) -> dict[str, str]:
    """The rows that can hold a measure: added indicators that have their own, then Box 6."""
    own = {
        added.key: f"{added.label} (added here)"
        for added in a.adaptation.indicators
        if added.row is None
    }
    return {**own, **labels_by_key(published_method().box_6.rows)}


def _fields(rows: dict[str, str], held: AddedMeasure | None) -> tuple[FormField, ...]:
    return (
        field_of(held, "row", "For the row", kind="one", options=rows),
        field_of(held, "kind", "Kind of measure", kind="one", options=MEASURE_LABELS),
        field_of(held, "what", "What is measured"),
        field_of(
            held,
            "sources",
            "Where the information comes from",
            kind="many",
            options=labels_by_key(published_method().box_6.sources),
            help=SOURCES_HELP,
        ),
        why_field(held),
    )


def _checked(given: dict[str, Any]) -> dict[str, Any]:
    return require_choices(given, row="the row", kind="the kind of measure")


def _add(a: Assessment, given: dict[str, Any]) -> Assessment:
    return add_measure(a, **_checked(given))


def _change(place: Place, a: Assessment, given: dict[str, Any]) -> Assessment:
    return change_measure(a, place, **_checked(given))

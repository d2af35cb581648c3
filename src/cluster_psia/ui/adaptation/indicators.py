"""A section of the page Local adaptation: indicators that Box 5 does not have."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.document.adapted import published_method
from cluster_psia.assessment.document.adapted_here import said_of
from cluster_psia.assessment.edits.additions import (
    add_indicator,
    change_indicator,
    remove_indicator,
)
from cluster_psia.method.model.entry import labels_by_key
from cluster_psia.ui.adaptation.added import (
    AdditionKind,
    Held,
    draw_additions,
    require_choices,
)
from cluster_psia.ui.adaptation.form import FormField, field_of, why_field
from cluster_psia.words import counted_or_nothing

if TYPE_CHECKING:
    from cluster_psia.assessment.document.adaptation import AddedIndicator
    from cluster_psia.assessment.document.model import Assessment

OWN_ROW = "A row of its own: its measures are added under “Added measures”"
KIND = AdditionKind(
    at="indicator",
    noun="an indicator",
    what_for=(
        "An indicator that Box 5 does not list, suggested to every group of the stakeholder it"
        " belongs to. (What one group alone names is better added on the Indicators page.)"
    ),
    example=(
        "for workers, “Hours without power”:"
        " better, looms run the whole shift; worse, pay lost to power cuts."
    ),
    added="Added; it is suggested on the Indicators page.",
)


def draw_added_indicators(a: Assessment) -> None:
    """Indicators that Box 5 does not have."""
    held = [_held(a, added) for added in a.adaptation.indicators]
    draw_additions(KIND, held, _fields(None), _add)


def _held(a: Assessment, added: AddedIndicator) -> Held:
    return Held(
        key=added.key,
        title=added.label,
        lines=_lines(added),
        why=added.why,
        fields=_fields(added),
        change=partial(_change, added.key),
        remove=partial(remove_indicator, key=added.key),
        goes_with_it=_goes_with_it(a, added.key),
    )


def _lines(added: AddedIndicator) -> tuple[str, ...]:
    method = published_method()
    whose = method.box_5.stakeholder(added.stakeholder).label.lower()
    row = method.box_6.row(added.row).label if added.row else ""
    return (
        added.explanation,
        f"For {whose}",
        f"Better: {added.positive}" if added.positive else "",
        f"Worse: {added.negative}" if added.negative else "",
        f"Measured like {row}" if row else "Measured in a row of its own",
    )


def _goes_with_it(a: Assessment, key: str) -> str:
    """What goes when an added indicator goes."""
    measures = sum(measure.row == key for measure in a.adaptation.measures)
    own = counted_or_nothing(measures, "measure")
    return " and ".join(filter(None, (said_of(a, "indicator", key), own)))


def _fields(held: AddedIndicator | None) -> tuple[FormField, ...]:
    method = published_method()
    stakeholders = labels_by_key(method.box_5.stakeholders)
    rows = {"": OWN_ROW, **labels_by_key(method.box_6.rows)}
    return (
        field_of(held, "label", "Label", hint="In neutral words: “Hours without power”"),
        field_of(held, "stakeholder", "For whom", kind="one", options=stakeholders),
        field_of(held, "positive", "Better means"),
        field_of(held, "negative", "Worse means"),
        field_of(held, "explanation", "In a sentence (optional)", kind="text"),
        field_of(held, "row", "Measured by the row of Box 6", kind="one", options=rows),
        why_field(held),
    )


def _checked(given: dict[str, Any]) -> dict[str, Any]:
    return require_choices({**given, "row": given["row"] or None}, stakeholder="for whom it is")


def _add(a: Assessment, given: dict[str, Any]) -> Assessment:
    return add_indicator(a, **_checked(given))


def _change(key: str, a: Assessment, given: dict[str, Any]) -> Assessment:
    return change_indicator(a, key, **_checked(given))

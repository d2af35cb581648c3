"""A section of the page Local adaptation: criteria that Table 2 does not have."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.document.adapted import published_method
from cluster_psia.assessment.document.adapted_here import anchors_in_words, said_of
from cluster_psia.assessment.edits.adaptation import words_at
from cluster_psia.assessment.edits.additions import (
    add_criterion,
    change_criterion,
    remove_criterion,
)
from cluster_psia.method.model.entry import labels_by_key
from cluster_psia.ui.adaptation.added import (
    AdditionKind,
    Held,
    draw_additions,
    require_choices,
)
from cluster_psia.ui.adaptation.form import (
    FormField,
    field_of,
    points_fields,
    why_field,
    words_given,
)

if TYPE_CHECKING:
    from cluster_psia.assessment.document.adaptation import AddedCriterion
    from cluster_psia.assessment.document.model import Assessment

KIND = AdditionKind(
    at="criterion",
    noun="a criterion",
    what_for=(
        "A criterion that Table 2 does not have, asked on the Poverty matrix with the others."
        " It stands on its own line and counts in no mean until you give it a weight there."
    ),
    example=(
        "“Water”: how far must people here go for water?"
        " 1 a tap in the yard, 5 more than an hour's walk."
    ),
    added="Added; it is asked on the Poverty matrix.",
)


def draw_added_criteria(a: Assessment) -> None:
    """Criteria behind the twenty of Table 2."""
    held = [_held(a, added) for added in a.adaptation.criteria]
    draw_additions(KIND, held, _fields(None), _add)


def _held(a: Assessment, added: AddedCriterion) -> Held:
    group = published_method().table_2.group(added.group).label
    return Held(
        key=added.key,
        title=added.label,
        lines=(added.question, f"Group: {group}", anchors_in_words(added.anchors)),
        why=added.why,
        fields=_fields(added),
        change=partial(_change, added.key),
        remove=partial(remove_criterion, key=added.key),
        goes_with_it=said_of(a, "criterion", added.key),
    )


def _fields(held: AddedCriterion | None) -> tuple[FormField, ...]:
    return (
        field_of(held, "label", "Label", hint="A word or two"),
        field_of(held, "question", "Question", hint="As you would ask it in the cluster"),
        field_of(
            held,
            "group",
            "Group of criteria in which it is asked",
            kind="one",
            options=labels_by_key(published_method().table_2.groups),
        ),
        *points_fields(words_at(held.anchors if held else ())),
        why_field(held),
    )


def _checked(given: dict[str, Any]) -> dict[str, Any]:
    return require_choices(given, group="the group in which it is asked")


def _add(a: Assessment, given: dict[str, Any]) -> Assessment:
    return add_criterion(a, words=words_given(given), **_checked(given))


def _change(key: str, a: Assessment, given: dict[str, Any]) -> Assessment:
    return change_criterion(a, key, words=words_given(given), **_checked(given))

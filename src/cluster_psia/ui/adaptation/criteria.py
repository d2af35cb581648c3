"""A section of the page Local adaptation: criteria that Table 2 does not have."""

from __future__ import annotations

from functools import partial
from typing import Any

from cluster_psia.assessment.document.adaptation import AddedCriterion
from cluster_psia.assessment.document.adapted import published_method
from cluster_psia.assessment.document.adapted_here import anchors_in_words, said_of
from cluster_psia.assessment.document.model import Assessment
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
from cluster_psia.ui.adaptation.form import FormField, points_fields, why_field, words_given

KIND = AdditionKind(
    "criterion",
    "a criterion",
    "A criterion that Table 2 does not have, asked on the Poverty matrix with the others. It stands"
    " on its own line and counts in no mean until you give it a weight there.",
    "“Water”: how far must people here go for water? 1 a tap in the yard, 5 more than an hour's"
    " walk.",
    "Added; it is asked on the Poverty matrix.",
)


def draw_added_criteria(a: Assessment) -> None:
    """Criteria behind the twenty of Table 2."""
    draw_additions(KIND, [_held(a, added) for added in a.adaptation.criteria], _fields(None), _add)


def _held(a: Assessment, added: AddedCriterion) -> Held:
    group = published_method().table_2.group(added.group).label
    return Held(
        added.key,
        added.label,
        (added.question, f"Group: {group}", anchors_in_words(added.anchors)),
        added.why,
        _fields(added),
        partial(_change, added.key),
        partial(remove_criterion, key=added.key),
        said_of(a, "criterion", added.key),
    )


def _fields(held: AddedCriterion | None) -> tuple[FormField, ...]:
    groups = labels_by_key(published_method().table_2.groups)
    return (
        FormField("label", "Label", held.label if held else "", hint="A word or two"),
        FormField(
            "question",
            "Question",
            held.question if held else "",
            hint="As you would ask it in the cluster",
        ),
        FormField(
            "group",
            "Group of criteria in which it is asked",
            held.group if held else None,
            "one",
            groups,
        ),
        *points_fields(words_at(held.anchors) if held else ("",) * 5),
        why_field(held.why if held else ""),
    )


def _add(a: Assessment, given: dict[str, Any]) -> Assessment:
    return add_criterion(
        a,
        words=words_given(given),
        **require_choices(given, group="the group in which it is asked"),
    )


def _change(key: str, a: Assessment, given: dict[str, Any]) -> Assessment:
    return change_criterion(
        a,
        key,
        words=words_given(given),
        **require_choices(given, group="the group in which it is asked"),
    )

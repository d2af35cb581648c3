"""The activities of the programme as rows: what each new one inherits, and whom they serve."""

from __future__ import annotations

import pytest

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.document.model import Activity, Serves
from cluster_psia.assessment.edits.chain import add_actor
from cluster_psia.assessment.edits.programme import with_areas
from cluster_psia.assessment.edits.tables.activities import (
    activities_table,
    area_of,
    effect_labels,
)
from cluster_psia.assessment.grid.changes import GridChange
from cluster_psia.assessment.grid.take import take_changes
from cluster_psia.assessment.grid.value import GridDraft
from cluster_psia.method import load_method

METHOD = load_method()
A = add_actor(add_actor(Assessment(name="x"), "Makers", "small_producer"), "Home", "homeworker")


def put(a: Assessment, *changes: GridChange) -> tuple[Assessment, GridDraft]:
    taken = take_changes(a, GridDraft(), changes, activities_table(a))
    return taken.document, taken.draft


def written(row: str, **texts: str) -> tuple[GridChange, ...]:
    """These cells of a row, the last of which completes it."""
    *half, last = (GridChange("set", row, key, text) for key, text in texts.items())
    return (*half, last)


def only(a: Assessment) -> Activity:
    (one,) = a.programme.activities
    return one


def test_every_effect_has_one_label_and_one_area() -> None:
    labels = effect_labels(METHOD)
    assert len(labels) == len(set(labels.values()))
    for area in METHOD.table_1.areas:
        assert {area_of(effect.key, METHOD) for effect in area.effects} == {area.key}
    assert area_of(None, METHOD) is None


def test_a_pasted_row_brings_its_area_by_its_effect() -> None:
    block = "Fair\tMakers\tExport generation\t1 200\tStitchers\t\tYearly"
    after, draft = put(A, GridChange("paste", "new-1", "label", block))
    assert draft == GridDraft()
    assert only(after) == Activity(
        id="fair",
        area="business_linkages",
        effect="exports",
        label="Fair",
        node="makers",
        serves=Serves(people=1200, whom="Stitchers"),
        note="Yearly",
    )
    assert after.programme.areas == ("business_linkages",)


def test_without_an_effect_it_inherits_the_area_before_it_else_the_first() -> None:
    named = with_areas(A, ("enterprise_development", "local_governance"))
    after, _ = put(named, *written("new-1", label="Training"))
    assert only(after).area == "enterprise_development"
    after, _ = put(after, *written("new-2", label="Fair", effect="Export generation"))
    after, _ = put(after, *written("new-3", label="Show"))
    assert [one.area for one in after.programme.activities][1:] == ["business_linkages"] * 2


def test_where_nothing_says_the_area_it_is_asked_for_and_nothing_is_lost() -> None:
    after, draft = put(A, *written("new-1", node="Makers", label="Training"))
    assert after == A
    assert draft.cells == {("new-1", "node"): "Makers", ("new-1", "label"): "Training"}
    assert "area of Table 1" in draft.reasons["new-1", "label"]
    change = GridChange("set", "new-1", "effect", "Up-skilling of workers")
    taken = take_changes(A, draft, (change,), activities_table(A))
    assert (only(taken.document).area, only(taken.document).node, taken.draft) == (
        *("enterprise_development", "makers"),
        GridDraft(),
    )


def test_another_effect_changes_the_area_and_another_area_drops_the_effect() -> None:
    a, _ = put(A, *written("new-1", label="Fair", effect="Export generation"))
    after, _ = put(a, GridChange("set", "fair", "effect", "Institutional networking"))
    assert (only(after).effect, only(after).area) == (
        "institutional_networking",
        "local_governance",
    )
    after, _ = put(a, GridChange("set", "fair", "area", "Enterprise development"))
    assert (only(after).effect, only(after).area) == (None, "enterprise_development")


@pytest.mark.parametrize(
    ("text", "serves", "shown"),
    [
        ("400", Serves(people=400), "400"),
        ("?", Serves(), "not known"),
        ("not known", Serves(), "not known"),
        ("", None, ""),
    ],
)
def test_how_many_it_serves_may_be_known_not_known_or_not_said(
    text: str, serves: Serves | None, shown: str
) -> None:
    a, _ = put(A, *written("new-1", label="Fair", effect="Export generation", people="12"))
    after, draft = put(a, GridChange("set", "fair", "people", text))
    assert (only(after).serves, draft) == (serves, GridDraft())
    table = activities_table(after)
    (people,) = (column for column in table.columns if column.key == "people")
    assert people.text_of(table.rows(after)[0].thing) == shown
    after, draft = put(a, GridChange("set", "fair", "people", "many"))
    assert only(after).serves == Serves(people=12)
    assert "is no whole number" in draft.reasons["fair", "people"]


def test_whom_alone_says_that_the_number_is_not_known() -> None:
    a, _ = put(A, *written("new-1", label="Fair", effect="Export generation", whom="Stitchers"))
    assert only(a).serves == Serves(whom="Stitchers")
    after, _ = put(a, GridChange("set", "fair", "people", "not known"))
    assert only(after).serves == Serves(whom="Stitchers")


def test_a_node_that_is_on_no_map_is_refused_in_its_cell() -> None:
    after, draft = put(
        A, *written("new-1", label="Fair", effect="Export generation", node="Nobody")
    )
    assert only(after).node is None
    assert "Nobody" in next(iter(draft.reasons.values()))

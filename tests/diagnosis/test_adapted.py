"""The diagnosis of an adapted assessment: what is off counts nowhere,
what is weighed in says so.
"""

from __future__ import annotations

import pytest

from cluster_psia.assessment import Assessment, Rating, replace
from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.edits.adaptation import relabel_criterion, switch_off, switch_on
from cluster_psia.assessment.edits.additions import add_criterion
from cluster_psia.assessment.edits.matrix import with_matrix_answer, with_weight
from cluster_psia.diagnosis import diagnose
from cluster_psia.export.text.diagnosis import diagnosis_lines
from cluster_psia.method import load_method

CRITERIA = load_method().table_2.criteria
GENERAL = CRITERIA[0].group


def answered(value: int = 4) -> Assessment:
    a = Assessment(name="A")
    return replace(a, ratings={row.key: (Rating(answer=value),) for row in CRITERIA})


def with_water(weight: float | None) -> Assessment:
    a = add_criterion(
        answered(), label="Water", question="How far?", group=GENERAL, why="Dry upland"
    )
    return with_weight(with_matrix_answer(a, "own_water", 1), "own_water", weight)


def test_a_row_switched_off_leaves_the_axis_and_its_group_and_says_why() -> None:
    a = with_matrix_answer(answered(), "location", 1)
    before, after = diagnose(a), diagnose(switch_off(a, "criterion", "location", "One street only"))
    assert (before.need.mean.of, after.need.mean.of) == (9, 8)
    assert after.need.mean.value == 4
    assert after.need.adapted == (
        "Row 1 (Location) does not apply here and counts nowhere: One street only",
    )
    assert after.capacity.adapted == ()
    assert after.adapted == after.need.adapted
    assert before.adapted == ()
    assert (
        diagnose(switch_on(switch_off(a, "criterion", "location", "x"), "criterion", "location"))
        == before
    )


@pytest.mark.parametrize("weight", [None, 0.0])
def test_an_added_row_counts_in_no_mean_by_itself(weight: float | None) -> None:
    found, bare = diagnose(with_water(weight)), diagnose(answered())
    assert [g.readings for g in found.groups] == [g.readings for g in bare.groups]
    assert (found.need, found.capacity) == (bare.need, bare.capacity)
    assert found.adapted == ()
    assert [s.adapted for s in found.scores if s.criterion == "own_water"] == ["Dry upland"]


def test_an_added_row_that_is_weighed_counts_in_its_group_and_on_no_axis() -> None:
    found, bare = diagnose(with_water(2.0)), diagnose(answered())
    mean, before = found.groups[0].readings["as_printed"], bare.groups[0].readings["as_printed"]
    assert mean.of == before.of + 1
    assert mean.value == pytest.approx((4 * before.of + 2) / (before.of + 2))
    assert (found.need.mean, found.capacity.mean) == (bare.need.mean, bare.capacity.mean)
    assert found.groups[0].adapted == (
        "Row 21 (Water) was added here and counts with weight 2: Dry upland",
    )


def test_other_words_change_no_figure() -> None:
    a = relabel_criterion(
        answered(), "location", label="Where", question="", words=("in", "", "", "", "out"), why="W"
    )
    found, bare = diagnose(a), diagnose(answered())
    assert (found.groups, found.need, found.capacity) == (bare.groups, bare.need, bare.capacity)
    assert found.scores[0].adapted == "W"


def test_with_everything_switched_off_nothing_is_shown_and_nothing_breaks() -> None:
    a = answered()
    for row in CRITERIA:
        a = switch_off(a, "criterion", row.key, "W")
    found = diagnose(a)
    assert (found.scores, found.need.mean.value, found.field.key) == ((), None, None)
    assert found.field.why_not == "no row on need or capacity counts here."
    assert found.need.mean.why_not == "no row counts here"
    assert len(found.need.adapted) == 9
    assert found.warnings == ()


def test_with_one_axis_switched_off_the_other_is_judged_by_itself() -> None:
    a = answered()
    for row in CRITERIA:
        a = (
            switch_off(a, "criterion", row.key, "W")
            if row.axis == "need"
            else with_matrix_answer(a, row.key, "unknown")
        )
    assert (
        diagnose(a).field.why_not
        == "no row on need counts here; fewer than half of the rows on capacity are known."
    )


def test_a_warning_about_child_workers_goes_with_its_row() -> None:
    a = with_matrix_answer(answered(), "gender_and_difference", 5)
    assert diagnose(a).warnings
    assert not diagnose(switch_off(a, "criterion", "gender_and_difference", "W")).warnings


def test_text_and_json_say_what_is_adapted() -> None:
    a = switch_off(with_water(2.0), "criterion", "growth", "No figures")
    a = relabel_criterion(
        a, "location", label="Where", question="", words=("",) * 5, why="Our words"
    )
    found = diagnose(a)
    lines = "\n".join(diagnosis_lines(found, method_of(a)))
    for said in (
        "  1. Where [adapted here]: 4 (n = 1)",
        " 21. Water [adapted here]: 1 (n = 1)",
        "Adapted here: Row 1 (Where) is in the words of this place: Our words",
        "Adapted here: Row 21 (Water) was added here and counts with weight 2: Dry upland",
        (
            "Adapted here: Row 19 (Growth trajectory) does not apply here and counts nowhere: No"
            " figures"
        ),
    ):
        assert said in lines
    values = found.as_dict()
    assert values["scores"][0]["adapted"] == "Our words"
    assert values["capacity"]["adapted"][0].startswith("Row 19 (Growth trajectory)")
    assert values["groups"][0]["adapted"][0].startswith("Row 21 (Water)")

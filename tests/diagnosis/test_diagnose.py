"""Axes, plane, means and warnings of the matrix."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cluster_psia.assessment import Assessment, Rating, replace
from cluster_psia.assessment.files.samples import load_sample
from cluster_psia.diagnosis import diagnose
from cluster_psia.method import load_method
from tests.diagnosis.answered import scored

TABLE = load_method().table_2
NEED = [c.key for c in TABLE.criteria if c.axis == "need"]
CAPACITY = [c.key for c in TABLE.criteria if c.axis == "capacity"]


def test_capacity_reads_strong_as_five_whichever_way_the_row_is_printed() -> None:
    # Printed: 13, 15, 18, 19 say strong at 1; 16 and 17 say strong at 5. All of these say "strong".
    strong = {
        "social_capital": 1,
        "public_support": 1,
        "upgrading": 1,
        "growth": 1,
        "agglomeration": 5,
        "joint_action": 5,
    }
    assert diagnose(scored(strong)).capacity.mean.value == 5.0


def test_as_printed_the_same_strong_cluster_cancels_out() -> None:
    strong = {"public_support": 1, "agglomeration": 5, "joint_action": 5}
    processes = next(g for g in diagnose(scored(strong)).groups if g.key == "processes")
    assert (processes.readings["as_printed"].value, processes.readings["as_printed"].why_not) == (
        None,
        "rows cancel out",
    )
    assert processes.readings["where_weak"].value == pytest.approx(1.0)
    assert processes.readings["where_strong"].value == pytest.approx(5.0)


@pytest.mark.parametrize(
    ("need", "capacity", "label"),
    [
        (5, "weak", "Incipient, survival cluster"),
        (1, "strong", "Growth engine"),
        (5, "strong", "Capable cluster with poor workers"),
        (1, "weak", "Weak case"),
    ],
)
def test_the_four_fields(need: int, capacity: str, label: str) -> None:
    printed_strong = {
        c.key: 1 if c.reversed_on_axis else 5 for c in TABLE.criteria if c.axis == "capacity"
    }
    answers: dict[str, Any] = dict.fromkeys(NEED, need)
    answers |= {
        key: value if capacity == "strong" else 6 - value for key, value in printed_strong.items()
    }
    found = diagnose(scored(answers))
    assert (found.field.label, found.field.holds) == (label, True)


def test_a_cluster_is_not_placed_on_less_than_half_of_an_axis() -> None:
    found = diagnose(scored(dict.fromkeys(NEED, 5) | {CAPACITY[0]: 1, CAPACITY[1]: 5}))
    assert found.field.key is None
    assert "capacity" in found.field.why_not
    assert "need" not in found.field.why_not


def test_in_the_very_middle_neither_side_claims_it() -> None:
    found = diagnose(scored(dict.fromkeys(NEED + CAPACITY, 3)))
    assert (found.field.key, found.field.label) == (None, "On the line")


def test_rows_not_known_that_could_move_it_are_said() -> None:
    answers = dict.fromkeys(NEED[:5], 4) | dict.fromkeys(CAPACITY, 4)
    assert diagnose(scored(answers)).field.holds is False


@pytest.mark.parametrize("silent", ["unknown", "not_applicable"])
def test_what_is_no_score_never_enters_a_mean(silent: str) -> None:
    answers: dict[str, Any] = dict.fromkeys(NEED, 4)
    before = diagnose(scored(answers)).need.mean
    after = diagnose(scored(answers | {NEED[0]: silent})).need.mean
    assert (before.value, after.value) == (4.0, 4.0)
    assert after.known == before.known - 1
    assert after.of == (9 if silent == "unknown" else 8)  # only what does not apply leaves the base


def test_promotability_is_in_no_mean_unless_somebody_weighs_it() -> None:
    without = diagnose(scored({"upgrading": 2, "growth": 2}))
    with_it = diagnose(scored({"upgrading": 2, "growth": 2, "promotability": 5}))
    assert [g.readings for g in without.groups] == [g.readings for g in with_it.groups]
    assert with_it.answered == without.answered + 1
    weighed = diagnose(
        scored({"upgrading": 2, "growth": 2, "promotability": 5}, {"promotability": 1})
    )
    assert (
        next(g for g in weighed.groups if g.key == "dynamics").readings["as_printed"].value == 3.0
    )


def test_a_weight_moves_the_mean_towards_its_row() -> None:
    answers = dict.fromkeys(NEED, 2) | {NEED[0]: 5}
    assert diagnose(scored(answers)).need.mean.value == pytest.approx(21 / 9)
    assert diagnose(scored(answers, {NEED[0]: 4})).need.mean.value == pytest.approx((20 + 16) / 12)


def test_child_workers_are_a_warning() -> None:
    assert diagnose(scored({"gender_and_difference": 4})).warnings == ()
    assert "Child workers" in diagnose(scored({"gender_and_difference": 5})).warnings[0]


def test_one_report_of_child_workers_is_enough_for_the_warning() -> None:
    ratings = (Rating(rater="a", answer=5), Rating(rater="b", answer=2))
    a = replace(Assessment(name="A"), ratings={"gender_and_difference": ratings})
    assert len(diagnose(a).warnings) == 1


def test_nothing_answered_shows_nothing() -> None:
    found = diagnose(Assessment(name="A"))
    assert (found.answered, found.need.mean.value, found.field.key) == (0, None, None)
    assert all(mean.value is None for g in found.groups for mean in g.readings.values())


@pytest.mark.parametrize("key", ["tiruppur", "sialkot", "agra"])
def test_the_samples_give_plain_json_with_a_source_for_every_figure(key: str) -> None:
    found = diagnose(load_sample(key)).as_dict()
    assert json.loads(json.dumps(found)) == found
    assert found["need"]["source"]
    assert found["need"]["mean"]["formula"].startswith("Ours")
    assert found["no_total_source"].startswith("UNIDO 2004")

"""Taking exactly what is suggested trips no warning: the program stays within its own limits.

What a warning says of the answers alone is there before anything is taken; nothing that is
suggested may add to it.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from cluster_psia.assessment.edits.design import with_approach, with_design_answer
from cluster_psia.assessment.edits.indicators import (
    applying_indicators,
    change_chosen_indicator,
    take_indicator,
)
from cluster_psia.assessment.edits.methods import with_methods
from cluster_psia.assessment.edits.work_plan import add_tasks, with_start
from cluster_psia.assessment.files.samples import case_keys, load_sample
from cluster_psia.design.approach import approach_doubts, suggest_approaches
from cluster_psia.design.indicators import (
    indicator_warnings,
    suggest_for_all_groups,
    suggest_indicators,
)
from cluster_psia.design.methods import method_warnings, suggest_methods
from cluster_psia.design.triangulation import triangulation
from cluster_psia.design.work_plan import suggest_tasks
from cluster_psia.design.work_plan_checks import work_plan_warnings
from cluster_psia.method import load_method
from cluster_psia.walk.gaps import assessment_gaps

if TYPE_CHECKING:
    from cluster_psia.assessment import Assessment

QUESTIONS = load_method().study_design.questions
LIMIT = load_method().study_design.manageable
# What only people can bring: the groups confirm, somebody sets the date of a second round.
FOR_PEOPLE = ("No date for the follow-up yet.",)
STUDY = {"design", "indicators", "methods", "work_plan"}


def answered(key: str, place: int) -> Assessment:
    """A case with every question of the design answered: each with its first, second, … answer."""
    a = load_sample(key)
    for question in QUESTIONS:
        answers = question.answers
        a = with_design_answer(a, question.key, answers[place % len(answers)].key)
    return with_start(a, dt.date(2026, 3, 2))


def with_suggested_indicators(a: Assessment) -> Assessment:
    for group, suggestions in suggest_for_all_groups(a).items():
        for s in (s for s in suggestions if s.suggested):
            a = take_indicator(a, group, s.indicator)
            a = change_chosen_indicator(a, group, s.indicator, confirmed=True)
    return a


def all_taken(a: Assessment) -> Assessment:
    """Everything that the pages suggest, one page after the other."""
    a = with_suggested_indicators(with_approach(a, suggest_approaches(a)[0].approach))
    a = with_methods(a, [(s.key, s.stage) for s in suggest_methods(a)])
    return add_tasks(a, suggest_tasks(a))


def warned(a: Assessment) -> set[str]:
    found = (
        *indicator_warnings(a),
        *method_warnings(a),
        *work_plan_warnings(a),
        *approach_doubts(a),
        *triangulation(a).gaps,
        *triangulation(a).not_triangulated,
    )
    return {reason.text for reason in found}


@pytest.mark.parametrize("place", range(4))
@pytest.mark.parametrize("key", case_keys())
def test_taking_all_that_is_suggested_brings_no_warning_and_leaves_no_gap(
    key: str, place: int
) -> None:
    before = answered(key, place)
    after = all_taken(before)
    assert warned(after) <= warned(before)
    left = [gap.missing for gap in assessment_gaps(after) if gap.step in STUDY]
    if before.groups:
        assert [missing for missing in left if missing not in FOR_PEOPLE] == []


@pytest.mark.parametrize("key", ["tiruppur", "agra"])
def test_taken_one_by_one_in_any_order_they_stay_within_the_limits(key: str) -> None:
    """Suggestions do not run away while they are taken."""
    for from_behind in (False, True):
        a = load_sample(key)
        groups = [group.id for group in a.groups]
        for group in reversed(groups) if from_behind else groups:
            suggested = [s.indicator for s in suggest_indicators(a, group) if s.suggested]
            for indicator in reversed(suggested) if from_behind else suggested:
                a = take_indicator(a, group, indicator)
                a = change_chosen_indicator(a, group, indicator, confirmed=True)
        assert indicator_warnings(a) == ()
        different = {chosen.key for chosen in applying_indicators(a)}
        assert len(different) <= LIMIT.in_all


def test_every_group_has_something_put_forward_while_there_is_room() -> None:
    for found in suggest_for_all_groups(load_sample("tiruppur")).values():
        assert any(s.suggested for s in found)


def test_what_people_have_taken_leaves_less_room_for_suggestions() -> None:
    a = load_sample("agra")
    group, other = a.groups[0].id, a.groups[1].id
    every = suggest_indicators(a, group)
    for s in every[-LIMIT.per_group :]:
        a = take_indicator(a, group, s.indicator)
    mine = [s.indicator for s in suggest_indicators(a, group) if s.suggested]
    assert set(mine) <= {s.indicator for s in every[-LIMIT.per_group :]}
    assert any(s.suggested for s in suggest_indicators(a, other))

"""How far each step of the walk is, and that its mark and its gaps never contradict each other."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.edits.chain_template import start_from_template
from cluster_psia.assessment.edits.profile import renamed_copy, with_part
from cluster_psia.assessment.edits.programme import add_activity
from cluster_psia.assessment.edits.screening import rate_item
from cluster_psia.assessment.files.samples import load_sample
from cluster_psia.assessment.gap import WALK_KEYS, WalkKey
from cluster_psia.export import build_report
from cluster_psia.method import load_method
from cluster_psia.ui.frame.walk import WALK
from cluster_psia.walk.gaps import assessment_gaps
from cluster_psia.walk.progress import walk_progress
from tests.assessment.strategies import assessments
from tests.export.plan.reports import EACH, EVERY


def test_every_page_of_the_walk_has_a_mark_but_home() -> None:
    assert [step.key for step in WALK] == ["home", *WALK_KEYS]
    assert tuple(walk_progress(Assessment(name="A"))) == WALK_KEYS


@pytest.mark.parametrize("step", WALK_KEYS)
def test_every_step_of_an_empty_assessment_is_empty(step: WalkKey) -> None:
    assert walk_progress(Assessment(name="A"))[step] == "empty"


def test_a_named_cluster_with_a_programme_has_a_complete_profile() -> None:
    told = {"cluster": "C", "country": "D", "sector": "E", "products": "F", "markets": "G"}
    a = with_part(Assessment(name="A"), "profile", **told)
    assert walk_progress(a)["profile"] == "begun"
    a = with_part(a, "programme", name="H", areas=("local_governance",))
    assert walk_progress(a)["profile"] == "done"


def test_an_untouched_template_is_begun() -> None:
    found = walk_progress(start_from_template(Assessment(name="A")))
    assert (found["chain"], found["screening"]) == ("begun", "empty")


def test_screening_is_begun_with_the_first_sign_and_reach_with_the_first_activity() -> None:
    a = start_from_template(Assessment(name="A"))
    item = load_method().screening.items[0].key
    a = rate_item(a, a.chain.actors[0].id, item, "some")
    a = add_activity(a, "local_governance", "Talks")
    found = walk_progress(a)
    assert (found["screening"], found["reach"]) == ("begun", "begun")


@settings(max_examples=60)
@given(assessments())
def test_the_mark_of_a_step_and_its_gaps_never_contradict_each_other(a: Assessment) -> None:
    open_steps = {gap.step for gap in assessment_gaps(a)}
    for step, mark in walk_progress(a).items():
        if step != "plan":
            assert (mark == "done") == (step not in open_steps), step


@settings(max_examples=60)
@given(assessments())
def test_the_plan_leaves_nothing_open_at_a_step_where_nothing_is_missing(a: Assessment) -> None:
    """What is not known may stay so; what nobody said, decided or looked at is missing."""
    _nothing_open_where_done(a)


@EACH
def test_no_plan_of_a_sample_contradicts_its_marks(which: str) -> None:
    _nothing_open_where_done(EVERY[which]())


def _nothing_open_where_done(a: Assessment) -> None:
    done = {step for step, mark in walk_progress(a).items() if mark == "done"}
    for section in build_report(a).summary:
        if section.step in done:
            for line in section.unknown:
                assert not line.startswith(OPEN), (section.step, line)


OPEN = (
    "Not said",
    "Not yet",
    "Not answered",
    "Comparator not decided",
    "No ",
    "Without people or days",
)


def test_a_copy_of_a_sample_is_no_sample() -> None:
    copy = renamed_copy(load_sample("agra"), "Mine")
    assert (copy.name, copy.sample) == ("Mine", None)

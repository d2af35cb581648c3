"""What is missing, and what it blocks."""

from __future__ import annotations

from cluster_psia.assessment import (
    Assessment,
    ChosenMethod,
    Rating,
    Task,
    WorkPlan,
    replace,
)
from cluster_psia.assessment.edits.adaptation import switch_off
from cluster_psia.assessment.edits.chain import change_actor
from cluster_psia.assessment.edits.chain_template import start_from_template
from cluster_psia.assessment.edits.groups import change_group
from cluster_psia.assessment.edits.profile import with_part
from cluster_psia.assessment.edits.programme import add_activity, change_activity
from cluster_psia.assessment.edits.screening import override_status
from cluster_psia.assessment.files.samples import load_sample
from cluster_psia.assessment.gap import WALK_KEYS, WalkKey
from cluster_psia.method import load_method
from cluster_psia.walk.gaps import assessment_gaps, count_scored_criteria
from tests.design.taken import cluster, taken


def _scored(keys: list[str], answer: object) -> Assessment:
    return replace(Assessment(name="A"), ratings={key: (Rating(answer=answer),) for key in keys})


def test_an_empty_assessment_has_a_gap_at_every_step_but_the_plan() -> None:
    found = {gap.step for gap in assessment_gaps(Assessment(name="A"))}
    assert found == set(WALK_KEYS) - {"plan"}


def test_each_gap_says_what_it_blocks() -> None:
    assert all(gap.missing and gap.blocks for gap in assessment_gaps(Assessment(name="A")))


def test_half_of_the_need_criteria_are_enough_and_one_less_is_not() -> None:
    need = [c.key for c in load_method().table_2.criteria if c.axis == "need"]
    enough, short = need[:5], need[:4]  # nine rows are on need

    def missing(keys: list[str]) -> list[str]:
        return [
            g.missing for g in assessment_gaps(_scored(keys, 3)) if "criteria on need" in g.missing
        ]

    assert missing(enough) == []
    assert missing(short) == ["4 of 9 criteria on need have a score; at least half are needed."]


def test_an_axis_on_which_nothing_applies_is_told_and_one_that_is_switched_off_is_no_gap() -> None:
    need = [c.key for c in load_method().table_2.criteria if c.axis == "need"]
    a = _scored(need, "not_applicable")
    assert [g.missing for g in assessment_gaps(a) if "on need" in g.missing] == [
        "No criterion on need applies."
    ]
    for key in need:
        a = switch_off(a, "criterion", key, "The programme takes its clusters as given.")
    assert [g.missing for g in assessment_gaps(a) if "on need" in g.missing] == []


def test_rows_nobody_answered_are_named_and_dont_know_is_an_answer() -> None:
    keys = [c.key for c in load_method().table_2.criteria]
    gap = next(
        g
        for g in assessment_gaps(_scored(keys[:-1], "unknown"))
        if "without an answer" in g.missing
    )
    assert gap.missing == "1 criterion of 20 without an answer: 20 Promotability of clusters."
    assert not any(
        "without an answer" in g.missing for g in assessment_gaps(_scored(keys, "unknown"))
    )


def test_dont_know_is_no_score() -> None:
    keys = [c.key for c in load_method().table_2.criteria]
    a = _scored(keys, "unknown")
    assert count_scored_criteria(a) == 0
    assert any(gap.step == "matrix" for gap in assessment_gaps(a))


def test_a_poverty_node_without_a_group_is_named() -> None:
    a = load_sample("tiruppur")
    bare = replace(a, groups=a.groups[:1])
    names = [
        n.label
        for n in bare.chain.actors
        if n.poverty in {"vulnerable", "likely"} and n.id != bare.groups[0].node
    ]
    sentences = " ".join(gap.missing for gap in assessment_gaps(bare) if gap.step == "groups")
    assert names
    assert all(name in sentences for name in names)


def _missing(a: Assessment, step: WalkKey) -> list[str]:
    return [gap.missing for gap in assessment_gaps(a) if gap.step == step]


def test_an_untouched_template_is_told_until_somebody_has_been_over_it() -> None:
    a = start_from_template(Assessment(name="A"))
    actors, institutions = len(a.chain.actors), len(a.chain.institutions)
    assert _missing(a, "chain") == [
        f"{actors + institutions} nodes and {len(a.chain.links)} links stand as the template of"
        " Box 2 has them."
    ]
    moved = change_actor(a, a.chain.actors[0].id, label="Dealers of the town")
    assert f"{actors + institutions - 1} nodes" in _missing(moved, "chain")[0]


def test_a_shade_that_came_with_the_template_is_no_look_at_the_node() -> None:
    a = start_from_template(Assessment(name="A"))
    every = len(a.chain.actors)
    assert _missing(a, "screening") == [f"{every} of {every} actors not yet looked at."]
    seen = override_status(a, a.chain.actors[0].id, "likely", "We went and asked")
    assert f"{every - 1} of {every} actors" in _missing(seen, "screening")[0]


def test_each_group_of_which_no_comparator_is_decided_is_named() -> None:
    a = load_sample("sialkot")
    a = change_group(a, a.groups[0].id, comparator=False)
    (missing,) = _missing(a, "groups")
    assert a.groups[0].label not in missing
    assert all(group.label in missing for group in a.groups[1:])


def test_methods_that_bring_too_little_evidence_are_not_enough() -> None:
    a = cluster((taken("workers_wages", "quantitative", "qualitative"),))
    interviews = ChosenMethod(key="semi_structured_interview", stage="during")
    assert _missing(replace(a, methods=(interviews,)), "methods") == [
        "1 gap in the evidence: Wages (Home-based women).",
        "1 of 1 indicator rests on fewer than two kinds of evidence: Wages (Home-based women).",
    ]
    survey = ChosenMethod(key="questionnaire_survey", stage="during")
    assert _missing(replace(a, methods=(interviews, survey)), "methods") == []


def test_methods_without_an_indicator_and_tools_without_a_discussion_are_told() -> None:
    maps = ChosenMethod(key="maps", stage="during")
    told = _missing(replace(cluster(), methods=(maps,)), "methods")
    assert told[0] == "No indicators to measure yet."
    assert "taken without the Focus group discussion" in told[1]


def test_reach_lacks_what_nobody_said_of_its_activities() -> None:
    a = add_activity(load_sample("sialkot"), "local_governance", "Training")
    assert _missing(a, "reach")[0] == "No activity of the programme stands on the map yet."
    placed = change_activity(a, a.programme.activities[0].id, node=a.chain.actors[0].id)
    assert _missing(placed, "reach") == [
        "No expected effect of Table 1 is chosen: “Training”.",
        "How many people it serves is not said: “Training”.",
    ]


def test_a_work_plan_without_a_pilot_lacks_it() -> None:
    task = Task(id="own", phase="phase_1", label="Talk", people=1, days=1.0)
    a = replace(Assessment(name="A"), work_plan=WorkPlan(tasks=(task,)))
    assert "No pilot." in _missing(a, "work_plan")


def test_what_a_profile_does_not_say_is_told_as_in_the_plan() -> None:
    a = with_part(Assessment(name="A"), "profile", cluster="C", country="D", sector="E")
    assert "Not said yet: products, markets, name of the programme." in _missing(a, "profile")

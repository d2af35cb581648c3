"""The ranking of study designs against what the source says, case by case,
and what must hold for every case.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from typing import Any

import pytest

from cluster_psia.assessment.document.model import (
    Actor,
    Assessment,
    Chain,
    Fact,
    PovertyGroup,
    Profile,
    StudyDesign,
)
from cluster_psia.design.approach import approach_doubts, hazards_of_comparator, suggest_approaches
from cluster_psia.method import Entry, load_method

QUESTIONS = ("purpose", "resources", "programme_stage", "baseline", "comparator")
COSTS = ("one_off", "repeat", "longitudinal")
CHOICES = [question.answers for question in load_method().study_design.questions]


def design_case(answers: Iterable[Entry]) -> dict[str, Any]:
    """What an assessment says when these are the answers to the five questions."""
    return dict(zip(QUESTIONS, [answer.key for answer in answers], strict=True))


EVERY_CASE = [design_case(answers) for answers in product(*CHOICES)]

BOX_7 = "UNIDO 2004, Box 7"
TIME = "UNIDO 2004, Section 5, Time frame and collection of baseline data"
COUNTER = "UNIDO 2004, Section 5, The counterfactual"
SEVEN = "UNIDO 2004, Annex II, Phase seven"
THREE = "UNIDO 2004, Annex II, Phase three"

# purpose, resources, stage, baseline, comparator -> first approach, and the place that a reason
# for it must cite
CASES = [
    # improving, few means: least resource intensive, focus on improving
    ("improving", "low", "under_way", "none", "none", "one_off", BOX_7),
    ("improving", "low", "ended", "none", "none", "one_off", BOX_7),
    ("improving", "low", "under_way", "partial", "inside_cluster", "one_off", BOX_7),
    ("improving", "moderate", "under_way", "none", "none", "one_off", BOX_7),
    # recall of respondents is the way of a one-off study
    ("improving", "moderate", "ended", "none", "none", "one_off", TIME),
    ("both", "low", "ended", "none", "none", "one_off", TIME),
    ("proving", "high", "ended", "none", "comparable_cluster", "one_off", TIME),
    ("proving", "low", "under_way", "none", "none", "one_off", BOX_7),
    # one-off: limited to those who have experienced the programme; before the start a first round
    # gives the baseline
    ("improving", "low", "not_started", "none", "none", "repeat", TIME),
    ("improving", "moderate", "not_started", "none", "none", "repeat", TIME),
    ("proving", "moderate", "not_started", "none", "none", "repeat", TIME),
    # combines proving and improving; balances the simple and the complex
    ("both", "moderate", "not_started", "none", "comparable_cluster", "repeat", BOX_7),
    ("both", "moderate", "under_way", "partial", "none", "repeat", BOX_7),
    ("both", "moderate", "under_way", "none", "inside_cluster", "repeat", THREE),
    ("both", "high", "under_way", "none", "none", "repeat", BOX_7),
    ("both", "low", "under_way", "partial", "comparable_cluster", "repeat", BOX_7),
    ("both", "high", "ended", "partial", "none", "repeat", TIME),
    # enough for a repeat exercise with target and control group
    ("proving", "moderate", "under_way", "full", "comparable_cluster", "repeat", SEVEN),
    ("proving", "low", "not_started", "none", "comparable_cluster", "repeat", SEVEN),
    ("proving", "high", "ended", "full", "comparable_cluster", "repeat", TIME),
    ("improving", "high", "under_way", "full", "comparable_cluster", "repeat", SEVEN),
    # no control group, no longitudinal study
    ("proving", "high", "not_started", "none", "none", "repeat", TIME),
    # proving, with means, time and a control group
    ("proving", "high", "not_started", "none", "comparable_cluster", "longitudinal", BOX_7),
    ("proving", "high", "not_started", "full", "comparable_cluster", "longitudinal", TIME),
    ("proving", "high", "not_started", "none", "inside_cluster", "longitudinal", TIME),
    ("proving", "high", "under_way", "full", "comparable_cluster", "longitudinal", BOX_7),
    ("proving", "high", "under_way", "none", "comparable_cluster", "longitudinal", TIME),
]


def group(key: str, comparator: bool | None = None) -> PovertyGroup:
    return PovertyGroup(
        id=key.lower(), node="homes", kind="home_workers", label=key, comparator=comparator
    )


def assessment(
    groups: tuple[PovertyGroup, ...] = (), facts: tuple[Fact, ...] = (), **answers: Any
) -> Assessment:
    homes = Actor(id="homes", label="Stitchers at home", kind="homeworker", stage="home_work")
    return Assessment(
        name="Test",
        profile=Profile(cluster="Testpur"),
        facts=facts,
        chain=Chain(actors=(homes,)),
        groups=groups,
        design=StudyDesign(**answers),
    )


def first(**answers: Any) -> str:
    return suggest_approaches(assessment(**answers))[0].approach


def test_there_are_at_least_twenty_cases_and_none_twice() -> None:
    assert len({case[:5] for case in CASES}) == len(CASES) >= 20


@pytest.mark.parametrize(
    ("purpose", "resources", "stage", "baseline", "comparator", "expected", "place"), CASES
)
def test_expected_first_approach(
    purpose: str,
    resources: str,
    stage: str,
    baseline: str,
    comparator: str,
    expected: str,
    place: str,
) -> None:
    suggested = suggest_approaches(
        assessment(
            purpose=purpose,
            resources=resources,
            programme_stage=stage,
            baseline=baseline,
            comparator=comparator,
        )
    )[0]
    assert suggested.approach == expected
    assert place in {reason.source for reason in suggested.because}


def test_every_full_set_of_answers_leaves_one_approach_standing_with_a_reason() -> None:
    for case in EVERY_CASE:
        suggested = suggest_approaches(assessment(**case))
        assert [s.rank for s in suggested] == [1, 2, 3], case
        assert suggested[0].because, case
        assert not suggested[0].ruled_out, case
        assert all(s.certain and not s.open_questions for s in suggested), case


def test_the_same_answers_give_the_same_suggestions() -> None:
    for case in EVERY_CASE[::11]:
        assert suggest_approaches(assessment(**case)) == suggest_approaches(assessment(**case)), (
            case
        )


def test_more_resources_never_favour_a_cheaper_approach() -> None:
    for case in (case for case in EVERY_CASE if case["resources"] == "low"):
        costs = [
            COSTS.index(first(**{**case, "resources": means}))
            for means in ("low", "moderate", "high")
        ]
        assert costs == sorted(costs), case


def test_an_approach_that_is_ruled_out_stands_behind_all_that_are_not() -> None:
    for case in EVERY_CASE:
        out = [bool(s.ruled_out) for s in suggest_approaches(assessment(**case))]
        assert out == sorted(out), case


@pytest.mark.parametrize("answers", [{}, {"purpose": "proving"}, {"resources": "low"}])
def test_too_few_answers_put_nothing_first(answers: dict[str, Any]) -> None:
    suggested = suggest_approaches(assessment(**answers))
    assert [s.approach for s in suggested] == list(COSTS)
    assert {s.rank for s in suggested} == {None}
    assert not any(s.certain for s in suggested)
    assert suggested[0].open_questions


def test_improving_with_low_resources_leads_to_a_one_off_study_but_not_for_certain() -> None:
    suggested = suggest_approaches(assessment(purpose="improving", resources="low"))[0]
    assert (suggested.approach, suggested.certain) == ("one_off", False)
    assert "Where does the programme stand?" in suggested.open_questions


def test_a_partial_set_of_answers_is_certain_when_the_rest_cannot_change_the_first() -> None:
    answers: dict[str, Any] = {
        "purpose": "improving",
        "resources": "low",
        "programme_stage": "ended",
        "baseline": "none",
    }
    suggested = suggest_approaches(assessment(**answers))[0]
    assert (suggested.approach, suggested.certain, suggested.open_questions) == (
        "one_off",
        True,
        (),
    )
    others = next(q for q in load_method().study_design.questions if q.key == "comparator").answers
    assert {first(**answers, comparator=x.key) for x in others} == {"one_off"}


def test_an_ended_programme_rules_out_a_longitudinal_study_and_says_why() -> None:
    out = next(
        s
        for s in suggest_approaches(assessment(purpose="proving", programme_stage="ended"))
        if s.approach == "longitudinal"
    )
    assert "Ended" in out.ruled_out[0].text
    assert out.ruled_out[0] in out.against


@pytest.mark.parametrize("case", EVERY_CASE[::7], ids=lambda case: "-".join(case.values()))
def test_every_reason_quotes_an_answer_and_leaves_no_placeholder(case: dict[str, Any]) -> None:
    labels = {
        x.label
        for q in load_method().study_design.questions
        for x in q.answers
        if case[q.key] == x.key
    }
    for suggested in suggest_approaches(assessment(**case)):
        for reason in (*suggested.because, *suggested.against):
            assert any(f"“{label}”" in reason.text for label in labels), reason.text
            assert "{" not in reason.text
            assert reason.source.startswith(("UNIDO 2004, ", "Ours: "))


def test_reasons_name_the_cluster_its_groups_and_comparators() -> None:
    a = assessment(
        groups=(group("a", True), group("b", False)),
        facts=(Fact(id="firms", topic="firms", statement="Many", event="2003"),),
        purpose="both",
        resources="moderate",
        baseline="full",
        comparator="inside_cluster",
    )
    said = " ".join(
        reason.text for s in suggest_approaches(a) for reason in (*s.because, *s.against)
    )
    for fact in ("Testpur", "2 poverty groups", "1 of 2 poverty groups"):
        assert fact in said
    assert "fact" not in said, "facts on firms are no baseline on poverty"


def test_a_brace_in_the_name_of_a_cluster_stays_text() -> None:
    a = assessment(purpose="improving", resources="low")
    odd = a.model_copy(update={"profile": Profile(cluster="{answer} {x}")})
    assert "“Improving”" in suggest_approaches(odd)[0].because[0].text
    assert any("{answer} {x}" in reason.text for reason in suggest_approaches(odd)[0].because)


def test_equals_are_explained_and_the_cheaper_stands_first() -> None:
    suggested = [suggest_approaches(assessment(**case)) for case in EVERY_CASE]
    ties = [ranking for ranking in suggested if ranking[0].tie]
    assert ties, "the rules leave no tie to explain"
    for best, second, _ in ties:
        assert best.points == second.points
        assert COSTS.index(best.approach) < COSTS.index(second.approach)
        assert second.what.lower() in best.tie


@pytest.mark.parametrize(
    ("comparator", "count"),
    [
        (None, 0),
        ("none", 1),
        ("inside_cluster", 7),
        ("comparable_cluster", 7),
        ("outside_cluster", 8),
    ],
)
def test_hazards_are_those_of_the_comparator_chosen(comparator: str | None, count: int) -> None:
    hazards = hazards_of_comparator(assessment(comparator=comparator))
    assert len(hazards) == count
    assert ("inside_tension" in {h.key for h in hazards}) == (comparator == "inside_cluster")


def test_a_comparator_marked_on_a_group_contradicts_the_answer_nobody() -> None:
    a = assessment(groups=(group("Stitchers", True),), comparator="none")
    assert "Stitchers" in approach_doubts(a)[0].text
    assert (
        approach_doubts(assessment(groups=(group("Stitchers", True),), comparator="inside_cluster"))
        == ()
    )


def test_a_chosen_comparator_contradicts_groups_that_have_none() -> None:
    assert (
        len(
            approach_doubts(
                assessment(groups=(group("a", False),), comparator="comparable_cluster")
            )
        )
        == 1
    )


def test_an_approach_accepted_against_the_ranking_needs_a_reason() -> None:
    answers: dict[str, Any] = {
        "purpose": "improving",
        "resources": "low",
        "programme_stage": "under_way",
        "approach": "longitudinal",
    }
    assert "one-off study" in approach_doubts(assessment(**answers))[0].text
    assert approach_doubts(assessment(**answers, approach_reason="The funder wants it.")) == ()


PROVING_CASES = [case for case in EVERY_CASE if case["purpose"] in {"proving", "both"}]


def test_where_proof_is_wanted_a_one_off_study_in_first_place_is_said_to_be_none() -> None:
    firsts = {"one_off": 0, "others": 0}
    for case in PROVING_CASES:
        a = assessment(**case)
        first = suggest_approaches(a)[0]
        doubts = [doubt for doubt in approach_doubts(a) if "it is no proof" in doubt.text]
        one_off = first.approach == "one_off"
        firsts["one_off" if one_off else "others"] += 1
        assert len(doubts) == one_off
        if one_off:
            assert any(reason.source.startswith(COUNTER) for reason in first.against)
            assert doubts[0].source == f"{COUNTER}; ours: that it is none"
    assert all(firsts.values()), "both kinds of case are there"


def test_a_one_off_study_that_is_accepted_for_proof_is_said_to_be_none_too() -> None:
    case: dict[str, Any] = {
        "purpose": "proving",
        "resources": "high",
        "programme_stage": "not_started",
    }
    accepted = assessment(**case, approach="one_off", approach_reason="Nothing else is paid for.")
    assert ["it is no proof" in doubt.text for doubt in approach_doubts(accepted)] == [True]
    assert approach_doubts(assessment(**case)) == ()


@pytest.mark.parametrize("baseline", ["partial", "full"])
def test_a_baseline_is_asked_where_it_is_kept_until_the_note_says_so(baseline: str) -> None:
    facts = (Fact(id="firms", topic="firms", statement="Many", event="2003"),)
    told = [doubt.text for doubt in approach_doubts(assessment(facts=facts, baseline=baseline))]
    assert len(told) == 1
    assert "no baseline on poverty" in told[0]
    noted = assessment(baseline=baseline).model_copy(update={"notes": {"design": "In the office"}})
    assert approach_doubts(noted) == ()

"""Box 7 and the rules of the study design, checked as data: complete, cited, and reachable."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from cluster_psia.method import load_method
from cluster_psia.method.cite import origin
from cluster_psia.method.links import walk_values
from cluster_psia.method.load import DATA, read_yaml
from cluster_psia.method.model import Box7, CitedPlace, DesignRule, StudyDesignMethod

if TYPE_CHECKING:
    from cluster_psia.method.model.study import DesignQuestion

BOX_7 = Box7.model_validate(read_yaml(DATA / "box_7.yaml"))
METHOD = StudyDesignMethod.model_validate(read_yaml(DATA / "study_design.yaml"))
PLACEHOLDERS = {"answer", "cluster", "groups", "comparators"}


def test_box_7_holds_every_bullet_of_the_print() -> None:
    printed = {"one_off": (4, 3), "repeat": (4, 3), "longitudinal": (4, 3)}
    assert {x.key: (len(x.advantages), len(x.disadvantages)) for x in BOX_7.approaches} == printed


def test_the_approaches_run_from_the_cheapest_to_the_costliest() -> None:
    assert [x.key for x in BOX_7.approaches] == ["one_off", "repeat", "longitudinal"]


def test_the_box_and_the_text_disagree_on_recall_in_a_repeat_study_and_the_entry_says_so() -> None:
    repeat = next(x for x in BOX_7.approaches if x.key == "repeat")
    no_recall = next(x for x in repeat.advantages if x.key == "no_recall")
    assert "the box" in no_recall.explanation
    assert "phase seven" in no_recall.explanation


def answer_keys(question: DesignQuestion) -> list[str]:
    return [answer.key for answer in question.answers]


def test_the_five_questions_have_their_answers() -> None:
    assert {question.key: answer_keys(question) for question in METHOD.questions} == {
        "purpose": ["improving", "proving", "both"],
        "resources": ["low", "moderate", "high"],
        "programme_stage": ["not_started", "under_way", "ended"],
        "baseline": ["none", "partial", "full"],
        "comparator": ["none", "inside_cluster", "comparable_cluster", "outside_cluster"],
    }


def test_every_cited_place_stands_in_the_register_of_its_document() -> None:
    places = {d.key: d.places for d in load_method().documents.documents}
    cited = [v for _, v in walk_values((BOX_7, METHOD)) if isinstance(v, CitedPlace)]
    assert len(cited) > 60
    assert [s for s in cited if s.place not in places[s.document]] == []


@pytest.mark.parametrize("rule", METHOD.rules, ids=lambda rule: rule.key)
def test_a_reason_names_an_answer_and_uses_only_known_placeholders(rule: DesignRule) -> None:
    used = set(re.findall(r"\{(\w+)\}", rule.explanation))
    assert "answer" in used
    assert used <= PLACEHOLDERS
    assert rule.when, "a rule without a condition would say nothing about this assessment"


@pytest.mark.parametrize("rule", [r for r in METHOD.rules if r.blocks], ids=lambda rule: rule.key)
def test_what_rules_an_approach_out_speaks_against_it(rule: DesignRule) -> None:
    assert (rule.speaks, rule.weight > 0) == ("against", True)


def test_no_single_answer_speaks_twice_for_the_same_side_of_an_approach() -> None:
    seen: set[tuple[str, str, str, str]] = set()
    for rule in METHOD.rules:
        for condition in rule.when if len(rule.when) == 1 and rule.weight else ():
            for answer in condition.is_any_of:
                said = (rule.approach, rule.speaks, condition.question, answer)
                assert said not in seen, said
                seen.add(said)


def test_every_answer_makes_some_rule_speak() -> None:
    heard = {
        (c.question, answer) for rule in METHOD.rules for c in rule.when for answer in c.is_any_of
    }
    assert {(q.key, x.key) for q in METHOD.questions for x in q.answers} == heard


def test_the_three_hazards_and_three_further_problems_of_a_control_group_are_there() -> None:
    assert {
        "same_influences",
        "ethics",
        "cross_over",
        "other_capacities",
        "other_goods",
        "other_environment",
    } <= {h.key for h in METHOD.hazards}


def test_the_tension_about_controls_inside_the_cluster_is_ours_and_shown_there_alone() -> None:
    tension = next(h for h in METHOD.hazards if h.key == "inside_tension")
    assert tension.ours is not None
    assert tension.comparators == ("inside_cluster",)


def test_producers_outside_the_cluster_have_two_grounds_one_printed_and_one_ours() -> None:
    question = next(q for q in METHOD.questions if q.key == "comparator")
    outside = question.answer("outside_cluster")
    assert outside.source
    assert "Either" in outside.explanation
    assert "ours: the second ground" in origin(outside)
    hazard = next(h for h in METHOD.hazards if h.key == "no_clustering")
    assert hazard.comparators == ("outside_cluster",)


def test_a_baseline_is_told_without_counting_facts_on_firms() -> None:
    for rule in METHOD.rules:
        if any(condition.question == "baseline" for condition in rule.when):
            assert not re.search(r"\bfacts?\b|\bdated\b", rule.explanation)


@pytest.mark.parametrize("purpose", ["proving", "both"])
def test_that_a_one_off_study_cannot_prove_is_said_whenever_proof_is_wanted(purpose: str) -> None:
    rule = next(rule for rule in METHOD.rules if rule.key == "one_off_against_proof")
    [condition] = rule.when
    assert (condition.question, rule.speaks) == ("purpose", "against")
    assert purpose in condition.is_any_of
    assert rule.source
    assert rule.source.place == "Section 5, The counterfactual"


def test_under_way_speaks_on_both_sides_of_a_one_off_study() -> None:
    sides = {
        rule.speaks: rule.weight
        for rule in METHOD.rules
        if rule.approach == "one_off"
        for condition in rule.when
        if "under_way" in condition.is_any_of
    }
    assert sides == {"for": 1, "against": 1}

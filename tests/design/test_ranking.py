"""How rules put approaches in order, on a method of three approaches and two questions."""

from __future__ import annotations

from typing import Any

from cluster_psia.assessment.document.model import Assessment, StudyDesign
from cluster_psia.design.ranking import (
    ApproachRules,
    approaches_in_order,
    decisive_questions,
    known_answers,
    points_of,
    speaking_rules,
    tie_words,
)
from cluster_psia.method import load_method
from cluster_psia.method.model import Approach, Box7, Condition, DesignQuestion, DesignRule, Entry

STUDY = load_method().study_design


def said(key: str) -> dict[str, Any]:
    return {"key": key, "label": key.capitalize(), "explanation": "E", "ours": "A test."}


def question(key: str, *answers: str) -> DesignQuestion:
    return DesignQuestion(**said(key), answers=tuple(Entry(**said(one)) for one in answers))


def rule(approach: str, weight: int, *when: tuple[str, str], **more: Any) -> DesignRule:
    conditions = tuple(Condition(question=q, is_any_of=(answer,)) for q, answer in when)
    given = {"approach": approach, "speaks": "for", "weight": weight, "when": conditions} | more
    return DesignRule.model_validate(said(f"{approach}_{weight}") | given)


PROVING, RICH = ("purpose", "proving"), ("resources", "high")
QUESTIONS = (question("purpose", "proving", "improving"), question("resources", "low", "high"))
COSTS = ("one_off", "repeat", "longitudinal")


def ruled_by(*rules: DesignRule) -> ApproachRules:
    study = STUDY.model_copy(update={"questions": QUESTIONS, "rules": rules})
    approaches = (Approach(**said(key), advantages=(), disadvantages=()) for key in COSTS)
    return ApproachRules(study, Box7(approaches=tuple(approaches)))


def test_points_against_are_taken_off() -> None:
    rules = (rule("one_off", 3), rule("one_off", 5, speaks="against"))
    assert points_of(rules) == -2
    assert points_of(()) == 0


def test_a_rule_speaks_when_every_condition_is_met_the_weightiest_first() -> None:
    light, heavy = rule("repeat", 1, PROVING), rule("repeat", 4, PROVING, RICH)
    by = ruled_by(light, heavy, rule("one_off", 5, PROVING))
    assert list(speaking_rules(by, "repeat", {"purpose": "proving"})) == [light]
    both = {"purpose": "proving", "resources": "high"}
    assert list(speaking_rules(by, "repeat", both)) == [heavy, light]
    assert list(speaking_rules(by, "repeat", {})) == []


def test_the_most_points_stand_first_and_of_equals_the_cheaper_one() -> None:
    by = ruled_by(rule("longitudinal", 2, PROVING))
    assert approaches_in_order(by, {"purpose": "proving"}) == ["longitudinal", "one_off", "repeat"]
    assert approaches_in_order(by, {}) == list(COSTS)


def test_what_is_ruled_out_stands_last_whatever_its_points() -> None:
    by = ruled_by(rule("one_off", 5, PROVING), rule("one_off", 0, PROVING, blocks=True))
    assert approaches_in_order(by, {"purpose": "proving"}) == ["repeat", "longitudinal", "one_off"]


def test_a_tie_is_told_of_those_in_it_and_of_no_other() -> None:
    by = ruled_by(rule("one_off", 2, PROVING), rule("longitudinal", 2, PROVING))
    answers = {"purpose": "proving"}
    assert "for the one_off and longitudinal: of equals" in tie_words(by, "one_off", answers)
    assert tie_words(by, "repeat", answers) == ""


def test_approaches_that_are_all_ruled_out_are_no_tie() -> None:
    by = ruled_by(*(rule(key, 0, PROVING, blocks=True) for key in COSTS))
    assert tie_words(by, "one_off", {"purpose": "proving"}) == ""


def test_only_an_open_question_that_could_change_the_first_is_decisive() -> None:
    by = ruled_by(rule("longitudinal", 2, PROVING), rule("repeat", 1, RICH))
    assert decisive_questions(by, frozenset()) == ("Purpose", "Resources")
    assert decisive_questions(by, frozenset({PROVING})) == ()
    assert decisive_questions(by, frozenset({("purpose", "improving")})) == ("Resources",)
    assert decisive_questions(by, frozenset({PROVING, RICH})) == ()


def test_an_answer_that_the_method_does_not_know_is_no_answer() -> None:
    design = StudyDesign(purpose="both", resources="high")
    a = Assessment(name="x", design=design)
    assert known_answers(a, ruled_by()) == {"resources": "high"}  # no "both" in this method

"""How the rules of ``study_design.yaml`` put the approaches of Box 7 in order.

Points for an approach are added, points against it are taken off; an approach that a rule rules
out stands behind all others; of two with equal points the cheaper one stands first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

from cluster_psia.method.model.entry import labels_by_key

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.method.model import Box7, DesignRule, Method, StudyDesignMethod

Answers = Mapping[str, str]


@dataclass(frozen=True)
class ApproachRules:
    """What approaches are ranked by: the questions and rules, and the approaches of Box 7."""

    study: StudyDesignMethod
    box: Box7


def approach_rules(method: Method) -> ApproachRules:
    """The questions, rules and approaches of this method."""
    return ApproachRules(method.study_design, method.box_7)


def known_answers(a: Assessment, by: ApproachRules) -> dict[str, str]:
    """The answers given, without those that the method does not know any more."""
    given = {q: getattr(a.design, q.key) for q in by.study.questions}
    return {q.key: key for q, key in given.items() if key is not None and q.answer(key).known}


def speaking_rules(by: ApproachRules, approach: str, answers: Answers) -> Iterator[DesignRule]:
    """The rules on ``approach`` whose every condition is met, weightiest first."""
    rules = [rule for rule in by.study.rules if rule.approach == approach]
    for rule in sorted(rules, key=lambda rule: -rule.weight):
        if all(answers.get(c.question) in c.is_any_of for c in rule.when):
            yield rule


def points_of(rules: Iterable[DesignRule]) -> int:
    """The weights of rules for an approach less those against it."""
    return sum(rule.weight if rule.speaks == "for" else -rule.weight for rule in rules)


def _standing(by: ApproachRules, approach: str, answers: Answers) -> tuple[bool, int]:
    """(ruled out, points taken negative): what the order is made by, smallest first."""
    rules = list(speaking_rules(by, approach, answers))
    return any(rule.blocks for rule in rules), -points_of(rules)


def approaches_in_order(by: ApproachRules, answers: Answers) -> list[str]:
    """Keys of the approaches, best first."""
    # Box 7 runs from the cheapest to the costliest and sorting is stable, so the cheaper one wins
    # a tie.
    keys = [approach.key for approach in by.box.approaches]
    return sorted(keys, key=lambda key: _standing(by, key, answers))


def tie_words(by: ApproachRules, key: str, answers: Answers) -> str:
    """That approaches have as many points as this one; empty where none has, or it is ruled out."""
    mine = _standing(by, key, answers)
    equals = [x for x in by.box.approaches if _standing(by, x.key, answers) == mine]
    ruled_out, _ = mine
    if ruled_out or len(equals) < 2:
        return ""
    names = " and ".join(x.label.lower() for x in equals)
    return (
        f"The answers speak as strongly for the {names}: of equals the cheaper one is put first."
        " You may well differ."
    )


@lru_cache(maxsize=1024)  # up to 243 ways to answer the rest are ranked
def decisive_questions(by: ApproachRules, given: frozenset[tuple[str, str]]) -> tuple[str, ...]:
    """Labels of the open questions whose answer could still change which approach stands first."""
    answers = dict(given)
    questions = [q for q in by.study.questions if q.key not in answers]
    if not questions:
        return ()
    open_keys = [question.key for question in questions]
    possible = [labels_by_key(question.answers) for question in questions]
    first: dict[tuple[str, ...], str] = {}
    for chosen in product(*possible):
        completed = answers | dict(zip(open_keys, chosen, strict=True))
        first[chosen] = approaches_in_order(by, completed)[0]
    return tuple(q.label for place, q in enumerate(questions) if _matters(place, first))


def _matters(position: int, first: Mapping[tuple[str, ...], str]) -> bool:
    """Whether changing the answer at ``position``, all else equal, ever changes which approach
    stands first.
    """
    seen: dict[tuple[str, ...], str] = {}
    for chosen, approach in first.items():
        all_else = (*chosen[:position], *chosen[position + 1 :])
        if seen.setdefault(all_else, approach) != approach:
            return True
    return False

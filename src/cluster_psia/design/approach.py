"""Which study design of Box 7 fits, from the five answers and the rules of ``study_design.yaml``.

What a rule says is the source's; its weight, the sum and the order are ours. Points for an
approach are added, points against it are taken off; an approach that a rule rules out stands
behind all others; of two with equal points the cheaper one stands first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.model import ApproachKey, Assessment
from cluster_psia.assessment.document.unknown_keys import left_out_words
from cluster_psia.assessment.reason import Reason
from cluster_psia.design.suggestion import Suggestion, filled_template
from cluster_psia.method.cite import origin
from cluster_psia.method.model import Box7, DesignRule, Hazard, Method, StudyDesignMethod
from cluster_psia.words import counted_noun

MIN_ANSWERS = 2  # ours: one answer alone says too little to put an approach first
HOW_RANKED = (
    "Ours: points for an approach less the points against it, from the rules that your answers make"
    " speak. An approach that is ruled out stands last; of two with equal points the cheaper stands"
    " first."
)
Answers = Mapping[str, str]


@dataclass(frozen=True)
class _Rules:
    """What approaches are ranked by: the questions and rules, and the approaches of Box 7."""

    study: StudyDesignMethod
    box: Box7


class ApproachSuggestion(Suggestion):
    """An approach of Box 7 for this assessment.

    ``rank`` is 1 to 3, or None when too few questions are answered. ``points`` is the sum of our
    weights. ``ruled_out`` holds the reasons that keep it from first place. ``certain`` says that
    no answer still open could change which approach stands first; ``open_questions`` names those
    that could. ``tie`` explains equal points.
    """

    approach: ApproachKey
    rank: int | None
    points: int
    ruled_out: tuple[Reason, ...] = ()
    certain: bool
    open_questions: tuple[str, ...] = ()
    tie: str = ""


def suggest_approaches(
    a: Assessment, method: Method | None = None
) -> tuple[ApproachSuggestion, ...]:
    """The three approaches, best first; in the order of Box 7 and
    without ranks when too few answers are given.

    Judged by ``method``, or by what applies to ``a``.
    """
    by = _rules(method or method_of(a))
    answers = _answers(a, by)
    enough = len(answers) >= MIN_ANSWERS
    order = _order(by, answers) if enough else [x.key for x in by.box.approaches]
    open_questions = _decisive(by, frozenset(answers.items()))
    return tuple(
        _suggestion(
            a, by, key, answers, rank=rank if enough else None, open_questions=open_questions
        )
        for rank, key in enumerate(order, 1)
    )


def hazards_of_comparator(a: Assessment) -> tuple[Hazard, ...]:
    """What may spoil the comparison that was chosen; empty while the question is open."""
    return tuple(
        h for h in method_of(a).study_design.hazards if a.design.comparator in h.comparators
    )


def approach_doubts(a: Assessment) -> tuple[Reason, ...]:
    """Where the answers do not agree with the rest of the
    assessment, or the accepted approach with the ranking.
    """
    return tuple(Reason(text=text, source="Ours: read from this assessment") for text in _doubts(a))


def _suggestion(
    a: Assessment,
    by: _Rules,
    key: str,
    answers: Answers,
    *,
    rank: int | None,
    open_questions: tuple[str, ...],
) -> ApproachSuggestion:
    approach = by.box.approach(key)
    rules = list(_speaking(by, key, answers))
    facts = _facts(a)
    said = {
        rule.key: Reason(text=_fill(by, rule, answers, facts), source=origin(rule))
        for rule in rules
    }
    return ApproachSuggestion(
        what=approach.label,
        because=tuple(said[r.key] for r in rules if r.speaks == "for"),
        against=tuple(said[r.key] for r in rules if r.speaks == "against"),
        source=origin(approach),
        approach=approach.key,
        rank=rank,
        points=_points(rules),
        ruled_out=tuple(said[r.key] for r in rules if r.blocks),
        certain=rank is not None and not open_questions,
        open_questions=open_questions,
        tie=_tie(by, key, answers) if rank else "",
    )


# Ranking -----------------------------------------------------------------------------------------


def _rules(method: Method) -> _Rules:
    return _Rules(method.study_design, method.box_7)


def _answers(a: Assessment, by: _Rules) -> dict[str, str]:
    """The answers given, without those that the method does not know any more."""
    given = {q: getattr(a.design, q.key) for q in by.study.questions}
    return {q.key: key for q, key in given.items() if key is not None and q.answer(key).known}


def _speaking(by: _Rules, approach: str, answers: Answers) -> Iterator[DesignRule]:
    """The rules on ``approach`` whose every condition is met, weightiest first."""
    rules = sorted(by.study.rules, key=lambda rule: -rule.weight)
    for rule in rules:
        if rule.approach == approach and all(
            answers.get(c.question) in c.is_any_of for c in rule.when
        ):
            yield rule


def _points(rules: Iterable[DesignRule]) -> int:
    return sum(rule.weight if rule.speaks == "for" else -rule.weight for rule in rules)


def _standing(by: _Rules, approach: str, answers: Answers) -> tuple[bool, int]:
    """(ruled out, points taken negative): what the order is made by, smallest first."""
    rules = list(_speaking(by, approach, answers))
    return any(rule.blocks for rule in rules), -_points(rules)


def _order(by: _Rules, answers: Answers) -> list[str]:
    # Box 7 runs from the cheapest to the costliest and sorting is stable, so the cheaper one wins
    # a tie.
    return sorted((x.key for x in by.box.approaches), key=lambda key: _standing(by, key, answers))


def _tie(by: _Rules, key: str, answers: Answers) -> str:
    mine = _standing(by, key, answers)
    equals = [x for x in by.box.approaches if _standing(by, x.key, answers) == mine and not mine[0]]
    if len(equals) < 2:
        return ""
    names = " and ".join(x.label.lower() for x in equals)
    return (
        f"The answers speak as strongly for the {names}: of equals the cheaper one is put first."
        " You may well differ."
    )


@lru_cache(maxsize=1024)  # up to 243 ways to answer the rest are ranked
def _decisive(by: _Rules, given: frozenset[tuple[str, str]]) -> tuple[str, ...]:
    """Labels of the open questions whose answer could still change which approach stands first."""
    answers = dict(given)
    questions = [q for q in by.study.questions if q.key not in answers]
    if not questions:
        return ()
    first: dict[tuple[str, ...], str] = {
        chosen: _order(
            by, {**answers, **{q.key: answer for q, answer in zip(questions, chosen, strict=True)}}
        )[0]
        for chosen in product(*([x.key for x in q.answers] for q in questions))
    }
    return tuple(q.label for i, q in enumerate(questions) if _matters(i, first))


def _matters(position: int, first: Mapping[tuple[str, ...], str]) -> bool:
    """Whether changing the answer at ``position``, all else equal,
    ever changes which approach stands first.
    """
    seen: dict[tuple[str, ...], str] = {}
    return any(
        seen.setdefault((*c[:position], *c[position + 1 :]), key) != key for c, key in first.items()
    )


# Words -------------------------------------------------------------------------------------------


def _facts(a: Assessment) -> dict[str, str]:
    compared = sum(group.comparator is True for group in a.groups)
    dated = sum(bool(fact.as_of) for fact in a.profile.facts)
    groups = counted_noun(len(a.groups), "poverty group")
    facts = counted_noun(len(a.profile.facts), "fact")
    return {
        "cluster": a.profile.cluster or "this cluster",
        "groups": groups if a.groups else "poverty groups still to be named",
        "comparators": (
            f"{compared} of {groups} marked as having a comparator"
            if a.groups
            else "no poverty groups yet"
        ),
        "facts": (
            f"{facts} in the profile, {dated} of them dated"
            if a.profile.facts
            else "no facts in the profile"
        ),
    }


def _label(by: _Rules, question: str, answer: str) -> str:
    return by.study.question(question).answer(answer).label


def _fill(by: _Rules, rule: DesignRule, answers: Answers, facts: Mapping[str, str]) -> str:
    """The rule's sentence with its placeholders filled in."""
    words = {
        **facts,
        "answer": "” and “".join(_label(by, c.question, answers[c.question]) for c in rule.when),
    }
    return filled_template(rule.explanation, words)


def _doubts(a: Assessment) -> Iterator[str]:
    yield from left_out_words(a, "design")
    with_one = ", ".join(group.label for group in a.groups if group.comparator is True)
    without = [group for group in a.groups if group.comparator is False]
    if a.design.comparator == "none" and with_one:
        yield (
            "The answer is that there is nobody to compare with, yet a comparator is marked for:"
            f" {with_one}."
        )
    if a.design.comparator not in {None, "none"} and a.groups and len(without) == len(a.groups):
        yield "A comparator is chosen here, yet every poverty group is marked as having none."
    if a.design.baseline in {"partial", "full"} and not a.profile.facts:
        yield (
            "A baseline is said to exist, yet the profile holds no fact: say there, or in the note,"
            " where it is."
        )
    first = suggest_approaches(a)[0]
    if (
        a.design.approach
        and first.rank
        and first.approach != a.design.approach
        and not a.design.approach_reason
    ):
        yield (
            f"The approach accepted is not the one that stands first now ({first.what.lower()}); no"
            " reason is given."
        )

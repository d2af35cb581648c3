"""Which study design of Box 7 fits, from the five answers and the rules of ``study_design.yaml``.

What a rule says is the source's; its weight, the sum and the order are ours. Points for an
approach are added, points against it are taken off; an approach that a rule rules out stands
behind all others; of two with equal points the cheaper one stands first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.model import ApproachKey, Assessment
from cluster_psia.assessment.document.unknown_keys import left_out_words
from cluster_psia.assessment.reason import Reason
from cluster_psia.design.ranking import (
    Answers,
    ApproachRules,
    approach_rules,
    approaches_in_order,
    decisive_questions,
    known_answers,
    points_of,
    speaking_rules,
    tie_words,
)
from cluster_psia.design.suggestion import Suggestion, filled_template
from cluster_psia.method.cite import cite, origin
from cluster_psia.words import counted_noun

if TYPE_CHECKING:
    from cluster_psia.method.model import DesignRule, Hazard, Method

MIN_ANSWERS = 2  # ours: one answer alone says too little to put an approach first
PROVES = {
    "proving": "The assessment is to prove.",
    "both": "The assessment is to prove as well.",
}
HOW_RANKED = (
    "Ours: points for an approach less the points against it, from the rules that your answers make"
    " speak. An approach that is ruled out stands last; of two with equal points the cheaper stands"
    " first."
)


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
    """The three approaches, best first; in the order of Box 7 and without ranks when too few
    answers are given.

    Judged by ``method``, or by what applies to ``a``.
    """
    by = approach_rules(method or method_of(a))
    answers = known_answers(a, by)
    enough = len(answers) >= MIN_ANSWERS
    order = approaches_in_order(by, answers) if enough else [x.key for x in by.box.approaches]
    open_questions = decisive_questions(by, frozenset(answers.items()))
    ranks = range(1, len(order) + 1) if enough else [None] * len(order)
    return tuple(
        _suggestion(a, by, key, answers, rank=rank, open_questions=open_questions)
        for rank, key in zip(ranks, order, strict=True)
    )


def hazards_of_comparator(a: Assessment) -> tuple[Hazard, ...]:
    """What may spoil the comparison that was chosen; empty while the question is open."""
    return tuple(
        h for h in method_of(a).study_design.hazards if a.design.comparator in h.comparators
    )


def approach_doubts(a: Assessment) -> tuple[Reason, ...]:
    """Where the answers do not agree with the rest of the assessment, or the accepted approach with
    the ranking.
    """
    found = (Reason(text=text, source="Ours: read from this assessment") for text in _doubts(a))
    return (*no_proof_reasons(a), *found)


def _suggestion(
    a: Assessment,
    by: ApproachRules,
    key: str,
    answers: Answers,
    *,
    rank: int | None,
    open_questions: tuple[str, ...],
) -> ApproachSuggestion:
    approach = by.box.approach(key)
    rules = list(speaking_rules(by, key, answers))
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
        points=points_of(rules),
        ruled_out=tuple(said[r.key] for r in rules if r.blocks),
        certain=rank is not None and not open_questions,
        open_questions=open_questions,
        tie=tie_words(by, key, answers) if rank else "",
    )


# Words -------------------------------------------------------------------------------------------


def _facts(a: Assessment) -> dict[str, str]:
    compared = sum(group.comparator is True for group in a.groups)
    groups = counted_noun(len(a.groups), "poverty group")
    told = {
        "cluster": a.profile.cluster or "this cluster",
        "groups": groups,
        "comparators": f"{compared} of {groups} marked as having a comparator",
    }
    if not a.groups:
        told["groups"] = "poverty groups still to be named"
        told["comparators"] = "no poverty groups yet"
    return told


def _label(by: ApproachRules, question: str, answer: str) -> str:
    return by.study.question(question).answer(answer).label


def _fill(by: ApproachRules, rule: DesignRule, answers: Answers, facts: Mapping[str, str]) -> str:
    """The rule's sentence with its placeholders filled in."""
    asked = [condition.question for condition in rule.when]
    answer = "” and “".join(_label(by, question, answers[question]) for question in asked)
    return filled_template(rule.explanation, {**facts, "answer": answer})


def no_proof_reasons(a: Assessment) -> tuple[Reason, ...]:
    """That the one-off study which is accepted, or stands first, does not prove, where proof is
    wanted; else nothing.
    """
    first = suggest_approaches(a)[0]
    taken = a.design.approach or (first.approach if first.rank else None)
    if a.design.purpose not in PROVES or taken != "one_off":
        return ()
    text = (
        f"{PROVES[a.design.purpose]} A one-off study cannot tell what would have happened without"
        " the programme: with these answers it may be the least bad of the three, and it is no"
        " proof."
    )
    place = cite("unido_2004", "Section 5, The counterfactual")
    return (Reason(text=text, source=f"{place}; ours: that it is none"),)


def _doubts(a: Assessment) -> Iterator[str]:
    yield from left_out_words(a, "design")
    yield from _comparator_doubts(a)
    if a.design.baseline in {"partial", "full"} and not a.notes.get("design"):
        yield (
            "A baseline is said to exist: say in the note of this page where it is kept and whom it"
            " covers. What the profile tells of firms is no baseline on poverty."
        )
    yield from _overtaken(a)


def _comparator_doubts(a: Assessment) -> Iterator[str]:
    with_one = ", ".join(group.label for group in a.groups if group.comparator is True)
    none_has_one = bool(a.groups) and all(group.comparator is False for group in a.groups)
    if a.design.comparator == "none" and with_one:
        yield (
            "The answer is that there is nobody to compare with, yet a comparator is marked for:"
            f" {with_one}."
        )
    if a.design.comparator not in {None, "none"} and none_has_one:
        yield "A comparator is chosen here, yet every poverty group is marked as having none."


def _overtaken(a: Assessment) -> Iterator[str]:
    """That another approach stands first than the one accepted, where nobody said why."""
    first = suggest_approaches(a)[0]
    accepted = a.design.approach
    if not accepted or a.design.approach_reason:
        return
    if first.rank and first.approach != accepted:
        yield (
            f"The approach accepted is not the one that stands first now ({first.what.lower()}); no"
            " reason is given."
        )

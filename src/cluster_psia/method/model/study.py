"""The questions and rules behind the suggested study design and indicators
(``study_design.yaml``).
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from cluster_psia.method.model.entry import Entry, Frozen, Key, entry_with
from cluster_psia.method.model.stand_in import entry_or_stand_in

ComparatorKey = Literal["none", "inside_cluster", "comparable_cluster", "outside_cluster"]


class Condition(Frozen):
    """A condition of a rule: the answers to one question of the study design for which the rule
    speaks.
    """

    question: Literal["purpose", "resources", "programme_stage", "baseline", "comparator"]
    is_any_of: tuple[Key, ...]


class DesignRule(Entry):
    """What one or more answers say for or against an approach.

    ``weight`` counts towards the ranking (0 only informs), ``blocks`` rules the approach out of
    first place. ``explanation`` is the reason shown; ``{answer}`` in it is replaced by the
    answer's label, ``{cluster}`` by the cluster's name, and ``{groups}`` and ``{comparators}`` by
    what the assessment holds of them in words.
    """

    filled_in = True
    approach: Literal["one_off", "repeat", "longitudinal"]
    speaks: Literal["for", "against"]
    weight: Annotated[int, Field(ge=0, le=5)]
    blocks: bool = False
    when: tuple[Condition, ...]


class DesignQuestion(Entry):
    """A question of the study design with the answers it allows."""

    answers: tuple[Entry, ...]

    def answer(self, key: str) -> Entry:
        """The answer with that key, or a stand-in for it."""
        return entry_or_stand_in(self.answers, key, Entry)


class Hazard(Entry):
    """What may spoil a comparison, and the answers on the comparator for which it is a danger."""

    comparators: tuple[ComparatorKey, ...]


class CounterfactualLevel(Entry):
    """A level of the counterfactual, the answers on the comparator that it goes with, and what may
    spoil it.

    ``hazards`` and ``problems`` are keys of the list of hazards: for the control group the three
    hazards and the three further problems that the text tells apart.
    """

    comparators: tuple[ComparatorKey, ...]
    hazards: tuple[Key, ...] = ()
    problems: tuple[Key, ...] = ()


class IndicatorRule(Entry):
    """What a fact about a poverty group says for or against an indicator of Box 5.

    ``measures`` narrows the rule to indicators measured by those rows of Box 6; none given means
    every indicator. ``weight`` is ours and counts towards the order (0 only informs).
    ``explanation`` is the reason shown, with ``{group}``, ``{kind}``, ``{node}``, ``{areas}``,
    ``{difference}``, ``{partner}``, ``{note}``, ``{link}`` and ``{why}`` filled in.
    """

    filled_in = True
    fact: Literal[
        "group_kind",
        "area",
        "area_missed",
        "women",
        "men",
        "difference",
        "single_partner",
        "lender",
        "likely",
        "vulnerable",
        "measures_ours",
        "added_here",
    ]
    speaks: Literal["for", "against"]
    weight: Annotated[int, Field(ge=0, le=5)]
    measures: tuple[Key, ...] = ()


class ManageableNumber(Entry):
    """How many indicators can be handled: for one group, and different ones in the whole study."""

    per_group: Annotated[int, Field(ge=1)]
    in_all: Annotated[int, Field(ge=1)]


class StudyDesignMethod(Frozen):
    """``study_design.yaml``: questions, rules, the hazards of a comparator, and the rules for
    indicators.
    """

    questions: tuple[
        DesignQuestion, ...
    ]  # purpose, resources, programme_stage, baseline, comparator
    rules: tuple[DesignRule, ...]
    counterfactual_levels: tuple[
        CounterfactualLevel, ...
    ]  # recall, control group, reasoned argument
    hazards: tuple[
        Hazard, ...
    ]  # three hazards and three further problems of control groups, and what follows
    indicator_rules: tuple[IndicatorRule, ...]
    manageable: ManageableNumber

    def question(self, key: str) -> DesignQuestion:
        """The question with that key. Raises UnknownEntryError without one."""
        return entry_with(self.questions, key)

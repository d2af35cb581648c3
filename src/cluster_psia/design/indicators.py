"""Which indicators of Box 5 to put before a poverty group, with reasons. The group itself chooses
and ranks them.

The rules stand in ``study_design.yaml`` (``indicator_rules``). A fact about the group makes a rule
speak; points for an indicator are added, points against it taken off. Weights, sum and the number
suggested are ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.chain import node_names
from cluster_psia.assessment.document.unknown_keys import left_out_words
from cluster_psia.assessment.edits.indicators import applying_indicators
from cluster_psia.assessment.reason import Reason
from cluster_psia.design.indicator_facts import Words, facts_of_group, facts_of_indicator
from cluster_psia.design.manageable import manageable_choice
from cluster_psia.design.suggestion import Suggestion, filled_template
from cluster_psia.method.cite import origin
from cluster_psia.method.model import Indicator, IndicatorRule, Method, StakeholderKey

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment, PovertyGroup

HOW_ORDERED = (
    "Ours: points for an indicator less points against it, from what this assessment says of the"
    " group, its node and the programme. Of equals, the one that Box 5 names first stands first;"
    " those added here come after it. Put forward are no more than can be handled: so many for a"
    " group, and so many different ones for all groups together."
)
BEYOND: tuple[StakeholderKey, ...] = ("households", "local_community")


class IndicatorSuggestion(Suggestion):
    """An indicator of Box 5 for one poverty group.

    ``points`` is the sum of our weights; ``suggested`` says that it is among the manageable number
    put forward first.
    """

    indicator: str
    group: str
    stakeholder: StakeholderKey
    points: int
    suggested: bool = False


def suggest_indicators(
    a: Assessment, group_id: str, method: Method | None = None
) -> tuple[IndicatorSuggestion, ...]:
    """Every indicator for the group's own stakeholder that applies here, best first; those that
    stay within a manageable number, for the group and in all, are ``suggested``.

    A group of a kind that the method does not know any more gets none. Judged by ``method``, or by
    what applies to ``a``. Raises ValueError when there is no such group.
    """
    return suggest_for_all_groups(a, method)[group_of(a, group_id).id]


def suggest_for_all_groups(
    a: Assessment, method: Method | None = None
) -> dict[str, tuple[IndicatorSuggestion, ...]]:
    """``suggest_indicators`` of every group by its id, in the order of the document."""
    by = method or method_of(a)
    ordered: dict[str, list[IndicatorSuggestion]] = {}
    for group in a.groups:
        kind = by.box_4.kind(group.kind)
        ordered[group.id] = _ordered(a, by, group, kind.stakeholder) if kind.known else []
    put = manageable_choice(a, by.study_design.manageable, ordered)
    return {group: _with_suggested(every, put[group]) for group, every in ordered.items()}


def _with_suggested(
    every: list[IndicatorSuggestion], put: set[str]
) -> tuple[IndicatorSuggestion, ...]:
    return tuple(one.model_copy(update={"suggested": one.indicator in put}) for one in every)


def suggest_beyond_group(a: Assessment, group_id: str) -> tuple[IndicatorSuggestion, ...]:
    """The indicators of Box 5 for households, then for the local community, each best first.

    Groups explain the causes of poverty, households show the impact (UNIDO 2004, Section 5, Units
    and indicators of assessment): these are offered beside the group's own. Raises ValueError when
    there is no such group.
    """
    by, group = method_of(a), group_of(a, group_id)
    return tuple(s for stakeholder in BEYOND for s in _ordered(a, by, group, stakeholder))


def too_many_indicators(a: Assessment) -> tuple[Reason, ...]:
    """Where more indicators are taken than can be handled: for one group, or different ones
    confirmed in all.
    """
    limit = method_of(a).study_design.manageable
    return tuple(
        Reason(text=text, source=origin(limit))
        for text in _too_many(a, limit.per_group, limit.in_all)
    )


def indicator_warnings(a: Assessment) -> tuple[Reason, ...]:
    """Where more indicators are taken than can be handled, and what is left out of them."""
    return (*too_many_indicators(a), *_left_out(a))


def _left_out(a: Assessment) -> Iterator[Reason]:
    """What the method does not know any more: it is no reason for an indicator, and not counted."""
    for text in left_out_words(a, "indicators", "groups[].kind", "programme.areas"):
        yield Reason(text=text, source="Ours: read from this assessment")


def group_of(a: Assessment, group_id: str) -> PovertyGroup:
    """The poverty group of that id. Raises ValueError with the ids there are."""
    for group in a.groups:
        if group.id == group_id:
            return group
    there = ", ".join(group.id for group in a.groups) or "none"
    raise ValueError(f"there is no poverty group '{group_id}'; the groups are: {there}")


def _too_many(a: Assessment, per_group: int, in_all: int) -> Iterator[str]:
    counting = applying_indicators(a)
    for group in a.groups:
        taken = sum(chosen.group == group.id for chosen in counting)
        if taken > per_group:
            yield (
                f"{taken} indicators are taken for “{group.label}”: more than about {per_group} is"
                " hard to handle."
            )
    confirmed = {chosen.key or chosen.label for chosen in counting if chosen.confirmed}
    if len(confirmed) > in_all:
        yield (
            f"{len(confirmed)} different indicators are confirmed in all: more than about {in_all}"
            " is hard to handle."
        )


# Rules and facts ---------------------------------------------------------------------------------


def _ordered(
    a: Assessment, by: Method, group: PovertyGroup, stakeholder: StakeholderKey
) -> list[IndicatorSuggestion]:
    facts = facts_of_group(a, by, group)
    rows = [row for row in by.box_5.indicators if row.stakeholder == stakeholder]
    suggestions = [_suggestion(a, by, group, row, facts) for row in rows]
    return sorted(suggestions, key=lambda suggestion: -suggestion.points)


def _suggestion(
    a: Assessment, by: Method, group: PovertyGroup, row: Indicator, facts: dict[str, Words]
) -> IndicatorSuggestion:
    known = {**facts, **facts_of_indicator(a, by, group, row)}
    words = _words(a, by, group)
    rules = [
        rule for rule in by.study_design.indicator_rules if rule.fact in known and _fits(rule, row)
    ]
    said = [(rule.speaks, _said(rule, {**words, **known[rule.fact]})) for rule in rules]
    speaking_for = [reason for speaks, reason in said if speaks == "for"]
    against = [reason for speaks, reason in said if speaks == "against"]
    return IndicatorSuggestion(
        what=row.label,
        because=(*speaking_for, *_well_being(by, group, row), _listed(row, words)),
        against=tuple(against),
        source=origin(row),
        indicator=row.key,
        group=group.id,
        stakeholder=row.stakeholder,
        points=sum(r.weight if r.speaks == "for" else -r.weight for r in rules),
    )


def _said(rule: IndicatorRule, words: Words) -> Reason:
    return Reason(text=filled_template(rule.explanation, words), source=origin(rule))


def _listed(row: Indicator, words: Words) -> Reason:
    """For whom the indicator is listed, and what the group has to do with them."""
    where = "It was added here" if row.adapted else "Box 5 lists it"
    belongs = filled_template(_BELONGS[row.stakeholder], words)
    return Reason(text=f"{where} for {_PLURAL[row.stakeholder]}; {belongs}", source=origin(row))


def _well_being(by: Method, group: PovertyGroup, row: Indicator) -> Iterator[Reason]:
    """The states of well-being of Box 1 that the indicator tells about; the link between the two
    boxes is ours.
    """
    states = [state for state in by.box_1.states if state.key in row.states]
    if states:
        names = ", ".join(state.label.lower() for state in states)
        yield Reason(
            text=f"It tells what “{group.label}” should be able to achieve: {names}.",
            source=f"{origin(states[0])}; the link to Box 5 is ours",
        )


_PLURAL = {
    "entrepreneurs": "entrepreneurs",
    "workers": "workers",
    "households": "households",
    "local_community": "the local community",
}
_BELONGS = {
    "entrepreneurs": "Box 4 counts “{group}” among producers ({kind}).",
    "workers": "Box 4 counts “{group}” among workers ({kind}).",
    "households": "it shows what reaches the households of “{group}”.",
    "local_community": "it shows what reaches the place where “{group}” live.",
}


def _fits(rule: IndicatorRule, row: Indicator) -> bool:
    return not rule.measures or row.measures in rule.measures


def _words(a: Assessment, by: Method, group: PovertyGroup) -> Words:
    kind = by.box_4.kind(group.kind)
    return {
        "group": group.label,
        "kind": kind.label.lower(),
        "node": node_names(a.chain)[group.node],
    }

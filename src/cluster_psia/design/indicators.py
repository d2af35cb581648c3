"""Which indicators of Box 5 to put before a poverty group, with reasons. The group itself chooses
and ranks them.

The rules stand in ``study_design.yaml`` (``indicator_rules``). A fact about the group makes a rule
speak; points for an indicator are added, points against it taken off. Weights, sum and the number
suggested are ours.
"""

from __future__ import annotations

from collections.abc import Iterator

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.chain import node_names
from cluster_psia.assessment.document.model import Actor, Assessment, PovertyGroup
from cluster_psia.assessment.document.screening import status_of
from cluster_psia.assessment.document.unknown_keys import left_out_words
from cluster_psia.assessment.edits.indicators import applying_indicators
from cluster_psia.assessment.reason import Reason
from cluster_psia.design.suggestion import Suggestion, filled_template
from cluster_psia.method.cite import origin
from cluster_psia.method.model import Indicator, IndicatorRule, Method, StakeholderKey

HOW_ORDERED = (
    "Ours: points for an indicator less points against it, from what this assessment says of the"
    " group, its node and the programme. Of equals, the one that Box 5 names first stands first;"
    " those added here come after it."
)
BEYOND: tuple[StakeholderKey, ...] = ("households", "local_community")
Words = dict[str, str]


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
    """Every indicator for the group's own stakeholder that applies here, best first; the first few
    are ``suggested``.

    A group of a kind that the method does not know any more gets none. Judged by ``method``, or by
    what applies to ``a``. Raises ValueError when there is no such group.
    """
    by, group = method or method_of(a), group_of(a, group_id)
    kind = by.box_4.kind(group.kind)
    if not kind.known:
        return ()
    ordered = _ordered(a, by, group, kind.stakeholder)
    few = by.study_design.manageable.per_group
    return tuple(
        s.model_copy(update={"suggested": place < few and s.points > 0})
        for place, s in enumerate(ordered)
    )


def suggest_beyond_group(a: Assessment, group_id: str) -> tuple[IndicatorSuggestion, ...]:
    """The indicators of Box 5 for households, then for the local community, each best first.

    Groups explain the causes of poverty, households show the impact (UNIDO 2004, Section 5, Units
    and indicators of assessment): these are offered beside the group's own. Raises ValueError when
    there is no such group.
    """
    by, group = method_of(a), group_of(a, group_id)
    return tuple(s for stakeholder in BEYOND for s in _ordered(a, by, group, stakeholder))


def too_many_indicators(a: Assessment) -> tuple[Reason, ...]:
    """Where more indicators are taken than can be handled: for one
    group, or different ones confirmed in all.
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
    facts = _facts_of_group(a, by, group)
    rows = [row for row in by.box_5.indicators if row.stakeholder == stakeholder]
    return sorted((_suggestion(a, by, group, row, facts) for row in rows), key=lambda s: -s.points)


def _suggestion(
    a: Assessment, by: Method, group: PovertyGroup, row: Indicator, facts: dict[str, Words]
) -> IndicatorSuggestion:
    known = {**facts, **_facts_of_indicator(a, by, group, row)}
    rules = [
        rule for rule in by.study_design.indicator_rules if rule.fact in known and _fits(rule, row)
    ]
    words = _words(a, by, group)
    said = {
        r.key: Reason(
            text=filled_template(r.explanation, {**words, **known[r.fact]}), source=origin(r)
        )
        for r in rules
    }
    where = "It was added here" if row.adapted else "Box 5 lists it"
    listed = Reason(
        text=(
            f"{where} for {_PLURAL[row.stakeholder]};"
            f" {filled_template(_BELONGS[row.stakeholder], words)}"
        ),
        source=origin(row),
    )
    return IndicatorSuggestion(
        what=row.label,
        because=(
            *(said[r.key] for r in rules if r.speaks == "for"),
            *_well_being(by, group, row),
            listed,
        ),
        against=tuple(said[r.key] for r in rules if r.speaks == "against"),
        source=origin(row),
        indicator=row.key,
        group=group.id,
        stakeholder=row.stakeholder,
        points=sum(r.weight if r.speaks == "for" else -r.weight for r in rules),
    )


def _well_being(by: Method, group: PovertyGroup, row: Indicator) -> Iterator[Reason]:
    """The states of well-being of Box 1 that the indicator tells
    about; the link between the two boxes is ours.
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


def _node(a: Assessment, group: PovertyGroup) -> Actor:
    return next(actor for actor in a.chain.actors if actor.id == group.node)


def _words(a: Assessment, by: Method, group: PovertyGroup) -> Words:
    kind = by.box_4.kind(group.kind)
    return {
        "group": group.label,
        "kind": kind.label.lower(),
        "node": node_names(a.chain)[group.node],
    }


def _facts_of_group(a: Assessment, by: Method, group: PovertyGroup) -> dict[str, Words]:
    """The facts that hold for the group whatever the indicator, each with the words it brings."""
    facts: dict[str, Words] = {}
    if group.gender in {"women", "men"}:
        facts[group.gender] = {}
    if group.differences:
        facts["difference"] = {
            "difference": ", ".join(_difference(by, d.kind, d.value) for d in group.differences)
        }
    poverty = group.poverty or status_of(_node(a, group))
    if poverty in {"likely", "vulnerable"}:
        facts[poverty] = {}
    partners, lenders = _partners(a, group.node), _lenders(a, group.node)
    if len(partners) == 1:
        facts["single_partner"] = {"partner": partners[0]}
    if lenders:
        facts["lender"] = {"partner": ", ".join(lenders)}
    return facts


def _difference(by: Method, kind: str, value: str) -> str:
    label = by.box_4.difference(kind).label.lower()
    return f"{label} ({value})" if value else label


def _partners(a: Assessment, node: str) -> list[str]:
    """Labels of those who buy from the node, give it work or employ it."""
    links = a.chain.links
    ids = {k.target for k in links if k.source == node and k.kind == "sells_to"}
    ids |= {k.source for k in links if k.target == node and k.kind in {"subcontracts", "employs"}}
    return _names(a, ids)


def _names(a: Assessment, ids: set[str]) -> list[str]:
    """What the operators with these ids are called, in the order of the map."""
    names = node_names(a.chain)
    return [names[actor.id] for actor in a.chain.actors if actor.id in ids]


def _lenders(a: Assessment, node: str) -> list[str]:
    ids = {k.source for k in a.chain.links if k.target == node and k.kind == "lends"}
    return _names(a, ids)


def _facts_of_indicator(
    a: Assessment, by: Method, group: PovertyGroup, row: Indicator
) -> dict[str, Words]:
    """The facts that lie between the group, or the programme, and this indicator."""
    facts: dict[str, Words] = {}
    labels = {area.key: area.label.lower() for area in by.table_1.areas}
    if row.adapted:
        facts["added_here"] = {"why": row.adapted}
    if group.kind in row.group_kinds:
        facts["group_kind"] = {"link": row.links_ours}
    areas = [key for key in a.programme.areas if key in labels]
    meeting = [labels[key] for key in areas if key in row.areas]
    if meeting:
        facts["area"] = {"areas": " and ".join(meeting)}
    elif areas and not row.adapted:  # nobody says of an added one at which areas it aims
        facts["area_missed"] = {"areas": ", ".join(labels[key] for key in areas)}
    if by.box_6.row(row.measures).source is None and not row.adapted:
        facts["measures_ours"] = {}
    return facts

"""The study in short: its design, its indicators and its methods."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.adapted import method_of, whole_method_of
from cluster_psia.assessment.document.unknown_keys import left_out_words
from cluster_psia.assessment.edits.indicators import (
    applying_indicators,
    counting_of_group,
    indicator_label,
)
from cluster_psia.design.approach import ApproachSuggestion, suggest_approaches
from cluster_psia.design.triangulation import triangulation
from cluster_psia.export.plan.report import Section, SummaryItem
from cluster_psia.export.plan.words import unknown_sentences
from cluster_psia.method.model.entry import labels_by_key
from cluster_psia.words import counted_noun, entry_label

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import (
        Assessment,
        ChosenIndicator,
        ChosenMethod,
        PovertyGroup,
    )
    from cluster_psia.assessment.reason import Reason
    from cluster_psia.method import Method

_RESTING = "Taken, but switched off here, so that they count nowhere"
_GAPS = 3  # so many gaps in the evidence are told one by one; more are only counted


# Design ------------------------------------------------------------------------------------------


def design_section(a: Assessment) -> Section:
    """The design accepted and the one ranked first, the answers, and the questions still open."""
    suggested = suggest_approaches(a)
    reason = a.design.approach_reason
    findings = (
        _accepted(a, suggested),
        _ranked_first(suggested[0]),
        f"Reason given: {reason}" if reason else "",
    )
    questions = method_of(a).study_design.questions
    given = [(question, getattr(a.design, question.key)) for question in questions]
    open_ = " ".join(question.label for question, key in given if key is None)
    return Section(
        "design",
        "Study design",
        tuple(filter(None, findings)),
        tuple(SummaryItem(q.label, entry_label(q.answers, key)) for q, key in given if key),
        (*((f"Not answered: {open_}",) if open_ else ()), *left_out_words(a, "design")),
    )


def _accepted(a: Assessment, suggested: Iterable[ApproachSuggestion]) -> str:
    for suggestion in suggested:
        if suggestion.approach == a.design.approach:
            return f"Accepted: {suggestion.what.lower()}."
    return "No study design is accepted yet."


def _ranked_first(best: ApproachSuggestion) -> str:
    if not best.rank:
        return "Too few answers to rank the designs."
    return f"First by the answers given: {best.what.lower()}."


# Indicators --------------------------------------------------------------------------------------


def indicators_section(a: Assessment) -> Section:
    """How many indicators count and for whom, group by group, and what still waits or rests."""
    counting = applying_indicators(a)
    waiting = [chosen for chosen in counting if not chosen.confirmed]
    known = {indicator.key for indicator in whole_method_of(a).box_5.indicators}
    resting = [chosen for chosen in a.indicators if chosen not in counting and chosen.key in known]
    items = (_group_item(a, group) for group in a.groups)
    return Section(
        "indicators",
        "Indicators",
        (_indicators_finding(counting),),
        tuple(item for item in items if item.detail),
        (
            *unknown_sentences("Not yet confirmed by the groups", _by_group(a, waiting)),
            *unknown_sentences(_RESTING, _by_group(a, resting)),
            *left_out_words(a, "indicators", "programme.areas"),
        ),
    )


def _indicators_finding(counting: tuple[ChosenIndicator, ...]) -> str:
    if not counting:
        return "No indicators taken yet."
    different = {chosen.key or chosen.label for chosen in counting}
    groups = {chosen.group for chosen in counting}
    whom = f"{counted_noun(len(counting), 'indicator')} for {counted_noun(len(groups), 'group')}"
    apart = f", {len(different)} different ones" if len(different) < len(counting) else ""
    confirmed = sum(chosen.confirmed for chosen in counting)
    return f"{whom}{apart}; {confirmed} of {len(counting)} confirmed."


def _group_item(a: Assessment, group: PovertyGroup) -> SummaryItem:
    """The indicators of a group that count; without any, nothing is said of the group."""
    labels = [indicator_label(a, one) for one in counting_of_group(a, group.id)]
    return SummaryItem(f"{group.label} ({len(labels)})", ", ".join(labels))


def _by_group(a: Assessment, chosen: Iterable[ChosenIndicator]) -> Iterator[str]:
    """Indicators by their labels, each with the group that took it: as they are counted."""
    groups = {group.id: group.label for group in a.groups}
    return (f"{indicator_label(a, one)} ({groups[one.group]})" for one in chosen)


# Methods -----------------------------------------------------------------------------------------


def methods_section(a: Assessment) -> Section:
    """How many methods are chosen, which at each stage, and where the evidence has gaps."""
    found = triangulation(a)
    labels = labels_by_key(whole_method_of(a).methods.methods)
    here = {method.key for method in method_of(a).methods.methods}
    counting = [chosen for chosen in a.methods if chosen.key in here]
    off = labels.keys() - here
    resting = dict.fromkeys(labels[chosen.key] for chosen in a.methods if chosen.key in off)
    gaps, more = _gaps(found.gaps)
    return Section(
        "methods",
        "Methods",
        (_methods_finding(counting), f"{found.finding}."),
        _stages(counting, labels, method_of(a)),
        (*gaps, *unknown_sentences(_RESTING, resting), *left_out_words(a, "methods"), *more),
    )


def _methods_finding(counting: list[ChosenMethod]) -> str:
    if not counting:
        return "No methods chosen yet."
    different = {chosen.key for chosen in counting}
    if len(different) == len(counting):
        return f"{counted_noun(len(different), 'method')} chosen."
    return (
        f"{counted_noun(len(different), 'method')} chosen, some at several stages:"
        f" {len(counting)} uses in all."
    )


def _stages(
    counting: list[ChosenMethod], labels: dict[str, str], method: Method
) -> tuple[SummaryItem, ...]:
    """The methods of each stage that has any."""
    found = []
    for stage in method.box_a1.stages:
        methods = [labels[chosen.key] for chosen in counting if chosen.stage == stage.key]
        if methods:
            found.append(SummaryItem(f"{stage.label} ({len(methods)})", ", ".join(methods)))
    return tuple(found)


def _gaps(gaps: tuple[Reason, ...]) -> tuple[list[str], list[str]]:
    """The first gaps in words, and how many more there are."""
    left = len(gaps) - _GAPS
    more = [f"And {counted_noun(left, 'more gap')} in the evidence."] if left > 0 else []
    return [gap.text for gap in gaps[:_GAPS]], more

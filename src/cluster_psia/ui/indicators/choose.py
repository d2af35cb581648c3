"""The first half of the Indicators page: for whom, and which of Box 5, with reasons."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.document.adapted import whole_method_of
from cluster_psia.assessment.edits.indicators import (
    counting_of_group,
    take_for_groups,
    with_indicator,
    with_own,
)
from cluster_psia.design.indicators import (
    HOW_ORDERED,
    IndicatorSuggestion,
    indicator_warnings,
)
from cluster_psia.ui import state
from cluster_psia.ui.indicators.suggested import (
    groups_without,
    suggested_around,
    suggested_for,
)
from cluster_psia.ui.parts import forms
from cluster_psia.ui.parts.buttons import draw_edit_button
from cluster_psia.ui.parts.choose import choose_shown
from cluster_psia.ui.parts.drafts import DraftForm
from cluster_psia.ui.parts.reasons import draw_paragraphs, draw_reason_warnings, reason_list
from cluster_psia.ui.parts.rows import draw_choice_row
from cluster_psia.ui.parts.text import badge_of, plain_text
from cluster_psia.words import counted_noun

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment, PovertyGroup
    from cluster_psia.method.model import Indicator


@dataclass(frozen=True)
class IndicatorsView:
    """For which poverty group, by its id, and which step of the work is shown."""

    group: str | None = None
    step: str | None = None


HOUSEHOLDS = (
    "Groups explain why people are poor; households show what reaches them. Ask in a few of them."
)
CHOOSE, RANK = "choose", "rank"


def draw_empty_indicators() -> None:
    """What to do when there are no poverty groups."""
    st.info(
        "Indicators say what change would mean to each poverty group, so the groups come first."
        " Name them on the page before this one; for each you will then find a handful of"
        " indicators with reasons. The published samples show what this looks like.",
        icon=":material/info:",
    )


def draw_who_confirms() -> None:
    """The page suggests; people of the group decide."""
    st.markdown(
        "What stands here is a proposal by outsiders. The groups decide: in focus group discussions"
        " of five to eight people, one for each group, they name what matters to them by talk,"
        " mapping and role play, then rank it by matrix scoring or a wheel diagram. Mark an"
        " indicator as confirmed only after that. :gray[UNIDO 2004, Annex II, Phase three]"
    )


def choose_poverty_group(a: Assessment) -> PovertyGroup:
    """The group that the page is about, chosen by pills; the first one to begin with."""
    groups = {group.id: group for group in a.groups}
    labels = {key: plain_text(_counted(a, group)) for key, group in groups.items()}
    shown = choose_shown(
        "indicators.group",
        "Poverty group",
        labels,
        state.view_of(IndicatorsView).group,
        lambda key: state.change_view(IndicatorsView, group=key),
    )
    return groups[shown]


def _counted(a: Assessment, group: PovertyGroup) -> str:
    number = len(counting_of_group(a, group.id))
    return f"{group.label} ({number})" if number else group.label


def choose_indicator_step(a: Assessment, group: PovertyGroup) -> str:
    """Which half of the work is shown: choosing, or ranking, confirming and measuring."""
    number = len(counting_of_group(a, group.id))
    labels = {CHOOSE: "1. Choose", RANK: f"2. Confirm, rank and measure ({number})"}
    return choose_shown(
        "indicators.section",
        "Step",
        labels,
        state.view_of(IndicatorsView).step,
        lambda key: state.change_view(IndicatorsView, step=key),
        label_visibility="collapsed",
    )


def draw_indicator_warnings(a: Assessment) -> None:
    """Where more is taken than can be handled, and what the method does not know any more."""
    draw_reason_warnings(indicator_warnings(a))


# Choosing ----------------------------------------------------------------------------------------


def draw_indicator_suggestions(a: Assessment, group: PovertyGroup) -> None:
    """The suggestions for the group, then the rest of Box 5, and a line for one of their own.

    Each stands with its reasons and a way to take or leave it.
    """
    own = suggested_for(group.id)
    suggested = [s for s in own if s.suggested]
    st.header(f"Suggested for {plain_text(group.label)}", anchor=False)
    if not own:
        st.caption("None: the method does not know this kind of group any more.")
    elif not suggested:
        st.caption("Nothing speaks for one of them more than for another yet; choose below.")
    with st.container(gap=None):
        for s in suggested:
            _draw_row(a, s)
    st.caption(plain_text(HOW_ORDERED))
    _draw_others(a, "Also in Box 5 for them", [s for s in own if not s.suggested])
    _draw_beyond(a, group)
    _draw_own_form(group)


def _draw_beyond(a: Assessment, group: PovertyGroup) -> None:
    """The indicators of Box 5 for those around the group."""
    beyond = suggested_around(group.id)
    households = [s for s in beyond if s.stakeholder == "households"]
    _draw_others(a, "For their households", households, HOUSEHOLDS)
    community = [s for s in beyond if s.stakeholder == "local_community"]
    _draw_others(a, "For the local community", community)


def _draw_others(
    a: Assessment, title: str, suggestions: list[IndicatorSuggestion], about: str = ""
) -> None:
    """Rows that nobody suggests, folded, with the number of those that are taken."""
    if not suggestions:
        return
    taken = sum(_is_taken(a, s) for s in suggestions)
    counted = f"{len(suggestions)}, {taken} taken" if taken else str(len(suggestions))
    with st.expander(f"{title} ({counted})"):
        if about:
            st.markdown(about)
        for s in suggestions:
            _draw_row(a, s)


def _is_taken(a: Assessment, s: IndicatorSuggestion) -> bool:
    return any((one.group, one.key) == (s.group, s.indicator) for one in a.indicators)


def _draw_row(a: Assessment, s: IndicatorSuggestion) -> None:
    row = whole_method_of(a).box_5.indicator(s.indicator)
    said = next((reason.text for reason in s.because), _directions(row))
    draw_choice_row(
        partial(_draw_switch, a, s, row),
        said,
        partial(_draw_reasons, s, row),
        partial(_draw_for_all, a, s),
    )


def _draw_for_all(a: Assessment, s: IndicatorSuggestion) -> None:
    """One press takes for every other group what was taken for this one, where Box 5 has it for
    people like them.
    """
    if not _is_taken(a, s):
        return
    others = groups_without(a, s.indicator)
    if others:
        draw_edit_button(
            f"take_all.{s.group}.{s.indicator}",
            "For all groups",
            lambda now: take_for_groups(now, s.indicator, others),
            renews=True,
            type="tertiary",
            help=f"Takes it for {counted_noun(len(others), 'more group')} as well.",
        )


def _draw_switch(a: Assessment, s: IndicatorSuggestion, row: Indicator) -> None:
    """The switch that takes or leaves an indicator."""
    forms.draw_switch(
        f"take.{s.group}.{s.indicator}",
        f"**{plain_text(s.what)}** {badge_of(row)}".strip(),
        _is_taken(a, s),
        lambda now, on: with_indicator(now, s.group, s.indicator, taken=on),
        help=plain_text(row.explanation),
        width="stretch",
    )


def _directions(row: Indicator) -> str:
    where = "was said" if row.adapted else "in the print"
    better = f"Better: {row.positive.lower()}." if row.positive else f"No better side {where}."
    worse = f"Worse: {row.negative.lower()}." if row.negative else f"No worse side {where}."
    return f"{better} {worse}"


def _draw_reasons(s: IndicatorSuggestion, row: Indicator) -> None:
    """What better and worse mean, and why it is suggested."""
    draw_paragraphs(
        f":gray[{plain_text(_directions(row))}]",
        reason_list("Because", s.because),
        reason_list("Against", s.against),
    )


def _draw_own_form(group: PovertyGroup) -> None:
    """A line for an indicator that the group itself named."""
    st.header("One of their own", anchor=False)
    own = DraftForm(f"own.{group.id}")
    with own.frame():
        own.draw_line("label", "What the group itself named, in its words")
        own.draw_button("Add it", _take_own, args=(own, group.id))


def _take_own(own: DraftForm, group: str) -> None:
    if state.edit_assessment(lambda now: with_own(now, group, own.value("label"))):
        own.empty()  # only once the words were taken

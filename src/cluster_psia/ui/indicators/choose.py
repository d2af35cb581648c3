"""The first half of the Indicators page: for whom, and which of Box 5, with reasons."""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from cluster_psia.assessment.document.adapted import whole_method_of
from cluster_psia.assessment.document.model import Assessment, PovertyGroup
from cluster_psia.assessment.edits.indicators import (
    of_group,
    with_indicator,
    with_own,
)
from cluster_psia.design.indicators import (
    HOW_ORDERED,
    IndicatorSuggestion,
    indicator_warnings,
    suggest_beyond_group,
    suggest_indicators,
)
from cluster_psia.method.model import Indicator
from cluster_psia.ui import state
from cluster_psia.ui.parts.choose import choose_shown
from cluster_psia.ui.parts.emptied import clear_widgets, fresh_name
from cluster_psia.ui.parts.reasons import draw_reason_list
from cluster_psia.ui.parts.text import badge_of, plain_text


@dataclass(frozen=True)
class IndicatorsView:
    """For which poverty group, by its id, and which step of the work is shown."""

    group: str | None = None
    step: str | None = None


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
    shown = choose_shown(
        "indicators.group",
        "Poverty group",
        {key: plain_text(_counted(a, group)) for key, group in groups.items()},
        state.view_of(IndicatorsView).group,
        lambda key: state.keep_view(replace(state.view_of(IndicatorsView), group=key)),
    )
    return groups[shown]


def _counted(a: Assessment, group: PovertyGroup) -> str:
    number = len(of_group(a, group.id))
    return f"{group.label} ({number})" if number else group.label


def choose_indicator_step(a: Assessment, group: PovertyGroup) -> str:
    """Which half of the work is shown: choosing, or ranking, confirming and measuring."""
    number = len(of_group(a, group.id))
    labels = {CHOOSE: "1. Choose", RANK: f"2. Confirm, rank and measure ({number})"}
    return choose_shown(
        "indicators.section",
        "Step",
        labels,
        state.view_of(IndicatorsView).step,
        lambda key: state.keep_view(replace(state.view_of(IndicatorsView), step=key)),
        label_visibility="collapsed",
    )


def draw_indicator_warnings(a: Assessment) -> None:
    """Where more is taken than can be handled, and what the method does not know any more."""
    for reason in indicator_warnings(a):
        st.warning(
            f"{plain_text(reason.text)} :gray[{plain_text(reason.source)}]",
            icon=":material/warning:",
        )


# Choosing ----------------------------------------------------------------------------------------


def draw_indicator_suggestions(a: Assessment, group: PovertyGroup) -> None:
    """The suggestions for the group, then the rest of Box 5, each
    with reasons and a way to take or leave it.
    """
    own = suggest_indicators(a, group.id)
    st.subheader(f"Suggested for {plain_text(group.label)}", anchor=False)
    if not any(s.suggested for s in own):
        st.caption("Nothing speaks for one of them more than for another yet; choose below.")
    _grid(a, [s for s in own if s.suggested], across=2, reasons=True)
    st.caption(plain_text(HOW_ORDERED))
    st.subheader("Also in Box 5 for them", anchor=False)
    _grid(a, [s for s in own if not s.suggested], across=3)
    _beyond(a, group)
    _own_form(group)


def _beyond(a: Assessment, group: PovertyGroup) -> None:
    beyond = suggest_beyond_group(a, group.id)
    st.subheader("For their households", anchor=False)
    st.markdown(
        "Groups explain why people are poor; households show what reaches them. Ask in a few"
        " households."
    )
    _grid(a, [s for s in beyond if s.stakeholder == "households"], across=3)
    st.subheader("For the local community", anchor=False)
    _grid(a, [s for s in beyond if s.stakeholder == "local_community"], across=3)


def _grid(
    a: Assessment, suggestions: list[IndicatorSuggestion], across: int, *, reasons: bool = False
) -> None:
    """Rows of cards, so that on a narrow screen the cards follow each other in their order."""
    for start in range(0, len(suggestions), across):
        for column, suggestion in zip(
            st.columns(across), suggestions[start : start + across], strict=False
        ):
            with column, st.container(border=True, height="stretch"):
                _suggestion(a, suggestion, reasons=reasons)


def _suggestion(a: Assessment, s: IndicatorSuggestion, *, reasons: bool) -> None:
    row = whole_method_of(a).box_5.indicator(s.indicator)
    chosen = any(c.key == s.indicator for c in of_group(a, s.group))
    name = f"take.{s.group}.{s.indicator}"

    def _switch() -> None:
        on = bool(state.widget_value(name))
        state.edit_assessment(lambda now: with_indicator(now, s.group, s.indicator, taken=on))

    st.toggle(
        f"**{plain_text(s.what)}**",
        value=chosen,
        key=state.widget_key(name),
        on_change=_switch,
        help=plain_text(row.explanation),
    )
    st.markdown(f"{badge_of(row)} :gray[{plain_text(_directions(row))}]".strip())
    if reasons:
        _reasons(s)
    else:
        with st.popover("Reasons", type="tertiary"):
            _reasons(s)


def _directions(row: Indicator) -> str:
    where = "was said" if row.adapted else "in the print"
    better = f"Better: {row.positive.lower()}." if row.positive else f"No better side {where}."
    worse = f"Worse: {row.negative.lower()}." if row.negative else f"No worse side {where}."
    return f"{better} {worse}"


def _reasons(s: IndicatorSuggestion) -> None:
    draw_reason_list("Because", s.because)
    draw_reason_list("Against", s.against)


def _own_form(group: PovertyGroup) -> None:
    st.subheader("One of their own", anchor=False)
    with st.form(state.widget_key("own.form"), border=True):
        label = st.text_input(
            "What the group itself named, in its words",
            key=state.widget_key(fresh_name("own.label")),
            max_chars=300,
        )
        if st.form_submit_button("Add it", key=state.widget_key(fresh_name("own.add"))):
            if state.edit_assessment(lambda now: with_own(now, group.id, label)):
                clear_widgets("own.label", "own.add")  # only once the words were taken
            st.rerun()

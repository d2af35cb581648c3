"""The fields of a new room, each with how it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.drawing.charts.room_sentences import rule_in_words
from cluster_psia.ui import state
from cluster_psia.ui.parts.drafts import DraftForm
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.ui.room.setup.fixed import SHOW, language_labels
from cluster_psia.workshop.groups import group_name
from cluster_psia.workshop.values import GROUPS, Consensus

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment

MORE_GROUPS = DraftForm("room.more_groups")
INVITED = (
    "home_workers",
    "workshop_workers",
    "workshop_owners",
    "traders",
    "association",
    "officials",
)


def choose_criteria(a: Assessment) -> None:
    """All criteria of the matrix, or some of them."""
    rows = {row.key: row for row in method_of(a).table_2.criteria}
    which = st.segmented_control(
        "Criteria to score",
        ["all", "some"],
        default="all",
        required=True,
        key=state.widget_key("room.which"),
        format_func={"all": f"All {len(rows)} of the matrix", "some": "Fewer"}.__getitem__,
        help="Twenty take a room about 25 minutes. Fewer leave more time to talk.",
    )
    if which == "some":
        st.pills(
            "Criteria",
            list(rows),
            selection_mode="multi",
            wrap=True,
            key=state.widget_key("room.criteria"),
            label_visibility="collapsed",
            format_func=lambda key: plain_text(f"{rows[key].number}. {rows[key].label}"),
        )


def choose_groups() -> None:
    """Whose voices should be heard: groups of the list, and others by name."""
    st.pills(
        "Participant groups: whose voices should be heard?",
        list(GROUPS),
        selection_mode="multi",
        wrap=True,
        default=list(INVITED),
        format_func=group_name,
        key=state.widget_key("room.groups"),
        help=(
            "People choose theirs on joining, or none. The board shows which groups nobody has"
            " joined from. These stand on phones in each language."
        ),
    )
    draw_other_groups(MORE_GROUPS)


def draw_other_groups(form: DraftForm) -> None:
    """A line for groups that the list does not have."""
    form.draw_line(
        "names",
        "Other groups, separated by commas (shown as typed in every language)",
        placeholder="Dye house workers, job workers",
    )


def named_groups(typed: str) -> tuple[str, ...]:
    """The groups in a line with commas between them."""
    return tuple(filter(None, (" ".join(part.split()) for part in typed.split(","))))


def choose_languages() -> None:
    """The languages that people can choose from."""
    labels = language_labels()
    st.pills(
        "Languages of the participant page",
        list(labels),
        selection_mode="multi",
        wrap=True,
        default=["en"],
        key=state.widget_key("room.languages"),
        format_func=labels.__getitem__,
    )
    st.caption(
        "People choose their own; the phone’s setting comes first."
        " Adapted criteria are shown as typed."
    )


def choose_privacy() -> None:
    """Names, blind scoring, and what phones show."""
    st.toggle(
        "People may give a name or an alias",
        True,
        key=state.widget_key("room.aliases"),
        help="Shown to you only. It never goes into the assessment.",
    )
    blind = st.toggle(
        "Blind: nobody sees answers of an open round", True, key=state.widget_key("room.blind")
    )
    shows = [key for key in SHOW if not (blind and key == "after_own")]
    st.radio(
        "Participants see the room’s answers on their phones",
        shows,
        shows.index("after_close"),
        key=state.widget_key(f"room.show.{blind}"),
        format_func=SHOW.__getitem__,
    )


def choose_consensus() -> None:
    """When the room agrees, and that rule in words."""
    with st.popover("Consensus rule", type="tertiary", icon=":material/rule:"):
        _draw_rule_fields(Consensus())
        st.caption(
            "75 % is the commonest threshold of Delphi studies; the rule as a whole is ours."
        )
    st.caption(plain_text(rule_in_words(typed_rule())))


def _draw_rule_fields(first: Consensus) -> None:
    st.number_input(
        "Share of the scores near the median, in per cent",
        50,
        100,
        round(first.share * 100),
        5,
        key=state.widget_key("room.share"),
    )
    st.number_input(
        "How near, in points",
        0.0,
        2.0,
        float(first.within),
        0.5,
        key=state.widget_key("room.within"),
    )
    st.number_input(
        "Widest middle half (interquartile range), in points",
        0.0,
        4.0,
        float(first.spread),
        0.5,
        key=state.widget_key("room.spread"),
    )


def typed_rule() -> Consensus:
    """The rule in the fields; the first one while they were never drawn."""
    if not state.has_widget("room.share"):
        return Consensus()
    return Consensus(
        share=state.widget_value("room.share") / 100,
        within=state.widget_value("room.within"),
        spread=state.widget_value("room.spread"),
    )

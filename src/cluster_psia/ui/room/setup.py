"""The rooms of the open assessment, and what is fixed before a new one opens."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st
from pydantic import ValidationError

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.explain import explain_error
from cluster_psia.assessment.document.model import Assessment
from cluster_psia.drawing.charts.room_sentences import rule_in_words
from cluster_psia.i18n import languages
from cluster_psia.store import StoreError
from cluster_psia.ui import state
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.ui.room.page import STATES, act_on_room, go_to_room, spaced_code
from cluster_psia.ui.room.view import RoomView
from cluster_psia.workshop import actions
from cluster_psia.workshop.groups import group_name
from cluster_psia.workshop.values import GROUPS, Consensus, Room, Settings

INVITED = (
    "home_workers",
    "workshop_workers",
    "workshop_owners",
    "traders",
    "association",
    "officials",
)
SHOW = {
    "never": "Never: only on the wall",
    "after_own": "As soon as they have answered themselves",
    "after_close": "After the round is closed, what you reveal",
}
NOT_REVIEWED = "not yet reviewed by a native speaker"


def draw_room_list() -> None:
    """The list, then a new room."""
    opened = state.current_revision()
    if opened is None:
        return
    try:
        held = actions.rooms_of(state.room_store(), opened.id)
    except StoreError as error:
        st.error(plain_text(str(error)), icon=":material/error:")
        return
    if not held:
        st.info(
            "No workshop was held for this assessment yet. In 45 minutes a room of 10 to 60 people"
            " scores the matrix on their phones, sees where it disagrees, talks, and scores again."
            " The more different the people are, the more it is worth: home workers, owners, a"
            " trader, an official.",
            icon=":material/info:",
        )
    for room in held:
        _listed(room)
    with st.expander("Open a new room", expanded=not held, icon=":material/add:"):
        _new(opened.assessment)


def _listed(room: Room) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        ended = f", ended {room.ended_at:%d %B %Y}" if room.ended_at else ""
        st.markdown(
            f"**{spaced_code(room.code)}** · opened {room.opened_at:%d %B %Y, %H:%M} UTC ·"
            f" {len(room.settings.criteria)} criteria · round {room.round},"
            f" {STATES[room.state] if not ended else ended[2:]}",
            width="stretch",
        )
        st.button(
            "Go into this room",
            key=state.widget_key(f"room.enter.{room.code}"),
            on_click=go_to_room,
            args=(room.code,),
        )


# A new room --------------------------------------------------------------------------------------


def _new(a: Assessment) -> None:
    st.markdown("All of this is fixed when the room opens, and stands with every result.")
    left, right = st.columns(2, gap="large")
    with left:
        _criteria(a)
        _groups()
    with right:
        _languages()
        _privacy()
        _consensus()
    st.button(
        "Open the room",
        key=state.widget_key("room.open"),
        type="primary",
        icon=":material/meeting_room:",
        on_click=_open,
    )
    st.caption(
        "The first round takes answers at once. You get a code for the wall and a key for a second"
        " laptop."
    )


def _criteria(a: Assessment) -> None:
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


def _groups() -> None:
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
    st.text_input(
        "Other groups, separated by commas (shown as typed in every language)",
        max_chars=600,
        key=state.widget_key("room.more_groups"),
        placeholder="Dye house workers, job workers",
    )


def _languages() -> None:
    known = {each.code: each for each in languages()}
    st.pills(
        "Languages of the participant page",
        list(known),
        selection_mode="multi",
        wrap=True,
        default=["en"],
        key=state.widget_key("room.languages"),
        format_func=lambda c: known[c].name + ("" if known[c].reviewed else f" ({NOT_REVIEWED})"),
    )
    st.caption(
        "People choose their own; the phone’s setting comes first. Adapted criteria are shown as"
        " typed."
    )


def _privacy() -> None:
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


def _consensus() -> None:
    first = Consensus()
    with st.popover("Consensus rule", type="tertiary", icon=":material/rule:"):
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
        st.caption(
            "75 % is the commonest threshold of Delphi studies; the rule as a whole is ours."
        )
    st.caption(plain_text(rule_in_words(_rule())))


def _rule() -> Consensus:
    if not state.has_widget("room.share"):
        return Consensus()
    return Consensus(
        share=state.widget_value("room.share") / 100,
        within=state.widget_value("room.within"),
        spread=state.widget_value("room.spread"),
    )


def _open() -> None:
    opened = state.current_revision()
    if opened is None:
        return
    a = opened.assessment
    rows = [row.key for row in method_of(a).table_2.criteria]
    some = state.widget_value("room.which") == "some"
    typed = [" ".join(part.split()) for part in state.widget_value("room.more_groups").split(",")]
    blind = state.widget_value("room.blind")
    wanted = {
        "criteria": tuple(state.widget_value("room.criteria") if some else rows),
        "groups": (
            *(g for g in GROUPS if g in state.widget_value("room.groups")),
            *(part for part in typed if part),
        ),
        "languages": tuple(state.widget_value("room.languages")),
        "aliases": state.widget_value("room.aliases"),
        "blind": blind,
        "show": state.widget_value(f"room.show.{blind}"),
    }
    missing = {
        "criteria": "Choose at least one criterion.",
        "languages": "Choose at least one language.",
    }
    for name, why in missing.items():
        if not wanted[name]:
            state.add_error(f"The room was not opened. {why}")
            return
    try:
        settings = Settings(**wanted, consensus=_rule())
    except ValidationError as error:
        state.add_error(f"The room was not opened. {explain_error(error)}")
        return
    act_on_room(lambda: _opened(opened.id, a, settings))


def _opened(id_: str, a: Assessment, settings: Settings) -> None:
    new = actions.open_room(state.room_store(), (id_, a), settings)
    held = state.view_of(RoomView)
    keys = {**held.new_keys, new.room.code: new.facilitator_key}
    state.keep_view(replace(held, new_keys=keys))
    state.add_notice(f"Room {spaced_code(new.room.code)} is open: put it on the wall.")
    go_to_room(new.room.code)


# What was fixed ----------------------------------------------------------------------------------


def draw_fixed_settings(room: Room) -> None:
    """What was fixed before the room opened, in a caption that stands with every result."""
    s = room.settings
    known = {each.code: each for each in languages()}
    spoken = [
        (
            known[code].name + ("" if known[code].reviewed else f" ({NOT_REVIEWED})")
            if code in known
            else code
        )
        for code in s.languages
    ]
    parts = [
        f"{len(s.criteria)} criteria",
        "blind while a round is open" if s.blind else "not blind",
        f"on phones: {SHOW[s.show].lower()}",
        "names or aliases allowed" if s.aliases else "no names",
        f"languages: {', '.join(spoken)}",
    ]
    st.caption(
        plain_text(
            f"Fixed before opening on {room.opened_at:%d %B %Y}: {' · '.join(parts)}. "
            f"{rule_in_words(s.consensus)}"
        )
    )

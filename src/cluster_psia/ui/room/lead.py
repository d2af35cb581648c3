"""The facilitator's buttons: each says what will happen;
the one that comes next is the primary one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import streamlit as st

from cluster_psia.store import StoreError
from cluster_psia.ui import state
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.ui.room.page import act_on_room, criterion_labels, spaced_code
from cluster_psia.ui.room.setup import draw_fixed_settings
from cluster_psia.ui.room.view import RoomView
from cluster_psia.workshop import actions
from cluster_psia.workshop.errors import WorkshopError
from cluster_psia.workshop.groups import group_name
from cluster_psia.workshop.values import Participant, Room

DISAGREED = ("two_camps", "spread")


def draw_lead_actions(room: Room) -> None:
    """What can be done now."""
    if room.state == "ended":
        st.info(
            "This room has ended: its scores are in the assessment. “End” can take that back.",
            icon=":material/flag:",
        )
    else:
        with st.container(horizontal=True, vertical_alignment="center"):
            try:
                {"open": _while_open, "closed": _while_closed}[room.state](room)
                _always(room)
            except (WorkshopError, StoreError) as error:
                st.error(plain_text(str(error)), icon=":material/error:")
        st.caption(plain_text(_what_next(room)))


def draw_room_details(room: Room) -> None:
    """Under the board: what was fixed before, and another computer."""
    draw_fixed_settings(room)
    _second_laptop(room)


def _what_next(room: Room) -> str:
    if room.state == "open":
        few = len(room.open_criteria) < len(room.settings.criteria)
        here = (
            f"{len(room.open_criteria)} of {len(room.settings.criteria)} criteria"
            if few
            else "every criterion"
        )
        return (
            f"Round {room.round} takes answers to {here}. Closing stops that; you can open it"
            " again."
        )
    if not _revealed(room):
        return (
            "The round is closed. Look at “Results” first if you like; phones show nothing before"
            " you reveal it."
        )
    return (
        "Talk about what was revealed, the two camps first; then score again in the next round, or"
        " end."
    )


def _revealed(room: Room) -> bool:
    return any(round_ == room.round for round_, _ in room.revealed)


def _button(label: str, name: str, icon: str, do: Callable[[], Any], said: str, **kw: Any) -> None:
    st.button(
        label,
        key=state.widget_key(f"room.{name}"),
        icon=f":material/{icon}:",
        on_click=_do,
        args=(do, said),
        **kw,
    )


def _do(do: Callable[[], Any], said: str) -> None:
    act_on_room(do, said)


def _step(room: Room, action: Callable[..., Any], *what: Any) -> Callable[[], Any]:
    """The action on the round that is on the screen: another laptop may have gone on meanwhile."""
    return partial(action, state.room_store(), room.code, *what, seen=room.round)


# By state ----------------------------------------------------------------------------------------


def _while_open(room: Room) -> None:
    _button(
        "Close the round",
        "close",
        "pause",
        _step(room, actions.close_round),
        "Closed: no more answers in this round.",
        type="primary",
        help="Nobody can answer or change an answer until you open it again.",
    )
    _reveal(room)


def _while_closed(room: Room) -> None:
    if _revealed(room):
        _next_round(room, "primary")
        _reveal(room)
    else:
        _button(
            "Reveal all",
            "reveal",
            "visibility",
            _step(room, actions.reveal_results),
            _said_revealed(room),
            type="primary",
            help=_what_revealing_does(room),
        )
        _reveal(room)
        _next_round(room, "secondary")
    _button(
        "Open again",
        "reopen",
        "play_arrow",
        _step(room, actions.reopen_round),
        "Open again: answers can be given and changed.",
        help=(
            "All criteria of this round take answers again; what was revealed of it is hidden"
            " again."
        ),
    )


def _what_revealing_does(room: Room) -> str:
    if room.settings.show == "never":
        return (
            "In this room phones never show answers. Revealing closes the criteria for good talk on"
            " the wall."
        )
    return (
        "Phones show the room’s answers to these criteria, with one’s own marked. Comments are"
        " never shown there."
    )


def _said_revealed(room: Room) -> str:
    return (
        "Revealed: talk about it on the wall."
        if room.settings.show == "never"
        else "Revealed on the phones."
    )


def _reveal(room: Room) -> None:
    names = criterion_labels(room)
    left = [key for key in room.settings.criteria if (room.round, key) not in room.revealed]
    if not left:
        return
    with st.popover("Reveal some …", icon=":material/visibility:"):
        st.markdown(_what_revealing_does(room) + " They close with it.")
        st.pills(
            "Criteria to reveal",
            left,
            selection_mode="multi",
            wrap=True,
            key=state.widget_key("room.reveal.which"),
            format_func=lambda key: plain_text(names[key]),
        )
        st.button(
            "Reveal these",
            key=state.widget_key("room.reveal.some"),
            on_click=_reveal_chosen,
            args=(room,),
        )


def _reveal_chosen(room: Room) -> None:
    wanted = state.widget_value("room.reveal.which")
    if not wanted:
        state.add_error("Nothing was revealed: choose a criterion first.")
    elif act_on_room(_step(room, actions.reveal_results, wanted), _said_revealed(room)):
        state.renew_widgets()


def _next_round(room: Room, kind: Any) -> None:
    found = actions.criterion_results(state.room_store(), room.code)
    disagreed = [r.criterion for r in found.by_disagreement if r.figures.shape in DISAGREED]
    options = {"disagreed": f"The {len(disagreed)} on which we disagree", "all": "All criteria"}
    if not disagreed:
        options.pop("disagreed")
    with st.popover(
        "Next round …",
        icon=":material/skip_next:",
        type=kind,
        key=state.widget_key("room.next.open"),
        on_change="rerun",
    ):  # a paper sheet may have come in since the close
        st.markdown(
            f"Round {room.round + 1} opens at once. People see their own earlier score; answers of"
            f" round {room.round} stay as they are. A criterion that is not asked again keeps its"
            " score."
        )
        names = criterion_labels(room)
        which = st.radio(
            "Criteria to score again",
            list(options),
            key=state.widget_key("room.next.which"),
            format_func=options.__getitem__,
        )
        if which == "disagreed":
            st.caption(plain_text(", ".join(names[key] for key in disagreed)))
        st.button(
            f"Open round {room.round + 1}",
            key=state.widget_key("room.next"),
            on_click=_open_next,
            args=(room, disagreed),
        )


def _open_next(room: Room, disagreed: Sequence[str]) -> None:
    wanted = disagreed if state.widget_value("room.next.which") == "disagreed" else None
    if act_on_room(
        _step(room, actions.start_next_round, wanted), f"Round {room.round + 1} takes answers."
    ):
        state.renew_widgets()


# At any time -------------------------------------------------------------------------------------


def _always(room: Room) -> None:
    _reopen_one(room)
    _reset_one(room)
    lock, said = (
        not room.locked,
        "Nobody else can join." if not room.locked else "People can join again.",
    )
    _button(
        "Lock the door" if lock else "Let people join again",
        "lock",
        "lock" if lock else "lock_open",
        partial(actions.lock_room, state.room_store(), room.code, lock),
        said,
        help="Nobody else can join; whoever is in goes on." if lock else "New people can join.",
    )


def _reopen_one(room: Room) -> None:
    names = criterion_labels(room)
    closed = [key for key in room.settings.criteria if key not in room.open_criteria]
    if not closed:
        return
    with st.popover("Open one criterion …", icon=":material/replay:"):
        st.markdown(
            "Answers to it can be given and changed again in this round; what was revealed of it is"
            " hidden."
        )
        st.selectbox(
            "Criterion",
            closed,
            index=None,
            key=state.widget_key("room.reopen.which"),
            placeholder="Choose",
            format_func=names.__getitem__,
        )
        st.button(
            "Open it",
            key=state.widget_key("room.reopen.one"),
            on_click=_reopen_chosen,
            args=(room,),
        )


def _reopen_chosen(room: Room) -> None:
    wanted = state.widget_value("room.reopen.which")
    if wanted is None:
        state.add_error("Nothing was opened: choose a criterion first.")
    elif act_on_room(
        _step(room, actions.reopen_round, wanted), f"Open again: {criterion_labels(room)[wanted]}."
    ):
        state.renew_widgets()


def _reset_one(room: Room) -> None:
    # Opening it looks again: people join at any time, and only the board refreshes by itself.
    with st.popover(
        "Reset one participant …",
        icon=":material/person_off:",
        key=state.widget_key("room.reset.open"),
        on_change="rerun",
    ):
        st.markdown(
            f"Takes this person’s answers of round {room.round} away, for good. The personal link"
            " stays, so that the person can answer again."
        )
        people = {
            person.number: person
            for person in actions.room_participants(state.room_store(), room.code)
        }
        if not people:
            st.caption("Nobody is here yet.")
            return
        st.selectbox(
            "Participant",
            list(people),
            index=None,
            key=state.widget_key("room.reset.who"),
            placeholder="Choose",
            format_func=lambda number: participant_line(people[number]),
        )
        st.button(
            "Take the answers away",
            key=state.widget_key("room.reset"),
            icon=":material/delete:",
            on_click=_reset_chosen,
            args=(room,),
        )


def _reset_chosen(room: Room) -> None:
    number = state.widget_value("room.reset.who")
    if number is None:
        state.add_error("Nothing was taken away: choose a participant first.")
    elif act_on_room(
        _step(room, actions.reset_participant, number), f"p{number:02d} can answer afresh."
    ):
        state.renew_widgets()


def participant_line(person: Participant) -> str:
    """A person in the facilitator's eyes: number, name, group, and whether it is a paper sheet."""
    parts = [f"p{person.number:02d}"]
    parts += [person.alias] if person.alias else []
    parts += [group_name(person.group)]
    parts += (
        [f"sheet {person.sheet}, entered by the facilitator"] if person.sheet is not None else []
    )
    parts += ["with help"] if person.helped else []
    return " · ".join(parts)


def _second_laptop(room: Room) -> None:
    """The key is told once: only its hash is kept."""
    with st.popover("Second laptop", icon=":material/devices:", type="tertiary"):
        st.markdown(
            "This page shows the same under the same address on another computer, and can take over"
            " at any time. In workshop mode the other computer is asked for a key."
        )
        key = state.view_of(RoomView).new_keys.get(room.code)
        if key:
            st.markdown(
                f"Key of room {spaced_code(room.code)}. Note it now: it is kept nowhere, and shown"
                " only here."
            )
            st.code(key, language=None)
        else:
            st.caption(
                "The key was shown when the room was opened; the key that the server printed opens"
                " it too."
            )

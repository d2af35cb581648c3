"""How many joined from one address, and taking people out of the room, or in again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.ui import state
from cluster_psia.ui.room.act import act_on_room
from cluster_psia.ui.room.lead.person import participant_line
from cluster_psia.words import counted_noun
from cluster_psia.workshop import actions, addresses

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from datetime import datetime

    from cluster_psia.workshop.addresses import FromOneAddress
    from cluster_psia.workshop.values import Participant, Room

FROM = 5  # so many from one address are shown


def offer_taking_out(room: Room) -> None:
    """Everybody from one address, or one person, and those who are out. Raises WorkshopError or
    StoreError when the room cannot be read.
    """
    with st.popover(
        "Take people out …",
        icon=":material/group_remove:",
        key=state.widget_key("room.crowd.open"),
        on_change="rerun",
    ):
        st.markdown(
            "Whoever is out counts nowhere, with all answers, and the personal link leads nowhere."
            " Nothing is deleted: you can take them in again until the end. So with a paper sheet."
        )
        rooms = state.room_store()
        _offer_addresses(room, actions.joined_from(rooms, room.code, least=2))
        _choose("out", "Take this person out", actions.room_participants(rooms, room.code), room)
        _choose("in", "Take this person in again", actions.people_out(rooms, room.code), room)


def draw_crowd_word(room: Room, joined: int) -> None:
    """A word on the board when so many came so fast from one address that it may be one phone,
    until it is pressed away or they are taken out; and from how many of those who joined most came.

    Raises WorkshopError or StoreError when the room cannot be read.
    """
    found = actions.joined_from(state.room_store(), room.code, least=2)
    floods = [one for one in found if one.is_flood(room.crowd_seen)]
    for one in floods:
        st.warning(f"{crowd_words(one)} {MAY_BE}", icon=":material/group_remove:")
    if floods:
        st.button(
            "I have seen it",
            key=state.widget_key("room.crowd.seen"),
            icon=":material/check:",
            help="Puts this away, on every laptop, until more people come as fast.",
            on_click=_keep_seen,
            args=(room, max(one.last for one in floods)),
        )
    if found:
        st.caption(f"Most from one address: {found[0].people} of {joined} who joined by phone.")


MAY_BE = (
    "Behind one router that may be the hall; it may also be one phone. “Take people out …” takes"
    " all of them out in one press, and can be taken back."
)


def crowd_words(one: FromOneAddress) -> str:
    """How many joined from one address, and how fast."""
    fast = addresses.most_in_a_minute(one.moments)
    most = "all" if fast == one.people else f"{fast} of them"
    people = counted_noun(one.people, "person", "people")
    return f"{people} joined from one address, {most} within one minute."


def _keep_seen(room: Room, until: datetime) -> None:
    act_on_room(partial(actions.keep_crowd_seen, state.room_store(), room.code, until))


def _offer_addresses(room: Room, found: Sequence[FromOneAddress]) -> None:
    for n, one in enumerate(found[:FROM]):
        st.caption(crowd_words(one))
        st.button(
            f"Take all {one.people} out",
            key=state.widget_key(f"room.crowd.{n}"),
            icon=":material/group_remove:",
            on_click=_take_all_out,
            args=(room, one),
        )


def _choose(how: str, label: str, people: Collection[Participant], room: Room) -> None:
    lines = {each.number: participant_line(each) for each in people}
    if not lines:
        return
    st.selectbox(
        "Who is in" if how == "out" else f"Who is out ({len(lines)})",
        list(lines),
        index=None,
        key=state.widget_key(f"room.crowd.who.{how}"),
        placeholder="Choose",
        format_func=lines.__getitem__,
    )
    with st.container(horizontal=True):
        _button(label, f"room.crowd.one.{how}", lambda: _mark_chosen(room, how))
        if how == "in":
            _button("All of them", "room.crowd.all", lambda: _mark(room, tuple(lines), how))


def _button(label: str, name: str, press: Callable[[], None]) -> None:
    st.button(label, key=state.widget_key(name), on_click=press)


def _mark_chosen(room: Room, how: str) -> None:
    number = state.widget_value(f"room.crowd.who.{how}")
    if number is None:
        state.add_error("Nothing was done: choose a person first.")
        return
    _mark(room, (number,), how)


def _take_all_out(room: Room, one: FromOneAddress) -> None:
    said = f"{counted_noun(one.people, 'person', 'people')} taken out."
    out = partial(actions.take_out_from, state.room_store(), room.code, one.came_from)
    if act_on_room(out, said):
        state.renew_widgets()


def _mark(room: Room, numbers: Collection[int], how: str) -> None:
    act = actions.take_out if how == "out" else actions.take_in_again
    people = counted_noun(len(numbers), "person", "people")
    said = f"{people} taken {'out' if how == 'out' else 'in again'}."
    if act_on_room(lambda: act(state.room_store(), room.code, numbers), said):
        state.renew_widgets()

"""The wall while people join: two large QR codes, the code in large letters, the address and the
counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import segno
import streamlit as st
from segno.helpers import make_wifi

from cluster_psia.drawing import tokens
from cluster_psia.settings import ADDRESS_VARIABLE, address_for_phones
from cluster_psia.store import StoreError
from cluster_psia.ui import state
from cluster_psia.ui.parts import forms
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.ui.room.act import REFUSED, refused_words
from cluster_psia.ui.room.page import (
    BEAT,
    current_room,
    draw_wall_button,
    on_the_wall,
    set_on_wall,
    spaced_code,
)
from cluster_psia.workshop import actions
from cluster_psia.workshop.errors import WorkshopError
from cluster_psia.workshop.groups import group_name

if TYPE_CHECKING:
    from cluster_psia.workshop.opened.wall import Wall
    from cluster_psia.workshop.values import Board, Room, RoomState

CLOSED: Mapping[RoomState, str] = {
    "closed": "Round {round} is closed: no more answers now",
    "ended": "This workshop has ended",
}
HERE_ONLY = {"localhost", "127.0.0.1", "::1", ""}


def draw_join_wall(room: Room) -> None:
    """The Wi-Fi is typed off the wall; then the wall."""
    address = base_address()
    wall = on_the_wall(room, "join")
    if not wall:
        _off_the_wall(room, address)
    with st.container(key="room_wall" if wall else "room_preview"):
        draw_wall_button(room, "join")
        st.html(join_page(room, address))
        _counts(room)


def base_address() -> str:
    """Where phones find the server: as ``make workshop`` says, else as this browser found it."""
    given = address_for_phones()
    if given:
        return given
    parts = urlsplit(st.context.url or "")
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else "http://localhost:8501"


def _off_the_wall(room: Room, address: str) -> None:
    if urlsplit(address).hostname in HERE_ONLY:
        text = (
            f"{address} leads phones nowhere: it is this computer’s name for itself. Start with"
            f" “make workshop”, or say where phones find this server in {ADDRESS_VARIABLE}."
        )
        st.warning(plain_text(text), icon=":material/phonelink_off:")
    if room.locked or room.state == "ended":
        st.warning("Nobody else can join this room now.", icon=":material/lock:")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _draw_wifi_fields(room)


def _draw_wifi_fields(room: Room) -> None:
    """Kept with the room, so that it outlives a restart; not in the assessment."""
    name = state.TextField(
        "room.wifi.name",
        "Name of the Wi-Fi in the hall (optional)",
        lambda text: _keep_wifi(room, wifi_name=text.strip()),
        stored=False,
    )
    password = state.TextField(
        "room.wifi.password",
        "Its password",
        lambda text: _keep_wifi(room, wifi_password=text),
        stored=False,
    )
    forms.draw_tab_line(name, room.wall.wifi_name, placeholder="as the router calls it")
    forms.draw_tab_line(
        password,
        room.wall.wifi_password,
        help="Stands on the wall and with this room until its traces are deleted.",
    )


def _keep_wifi(room: Room, **words: str) -> None:
    try:
        set_on_wall(room, **words)
    except REFUSED as error:
        raise state.NotKept(refused_words(error)) from error


# The page ----------------------------------------------------------------------------------------


def join_page(room: Room, address: str) -> str:
    """Everything that a person in the back row needs, on one screen."""
    if room.wall.wifi_name:
        steps = _wifi_step(room.wall) + _room_step(room, address, "2. Then open the room")
    else:
        steps = _room_step(room, address, "Open the room on your phone")
    large = f'<p class="code">Code <b>{spaced_code(room.code)}</b></p>'
    return f'<div class="room-join"><div class="steps">{steps}</div>{large}</div>'


def _wifi_step(wall: Wall) -> str:
    name, password = wall.wifi_name, wall.wifi_password
    code = make_wifi(ssid=name, password=password or None, security="WPA" if password else "nopass")
    told = f"<p>Name: <b>{escape(name)}</b></p>"
    if password:
        told += f"<p>Password: <b>{escape(password)}</b></p>"
    return _step("1. Join this Wi-Fi", code, f"QR code of the Wi-Fi {name}", told)


def _room_step(room: Room, address: str, title: str) -> str:
    to_room = f"{address}/w/{room.code}"
    shown = to_room.partition("://")[2] or to_room
    code = segno.make(to_room, error="m", micro=False)
    told = f"<p>or type <b>{escape(shown)}</b></p>"
    return _step(title, code, f"QR code of {to_room}", told)


def _step(title: str, code: segno.QRCode, alt: str, told: str) -> str:
    picture = code.svg_data_uri(border=2, dark=tokens.INK, light=tokens.PAPER, omitsize=True)
    image = f'<img src="{escape(picture)}" alt="{escape(alt)}">'
    return f"<section><h2>{title}</h2>{image}{told}</section>"


@st.fragment(run_every=BEAT)
def _counts(seen: Room) -> None:
    room = current_room(seen)
    if room is None:
        return
    try:
        found = actions.room_board(state.room_store(), room.code)
    except (WorkshopError, StoreError):
        return  # the wall keeps what it showed; the next look is two seconds away
    st.html(join_counts(found, room.state))


def join_counts(found: Board, state_: RoomState) -> str:
    """How many are here, and who is missing; that the round is closed, when it is."""
    missing = ", ".join(group_name(group) for group in found.not_heard)
    paper = f" · <b>{found.on_paper}</b> on paper" if found.on_paper else ""
    closed = f"<p><b>{CLOSED[state_].format(round=found.round)}</b></p>" if state_ in CLOSED else ""
    not_heard = f"<p>Not heard yet: {escape(missing)}</p>" if missing else ""
    return (
        '<div class="room-join"><p class="here" role="status">'
        f"<b>{found.joined}</b> joined · <b>{found.answering}</b> answering ·"
        f" <b>{found.finished}</b> finished{paper}</p>{closed}{not_heard}</div>"
    )

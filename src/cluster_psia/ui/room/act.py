"""How something is read from a room or done to it, and how a refusal is told."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import streamlit as st
from pydantic import ValidationError

from cluster_psia.assessment.document.explain import error_sentence
from cluster_psia.store import NotFound, StoreError
from cluster_psia.ui import state
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.workshop.errors import WorkshopError

if TYPE_CHECKING:
    from cluster_psia.workshop.values import Room

Found = TypeVar("Found")
REFUSED = (WorkshopError, StoreError, NotFound, ValidationError)


def refused_words(error: Exception) -> str:
    """Why a room was not changed."""
    return error_sentence(error) if isinstance(error, ValidationError) else str(error)


def read_or_tell(read: Callable[[], Found]) -> Found | None:
    """What ``read`` finds. None when the store or the room refuses; the reason then stands here."""
    try:
        return read()
    except (WorkshopError, StoreError) as error:
        st.error(plain_text(str(error)), icon=":material/error:")
        return None


def draw_retry(error: Exception) -> None:
    """Why a part that looks again by itself shows nothing now."""
    st.warning(f"{plain_text(str(error))} Trying again …", icon=":material/warning:")


def act_on_room(do: Callable[[], Any], said: str = "") -> bool:
    """Do something to a room, and say so. False when it was refused; the reason then stands at the
    head of the page.
    """
    try:
        do()
    except REFUSED as error:
        state.add_error(refused_words(error))
        return False
    if said:
        state.add_notice(said)
    return True


def step_of_round(room: Room, action: Callable[..., Any], *what: Any) -> Callable[[], Any]:
    """The action on the round that is on the screen: another laptop may have gone on meanwhile."""
    return partial(action, state.room_store(), room.code, *what, seen=room.round)


def draw_room_button(
    label: str, name: str, icon: str, do: Callable[[], Any], said: str, **kw: Any
) -> None:
    """A button that does something to the room, and what is said when it was done."""
    st.button(
        label,
        key=state.widget_key(f"room.{name}"),
        icon=f":material/{icon}:",
        on_click=_act,
        args=(do, said),
        **kw,
    )


def _act(do: Callable[[], Any], said: str) -> None:
    act_on_room(do, said)

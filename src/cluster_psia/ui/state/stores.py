"""Both stores, opened once for all tabs, as far as the key goes with which this tab came in.

Callbacks come before the shell, and a page that lost its connection may come back under another
key. So every call is bound to the cookie of the connection that asks for it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.settings import DOOR_COOKIE, database_url, door_is_closed
from cluster_psia.store import AssessmentStore, RoomStore, StoreError, bound_stores, open_both
from cluster_psia.workshop import actions

if TYPE_CHECKING:
    from cluster_psia.workshop.sessions import DoorSession

# Seconds until a cookie is looked up again: a run asks some thirty times. The door itself asks at
# every message whether the session still holds.
_TRUSTED_FOR = 2.0
_MOST_KNOWN = 200
_known: dict[tuple[str, str], tuple[float, DoorSession]] = {}  # by database and cookie

LeadingCheck = Callable[[], None]


class SessionEnded(StoreError):  # noqa: N818 - what has happened
    """The session with which this tab came in is over."""

    def __init__(self) -> None:
        super().__init__("Your session has ended; enter again with a key.")


@st.cache_resource(show_spinner=False)
def _both_at(url: str) -> tuple[AssessmentStore, RoomStore]:
    return open_both(url)


def assessment_store() -> AssessmentStore:
    """The store of assessments. Raises StoreError."""
    return _stores()[0]


def room_store() -> RoomStore:
    """The rooms of live workshops, through the same connections. Raises StoreError."""
    return _stores()[1]


def _stores() -> tuple[AssessmentStore, RoomStore]:
    both = _both_at(database_url())
    visitor = current_visitor()
    if visitor is None or visitor.role == "facilitator":
        return both
    return bound_stores(*both, visitor.code, visitor.assessment_id)


def current_visitor() -> DoorSession | None:
    """Who came through the door; None where there is no door, and everything is open.

    Raises SessionEnded, StoreError.
    """
    if not door_is_closed():
        return None
    asked = database_url(), st.context.cookies.get(DOOR_COOKIE, "")
    until, visitor = _known.get(asked, (0.0, None))
    if visitor is not None and until > time.monotonic():
        return visitor
    _known.pop(asked, None)
    visitor = actions.session_of(_both_at(asked[0])[1], asked[1])
    if visitor is None:
        raise SessionEnded
    if len(_known) >= _MOST_KNOWN:
        _known.clear()
    _known[asked] = time.monotonic() + _TRUSTED_FOR, visitor
    return visitor


def still_leading() -> LeadingCheck:
    """A call for later, outside any run: it raises SessionEnded when the session with which this
    tab came in is over by then, or was never a facilitator's. Raises StoreError as well.
    """
    if not door_is_closed():
        return lambda: None
    url, token = database_url(), st.context.cookies.get(DOOR_COOKIE, "")

    def check() -> None:
        visitor = actions.session_of(_both_at(url)[1], token)
        if visitor is None or visitor.role != "facilitator":
            raise SessionEnded

    return check


def room_of_key() -> str:
    """The code of the room whose key opened this tab; empty where everything is open."""
    visitor = current_visitor()
    return visitor.code if visitor else ""

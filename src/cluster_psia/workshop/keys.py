"""Keys and sessions of facilitators: what opens the door, and for how long.

A facilitator's key is made by each run of a server, and ends with it or after two days, when the
power ended the run; every server on the same database knows it. A room's key opens that room alone
and ends with its personal traces or after a month. A session outlives a restart, for the power goes
in the middle of a workshop, and ends after two days: time enough to set up the day before.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from cluster_psia.workshop.checks import tidied_code
from cluster_psia.workshop.errors import NotNow
from cluster_psia.workshop.tokens import LONGEST_TOKEN, hashed_token, new_token

if TYPE_CHECKING:
    from cluster_psia.workshop.repository import Rooms
    from cluster_psia.workshop.sessions import DoorSession

SESSION = timedelta(days=2)
FACILITATOR_KEY = timedelta(days=2)
ROOM_KEY = timedelta(days=30)


def keep_facilitator_key(rooms: Rooms, key: str) -> None:
    """Let ``key`` open everything, beside the keys of other servers."""
    rooms.keys.add(hashed_token(key))


def make_facilitator_key(rooms: Rooms) -> str:
    """A new key that opens everything; the ones before, as one that was lost, open nothing more.

    Who is in stays in: ``end_session`` ends that.
    """
    key = new_token()
    rooms.keys.replace(hashed_token(key))
    return key


def make_room_key(rooms: Rooms, code: str) -> str:
    """A new key of a room; the ones before open nothing more.

    Raises RoomNotFound, and NotNow when its personal traces were deleted.
    """
    room = rooms.find(tidied_code(code))
    if room.traces_deleted:
        raise NotNow("The personal traces of this room are deleted, and its key went with them.")
    key = new_token()
    rooms.keys.replace(hashed_token(key), room.id)
    return key


def start_session(rooms: Rooms, key: str) -> str | None:
    """A session token against a key; None when it is no such key."""
    given = key.strip()
    if not 0 < len(given) <= LONGEST_TOKEN:
        return None
    token = new_token()
    return token if rooms.keys.begin_session(hashed_token(given), hashed_token(token)) else None


def session_of(rooms: Rooms, token: str) -> DoorSession | None:
    """The session with this token; None when it is not kept or too old."""
    if not 0 < len(token) <= LONGEST_TOKEN:
        return None
    return rooms.keys.session(hashed_token(token))


def door_sessions(rooms: Rooms) -> tuple[DoorSession, ...]:
    """Everybody who is in, the newest first."""
    return rooms.keys.sessions()


def end_session(rooms: Rooms, number: int) -> None:
    """Let somebody be out at once, on every server; one that is out already stays out."""
    rooms.keys.end_session(number)

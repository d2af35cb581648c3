"""Keys and sessions of facilitators: what opens the door, and for how long.

The key that a server prints ends with that run: it is nowhere but on its screen and, as a hash, in
its memory. A room's key ends with its personal traces or after a month. A session outlives a
restart, for the power goes in the middle of a workshop, and ends after two days: time enough to
set up the day before.
"""

from __future__ import annotations

from datetime import timedelta
from hmac import compare_digest
from typing import TYPE_CHECKING

from cluster_psia.workshop.tokens import LONGEST_TOKEN, hashed_token, new_token

if TYPE_CHECKING:
    from cluster_psia.workshop.repository import Rooms

SESSION = timedelta(days=2)
ROOM_KEY = timedelta(days=30)


def start_session(rooms: Rooms, key: str, server_key: str = "") -> str | None:
    """A session token against the key of a room or of this run of the server;
    None when it is no such key.

    ``server_key`` is the hash of the server's own key, empty when it has none.
    """
    if len(key) > LONGEST_TOKEN:
        return None
    given = hashed_token(key.strip())
    if not (compare_digest(given, server_key) or rooms.has_key(given)):
        return None
    token = new_token()
    rooms.add_session(hashed_token(token))
    return token


def session_holds(rooms: Rooms, token: str) -> bool:
    """Whether this is a facilitator's session that is kept and not too old."""
    return 0 < len(token) <= LONGEST_TOKEN and rooms.has_session(hashed_token(token))

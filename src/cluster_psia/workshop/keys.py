"""Keys and sessions of facilitators: what opens the door."""

from __future__ import annotations

from cluster_psia.workshop.repository import Rooms
from cluster_psia.workshop.tokens import LONGEST_TOKEN, hashed, new_token


def make_key(rooms: Rooms) -> str:
    """A facilitator key that belongs to no room, for a server to print; only its hash is kept."""
    key = new_token()
    rooms.add_key(hashed(key))
    return key


def start_session(rooms: Rooms, key: str) -> str | None:
    """A session token against a facilitator key of a room or server; None when it is no such key."""
    if len(key) > LONGEST_TOKEN or not rooms.has_key(hashed(key.strip())):
        return None
    token = new_token()
    rooms.add_session(hashed(token))
    return token


def session_holds(rooms: Rooms, token: str) -> bool:
    """Whether this is a facilitator's session that is kept and not too old."""
    return 0 < len(token) <= LONGEST_TOKEN and rooms.has_session(hashed(token))

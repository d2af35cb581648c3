"""Who joined from where, as far as that can be told, and taking people out of a room.

One phone can join as many. In a hall behind one router all phones share an address, so nobody is
taken out by a rule: the facilitator sees how many came from one address and how fast, and decides.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from cluster_psia.workshop.checks import tidied_code
from cluster_psia.workshop.looking import find_room
from cluster_psia.workshop.rounds import with_crowd_seen

if TYPE_CHECKING:
    from datetime import datetime

    from cluster_psia.workshop.addresses import FromOneAddress
    from cluster_psia.workshop.repository import Rooms
    from cluster_psia.workshop.values import Participant, Room


def joined_from(rooms: Rooms, code: str, least: int = 1) -> tuple[FromOneAddress, ...]:
    """Addresses from which ``least`` people or more joined by phone and are in; that of the most
    people first.
    """
    return rooms.crowd.addresses(find_room(rooms, code), least)


def keep_crowd_seen(rooms: Rooms, code: str, until: datetime) -> Room:
    """Remember with the room that its facilitator was told of everybody who joined until then."""
    return rooms.change(tidied_code(code), lambda now: with_crowd_seen(now, until))


def people_out(rooms: Rooms, code: str) -> tuple[Participant, ...]:
    """Those who were taken out, by number."""
    return rooms.crowd.people_out(find_room(rooms, code))


def take_out(rooms: Rooms, code: str, numbers: Collection[int]) -> int:
    """Let these people and their answers count nowhere; how many that were. Their links lead
    nowhere meanwhile, and nothing is deleted. Raises RoundClosed in a room that has ended.
    """
    return rooms.crowd.mark(find_room(rooms, code), numbers, out=True)


def take_out_from(rooms: Rooms, code: str, came_from: str) -> int:
    """Take everybody out who joined from this address and is in. Otherwise as ``take_out``."""
    room = find_room(rooms, code)
    return rooms.crowd.mark(room, rooms.crowd.numbers_from(room, came_from), out=True)


def take_in_again(rooms: Rooms, code: str, numbers: Collection[int]) -> int:
    """Let people who were taken out by mistake count again, with all their answers."""
    return rooms.crowd.mark(find_room(rooms, code), numbers, out=False)

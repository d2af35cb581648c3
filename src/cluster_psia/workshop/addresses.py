"""From where people join, as far as a room knows it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

# Ours: more people than that do not scan a code and tick a box within a minute behind one router.
JOINS_A_MINUTE = 120
# From so many on, within a minute, the facilitator is told.
MANY = 20
FAST = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class FromOneAddress:
    """How many joined from one address and are in; the moments of the first and the last of them.

    ``came_from`` is what the room keeps of the address.
    """

    came_from: str
    people: int
    first: datetime
    last: datetime

    @property
    def is_flood(self) -> bool:
        """Whether so many came so fast that the facilitator is told."""
        return self.people >= MANY and self.last - self.first <= FAST


def address_in_room(code: str, address: str) -> str:
    """What a room keeps of an address: a hash that holds in this room alone, until its personal
    traces are deleted.
    """
    return hashlib.sha256(f"{code} {address}".encode("utf-8", "surrogatepass")).hexdigest()[:32]

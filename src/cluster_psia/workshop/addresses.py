"""From where people join, as far as a room knows it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

# Ours: more people than that do not scan a code and tick a box within a minute behind one router.
JOINS_A_MINUTE = 120
# From so many on, within a minute, the facilitator is told.
MANY = 20
FAST = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class FromOneAddress:
    """When those joined who came from one address and are in: ``moments``, the earliest first, at
    least one.

    ``came_from`` is what the room keeps of the address.
    """

    came_from: str
    moments: tuple[datetime, ...]

    @property
    def people(self) -> int:
        """How many they are."""
        return len(self.moments)

    @property
    def first(self) -> datetime:
        """When the first of them joined."""
        return self.moments[0]

    @property
    def last(self) -> datetime:
        """When the last of them joined."""
        return self.moments[-1]

    def is_flood(self, seen: datetime | None = None) -> bool:
        """Whether so many came within any one minute that the facilitator is told; those who came
        until ``seen`` were told before.
        """
        return most_in_a_minute(m for m in self.moments if seen is None or m > seen) >= MANY


def most_in_a_minute(moments: Iterable[datetime]) -> int:
    """How many of ``moments``, in any order, lie in the minute that has the most of them; both ends
    of the minute count.
    """
    in_order = sorted(moments)
    most = begin = 0
    for n, moment in enumerate(in_order):
        while moment - in_order[begin] > FAST:
            begin += 1
        most = max(most, n - begin + 1)
    return most


def address_in_room(code: str, address: str) -> str:
    """What a room keeps of an address: a hash that holds in this room alone, until its personal
    traces are deleted.
    """
    return hashlib.sha256(f"{code} {address}".encode("utf-8", "surrogatepass")).hexdigest()[:32]

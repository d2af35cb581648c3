"""Who came through the door: with which key, into which room, and when.

A facilitator's key opens everything; a room's key opens that room and its results alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Role = Literal["facilitator", "room"]


@dataclass(frozen=True, slots=True)
class DoorSession:
    """One browser that came in with a key. ``code`` and ``assessment_id`` say of which room it was
    the key; both are empty for a facilitator's.
    """

    number: int
    made_at: datetime
    code: str = ""
    assessment_id: str = ""

    @property
    def role(self) -> Role:
        """What the key opens."""
        return "room" if self.code else "facilitator"

"""What this tab alone remembers of rooms: all else of a room is in the store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class RoomView:
    """What the pages of rooms remember.

    ``aside``: this tab was led to a part by hand, so that it shows it as on a desk also while the
    wall is full of it.
    """

    aside: bool = False
    new_keys: Mapping[str, str] = field(default_factory=dict)  # the facilitator's, by room code


@dataclass(frozen=True)
class PaperGridView:
    """The numbers of the sheets in the room as they were last told, whether somebody is asked what
    is to become of sheets that were not understood, and what this screen is called among others.
    """

    desk: str = ""
    told: frozenset[int] | None = None
    asks: bool = False

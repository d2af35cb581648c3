"""What this tab alone remembers of rooms: all else of a room is in the store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cluster_psia.workshop.ratings import Pick


class Wifi(NamedTuple):
    """The Wi-Fi in the hall: in this tab's memory only, never in an assessment or the store."""

    name: str = ""
    password: str = ""


class CommentColumn(NamedTuple):
    """A column of boxes to tick beside the comments of one room."""

    room: str  # its code
    column: str


@dataclass(frozen=True)
class RoomView:
    """What the pages of rooms remember."""

    on_wall: bool = False  # whether a part fills the whole screen
    wifi: Wifi = field(default_factory=Wifi)
    new_keys: Mapping[str, str] = field(default_factory=dict)  # the facilitator's, by room code
    picked: Mapping[CommentColumn, frozenset[Pick]] = field(default_factory=dict)


@dataclass(frozen=True)
class PaperGridView:
    """The numbers of the sheets in the room as they were last told, whether somebody is asked what
    is to become of sheets that were not understood, and what this screen is called among others.
    """

    desk: str = ""
    told: frozenset[int] | None = None
    asks: bool = False

"""Taking read sheets into the room, whichever way they came."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cluster_psia.ui import state
from cluster_psia.ui.room.act import act_on_room, read_or_tell
from cluster_psia.words import counted_noun
from cluster_psia.workshop import actions
from cluster_psia.workshop.sheets.keep import sheet_numbers

if TYPE_CHECKING:
    from cluster_psia.workshop.sheets.report import SheetReport
    from cluster_psia.workshop.values import Participant, Room

ENTERED = "entered by the facilitator"


def known_sheets(room: Room) -> list[Participant] | None:
    """The paper sheets of a room, those that were taken out included: a new one takes the number of
    none of them unasked. None when the room cannot be read; the reason then stands here.
    """
    rooms = state.room_store()
    people = read_or_tell(
        lambda: (
            *actions.room_participants(rooms, room.code),
            *actions.people_out(rooms, room.code),
        )
    )
    return None if people is None else [each for each in people if each.sheet is not None]


def next_sheet_number(sheets: Sequence[Participant]) -> int:
    """One more than the highest number in use."""
    return max(sheet_numbers(sheets), default=0) + 1


def take_sheets_over(room: Room, report: SheetReport) -> bool:
    """Put every readable sheet of the report into the room. False when the room refused."""
    done = act_on_room(
        lambda: actions.take_report(state.room_store(), room, report),
        f"{counted_noun(len(report.sheets), 'sheet')} taken over, {ENTERED}.",
    )
    state.renew_widgets()
    return done

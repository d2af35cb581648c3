"""Keeping paper sheets: one that was typed in, or many from a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from cluster_psia.assessment.document.explain import explain_error
from cluster_psia.assessment.document.fields import clean_text
from cluster_psia.workshop.checks import now_utc
from cluster_psia.workshop.errors import BadAnswer
from cluster_psia.workshop.groups import known_group
from cluster_psia.workshop.looking import find_room
from cluster_psia.workshop.values import PaperSheet, Participant, Room

if TYPE_CHECKING:
    from cluster_psia.workshop.repository import Rooms
    from cluster_psia.workshop.sheets.report import SheetReport


def add_sheet(
    rooms: Rooms,
    code: str,
    group: str,
    sheet: int,
    answers: Mapping[str, Any],
    *,
    comments: Mapping[str, str] | None = None,
) -> Participant:
    """Keep the answers of a paper sheet in this round;
    entering the same sheet number again replaces them.
    """
    try:
        one = PaperSheet(
            sheet=sheet,
            group=clean_text(group),
            answers=dict(answers),
            comments=dict(comments or {}),
        )
    except ValidationError as error:
        raise BadAnswer(explain_error(error)) from error
    return add_sheets(rooms, code, (one,))[0]


def add_sheets(rooms: Rooms, code: str, sheets: Iterable[PaperSheet]) -> tuple[Participant, ...]:
    """Keep many sheets, all or none.

    Raises BadAnswer for a criterion that the room does not ask, RoundClosed.
    """
    now = find_room(rooms, code)
    kept = tuple(sheets)
    for sheet in kept:
        _check_sheet(now, sheet)
    return rooms.put_sheets(now.code, kept, now_utc())


def take_report(rooms: Rooms, room: Room, report: SheetReport) -> tuple[Participant, ...]:
    """Keep every readable sheet of a dry run, its group as the room calls it. Raises as
    ``add_sheets`` does.
    """
    taken = (
        sheet.model_copy(update={"group": known_group(room, sheet.group)})
        for sheet in report.sheets
    )
    return add_sheets(rooms, room.code, taken)


def sheet_numbers(people: Iterable[Participant]) -> frozenset[int]:
    """The numbers of the paper sheets among the participants of a room."""
    return frozenset(each.sheet for each in people if each.sheet is not None)


def _check_sheet(room: Room, sheet: PaperSheet) -> None:
    for key in (*sheet.answers, *sheet.comments):
        if key not in room.settings.criteria:
            raise BadAnswer(f"Sheet {sheet.sheet}: '{key}' is no criterion of this room.")
    for key in sheet.comments:
        if key not in sheet.answers:
            raise BadAnswer(
                f"Sheet {sheet.sheet}: there is a comment on '{key}' but no answer to it."
            )

"""The personal traces of a room: taken away for good from the tables."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from cluster_psia.store import room_rows as rows
from cluster_psia.store.door.keys import close_room_doors
from cluster_psia.store.tables import answers, drafts, participants
from cluster_psia.workshop.values import Room, typed_sheets_form

_NOBODY: dict[str, Any] = {
    "alias": "",
    "token_hash": None,
    "came_from": "",
    "language": "",
    "helped": False,
    "sheet": None,
}
_CLEARED = {"comment": "", "sent": "", "sent_client": None, "sent_number": None}


def clear_traces(connection: Connection, room: Room, small: Mapping[str, str]) -> None:
    """Take away aliases, comments, links, addresses, phones' ids and the key of a room, and sheets
    that were typed in and never taken over; not scores, but for those of people who were taken out
    and stand in no assessment. Whoever came in with that key is out.

    Nor does it stay who came or answered when, with help, on which sheet or in which language.

    ``small`` says as what those groups stand from now on that are too small to be named; those of
    people who gave no answer are named no more.
    """
    here = participants.c.room_id == room.id
    mine = answers.c.participant_id.in_(select(participants.c.id).where(here))
    out = select(participants.c.id).where(here, participants.c.removed_at.is_not(None))
    connection.execute(delete(answers).where(answers.c.participant_id.in_(out)))
    silent = participants.c.id.not_in(select(answers.c.participant_id))
    connection.execute(update(participants).where(here).values(_NOBODY))
    for group, told in small.items():
        named = participants.c.group_name == group
        connection.execute(update(participants).where(here, named).values(group_name=told))
    connection.execute(update(participants).where(here, silent).values(group_name=""))
    connection.execute(update(answers).where(mine).values(_CLEARED))
    typed = drafts.c.place.startswith(f"{typed_sheets_form(room.code)}/", autoescape=True)
    connection.execute(delete(drafts).where(typed))
    _forget_who_came_when(connection, room)
    close_room_doors(connection, room.id)


def _forget_who_came_when(connection: Connection, room: Room) -> None:
    """Put every row of the room down anew, in the order of the names that were drawn by lot: its
    numbers were those of joining. All moments are that of the end.
    """
    here = participants.c.room_id == room.id
    people = connection.execute(select(participants).where(here)).all()
    ids = select(participants.c.id).where(here)
    given = connection.execute(select(answers).where(answers.c.participant_id.in_(ids))).all()
    end = rows.moment_text(room.ended_at or room.opened_at)
    numbers = _numbers_by_lot(people, {row.participant_id for row in given})
    connection.execute(delete(answers).where(answers.c.participant_id.in_(ids)))
    connection.execute(delete(participants).where(here))
    ids_now = {}
    for row in sorted(people, key=lambda row: numbers[row.id]):
        gone = end if row.removed_at is not None else None
        kept = {**row._mapping, "number": numbers[row.id], "joined_at": end, "removed_at": gone}
        del kept["id"]
        new = insert(participants).values(kept).returning(participants.c.id)
        ids_now[row.id] = connection.execute(new).scalar_one()
    again = [
        {**row._mapping, "participant_id": ids_now[row.participant_id], "at": end} for row in given
    ]
    again.sort(key=lambda row: (row["participant_id"], row["round"], row["criterion"]))
    if again:
        connection.execute(insert(answers), again)


def _numbers_by_lot(people: Sequence[Row[Any]], answered: Collection[int]) -> dict[int, int]:
    """A new number for each row's id: by the names that were drawn by lot, then those who gave no
    answer. A room that an older program ended keeps its own, for they are the names of its raters.
    """
    if any(row.rater is None for row in people if row.id in answered):
        return {row.id: row.number for row in people}

    def place(row: Row[Any]) -> tuple[bool, int, str, bool, str]:
        rater = row.rater or ""
        silent = row.id not in answered
        return silent, len(rater), rater, row.removed_at is not None, row.entered_by

    return {row.id: number for number, row in enumerate(sorted(people, key=place), 1)}

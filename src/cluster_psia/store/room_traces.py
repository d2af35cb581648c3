"""The personal traces of a room: taken away for good from the tables."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, delete, select, update

from cluster_psia.store.door.keys import close_room_doors
from cluster_psia.store.tables import answers, drafts, participants
from cluster_psia.workshop.values import Room, typed_sheets_form

_NOBODY = {"alias": "", "token_hash": None, "came_from": ""}
_CLEARED = {"comment": "", "sent": "", "sent_client": None, "sent_number": None}


def clear_traces(connection: Connection, room: Room, small: Mapping[str, str]) -> None:
    """Take away aliases, comments, links, addresses, phones' ids and the key of a room, and sheets
    that were typed in and never taken over; not scores, but for those of people who were taken out
    and stand in no assessment. Whoever came in with that key is out.

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
    close_room_doors(connection, room.id)

"""The personal traces of a room: taken away for good, from the tables and from SQLite's log."""

from __future__ import annotations

from sqlalchemy import Connection, Engine, delete, select, update

from cluster_psia.store.door.keys import close_room_doors
from cluster_psia.store.errors import plain_errors
from cluster_psia.store.tables import answers, drafts, participants
from cluster_psia.workshop.values import typed_sheets_form

_CLEARED = {"comment": "", "sent": "", "sent_client": None, "sent_number": None}


def clear_traces(connection: Connection, room_id: int, code: str) -> None:
    """Take away aliases, comments, links, addresses, phones' ids and the key of a room, and sheets
    that were typed in and never taken over; not scores. Whoever came in with that key is out.
    """
    here = participants.c.room_id == room_id
    mine = answers.c.participant_id.in_(select(participants.c.id).where(here))
    connection.execute(
        update(participants).where(here).values(alias="", token_hash=None, came_from="")
    )
    connection.execute(update(answers).where(mine).values(_CLEARED))
    typed = drafts.c.place.startswith(f"{typed_sheets_form(code)}/", autoescape=True)
    connection.execute(delete(drafts).where(typed))
    close_room_doors(connection, room_id)


def empty_log(engine: Engine, place: str) -> None:
    """Copy SQLite's log into the file and empty it:
    the log still holds what was just deleted.
    """
    if engine.dialect.name != "sqlite":
        return
    with plain_errors(place):
        raw = engine.raw_connection()
        try:
            raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            raw.close()

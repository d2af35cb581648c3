"""How a facilitator ends a room: its scores go into the assessment, its personal traces away."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from cluster_psia.workshop import rounds
from cluster_psia.workshop.checks import now_utc, tidied_code
from cluster_psia.workshop.errors import NotNow
from cluster_psia.workshop.looking import find_room
from cluster_psia.workshop.ratings import with_scores_of

if TYPE_CHECKING:
    from cluster_psia.workshop.opened.wall import Pick
    from cluster_psia.workshop.repository import Assessments, Rooms
    from cluster_psia.workshop.values import Room


def end_room(
    rooms: Rooms, assessments: Assessments, code: str, comments: Collection[Pick] = ()
) -> Room:
    """Write the scores into the assessment, with those comments that are picked,
    as they were read (``pick_of``).

    The room ends first, so that nothing more comes in; it is closed again when the assessment
    cannot be written. Ending once more completes an end that a power cut left without its scores,
    and writes nothing twice.
    """
    now = find_room(rooms, code)
    if not _is_unwritten(rooms, now):
        now = rooms.change(now.code, lambda before: rounds.ended_room(before, now_utc()))
    given = rooms.given(now)
    try:
        after, changed = assessments.change(
            now.assessment_id, lambda a: with_scores_of(a, now.code, given, comments)
        )
    except BaseException:
        rooms.change(now.code, rounds.not_ended_after_all)
        raise
    if not changed:
        return now
    return rooms.change(now.code, lambda before: rounds.written_room(before, after.revision))


def _is_unwritten(rooms: Rooms, room: Room) -> bool:
    """Whether the room has ended and its scores were never written."""
    if room.state != "ended" or room.ended_revision is not None:
        return False
    return bool(rooms.given(room))


def undo_end(rooms: Rooms, assessments: Assessments, code: str) -> Room:
    """Take the end back: the room is closed and the scores are out of the assessment again.

    Raises NotNow when the assessment has changed since, and then changes nothing.
    """
    before = find_room(rooms, code)
    after = rooms.change(before.code, rounds.not_ended_after_all)
    revision = before.ended_revision
    if revision is None:
        return after
    taken_back = False
    try:
        taken_back = assessments.take_back(before.assessment_id, revision)
    finally:
        if not taken_back:
            rooms.change(before.code, lambda now: _ended_again(now, before, revision))
    if not taken_back:
        raise NotNow(
            "The assessment has changed since the room ended, so the end cannot be taken back."
        )
    return after


def _ended_again(now: Room, before: Room, revision: int) -> Room:
    ended = rounds.ended_room(now, before.ended_at or now_utc())
    return rounds.written_room(ended, revision)


def delete_traces(rooms: Rooms, code: str) -> Room:
    """Delete aliases, comments, links and the key of an ended room; the scores stay.

    Raises NotNow before the end.
    """
    return rooms.forget(tidied_code(code))

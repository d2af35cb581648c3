"""How a facilitator ends a room: its scores go into the assessment, its personal traces away.

Whether scores are in the assessment is never remembered: it is looked up there.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from cluster_psia.workshop import rounds
from cluster_psia.workshop.checks import now_utc, tidied_code
from cluster_psia.workshop.groups import groups_told
from cluster_psia.workshop.looking import find_room, rooms_of
from cluster_psia.workshop.ratings import (
    ScoresThere,
    former_raters,
    pick_of,
    ratings_at,
    scores_there,
    shuffled_raters,
    with_scores_of,
    without_raters,
    without_scores_of,
)

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.workshop.opened.wall import Pick
    from cluster_psia.workshop.repository import Assessments, Rooms
    from cluster_psia.workshop.values import Given, Room


def end_room(
    rooms: Rooms, assessments: Assessments, code: str, comments: Collection[Pick] = ()
) -> Room:
    """End the room and write its scores into the assessment, with those comments that are picked,
    as they were read (``pick_of``): one transaction, so that both happen or neither.

    A room that has ended stays so; whatever of its scores the assessment lacks is written again.
    """
    at = now_utc()

    def _over(before: Room) -> Room:
        return before if before.state == "ended" else rounds.ended_room(before, at)

    code = tidied_code(code)
    with rooms.together(code):
        room = rooms.change(code, _over)
        anew = room.ended_at == at
        given = tuple(
            each.model_copy(update={"kept": (each.kept and not anew) or pick_of(each) in comments})
            for each in rooms.given(room)
        )
        if given or (anew and rooms.own_raters(room)):
            _write(rooms, assessments, room, given, anew=anew)
        return room


def _write(
    rooms: Rooms,
    assessments: Assessments,
    room: Room,
    given: tuple[Given, ...],
    *,
    anew: bool,
) -> None:
    """Write the scores: ``anew`` under new names and in place of whatever stands there by a name
    that the room gave before, else those that the assessment lacks.
    """
    elsewhere = rooms.other_raters(room)
    # An undo may have put back what somebody said at an earlier end who is out or has withdrawn.
    earlier = rooms.own_raters(room) if anew else frozenset()
    names: dict[int, str] = {}

    def _with_scores(a: Assessment) -> Assessment:
        before = without_raters(a, earlier)
        names.clear()  # another save may have come in between
        names.update(_names(before, room, given, elsewhere, anew))
        return with_scores_of(before, _named(given, names), groups_told(given))

    assessments.change(room.assessment_id, _with_scores)
    kept = [(each.number, each.round, each.criterion) for each in given if each.kept]
    rooms.name_raters(room, names, kept)


def _names(
    a: Assessment, room: Room, given: tuple[Given, ...], elsewhere: Collection[str], anew: bool
) -> dict[int, str]:
    held = {} if anew else {each.number: each.rater for each in given if each.rater}
    held = held or ({} if anew else former_raters(a, room.code, given))
    # Whoever has no name yet was taken in again after the end.
    nameless = [each for each in given if each.number not in held]
    return held | shuffled_raters(a, nameless, {*elsewhere, *held.values()})


def _named(given: tuple[Given, ...], names: Mapping[int, str]) -> tuple[Given, ...]:
    return tuple(each.model_copy(update={"rater": names[each.number]}) for each in given)


def standing_scores(rooms: Rooms, a: Assessment, code: str) -> ScoresThere:
    """How many of the room's answers stand in its assessment ``a`` now."""
    room = find_room(rooms, code)
    return scores_there(a, _told_by_name(rooms, a, room))


def scores_before_end(rooms: Rooms, a: Assessment, code: str) -> int:
    """How many ratings stand in its assessment ``a`` by names that the room gave, although it has
    not ended: its end was taken back, and an undo put the scores back. 0 after the end.
    """
    room = find_room(rooms, code)
    own = frozenset() if room.state == "ended" else rooms.own_raters(room)
    return sum(rater in own for _, rater, _ in ratings_at(a))


def _told_by_name(rooms: Rooms, a: Assessment, room: Room) -> tuple[Given, ...]:
    """The answers, each with what its rater is called in ``a``; nameless before the first end."""
    given = rooms.given(room)
    if room.state != "ended" or any(each.rater for each in given):
        return given
    former = former_raters(a, room.code, given)
    return _named(given, former) if former else given


def rooms_losing_scores(
    rooms: Rooms, id_: str, before: Assessment, after: Assessment
) -> tuple[Room, ...]:
    """The ended rooms of an assessment of whose scores ``after`` lacks some that stand in
    ``before``.
    """
    gone = ratings_at(before) - ratings_at(after)
    if not gone:
        return ()
    raters = {rater for _, rater, _ in gone}
    ended = [room for room in rooms_of(rooms, id_) if room.state == "ended"]
    return tuple(room for room in ended if raters & _raters_of(rooms, before, room))


def _raters_of(rooms: Rooms, a: Assessment, room: Room) -> set[str]:
    return {each.rater for each in _told_by_name(rooms, a, room)}


def undo_end(rooms: Rooms, assessments: Assessments, code: str) -> Room:
    """Take the end back, in one transaction: the room is closed, and its scores are out of the
    assessment again, whatever else was changed there since.

    Raises NotNow when the room has not ended, or its traces are deleted.
    """
    code = tidied_code(code)
    with rooms.together(code):
        room = rooms.change(code, rounds.not_ended_after_all)
        given, own = rooms.given(room), rooms.own_raters(room)
        if given or own:
            ended = room.model_copy(update={"state": "ended"})
            assessments.change(
                room.assessment_id,
                lambda a: without_raters(without_scores_of(a, _told_by_name(rooms, a, ended)), own),
            )
        return room


def delete_traces(rooms: Rooms, code: str) -> Room:
    """Delete aliases, comments, links, the names of groups too small to be named, and the key of
    an ended room; the scores stay. Its end cannot be taken back after that.

    Raises NotNow before the end.
    """
    return rooms.forget(tidied_code(code))

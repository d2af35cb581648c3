"""What a facilitator does: open a room, lead it through its rounds, end it, read what it says."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.explain import explain_error
from cluster_psia.assessment.document.fields import clean_text
from cluster_psia.assessment.document.model import Assessment
from cluster_psia.workshop import rounds
from cluster_psia.workshop.checks import now_utc, tidied_code
from cluster_psia.workshop.ending import Pick, with_scores_of
from cluster_psia.workshop.errors import BadAnswer, NotNow
from cluster_psia.workshop.repository import Assessments, Rooms
from cluster_psia.workshop.texts import frozen_texts
from cluster_psia.workshop.tokens import hashed_token, new_code, new_token
from cluster_psia.workshop.values import (
    Board,
    Given,
    Opened,
    PaperSheet,
    Participant,
    Room,
    Settings,
)

if TYPE_CHECKING:
    from cluster_psia.diagnosis.room.results import RoomResults


def open_room(rooms: Rooms, saved: tuple[str, Assessment], settings: Settings) -> Opened:
    """Open a room for a saved assessment (its id and document);
    its first round takes answers at once.

    Criteria stand in the order of the matrix; texts are frozen now. Raises BadAnswer for criteria
    that the assessment's method does not have.
    """
    id_, a = saved
    settings = _in_order_of_the_matrix(a, settings)
    key, texts = new_token(), frozen_texts(a, settings)
    while True:
        draft = Room(
            code=new_code(),
            assessment_id=id_,
            assessment_name=a.name,
            settings=settings,
            texts=texts,
            open_criteria=settings.criteria,
            opened_at=now_utc(),
        )
        kept = rooms.add(draft, hashed_token(key))
        if kept is not None:
            return Opened(room=kept, facilitator_key=key)


def check_settings(a: Assessment, settings: Settings) -> None:
    """Raise BadAnswer when no room with these settings can be opened for ``a``."""
    frozen_texts(a, _in_order_of_the_matrix(a, settings))


def find_room(rooms: Rooms, code: str) -> Room:
    """The room with this code, typed in any case. Raises RoomNotFound."""
    return rooms.find(tidied_code(code))


def rooms_of(rooms: Rooms, assessment_id: str) -> tuple[Room, ...]:
    """The rooms that were opened for an assessment, the newest first."""
    return tuple(each for each in rooms.all() if each.assessment_id == assessment_id)


# Two facilitators may press at once: ``seen`` is the round that the one who presses has on the
# screen (None: any). In another round nothing is done and NotNow says so, lest a second "next"
# opens a round of which nobody has heard.


def close_round(rooms: Rooms, code: str, *, seen: int | None = None) -> Room:
    """No more answers in this round.

    Raises NotNow in a room that has ended, as do all that follow.
    """
    return _step(rooms, code, seen, rounds.closed_round)


def reopen_round(
    rooms: Rooms, code: str, criterion: str | None = None, *, seen: int | None = None
) -> Room:
    """This round takes answers again: to all criteria, or to one."""
    return _step(rooms, code, seen, lambda now: rounds.reopened_round(now, criterion))


def reveal_results(
    rooms: Rooms, code: str, criteria: Collection[str] | None = None, *, seen: int | None = None
) -> Room:
    """Participants see the room's answers to these criteria
    (None: all) in this round, which closes them.
    """
    return _step(rooms, code, seen, lambda now: rounds.revealed_round(now, criteria))


def start_next_round(
    rooms: Rooms, code: str, criteria: Collection[str] | None = None, *, seen: int | None = None
) -> Room:
    """Open the next round for these criteria (None: all)."""
    return _step(rooms, code, seen, lambda now: rounds.next_round(now, criteria))


def _step(rooms: Rooms, code: str, seen: int | None, step: Callable[[Room], Room]) -> Room:
    return rooms.change(tidied_code(code), lambda now: step(rounds.seen_in(now, seen)))


def lock_room(rooms: Rooms, code: str, locked: bool) -> Room:
    """Let nobody else join, or let people join again."""
    return rooms.change(tidied_code(code), lambda now: rounds.locked_room(now, locked))


def reset_participant(rooms: Rooms, code: str, number: int, *, seen: int | None = None) -> None:
    """Take one rater's answers of this round away; the link stays good.

    Raises ParticipantNotFound, RoundClosed, NotNow.
    """
    rooms.reset(tidied_code(code), number, seen)


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
    unwritten = now.state == "ended" and now.ended_revision is None and rooms.given(now)
    if not unwritten:
        now = rooms.change(now.code, lambda before: rounds.ended_room(before, now_utc()))
    given = rooms.given(now)
    try:
        after, changed = assessments.change(
            now.assessment_id, lambda a: with_scores_of(a, now.code, given, comments)
        )
    except BaseException:
        rooms.change(now.code, rounds.not_ended_after_all)
        raise
    return (
        rooms.change(now.code, lambda before: rounds.written_room(before, after.revision))
        if changed
        else now
    )


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
            rooms.change(
                before.code,
                lambda now: rounds.written_room(
                    rounds.ended_room(now, before.ended_at or now_utc()), revision
                ),
            )
    if not taken_back:
        raise NotNow(
            "The assessment has changed since the room ended, so the end cannot be taken back."
        )
    return after


def delete_traces(rooms: Rooms, code: str) -> Room:
    """Delete aliases, comments, links and the key of an ended room; the scores stay.

    Raises NotNow before the end.
    """
    return rooms.forget(tidied_code(code))


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
    now, sheets = find_room(rooms, code), tuple(sheets)
    for sheet in sheets:
        for key in (*sheet.answers, *sheet.comments):
            if key not in now.settings.criteria:
                raise BadAnswer(f"Sheet {sheet.sheet}: '{key}' is no criterion of this room.")
        if stray := next((key for key in sheet.comments if key not in sheet.answers), None):
            raise BadAnswer(
                f"Sheet {sheet.sheet}: there is a comment on '{stray}' but no answer to it."
            )
    return rooms.put_sheets(now.code, sheets, now_utc())


def room_board(rooms: Rooms, code: str) -> Board:
    """Who is here and how far this round is, by the database's own counting."""
    now = find_room(rooms, code)
    groups = rooms.group_counts(now)
    heard = {count.group for count in groups if count.joined or count.on_paper}
    return Board(
        round=now.round,
        joined=sum(count.joined for count in groups),
        answering=sum(count.answering for count in groups),
        finished=sum(count.finished for count in groups),
        on_paper=sum(count.on_paper for count in groups),
        groups=groups,
        not_heard=tuple(group for group in now.settings.groups if group not in heard),
        criteria=rooms.criterion_counts(now),
    )


def room_participants(rooms: Rooms, code: str) -> tuple[Participant, ...]:
    """Everybody in the room, by number; for the facilitator only."""
    return rooms.people(find_room(rooms, code))


def answers_given(rooms: Rooms, code: str) -> tuple[Given, ...]:
    """Every answer of every round."""
    return rooms.given(find_room(rooms, code))


def criterion_results(rooms: Rooms, code: str, round: int | None = None) -> RoomResults:
    """What the answers up to ``round`` say about every criterion of the room.

    ``round`` None: the current one.
    """
    from cluster_psia.diagnosis.room.results import room_results

    now = find_room(rooms, code)
    upto = now.round if round is None else round
    return room_results(now.settings.criteria, rooms.given(now), upto, now.settings.consensus)


def _in_order_of_the_matrix(a: Assessment, settings: Settings) -> Settings:
    known = [criterion.key for criterion in method_of(a).table_2.criteria]
    for key in settings.criteria:
        if key not in known:
            raise BadAnswer(
                f"'{key}' is no criterion of this assessment; use some of {', '.join(known)}."
            )
    return settings.model_copy(
        update={"criteria": tuple(key for key in known if key in settings.criteria)}
    )

"""What a participant does: join, answer, look at the own answers,
change what was said about oneself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from cluster_psia.workshop.addresses import address_in_room
from cluster_psia.workshop.checks import (
    checked_text,
    details_of,
    now_utc,
    tidied_code,
    token_hash_of,
)
from cluster_psia.workshop.errors import BadAnswer, RoundClosed
from cluster_psia.workshop.looking import find_room
from cluster_psia.workshop.repository import Rooms, Sent
from cluster_psia.workshop.rounds import LAST_ROUND
from cluster_psia.workshop.tokens import hashed_token, new_token, token_of_press
from cluster_psia.workshop.values import (
    LONGEST_COMMENT,
    LONGEST_SENT,
    Given,
    Joined,
    Kept,
    Participant,
    Room,
)

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Answer

_CLIENT_AND_COUNT = re.compile(r"(.+):([0-9]{1,15})", re.DOTALL)
_KEY = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}")
_ANSWERS = frozenset((1, 2, 3, 4, 5, "unknown", "not_applicable"))


def join_room(
    rooms: Rooms,
    code: str,
    alias: str,
    group: str,
    language: str,
    *,
    consent: bool,
    helped: bool = False,
    address: str = "",
    press: str = "",
) -> Joined:
    """Let a person in who has consented; alias and group may be empty. ``address`` is whence the
    phone asks, where that is known; a hash of it is kept.

    The same ``press`` (a secret of the page with the button) with the same words is the same person
    again. Raises RoomNotFound, RoomLocked, TooManyJoin, BadAnswer.
    """
    now = find_room(rooms, code)
    if not consent:
        raise BadAnswer("Joining needs your consent; tick the box or stay out.")
    alias, group, language = details_of(now, alias, group, language)
    person = Participant(
        alias=alias,
        group=group,
        language=language,
        helped=helped,
        joined_at=now_utc(),
        came_from=address_in_room(now.code, address) if address else "",
    )
    token = token_of_press(now.code, press) or new_token()
    after, participant = rooms.join(now.code, person, hashed_token(token))
    if _said_of_oneself(participant) != _said_of_oneself(person):
        # somebody else on the same page, such as one that "back" has brought again
        token = new_token()
        after, participant = rooms.join(now.code, person, hashed_token(token))
    return Joined(room=after, participant=participant, token=token)


def _said_of_oneself(person: Participant) -> tuple[str, str, str, bool]:
    return person.alias, person.group, person.language, person.helped


def withdraw_answers(rooms: Rooms, code: str, token: str) -> None:
    """Take all of a participant's own answers and comments away, of every round; the link stays
    good.

    Raises RoomNotFound, ParticipantNotFound, and RoundClosed after the end.
    """
    rooms.withdraw(tidied_code(code), token_hash_of(token))


def find_participant(rooms: Rooms, code: str, token: str) -> tuple[Room, Participant]:
    """The room and the person whose link this is. Raises RoomNotFound, ParticipantNotFound."""
    return rooms.participant(tidied_code(code), token_hash_of(token))


def give_answer(
    rooms: Rooms,
    code: str,
    token: str,
    criterion: str,
    answer: object,
    *,
    comment: str = "",
    sent: str = "",
    round: int | None = None,
) -> Kept:
    """Keep one answer of a participant in the current round, in place of the one before.

    ``sent`` is an id chosen by the phone: the same one again changes nothing, and of ``client:1``,
    ``client:2`` … an earlier one never replaces a later one. ``round``, when the phone gives it,
    must be the current one, so that an answer that waited offline is not taken for the next
    round's. Raises RoomNotFound, ParticipantNotFound, RoundClosed and BadAnswer.
    """
    code = tidied_code(code)
    token_hash = token_hash_of(token)
    _check_answer(criterion, answer, round)
    comment = checked_text(comment, LONGEST_COMMENT, "comment")
    sent = checked_text(sent, LONGEST_SENT, "id of this answer")
    client, count = _client_and_count(sent)
    on_its_way = Sent(
        criterion=criterion,
        answer=cast("Answer", answer),
        comment=comment,
        sent=sent,
        client=client,
        count=count,
        round=round,
        at=now_utc().isoformat(timespec="microseconds"),
    )
    return rooms.put_answer(code, token_hash, on_its_way)


def _check_answer(criterion: object, answer: object, round: int | None) -> None:
    if not isinstance(criterion, str) or not _KEY.fullmatch(criterion):
        raise BadAnswer("This criterion is not known.")
    if type(answer) not in (int, str) or answer not in _ANSWERS:
        raise BadAnswer("An answer is one of 1, 2, 3, 4, 5, unknown and not_applicable.")
    if round is not None and not 1 <= round <= LAST_ROUND:
        raise BadAnswer(f"A round is a number from 1 to {LAST_ROUND}.")


def _client_and_count(sent: str) -> tuple[str | None, int | None]:
    """The parts of an id like ``client:17``; (None, None) of any other."""
    parts = _CLIENT_AND_COUNT.fullmatch(sent)
    return (parts[1], int(parts[2])) if parts else (None, None)


def own_answers(rooms: Rooms, code: str, token: str) -> tuple[Given, ...]:
    """The participant's own answers of every round."""
    now, person = find_participant(rooms, code, token)
    return rooms.given(now, person.number)


def change_details(
    rooms: Rooms, code: str, token: str, *, alias: str, group: str, language: str
) -> None:
    """Change what a participant says of themselves, or the language of the page.

    Raises RoundClosed after the end.
    """
    now, person = find_participant(rooms, code, token)
    alias, group, language = details_of(now, alias, group, language)
    if now.state == "ended" and (alias, group) != (person.alias, person.group):
        # the scores stand under that group in the assessment; the language may change for ever
        raise RoundClosed
    rooms.describe(now.code, token_hash_of(token), alias, group, language)

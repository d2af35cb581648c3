"""Checks and tidying of what people send, before anything is kept."""

from __future__ import annotations

from datetime import UTC, datetime

from cluster_psia.assessment.document.fields import clean_text
from cluster_psia.assessment.tables.reading.even import even_text
from cluster_psia.workshop.errors import BadAnswer, ParticipantNotFound, RoomNotFound
from cluster_psia.workshop.opened.choices import LONGEST_GROUP
from cluster_psia.workshop.tokens import LONGEST_TOKEN, hashed_token, tidy_code
from cluster_psia.workshop.values import LONGEST_ALIAS, Room


def now_utc() -> datetime:
    """This moment."""
    return datetime.now(UTC)


def tidied_code(typed: str) -> str:
    """The code that somebody typed. Raises RoomNotFound for what can be none."""
    code = tidy_code(typed)
    if code is None:
        raise RoomNotFound
    return code


def token_hash_of(token: str) -> str:
    """What is kept of a participant's token. Raises ParticipantNotFound for what can be none."""
    if not 0 < len(token) <= LONGEST_TOKEN:
        raise ParticipantNotFound
    return hashed_token(token)


def checked_text(given: object, longest: int, what: str) -> str:
    """A text as text, without control characters.

    Raises BadAnswer when it is too long or no text.
    """
    if not isinstance(given, str):
        raise BadAnswer(f"The {what} must be text.")
    if too_long_by(given, longest):
        raise BadAnswer(f"The {what} may have at most {longest} characters.")
    return _tidied(given)


def too_long_by(given: str, longest: int) -> int:
    """How many characters of a text are too many, as they would be kept; 0 where it fits."""
    return max(0, len(_tidied(given)) - longest)


def _tidied(given: str) -> str:
    text: str = clean_text(given)
    return text


def details_of(now: Room, alias: str, group: str, language: str) -> tuple[str, str, str]:
    """What a person says of themselves, tidied:
    a group of the room's list in its spelling, a language that it has.
    """
    alias = _one_line(alias, LONGEST_ALIAS, "name") if now.settings.aliases else ""
    group = _in_its_spelling(now, _one_line(group, LONGEST_GROUP, "group"))
    if language not in now.texts:
        language = now.settings.languages[0]
    return alias, group, language


def _one_line(given: object, longest: int, what: str) -> str:
    return " ".join(checked_text(given, longest, what).split())


def _in_its_spelling(now: Room, group: str) -> str:
    wanted = even_text(group)
    for known in now.settings.groups:
        if even_text(known) == wanted:
            return known
    return group

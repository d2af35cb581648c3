"""How a facilitator leads a room: opens it and takes it from round to round."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from pydantic import ValidationError

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.explain import explain_error
from cluster_psia.workshop import rounds
from cluster_psia.workshop.checks import now_utc, tidied_code
from cluster_psia.workshop.errors import BadAnswer
from cluster_psia.workshop.opened.choices import Addition
from cluster_psia.workshop.opened.widening import widened_room
from cluster_psia.workshop.texts import frozen_texts
from cluster_psia.workshop.tokens import hashed_token, new_code, new_token
from cluster_psia.workshop.values import Opened, Room, Settings

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.workshop.opened.wall import Wall
    from cluster_psia.workshop.repository import Rooms


def open_room(rooms: Rooms, saved: tuple[str, Assessment], settings: Settings) -> Opened:
    """Open a room for a saved assessment (its id and document);
    its first round takes answers at once.

    Criteria stand in the order of the matrix; texts are frozen now. Raises BadAnswer for criteria
    that the assessment's method does not have.
    """
    id_, a = saved
    settings = _in_order_of_the_matrix(a, settings)
    key = new_token()
    texts = frozen_texts(a, settings)
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
    """Participants see the room's answers to these criteria (None: all) in this round,
    which closes them.
    """
    return _step(rooms, code, seen, lambda now: rounds.revealed_round(now, criteria))


def hide_results(rooms: Rooms, code: str, *, seen: int | None = None) -> Room:
    """Take back what was revealed of this round; it stays closed."""
    return _step(rooms, code, seen, rounds.hidden_round)


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


def change_wall(rooms: Rooms, code: str, decide: Callable[[Wall], Wall]) -> Room:
    """Change what stands on the wall of a room, for every screen. Raises NotNow."""
    return rooms.change(tidied_code(code), lambda now: rounds.with_wall(now, decide))


def widen_room(
    rooms: Rooms,
    code: str,
    a: Assessment,
    *,
    criteria: Collection[str] = (),
    groups: Collection[str] = (),
    languages: Collection[str] = (),
) -> Room:
    """Add criteria, groups and languages to a room that has not ended; ``a`` is its assessment.

    Raises NotNow, BadAnswer.
    """
    try:
        more = Addition(at=now_utc(), criteria=criteria, groups=groups, languages=languages)
        return rooms.change(tidied_code(code), lambda now: widened_room(now, a, more))
    except ValidationError as error:
        raise BadAnswer(f"Nothing was added. {explain_error(error)}") from error


def reset_participant(rooms: Rooms, code: str, number: int, *, seen: int | None = None) -> None:
    """Take one rater's answers of this round away; the link stays good.

    Raises ParticipantNotFound, RoundClosed, NotNow.
    """
    rooms.reset(tidied_code(code), number, seen)


def _in_order_of_the_matrix(a: Assessment, settings: Settings) -> Settings:
    known = [criterion.key for criterion in method_of(a).table_2.criteria]
    for key in settings.criteria:
        if key not in known:
            raise BadAnswer(
                f"'{key}' is no criterion of this assessment; use some of {', '.join(known)}."
            )
    in_order = tuple(key for key in known if key in settings.criteria)
    return settings.model_copy(update={"criteria": in_order})

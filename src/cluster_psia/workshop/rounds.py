"""How a room moves from state to state:
pure functions from a room to the room after one step. Raise NotNow.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime
from typing import TYPE_CHECKING

from cluster_psia.workshop.errors import BadAnswer, NotNow
from cluster_psia.workshop.opened.wall import Wall

if TYPE_CHECKING:
    from cluster_psia.workshop.values import Room

LAST_ROUND = 99  # a rating of an assessment counts so far


def seen_in(room: Room, seen: int | None) -> Room:
    """The room, when it is still in the round that the facilitator saw (None: in any)."""
    if seen is not None and room.round != seen:
        raise NotNow(
            f"Nothing was done: from another computer this room went on to round {room.round}."
            " Look, then press again."
        )
    return room


def closed_round(room: Room) -> Room:
    """No more answers in this round. A closed room stays as it is."""
    _not_ended(room)
    return room.model_copy(update={"state": "closed", "open_criteria": ()})


def reopened_round(room: Room, criterion: str | None = None) -> Room:
    """The round takes answers again: to everything,
    or to one criterion besides those that are open.
    """
    _not_ended(room)
    wanted = room.settings.criteria if criterion is None else _known(room, (criterion,))
    again = {*wanted, *room.open_criteria}
    in_order = tuple(key for key in room.settings.criteria if key in again)
    # What is asked again is blind again: what the room has seen of it in this round is taken from
    # the wall.
    revealed = tuple(
        (round_, key) for round_, key in room.revealed if round_ != room.round or key not in wanted
    )
    return room.model_copy(
        update={"state": "open", "open_criteria": in_order, "revealed": revealed}
    )


def revealed_round(room: Room, criteria: Collection[str] | None = None) -> Room:
    """Participants may see these criteria (None: all) of this round;
    revealing closes them, so that it stays blind.
    """
    _not_ended(room)
    wanted = set(room.settings.criteria if criteria is None else _known(room, criteria))
    before = {key for round_, key in room.revealed if round_ == room.round}
    new = tuple((room.round, key) for key in room.settings.criteria if key in wanted - before)
    still_open = tuple(key for key in room.open_criteria if key not in wanted)
    return room.model_copy(
        update={
            "revealed": (*room.revealed, *new),
            "open_criteria": still_open,
            "state": "open" if still_open else "closed",
        }
    )


def hidden_round(room: Room) -> Room:
    """What was revealed of this round is hidden again; it stays closed."""
    _not_ended(room)
    left = tuple((round_, key) for round_, key in room.revealed if round_ != room.round)
    return room.model_copy(update={"revealed": left})


def next_round(room: Room, criteria: Collection[str] | None = None) -> Room:
    """The next round, open for these criteria (None: all)."""
    _not_ended(room)
    if room.round >= LAST_ROUND:
        raise NotNow(f"A room has at most {LAST_ROUND} rounds; end this one and open another.")
    wanted = set(room.settings.criteria if criteria is None else _known(room, criteria))
    if not wanted:
        raise BadAnswer("A round needs at least one criterion.")
    asked = tuple(key for key in room.settings.criteria if key in wanted)
    return room.model_copy(
        update={"round": room.round + 1, "state": "open", "open_criteria": asked}
    )


def locked_room(room: Room, lock: bool) -> Room:
    """Nobody else can join, or people can again."""
    _not_ended(room)
    return room.model_copy(update={"locked": lock})


def ended_room(room: Room, at: datetime) -> Room:
    """The room is over."""
    _not_ended(room)
    # Older programs took an end back after the traces were deleted; whoever came since has some.
    over = {"state": "ended", "open_criteria": (), "ended_at": at, "traces_deleted": False}
    return room.model_copy(update=over)


def not_ended_after_all(room: Room) -> Room:
    """The ended room, closed again; not once its traces are deleted, for whoever came after that
    would have traces in a room of which it is said that it has none.
    """
    if room.state != "ended":
        raise NotNow("This room has not ended, so there is no end to take back.")
    if room.traces_deleted:
        raise NotNow(
            "The personal traces of this room are deleted for good, so its end cannot be taken"
            " back. To score again, open a new room."
        )
    return room.model_copy(update={"state": "closed", "ended_at": None})


def forgotten_room(room: Room) -> Room:
    """The room after its personal traces were deleted."""
    if room.state != "ended":
        raise NotNow("End the room first; people still need their links until then.")
    gone = {"traces_deleted": True, "wall": Wall(), "crowd_seen": None}  # a moment somebody joined
    return room.model_copy(update=gone)


def with_wall(room: Room, decide: Callable[[Wall], Wall]) -> Room:
    """The room with another wall.

    Raises NotNow once its traces are deleted: comments and Wi-Fi words are among them.
    """
    if room.traces_deleted:
        raise NotNow("The traces of this room are deleted, and with them its wall.")
    return room.model_copy(update={"wall": decide(room.wall)})


def with_crowd_seen(room: Room, until: datetime) -> Room:
    """The room whose facilitator was told of everybody who joined until then."""
    seen = until if room.crowd_seen is None else max(until, room.crowd_seen)
    return room.model_copy(update={"crowd_seen": seen})


def asked_now(room: Room) -> tuple[str, ...]:
    """What somebody must have answered to be finished:
    the open criteria, or all when none is open.
    """
    return room.open_criteria or room.settings.criteria


def _not_ended(room: Room) -> None:
    if room.state == "ended":
        raise NotNow("This room has ended.")


def _known(room: Room, criteria: Collection[str]) -> Collection[str]:
    for key in criteria:
        if key not in room.settings.criteria:
            raise BadAnswer(f"'{key[:80]}' is no criterion of this room.")
    return criteria

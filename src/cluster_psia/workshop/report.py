"""How a room stands, as a record for other programs and as lines for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from cluster_psia.workshop import actions

if TYPE_CHECKING:
    from cluster_psia.diagnosis.room.results import CriterionResult, RoomResults
    from cluster_psia.workshop.repository import Rooms
    from cluster_psia.workshop.values import CriterionText, Room


def room_record(rooms: Rooms, code: str) -> dict[str, Any]:
    """State, round, counts, the rule that was fixed before,
    and the results of every criterion of the room.

    ``answers`` counts every answer kept, of all rounds; ``flat`` raters are for the facilitator.
    """
    room = actions.find_room(rooms, code)
    board = actions.room_board(rooms, code)
    results = actions.criterion_results(rooms, code)
    kept = actions.answers_given(rooms, code)
    return {
        **_state_record(room),
        "participants": board.joined + board.on_paper,
        "answers": len(kept),
        "board": board.model_dump(mode="json"),
        "consensus_rule": room.settings.consensus.model_dump(mode="json"),
        **_results_record(room, results),
    }


def _state_record(room: Room) -> dict[str, Any]:
    return {
        "code": room.code,
        "assessment": room.assessment_id,
        "assessment_name": room.assessment_name,
        "state": room.state,
        "round": room.round,
        "locked": room.locked,
        "open_criteria": list(room.open_criteria),
        "revealed": [{"round": round_, "criterion": key} for round_, key in room.revealed],
    }


def _results_record(room: Room, results: RoomResults) -> dict[str, Any]:
    texts = _texts_by_key(room)
    return {
        "criteria": [_criterion_record(texts[each.criterion], each) for each in results.criteria],
        "top": list(results.top),
        "left_out": [
            {**each.model_dump(mode="json"), "same": each.same} for each in results.left_out
        ],
        "flat": list(results.flat),
    }


def _criterion_record(text: CriterionText, result: CriterionResult) -> dict[str, Any]:
    """A result with its figures beside the rest and not in a record of their own."""
    found = result.model_dump(mode="json")
    key, figures = found.pop("criterion"), found.pop("figures")
    return {"number": text.number, "label": text.label, "criterion": key, **figures, **found}


def _texts_by_key(room: Room) -> dict[str, CriterionText]:
    return {text.key: text for text in room.texts_in("en")}


def room_lines(rooms: Rooms, code: str) -> Iterator[str]:
    """The same in short, for a terminal."""
    room = actions.find_room(rooms, code)
    board = actions.room_board(rooms, code)
    texts = _texts_by_key(room)
    yield f"Room {room.code} for {room.assessment_name}: round {room.round}, {room.state}"
    yield (
        f"{board.joined} joined by phone, {board.answering} answering, {board.finished} finished, "
        f"{board.on_paper} on paper"
    )
    for result in actions.criterion_results(rooms, code).by_disagreement:
        text = texts[result.criterion]
        yield f"{text.number}. {text.label}: {result.figures.words}"

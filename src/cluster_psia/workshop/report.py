"""How a room stands, as a record for other programs and as lines for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cluster_psia.diagnosis.room.results import CriterionResult
from cluster_psia.workshop import actions
from cluster_psia.workshop.repository import Rooms


def room_record(rooms: Rooms, code: str) -> dict[str, Any]:
    """State, round, counts, the rule that was fixed before,
    and the results of every criterion of the room.

    ``answers`` counts every answer kept, of all rounds; ``flat`` raters are for the facilitator.
    """
    room, board = actions.find_room(rooms, code), actions.room_board(rooms, code)
    found, kept = actions.criterion_results(rooms, code), actions.answers_given(rooms, code)
    texts = {text.key: text for text in room.texts_in("en")}
    return {
        "code": room.code,
        "assessment": room.assessment_id,
        "assessment_name": room.assessment_name,
        "state": room.state,
        "round": room.round,
        "locked": room.locked,
        "open_criteria": list(room.open_criteria),
        "revealed": [{"round": round_, "criterion": key} for round_, key in room.revealed],
        "participants": board.joined + board.on_paper,
        "answers": len(kept),
        "board": board.model_dump(mode="json"),
        "consensus_rule": room.settings.consensus.model_dump(mode="json"),
        "criteria": [
            {"number": texts[r.criterion].number, "label": texts[r.criterion].label, **_flat(r)}
            for r in found.criteria
        ],
        "top": list(found.top),
        "left_out": [
            {**each.model_dump(mode="json"), "same": each.same} for each in found.left_out
        ],
        "flat": list(found.flat),
    }


def _flat(result: CriterionResult) -> dict[str, Any]:
    found = result.model_dump(mode="json")
    return {"criterion": found.pop("criterion"), **found.pop("figures"), **found}


def room_lines(rooms: Rooms, code: str) -> Iterator[str]:
    """The same in short, for a terminal."""
    room, board = actions.find_room(rooms, code), actions.room_board(rooms, code)
    texts = {text.key: text for text in room.texts_in("en")}
    yield f"Room {room.code} for {room.assessment_name}: round {room.round}, {room.state}"
    yield (
        f"{board.joined} joined by phone, {board.answering} answering, {board.finished} finished, "
        f"{board.on_paper} on paper"
    )
    for result in actions.criterion_results(rooms, code).by_disagreement:
        text = texts[result.criterion]
        yield f"{text.number}. {text.label}: {result.figures.words}"

"""Ending a room, taking the end back and deleting traces, on memory, SQLite and PostgreSQL."""

from __future__ import annotations

import pytest

from cluster_psia.assessment.document.adaptation import Adaptation, AddedCriterion, SwitchedOff
from cluster_psia.assessment.document.model import replace
from cluster_psia.assessment.edits.profile import with_note
from cluster_psia.workshop import actions
from cluster_psia.workshop.errors import (
    NotNow,
    ParticipantNotFound,
    RoomLocked,
    RoundClosed,
)
from cluster_psia.workshop.values import Settings
from tests.workshop.hall import SETTINGS, Hall


def test_ending_writes_scores_and_only_the_comments_that_are_picked(hall: Hall) -> None:
    asha, ravi = hall.join("Asha", "home_workers"), hall.join("Ravi", "traders")
    hall.answer(asha, "location", 2, comment="near the road")
    hall.answer(asha, "market", "unknown", comment="my cousin sells it")
    hall.answer(ravi, "location", 5, comment="far away")
    actions.start_next_round(hall.rooms, hall.code)
    hall.answer(asha, "location", 4, comment="after the talk")
    picks = [
        (1, 1, "location", "near the road"),
        (1, 2, "location", "before the talk"),  # she has changed it since it was read and picked
        (2, 2, "location", "far away"),
    ]
    room = actions.end_room(hall.rooms, hall.assessments, hall.code, picks)
    saved = hall.assessments.get(hall.saved.id)
    assert (room.state, room.ended_revision) == ("ended", saved.revision)
    assert room.ended_at is not None
    told = [
        (r.rater, r.group, r.round, r.answer, r.evidence, r.reading)
        for r in saved.assessment.ratings["location"]
    ]
    assert told == [
        ("p01", "home_workers", 1, 2, "near the road", "rater"),
        ("p02", "traders", 1, 5, "", "rater"),
        ("p01", "home_workers", 2, 4, "", "rater"),
    ]
    document = saved.assessment.model_dump_json()
    for secret in ("Asha", "Ravi", asha.token, ravi.token, "my cousin", "far away", hall.code):
        assert secret not in document


def test_an_ended_room_takes_nothing_more(hall: Hall) -> None:
    mine = hall.join()
    hall.answer(mine, "location", 2)
    actions.end_room(hall.rooms, hall.assessments, hall.code)
    revision = hall.assessments.get(hall.saved.id).revision
    with pytest.raises(RoundClosed):
        hall.answer(mine, "location", 3)
    with pytest.raises(RoomLocked):
        hall.join()
    with pytest.raises(RoundClosed):
        actions.add_sheet(hall.rooms, hall.code, "", 1, {"location": 1})
    with pytest.raises(RoundClosed):
        actions.reset_participant(hall.rooms, hall.code, 1)
    for act in (
        actions.close_round,
        actions.reveal_results,
        actions.start_next_round,
        actions.reopen_round,
    ):
        with pytest.raises(NotNow):
            act(hall.rooms, hall.code)
    with pytest.raises(NotNow):
        actions.end_room(hall.rooms, hall.assessments, hall.code)
    assert hall.table() == {(1, 1, "location"): 2}
    assert hall.assessments.get(hall.saved.id).revision == revision


def test_the_end_is_taken_back_while_the_assessment_has_not_changed(hall: Hall) -> None:
    hall.answer(hall.join(), "location", 2)
    actions.end_room(hall.rooms, hall.assessments, hall.code)
    room = actions.undo_end(hall.rooms, hall.assessments, hall.code)
    assert (room.state, room.ended_at, room.ended_revision) == ("closed", None, None)
    assert hall.assessments.get(hall.saved.id).assessment == hall.saved.assessment
    assert actions.end_room(hall.rooms, hall.assessments, hall.code).state == "ended"
    assert len(hall.assessments.get(hall.saved.id).assessment.ratings["location"]) == 1


def test_the_end_stays_when_somebody_has_changed_the_assessment(hall: Hall) -> None:
    hall.answer(hall.join(), "location", 2)
    ended = actions.end_room(hall.rooms, hall.assessments, hall.code)
    now = hall.assessments.get(hall.saved.id)
    changed = hall.assessments.save(now.id, with_note(now.assessment, "plan", "hers"), now.revision)
    with pytest.raises(NotNow, match="has changed since"):
        actions.undo_end(hall.rooms, hall.assessments, hall.code)
    assert hall.room == ended
    assert hall.assessments.get(hall.saved.id) == changed


def test_a_room_without_answers_ends_without_touching_the_assessment(hall: Hall) -> None:
    assert actions.end_room(hall.rooms, hall.assessments, hall.code).ended_revision is None
    now = hall.assessments.save(hall.saved.id, with_note(hall.saved.assessment, "plan", "hers"), 1)
    assert actions.undo_end(hall.rooms, hall.assessments, hall.code).state == "closed"
    assert hall.assessments.get(hall.saved.id) == now


@pytest.mark.parametrize("step", ["rounds.written_room", "ending.with_scores_of"])
def test_an_end_that_was_interrupted_is_completed_and_writes_nothing_twice(
    hall: Hall, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    hall.answer(hall.join(), "location", 2)

    def power_cut(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(f"cluster_psia.workshop.{step}", power_cut)
        broken.setattr(
            "cluster_psia.workshop.rounds.not_ended_after_all", lambda room: room
        )  # no time for that
        with pytest.raises(KeyboardInterrupt):
            actions.end_room(hall.rooms, hall.assessments, hall.code)
    assert (hall.room.state, hall.room.ended_revision) == ("ended", None)
    assert actions.end_room(hall.rooms, hall.assessments, hall.code).state == "ended"
    assert len(hall.assessments.get(hall.saved.id).assessment.ratings["location"]) == 1
    assert actions.undo_end(hall.rooms, hall.assessments, hall.code).state == "closed"


def test_a_second_room_does_not_mix_its_raters_with_those_of_the_first(hall: Hall) -> None:
    hall.answer(hall.join(), "location", 2)
    actions.end_room(hall.rooms, hall.assessments, hall.code)
    saved = hall.assessments.get(hall.saved.id)
    code = actions.open_room(hall.rooms, (saved.id, saved.assessment), SETTINGS).room.code
    other = actions.join_room(hall.rooms, code, "", "", "en", consent=True)
    actions.give_answer(hall.rooms, code, other.token, "location", 5)
    actions.end_room(hall.rooms, hall.assessments, code)
    ratings = hall.assessments.get(saved.id).assessment.ratings["location"]
    assert [(r.rater, r.answer) for r in ratings] == [("p01", 2), (f"p01 ({code})", 5)]


def test_a_room_whose_assessment_is_gone_stays_closed_and_keeps_its_answers(hall: Hall) -> None:
    hall.answer(hall.join(), "location", 2)
    hall.assessments.delete(hall.saved.id)
    with pytest.raises(Exception, match="there is no assessment"):
        actions.end_room(hall.rooms, hall.assessments, hall.code)
    assert hall.room.state == "closed"
    hall.assessments.restore(hall.saved.id)
    actions.end_room(hall.rooms, hall.assessments, hall.code)
    hall.assessments.delete(hall.saved.id)
    with pytest.raises(Exception, match="there is no assessment"):
        actions.undo_end(hall.rooms, hall.assessments, hall.code)
    assert actions.find_room(hall.rooms, hall.code).state == "ended"


def test_a_room_whose_criterion_was_taken_out_is_refused_in_words_and_ends_when_it_is_back(
    hall: Hall,
) -> None:
    water = AddedCriterion(
        key="own_water", label="Water", question="Clean?", group="general", why="Dyeing."
    )
    with_water = replace(hall.saved.assessment, adaptation=Adaptation(criteria=(water,)))
    switched = Adaptation(off=(SwitchedOff(kind="criterion", key="location", why="One place."),))
    saved = hall.assessments.create(with_water)
    asked = Settings(criteria=("location", "own_water"))
    code = actions.open_room(hall.rooms, (saved.id, saved.assessment), asked).room.code
    token = actions.join_room(hall.rooms, code, "", "", "en", consent=True).token
    for key in asked.criteria:
        actions.give_answer(hall.rooms, code, token, key, 4)
    hall.assessments.save(saved.id, replace(with_water, adaptation=switched), 1)
    with pytest.raises(NotNow, match="no criterion 'own_water' any more"):
        actions.end_room(hall.rooms, hall.assessments, code)
    assert (
        actions.find_room(hall.rooms, code).state,
        len(actions.answers_given(hall.rooms, code)),
    ) == (
        "closed",
        2,
    )
    hall.assessments.save(
        saved.id, replace(with_water, adaptation=replace(switched, criteria=(water,))), 2
    )
    assert actions.end_room(hall.rooms, hall.assessments, code).state == "ended"
    assert set(hall.assessments.get(saved.id).assessment.ratings) == set(asked.criteria)


def test_deleted_traces_leave_the_scores(hall: Hall) -> None:
    mine = hall.join("Asha", "traders")
    hall.answer(mine, "location", 2, comment="near the road", sent="phone:1")
    actions.end_room(hall.rooms, hall.assessments, hall.code)
    assert actions.delete_traces(hall.rooms, hall.code).traces_deleted
    with pytest.raises(ParticipantNotFound):
        actions.find_participant(hall.rooms, hall.code, mine.token)
    (given,), (person,) = (
        actions.answers_given(hall.rooms, hall.code),
        actions.room_participants(hall.rooms, hall.code),
    )
    assert (given.answer, given.group, given.comment, person.alias) == (2, "traders", "", "")


def test_deleted_traces_take_the_rooms_key_along_and_no_other(hall: Hall) -> None:
    saved = (hall.saved.id, hall.saved.assessment)
    other = actions.open_room(hall.rooms, saved, SETTINGS).facilitator_key
    actions.end_room(hall.rooms, hall.assessments, hall.code)
    actions.delete_traces(hall.rooms, hall.code)
    assert actions.start_session(hall.rooms, hall.opened.facilitator_key) is None
    assert actions.start_session(hall.rooms, other)

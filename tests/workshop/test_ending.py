"""Ending a room, taking the end back and deleting traces, on memory, SQLite and PostgreSQL."""

from __future__ import annotations

from collections import Counter

import pytest

from cluster_psia.assessment.document.adaptation import Adaptation, AddedCriterion, SwitchedOff
from cluster_psia.assessment.document.model import Rating, replace
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


def raters_of(hall: Hall) -> dict[int, str]:
    """What people are called in the assessment, by number."""
    return {each.number: each.rater for each in actions.answers_given(hall.rooms, hall.code)}


def standing(hall: Hall) -> tuple[int, int]:
    """How many of the room's answers stand in its assessment, of how many."""
    a = hall.assessments.get(hall.saved.id).assessment
    return actions.standing_scores(hall.rooms, a, hall.code)


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
    assert room.state == "ended"
    assert room.ended_at is not None
    her, him = (raters_of(hall)[number] for number in (1, 2))
    told = [
        (r.rater, r.group, r.round, r.answer, r.evidence, r.reading)
        for r in saved.assessment.ratings["location"]
    ]
    assert sorted(told) == sorted(
        [
            (her, "other", 1, 2, "near the road", "rater"),
            (him, "other", 1, 5, "", "rater"),
            (her, "other", 2, 4, "", "rater"),
        ]
    )
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
    assert actions.end_room(hall.rooms, hall.assessments, hall.code) == hall.room
    assert hall.table() == {(1, 1, "location"): 2}
    assert hall.assessments.get(hall.saved.id).revision == revision


def test_the_end_is_taken_back_and_made_again(hall: Hall) -> None:
    hall.answer(hall.join(), "location", 2)
    actions.end_room(hall.rooms, hall.assessments, hall.code)
    room = actions.undo_end(hall.rooms, hall.assessments, hall.code)
    assert (room.state, room.ended_at) == ("closed", None)
    assert hall.assessments.get(hall.saved.id).assessment == hall.saved.assessment
    assert actions.end_room(hall.rooms, hall.assessments, hall.code).state == "ended"
    assert len(hall.assessments.get(hall.saved.id).assessment.ratings["location"]) == 1


def test_the_end_is_taken_back_also_when_somebody_has_changed_the_assessment(hall: Hall) -> None:
    hall.answer(hall.join(), "location", 2)
    actions.end_room(hall.rooms, hall.assessments, hall.code)
    now = hall.assessments.get(hall.saved.id)
    hers = Rating(rater="consultant", answer=4)
    ratings = {"location": (hers, *now.assessment.ratings["location"]), "market": (hers,)}
    changed = replace(with_note(now.assessment, "plan", "hers"), ratings=ratings)
    hall.assessments.save(now.id, changed, now.revision)
    actions.undo_end(hall.rooms, hall.assessments, hall.code)
    after = hall.assessments.get(hall.saved.id).assessment
    assert after == replace(changed, ratings={"location": (hers,), "market": (hers,)})


@pytest.mark.parametrize("again", ["write", "end", "undo"])
def test_scores_that_undo_and_other_changes_took_out_can_always_be_written_again(
    hall: Hall, again: str
) -> None:
    hall.answer(hall.join(), "location", 2, comment="near the road")
    actions.end_room(hall.rooms, hall.assessments, hall.code, [(1, 1, "location", "near the road")])
    whole = hall.assessments.get(hall.saved.id)
    assert standing(hall) == (1, 1)
    undone = hall.assessments.undo(whole.id, whole.revision)
    noted = with_note(undone.assessment, "plan", "hers")
    hall.assessments.save(undone.id, noted, undone.revision)
    assert standing(hall) == (0, 1)
    if again == "write":
        before = hall.room
        assert actions.end_room(hall.rooms, hall.assessments, hall.code) == before
    else:
        actions.undo_end(hall.rooms, hall.assessments, hall.code)
        assert hall.assessments.get(whole.id).assessment == noted
        if again == "undo":
            return
        actions.end_room(
            hall.rooms, hall.assessments, hall.code, [(1, 1, "location", "near the road")]
        )
    assert standing(hall) == (1, 1)
    after = hall.assessments.get(whole.id).assessment
    assert after == replace(noted, ratings=whole.assessment.ratings)


def test_an_undo_that_takes_scores_of_an_ended_room_out_is_told_with_its_room(hall: Hall) -> None:
    hall.answer(hall.join(), "location", 2)
    before = hall.saved.assessment
    losing = actions.rooms_losing_scores
    assert losing(hall.rooms, hall.saved.id, before, before) == ()
    room = actions.end_room(hall.rooms, hall.assessments, hall.code)
    ended = hall.assessments.get(hall.saved.id).assessment
    assert losing(hall.rooms, hall.saved.id, ended, before) == (room,)
    assert losing(hall.rooms, hall.saved.id, before, ended) == ()
    hers = replace(ended, ratings={**ended.ratings, "market": (Rating(rater="me", answer=1),)})
    assert losing(hall.rooms, hall.saved.id, hers, ended) == ()


def test_groups_that_are_too_small_go_out_under_no_name_of_theirs(hall: Hall) -> None:
    for group, count in (("home_workers", 4), ("traders", 3), ("Ravi's women", 2), ("smiths", 1)):
        for _ in range(count):
            hall.answer(hall.join(group=group), "location", 3)
    hall.join(group="The headman’s brother")  # gives no answer
    actions.end_room(hall.rooms, hall.assessments, hall.code)
    document = hall.assessments.get(hall.saved.id).assessment
    groups = Counter(rating.group for rating in document.ratings["location"])
    assert groups == {"home_workers": 4, "traders": 3, "other": 3}
    actions.delete_traces(hall.rooms, hall.code)
    people = actions.room_participants(hall.rooms, hall.code)
    assert Counter(person.group for person in people) == {**groups, "": 1}
    assert standing(hall) == (10, 10)
    assert actions.end_room(hall.rooms, hall.assessments, hall.code).traces_deleted
    assert hall.assessments.get(hall.saved.id).assessment == document


def test_no_number_in_the_assessment_tells_who_came_first(hall: Hall) -> None:
    people = [hall.join() for _ in range(12)]
    for who in people:
        hall.answer(who, "location", 3)
    draws = set()
    for _ in range(3):
        actions.end_room(hall.rooms, hall.assessments, hall.code)
        names = raters_of(hall)
        assert sorted(names.values()) == [f"p{n:02d}" for n in range(1, 13)]
        ratings = hall.assessments.get(hall.saved.id).assessment.ratings["location"]
        assert [rating.rater for rating in ratings] == sorted(names.values())
        draws.add(tuple(names.values()))
        actions.undo_end(hall.rooms, hall.assessments, hall.code)
    assert len(draws) == 3


def test_a_room_without_answers_ends_without_touching_the_assessment(hall: Hall) -> None:
    actions.end_room(hall.rooms, hall.assessments, hall.code)
    assert hall.assessments.get(hall.saved.id) == hall.saved
    assert standing(hall) == (0, 0)
    now = hall.assessments.save(hall.saved.id, with_note(hall.saved.assessment, "plan", "hers"), 1)
    assert actions.undo_end(hall.rooms, hall.assessments, hall.code).state == "closed"
    assert hall.assessments.get(hall.saved.id) == now


def test_a_second_room_does_not_mix_its_raters_with_those_of_the_first(hall: Hall) -> None:
    hall.answer(hall.join(), "location", 2)
    actions.end_room(hall.rooms, hall.assessments, hall.code)
    saved = hall.assessments.get(hall.saved.id)
    code = actions.open_room(hall.rooms, (saved.id, saved.assessment), SETTINGS).room.code
    other = actions.join_room(hall.rooms, code, "", "", "en", consent=True)
    actions.give_answer(hall.rooms, code, other.token, "location", 5)
    actions.end_room(hall.rooms, hall.assessments, code)
    ratings = hall.assessments.get(saved.id).assessment.ratings["location"]
    assert [(r.rater, r.answer) for r in ratings] == [("p01", 2), ("p02", 5)]
    assert standing(hall) == (1, 1)


def test_a_room_whose_assessment_is_gone_stays_as_it_is_and_keeps_its_answers(hall: Hall) -> None:
    hall.answer(hall.join(), "location", 2)
    hall.assessments.delete(hall.saved.id)
    with pytest.raises(Exception, match="there is no assessment"):
        actions.end_room(hall.rooms, hall.assessments, hall.code)
    assert hall.room.state == "open"
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
        "open",
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
    assert (given.answer, given.group, given.comment, person.alias) == (2, "other", "", "")


def test_deleted_traces_take_the_rooms_key_along_and_no_other(hall: Hall) -> None:
    saved = (hall.saved.id, hall.saved.assessment)
    other = actions.open_room(hall.rooms, saved, SETTINGS).facilitator_key
    actions.end_room(hall.rooms, hall.assessments, hall.code)
    actions.delete_traces(hall.rooms, hall.code)
    assert actions.start_session(hall.rooms, hall.opened.facilitator_key) is None
    assert actions.start_session(hall.rooms, other)


def test_nobody_comes_into_a_room_of_which_it_is_said_that_it_has_no_traces(hall: Hall) -> None:
    hall.answer(hall.join("Asha", "weavers"), "location", 2, comment="near the road")
    actions.end_room(hall.rooms, hall.assessments, hall.code)
    actions.delete_traces(hall.rooms, hall.code)
    before, document = hall.room, hall.assessments.get(hall.saved.id)
    with pytest.raises(NotNow, match="open a new room"):
        actions.undo_end(hall.rooms, hall.assessments, hall.code)
    with pytest.raises(NotNow):
        actions.reopen_round(hall.rooms, hall.code)
    with pytest.raises(RoomLocked):
        hall.join("Ravi", "smiths")
    assert (hall.room, hall.assessments.get(hall.saved.id)) == (before, document)


@pytest.mark.parametrize("how", ["withdrawn", "taken out", "reset"])
@pytest.mark.parametrize("alone", [False, True])
def test_whoever_is_out_of_the_room_when_it_ends_again_is_out_of_the_assessment(
    hall: Hall, how: str, alone: bool
) -> None:
    asha = hall.join("Asha")
    hall.all_answer(asha, 5)
    if not alone:
        hall.answer(hall.join("Ravi"), "market", 1)
    assert _early(hall) == 0
    actions.end_room(hall.rooms, hall.assessments, hall.code)
    assert _early(hall) == 0
    actions.undo_end(hall.rooms, hall.assessments, hall.code)
    assert _early(hall) == 0
    now = hall.assessments.get(hall.saved.id)
    hall.assessments.undo(now.id, now.revision)  # as in the head of every page
    assert _early(hall) == (3 if alone else 4)
    if how == "withdrawn":
        actions.withdraw_answers(hall.rooms, hall.code, asha.token)
    elif how == "taken out":
        assert actions.take_out(hall.rooms, hall.code, [1]) == 1
    else:
        actions.reset_participant(hall.rooms, hall.code, 1)
    actions.end_room(hall.rooms, hall.assessments, hall.code)
    ratings = hall.assessments.get(hall.saved.id).assessment.ratings
    told = [(key, each.answer) for key, of in ratings.items() for each in of]
    assert told == ([] if alone else [("market", 1)])


def test_the_group_of_whoever_was_taken_out_goes_with_the_traces(hall: Hall) -> None:
    hall.all_answer(hall.join("Asha", "The headman’s second wife"))
    actions.take_out(hall.rooms, hall.code, [1])
    actions.end_room(hall.rooms, hall.assessments, hall.code)
    actions.delete_traces(hall.rooms, hall.code)
    (person,) = actions.people_out(hall.rooms, hall.code)
    assert (person.alias, person.group) == ("", "")


def _early(hall: Hall) -> int:
    a = hall.assessments.get(hall.saved.id).assessment
    return actions.scores_before_end(hall.rooms, a, hall.code)

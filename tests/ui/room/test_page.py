"""The Workshop page: set up a room, lead it, end it, with one laptop or two."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cluster_psia.assessment import Assessment
from cluster_psia.workshop import actions
from tests.ui.app import database, open_page, saved, widget
from tests.ui.rooms import CRITERIA, assessment_of, go_in, hall_of, stores, words

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest


def _page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    return open_page(tmp_path, monkeypatch, "room", Assessment(name="Kiambu weavers"))


def _press(at: AppTest, name: str) -> Any:
    widget(at, "button", name).click().run()
    assert not at.exception, [e.value for e in at.exception]
    return at


# Setting up --------------------------------------------------------------------------------------


def test_without_a_room_the_page_says_what_belongs_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = _page(tmp_path, monkeypatch)
    assert "No workshop was held for this assessment yet" in words(at)
    assert widget(at, "button", "room.open")


def test_a_room_opens_with_what_was_fixed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = _page(tmp_path, monkeypatch)
    widget(at, "button_group", "room.which").set_value("some").run()
    widget(at, "button_group", "room.criteria").set_value(["joint_action", "location"])
    widget(at, "button_group", "room.groups").set_value(["traders"])
    widget(at, "text_input", "room.more_groups.names").set_value(
        " Dye house  workers ,, job workers"
    )
    widget(at, "toggle", "room.aliases").set_value(False)
    widget(at, "toggle", "room.blind").set_value(False).run()
    widget(at, "radio", "room.show.False").set_value("after_own")
    widget(at, "number_input", "room.share").set_value(80)
    _press(at, "room.open")
    with stores(database(tmp_path)) as (_, rooms):
        (room,) = actions.rooms_of(rooms, assessment_of(at))
    s = room.settings
    assert (room.state, room.round, s.criteria) == ("open", 1, ("location", "joint_action"))
    assert s.groups == ("traders", "Dye house workers", "job workers")
    assert (s.aliases, s.blind, s.show, s.consensus.share) == (False, False, "after_own", 0.8)
    said = words(at)
    assert "at least 80% of the scores" in said  # the rule stands with the room
    assert "not blind · on phones: as soon as they have answered themselves · no names" in said
    assert "Room " + room.code[:3] in said
    # The key for a second laptop is a file: this screen may be on the wall.
    assert [each.proto.label for each in at.get("download_button")] == ["Key as a file"]
    assert not at.code


def test_languages_groups_and_criteria_are_added_to_an_open_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = _page(tmp_path, monkeypatch)
    hall = hall_of(at, tmp_path)
    go_in(at, hall)
    widget(at, "button_group", "room.widen.languages").set_value(["ur"])
    widget(at, "button_group", "room.widen.groups").set_value(["traders"])
    widget(at, "button_group", "room.widen.criteria").set_value(["growth"])
    widget(at, "text_input", "room.widen.groups.names").set_value("Job  workers").run()
    _press(at, "room.widen")
    held = hall.room.settings
    assert held.languages == ("en", "ur")
    assert held.groups[-2:] == ("traders", "Job workers")
    assert "growth" in held.criteria
    assert "Added on " in words(at)
    assert "1 criterion; Traders, Job workers; اردو" in words(at)
    _press(at, "room.widen")
    assert "the room has all of that already" in words(at)


def test_a_blind_room_never_shows_answers_before_the_close(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = _page(tmp_path, monkeypatch)
    assert (
        "As soon as they have answered themselves"
        not in widget(at, "radio", "room.show.True").options
    )


@pytest.mark.parametrize(
    ("name", "empty", "why"),
    [
        ("room.criteria", [], "at least one criterion"),
        ("room.languages", [], "at least one language"),
    ],
)
def test_a_room_without_criteria_or_languages_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, empty: list[str], why: str
) -> None:
    at = _page(tmp_path, monkeypatch)
    if name == "room.criteria":
        widget(at, "button_group", "room.which").set_value("some").run()
    widget(at, "button_group", name).set_value(empty)
    _press(at, "room.open")
    assert why in words(at)
    with stores(database(tmp_path)) as (_, rooms):
        assert actions.rooms_of(rooms, assessment_of(at)) == ()


def test_languages_carry_the_mark_of_what_nobody_reviewed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = _page(tmp_path, monkeypatch)
    options = [
        option.content for option in widget(at, "button_group", "room.languages").proto.options
    ]
    assert options[0] == "English"
    assert all("not yet reviewed by a native speaker" in option for option in options[1:])


def test_two_rooms_are_listed_and_entered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = _page(tmp_path, monkeypatch)
    first, second = hall_of(at, tmp_path), hall_of(at, tmp_path, criteria=("market",))
    at.run()
    assert [b.key.partition("#")[0] for b in at.button if b.label == "Go into this room"] == [
        f"room.enter.{second.code}",
        f"room.enter.{first.code}",
    ]
    _press(at, f"room.enter.{first.code}")
    assert "3 criteria" in words(at)
    _press(at, "room.list")
    _press(at, f"room.enter.{second.code}")
    assert "1 criterion," in words(at) or "1 criterion ·" in words(at)


def test_a_room_of_another_assessment_is_not_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = _page(tmp_path, monkeypatch)
    with stores(database(tmp_path)) as (assessments, _):
        other = assessments.create(Assessment(name="Another"))
    at.query_params["a"] = other.id
    at.run()
    hall = hall_of(at, tmp_path)
    at = _page(tmp_path, monkeypatch)
    go_in(at, hall)
    assert "belongs to another assessment" in words(at)
    at.query_params["room"] = "NOSUCH"
    at.run()
    assert "There is no room with this code" in words(at)


# Leading -----------------------------------------------------------------------------------------


def test_an_empty_room_says_so_everywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = _page(tmp_path, monkeypatch)
    hall = hall_of(at, tmp_path, blind=False)
    said = words(go_in(at, hall))
    assert "Nobody has joined yet" in said
    assert (
        "Voices not heard yet: Workshop owners, People who work at home, Dye house workers" in said
    )
    assert "Nobody has scored yet" in words(go_in(at, hall, "results"))
    assert "No paper sheet is in this room yet" in words(go_in(at, hall, "paper"))
    assert "writes 0 answers of 0 people" in words(go_in(at, hall, "end"))


def test_the_board_counts_people_groups_and_criteria(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = _page(tmp_path, monkeypatch)
    hall = hall_of(at, tmp_path)
    hall.join("workshop_owners", 2)
    hall.join("home_workers")
    hall.answer(1, dict.fromkeys(CRITERIA, 4))
    hall.answer(2, {"market": "unknown"})
    said = words(go_in(at, hall))
    assert '<th scope="row" title="Workshop owners"><span class="cut">' in said
    assert "<b>3</b> joined" in said
    assert "<b>2</b> answering" in said
    assert "<b>1</b> finished" in said
    assert "Workshop owners</span></th><td>2</td><td>2</td><td>1</td><td>0</td>" in said
    assert "Dye house workers</span></th><td>0</td>" in said
    assert "Voices not heard yet: Dye house workers" in said
    assert "<td>2 of 3</td><td><small>1 don’t know</small></td><td>open</td>" in said


def test_a_round_is_closed_revealed_and_followed_by_the_disagreed_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = _page(tmp_path, monkeypatch)
    hall = hall_of(at, tmp_path)
    hall.join("workshop_owners", 3)
    hall.join("home_workers", 3)
    hall.all_answer([5, 5, 5, 1, 1, 1], "joint_action")
    hall.all_answer([4] * 6, "location")
    go_in(at, hall)
    _press(at, "room.close")
    assert hall.room.state == "closed"
    _press(at, "room.reveal")
    _press(at, "room.hide")
    assert not hall.room.revealed
    _press(at, "room.reveal")
    assert {key for _, key in hall.room.revealed} == set(CRITERIA)
    assert widget(at, "radio", "room.next.which").options[0] == "The 1 on which we disagree"
    _press(at, "room.next")
    assert (hall.room.round, hall.room.state, hall.room.open_criteria) == (
        2,
        "open",
        ("joint_action",),
    )
    assert "Round 2 takes answers to 1 of 3 criteria" in words(at)


def test_some_criteria_are_revealed_and_one_is_opened_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = _page(tmp_path, monkeypatch)
    hall = hall_of(at, tmp_path)
    go_in(at, hall)
    widget(at, "button_group", "room.reveal.which").set_value(["market"])
    _press(at, "room.reveal.some")
    assert (hall.room.revealed, hall.room.open_criteria) == (
        ((1, "market"),),
        ("location", "joint_action"),
    )
    widget(at, "selectbox", "room.reopen.which").set_value("market")
    _press(at, "room.reopen.one")
    assert (hall.room.revealed, hall.room.open_criteria) == ((), CRITERIA)
    _press(at, "room.reveal.some")
    assert "choose a criterion first" in words(at)


def test_a_participant_is_reset_and_the_door_is_locked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = _page(tmp_path, monkeypatch)
    hall = hall_of(at, tmp_path)
    hall.join("workshop_owners", alias="Meena")
    hall.answer(1, {"market": 4})
    go_in(at, hall)
    box = widget(at, "selectbox", "room.reset.who")
    assert box.options == ["p01 · Meena · Workshop owners"]
    box.set_value(1)
    _press(at, "room.reset")
    with stores(hall.url) as (_, rooms):
        assert actions.answers_given(rooms, hall.code) == ()
    _press(at, "room.lock")
    assert hall.room.locked
    assert "Nobody else can join this room now" in words(go_in(at, hall, "join"))
    go_in(at, hall)
    _press(at, "room.lock")
    assert not hall.room.locked


def test_a_second_laptop_sees_the_same_and_takes_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = _page(tmp_path, monkeypatch)
    hall = hall_of(one, tmp_path)
    go_in(one, hall)
    two = open_page(tmp_path, monkeypatch, "room")
    two.query_params["a"] = assessment_of(one)
    go_in(two, hall)
    _press(two, "room.close")
    assert "round 1, takes answers" in words(one)
    one.run()
    assert "round 1, closed" in words(one)
    _press(one, "room.next")
    two.run()
    assert "round 2, takes answers" in words(two)
    _press(two, "room.close")
    one.run()
    _press(two, "room.next")
    _press(one, "room.next")  # both pressed "Open round 3": the second press opens no round 4
    assert hall.room.round == 3
    assert "went on to round 3" in words(one)
    go_in(one, hall, "end")
    _press(one, "room.end")
    _press(two, "room.close")  # the button was still there: nothing happens, and the page says why
    assert "This room has ended" in words(two)
    assert "“End” says whether its scores are in the assessment" in words(two)
    assert hall.room.state == "ended"


# The end -----------------------------------------------------------------------------------------


def _ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Any, Any]:
    at = _page(tmp_path, monkeypatch)
    hall = hall_of(at, tmp_path)
    hall.join("workshop_owners", 3, alias="Meena")
    hall.answer(1, dict.fromkeys(CRITERIA, 4), comment="Said in confidence")
    go_in(at, hall, "end")
    assert "writes 3 answers of 1 person" in words(at)
    return _press(at, "room.end"), hall


def test_the_end_writes_scores_and_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at, hall = _ended(tmp_path, monkeypatch)
    (rating,) = saved(at).ratings["market"]
    assert (rating.rater, rating.group, rating.answer, rating.evidence) == (
        "p01",
        "other",
        4,
        "",
    )
    assert "This room ended on" in words(at)
    assert not [b for b in at.button if (b.key or "").startswith("room.close")]
    _press(at, "room.undo_end")
    assert saved(at).ratings == {}
    assert hall.room.state == "closed"


def test_scores_that_an_undo_put_back_before_the_end_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at, hall = _ended(tmp_path, monkeypatch)
    _press(at, "room.undo_end")
    told = "scores stand in the assessment although it has not ended: 3 answers"
    assert told not in words(at)
    at.button(key="undo").click().run()
    assert len(saved(at).ratings) == 3
    assert hall.room.state == "closed"
    assert told in words(at)


def test_scores_that_are_out_of_the_assessment_are_told_and_written_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at, hall = _ended(tmp_path, monkeypatch)
    assert "Its 3 answers stand in the assessment" in words(at)
    assert f"scores out of the assessment that came from the workshop: room {hall.code}" in words(
        at
    )
    at.button(key="undo").click().run()  # it was asked before
    assert saved(at).ratings == {}
    assert "Of its 3 answers none stand in the assessment" in words(at)
    with stores(hall.url) as (assessments, _):
        assessments.rename(assessment_of(at), "Changed since")
    id_ = assessment_of(at)
    at = open_page(tmp_path, monkeypatch, "room")
    at.query_params["a"] = id_
    go_in(at, hall, "end")
    _press(at, "room.write_again")
    assert {len(of) for of in saved(at).ratings.values()} == {1}
    assert "Its 3 answers stand in the assessment" in words(at)
    assert saved(at).name == "Changed since"
    _press(at, "room.undo_end")  # also after another change
    assert (saved(at).ratings, saved(at).name) == ({}, "Changed since")


def test_personal_traces_are_deleted_after_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at, hall = _ended(tmp_path, monkeypatch)
    _press(at, "room.delete_traces")
    assert "are deleted. The scores are kept" in words(at)
    assert "to score again, open a new room" in words(at)
    assert not [b for b in at.button if (b.key or "").startswith("room.undo_end")]
    with stores(hall.url) as (_, rooms):
        assert {person.alias for person in actions.room_participants(rooms, hall.code)} == {""}
        assert {each.comment for each in actions.answers_given(rooms, hall.code)} == {""}

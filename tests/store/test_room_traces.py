"""Nothing personal stays, neither in the tables nor in the log."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import select

from cluster_psia.store.tables import answers, participants
from cluster_psia.workshop import actions
from cluster_psia.workshop.tokens import hashed_token
from cluster_psia.workshop.values import typed_sheets_form
from tests.store.racing import StoredHall, hall_at


def test_deleted_traces_are_gone_from_the_file_and_its_log(file: Path) -> None:
    hall = hall_at(f"sqlite:///{file}")
    mine = hall.join("Ashalata")
    actions.change_details(
        hall.rooms, hall.code, mine.token, alias="Asha-who-weaves", group="", language="en"
    )
    for n, comment in enumerate(("what-she-said-first", "what-she-said", "what-she-said-last")):
        hall.answer(mine, "location", 2, comment=comment, sent=f"her-phone:{n}")
    typed, other = typed_sheets_form(hall.code), typed_sheets_form(f"{hall.code}0")
    room = actions.find_room(hall.rooms, hall.code)
    for place, group in ((typed, "whoever-nobody-took-over"), (other, "who-sits-in-another-room")):
        hall.assessments.drafts.keep(room.assessment_id, f"{place}/desk", group)
    actions.end_room(hall.rooms, hall.assessments, hall.code)
    actions.delete_traces(hall.rooms, hall.code)
    kept = b"".join(path.read_bytes() for path in file.parent.iterdir())
    for trace in (
        "Ashalata",
        "Asha-who-weaves",
        "what-she-said",
        "her-phone",
        "whoever-nobody-took-over",
        hashed_token(mine.token),
    ):
        assert trace.encode() not in kept
    assert hall.code.encode() in kept
    assert b"who-sits-in-another-room" in kept
    hall.assessments.close()


def rows_of(hall: StoredHall) -> tuple[list[Any], list[Any]]:
    """People by number, and answers, as they stand in the tables."""
    with hall.rooms._engine.connect() as connection:
        people = connection.execute(select(participants).order_by(participants.c.number))
        return list(people), list(connection.execute(select(answers)))


def test_whoever_was_taken_out_leaves_neither_group_nor_answers(hall: StoredHall) -> None:
    for group in ("", "The headman’s second wife"):
        hall.all_answer(hall.join("Asha", group))
    actions.take_out(hall.rooms, hall.code, [2])
    actions.end_room(hall.rooms, hall.assessments, hall.code)
    actions.delete_traces(hall.rooms, hall.code)
    people, given = rows_of(hall)
    assert [(row.alias, row.group_name) for row in people] == [("", "other"), ("", "")]
    assert {row.participant_id for row in given} == {people[0].id}
    assert actions.people_out(hall.rooms, hall.code)[0].group == ""


def test_no_row_tells_after_the_traces_who_came_when_how_and_in_which_language(
    hall: StoredHall,
) -> None:
    tokens = [hall.join("", language="fr") for _ in range(8)]
    for who, answer in zip(tokens, (1, 2, 3, 4, 5, 1, 2), strict=False):
        hall.answer(who, "market", answer)
    actions.add_sheet(hall.rooms, hall.code, "", 17, {"market": 3})
    end = actions.end_room(hall.rooms, hall.assessments, hall.code)
    before = {each.rater: each.answer for each in actions.answers_given(hall.rooms, hall.code)}
    actions.delete_traces(hall.rooms, hall.code)
    people, given = rows_of(hall)
    assert end.ended_at is not None
    moment = end.ended_at.isoformat(timespec="microseconds")
    assert {(r.joined_at, r.language, r.helped, r.sheet) for r in people} == {
        (moment, "", False, None)
    }
    assert {row.at for row in given} == {moment}
    names = [row.rater for row in sorted(people, key=lambda row: row.id)]
    assert names == [*sorted(before), None]
    assert [row.number for row in people] == list(range(1, 10))
    after = {each.rater: each.answer for each in actions.answers_given(hall.rooms, hall.code)}
    assert after == before
    a = hall.assessments.get(hall.saved.id).assessment
    assert actions.standing_scores(hall.rooms, a, hall.code) == (8, 8)

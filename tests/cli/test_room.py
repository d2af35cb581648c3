"""Rooms from the command line, beside whoever else uses the same database."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cluster_psia import i18n
from cluster_psia.assessment.files.file import read_file
from cluster_psia.cli import main
from cluster_psia.method import load_method
from cluster_psia.places import SAMPLES
from cluster_psia.settings import VARIABLE
from cluster_psia.store import AssessmentStore, RoomStore, open_both
from cluster_psia.workshop import actions
from cluster_psia.workshop.values import GROUPS

SAMPLE = SAMPLES / "agra.json"
ALL = [criterion.key for criterion in load_method().table_2.criteria]


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(main, ["room", *(str(arg) for arg in args)])


def told(*args: str | Path) -> Any:
    done = run(*args, "--json")
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def refused(*args: str | Path) -> str:
    done = run(*args)
    assert done.exit_code == 2, done.output
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    return line.removeprefix("cluster-psia: ")


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv(VARIABLE, f"sqlite:///{tmp_path / 'kept.db'}")
    return f"sqlite:///{tmp_path / 'kept.db'}"


@pytest.fixture
def server(url: str) -> Iterator[tuple[AssessmentStore, RoomStore]]:
    """What a running server holds open meanwhile."""
    both = open_both(url)
    yield both
    both[0].close()


def test_a_room_is_opened_for_a_file_and_found_by_the_server(
    server: tuple[AssessmentStore, RoomStore],
) -> None:
    opened = told("open", SAMPLE)
    assessments, rooms = server
    room = actions.find_room(rooms, opened["code"])
    assert opened["participant_address"] == f"http://localhost:8501/w/{room.code}"
    assert actions.start_session(rooms, opened["facilitator_key"])
    assert assessments.get(opened["assessment"]).assessment == read_file(SAMPLE)
    assert list(room.settings.criteria) == ALL
    assert room.settings.groups == GROUPS
    assert set(room.texts) == {language.code for language in i18n.languages()}


def test_criteria_groups_languages_and_address_can_be_chosen(
    server: tuple[AssessmentStore, RoomStore],
) -> None:
    opened = told(
        "open",
        SAMPLE,
        "--criteria",
        "7, location",
        "--criteria",
        "growth",
        "--groups",
        "traders, Ravi's women",
        "--languages",
        "fr,en",
        "--address",
        "http://192.168.8.1:8501/",
    )
    room = actions.find_room(server[1], opened["code"])
    assert room.settings.criteria == ("location", "market", "growth")
    assert room.settings.groups == ("traders", "Ravi's women")
    assert room.settings.languages == ("fr", "en")
    assert opened["participant_address"] == f"http://192.168.8.1:8501/w/{room.code}"


def test_languages_groups_and_criteria_are_added_to_an_open_room(
    server: tuple[AssessmentStore, RoomStore],
) -> None:
    begun = ("--criteria", "market", "--languages", "en", "--groups", "traders")
    code = told("open", SAMPLE, *begun)["code"]
    more = ("--criteria", "growth", "--groups", "Dyers,traders", "--languages", "ur")
    assert run("add", code, *more).exit_code == 0
    held = actions.find_room(server[1], code).settings
    assert (held.criteria, held.groups) == (("market", "growth"), ("traders", "Dyers"))
    assert held.languages == ("en", "ur")
    assert "has all of that already" in refused("add", code, *more)


def test_a_workshop_can_be_led_from_the_command_line(
    server: tuple[AssessmentStore, RoomStore],
) -> None:
    assessments, rooms = server
    opened = told("open", SAMPLE, "--criteria", "location,market")
    code = opened["code"]
    people = [
        actions.join_room(rooms, code, "Asha", "traders", "en", consent=True) for _ in range(3)
    ]
    for one, answer in zip(people, (1, 2, "unknown"), strict=True):
        actions.give_answer(rooms, code, one.token, "location", answer)
    assert run("reveal", code.lower()).stdout == f"Room {code}: round 1, closed\n"
    shown = told("show", code)
    assert (shown["state"], shown["round"], shown["participants"], shown["answers"]) == (
        "closed",
        1,
        3,
        3,
    )
    location, market = shown["criteria"]
    assert (location["criterion"], location["n"], location["median"], location["unknown"]) == (
        "location",
        2,
        1.5,
        1,
    )
    assert (market["criterion"], market["n"], market["median"]) == ("market", 0, None)
    on = ("next", code, "--criteria", "location", "--after", 1)
    assert run(*map(str, on)).stdout == f"Room {code}: round 2, open\n"
    assert "went on to round 2" in refused(*map(str, on))  # the second of two that saw round 1
    actions.give_answer(rooms, code, people[0].token, "location", 5)
    assert run("close", code).stdout == f"Room {code}: round 2, closed\n"
    assert told("show", code)["answers"] == 4
    ended = f"Room {code}: round 2, ended\n4 of 4 answers stand in the assessment\n"
    assert run("end", code).stdout == ended
    after = assessments.get(opened["assessment"])
    ratings = after.assessment.ratings["location"][-4:]
    assert [(r.round, r.answer) for r in ratings][3:] == [(2, 5)]
    assert {(r.round, r.answer) for r in ratings[:3]} == {(1, 1), (1, 2), (1, "unknown")}
    assert {r.rater for r in ratings} == {"p01", "p02", "p03"}
    assessments.undo(after.id, after.revision)
    assert run("end", code).stdout == ended
    assert assessments.get(after.id).assessment == after.assessment
    assert "Asha" not in run("show", code, "--json").stdout


@pytest.mark.usefixtures("server")
def test_a_room_as_text_says_what_it_says_in_words() -> None:
    code = told("open", SAMPLE, "--criteria", "location")["code"]
    assert run("show", code).stdout.splitlines() == [
        f"Room {code} for Agra footwear, India: round 1, open",
        "0 joined by phone, 0 answering, 0 finished, 0 on paper",
        "1. Location: Nobody has scored this yet.",
    ]


@pytest.mark.usefixtures("url")
@pytest.mark.parametrize(
    "command", [("show",), ("reveal",), ("next", "--after", "1"), ("close",), ("end",)]
)
def test_a_code_that_is_none_is_said(command: tuple[str, ...]) -> None:
    assert refused(command[0], "AAAAAA", *command[1:]).startswith("There is no room with this code")


def test_settings_that_cannot_be_are_said_and_nothing_is_kept(
    server: tuple[AssessmentStore, RoomStore],
) -> None:
    assert "'nonsense' is no criterion of this assessment" in refused(
        "open", SAMPLE, "--criteria", "nonsense"
    )
    assert "no texts in the language 'xx'" in refused("open", SAMPLE, "--languages", "xx")
    assert "languages" in refused("open", SAMPLE, "--languages", "English")
    assert "60" in refused("open", SAMPLE, "--groups", "x" * 61)
    assert "no-such-file" in refused("open", "no-such-file.json")
    assert server[0].list() == []


@pytest.mark.usefixtures("server")
def test_what_an_ended_room_does_not_allow_is_said() -> None:
    code = told("open", SAMPLE)["code"]
    assert run("end", code).exit_code == 0
    for command in (("next", "--after", "1"), ("reveal",), ("close",)):
        assert refused(command[0], code, *command[1:]) == "This room has ended."
    assert run("end", code).stdout == f"Room {code}: round 1, ended\n"


def test_a_database_that_cannot_be_used_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "mysql://somebody:secret@host/db")
    said = refused("show", "AAAAAA")
    assert VARIABLE in said
    assert "secret" not in said

"""``cluster-psia chain import`` and ``cluster-psia room sheets``: tables without a browser."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.edits.chain import add_actor
from cluster_psia.assessment.edits.headings import match_headings
from cluster_psia.assessment.files.file import read_file, write_assessment
from cluster_psia.places import SAMPLES
from cluster_psia.settings import VARIABLE
from cluster_psia.store import RoomStore, open_both
from cluster_psia.workshop import actions
from tests.cli.runs import refused, run

GOOD = "Name,Kind,Workers\nMakers,,1240\nTanners,Small producers,40\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mine.json"
    a = add_actor(Assessment(name="Mine"), "Makers", "small_producer", workers=900)
    path.write_bytes(write_assessment(match_headings(a, {"Hands": "Workers"})))
    return path


def table(folder: Path, text: str, name: str = "firms.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


# Tables of the chain -----------------------------------------------------------------------------


def test_a_dry_run_shows_what_would_be_written_and_writes_nothing(
    file: Path, tmp_path: Path
) -> None:
    before = file.read_bytes()
    done = run("chain", "import", file, table(tmp_path, GOOD))
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert lines[0] == "1 new, 1 changed, 0 as they are, 0 not taken."
    assert "2 operators; before: 1." in lines
    assert "Workers: 1,280 in 2 operators; before: 900 in 1 operator." in lines
    assert "Changed: Makers (Actors, firms.csv, row 2)" in lines
    assert "  Workers: 900 -> 1,240" in lines
    assert "New: Tanners (Actors, firms.csv, row 3)" in lines
    assert lines[-1] == "A dry run: nothing was written."
    assert file.read_bytes() == before
    assert sorted(tmp_path.iterdir()) == sorted([file, tmp_path / "firms.csv"])


def test_with_o_the_assessment_is_written_with_the_tables_in_it(file: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.json"
    done = run("chain", "import", file, table(tmp_path, GOOD), "-o", new)
    assert (done.exit_code, done.stdout.splitlines()[-1]) == (0, f"Wrote {new}")
    actors = {actor.label: actor.workers for actor in read_file(new).chain.actors}
    assert actors == {"Makers": 1240, "Tanners": 40}
    assert read_file(file).chain.actors[0].workers == 900


def test_what_is_refused_ends_with_status_1_and_costs_no_other_row(
    file: Path, tmp_path: Path
) -> None:
    new = tmp_path / "new.json"
    done = run("chain", "import", file, table(tmp_path, f"{GOOD}Dyers,Traders,12.5\n"), "-o", new)
    assert done.exit_code == 1
    assert "Not taken: Dyers (Actors, firms.csv, row 4)" in done.stdout
    assert len(read_file(new).chain.actors) == 2


def test_a_file_that_could_not_be_read_beside_others_is_status_1(
    file: Path, tmp_path: Path
) -> None:
    good, pdf = table(tmp_path, GOOD), table(tmp_path, "%PDF-1.7", "more.csv")
    done = run("chain", "import", file, good, pdf)
    assert done.exit_code == 1
    assert "more.csv: This is a PDF file" in done.stdout


def test_json_is_all_that_the_page_shows(file: Path, tmp_path: Path) -> None:
    done = run("chain", "import", file, table(tmp_path, GOOD), "--json")
    record = json.loads(done.stdout)
    assert record["counts"]["changed"] == 1
    assert record["rows"][0]["fields"] == [
        {"field": "workers", "head": "Workers", "before": 900, "after": 1240}
    ]


def test_headings_that_were_matched_by_hand_are_remembered(file: Path, tmp_path: Path) -> None:
    hands = table(tmp_path, "Name,Hands\nMakers,1240\n")
    assert "  Workers: 900 -> 1,240" in run("chain", "import", file, hands).stdout.splitlines()


def test_nothing_that_can_be_read_is_one_line_and_status_2(file: Path, tmp_path: Path) -> None:
    assert "cannot be read" in refused(run("chain", "import", file, tmp_path / "none.csv"))
    assert "The file is empty" in refused(run("chain", "import", file, table(tmp_path, "")))
    said = refused(run("chain", "import", file, table(tmp_path, "Whose,What\nMakers,9\n")))
    assert "no row among the first ten holds headings that are known" in said
    assert "no such file" in refused(run("chain", "import", tmp_path / "x.json", file))
    refused(run("chain", "import", file))


def test_the_assessment_itself_is_not_written_over(file: Path, tmp_path: Path) -> None:
    said = refused(run("chain", "import", file, table(tmp_path, GOOD), "-o", file))
    assert "this is the assessment itself" in said


def test_letters_that_cannot_be_told_are_said_on_the_command_line(
    file: Path, tmp_path: Path
) -> None:
    firms = table(tmp_path, "Name,Kind\nКожевники,Traders\n", encoding="cp1251")
    assert "Choose the one" in refused(run("chain", "import", file, firms))
    found = run("chain", "import", file, firms, "--encoding", "cp1251")
    assert "New: Кожевники" in found.stdout


# Score sheets ------------------------------------------------------------------------------------


@pytest.fixture
def rooms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RoomStore]:
    url = f"sqlite:///{tmp_path / 'kept.db'}"
    monkeypatch.setenv(VARIABLE, url)
    both = open_both(url)
    yield both[1]
    both[0].close()


@pytest.fixture
def code(rooms: RoomStore) -> str:
    del rooms  # the room is opened beside it, as beside a running server
    opened = run("room", "open", SAMPLES / "agra.json", "--criteria", "location,growth", "--json")
    return str(json.loads(opened.stdout)["code"])


SHEETS = "Sheet,Group,1,19\n1,Traders,4,2\n2,Traders,5,?\n"


def test_score_sheets_are_shown_first_and_taken_only_then(
    rooms: RoomStore, code: str, tmp_path: Path
) -> None:
    filled = table(tmp_path, SHEETS, "sheets.csv")
    done = run("room", "sheets", code, filled)
    assert done.exit_code == 0, done.output
    assert done.stdout.splitlines() == [
        "2 sheets can be taken over into round 1.",
        "row 2: sheet 1, Traders, 2 answers: new",
        "row 3: sheet 2, Traders, 2 answers: new",
        "A dry run: nothing was taken over.",
    ]
    assert actions.room_participants(rooms, code) == ()
    taken = run("room", "sheets", code, filled, "--take")
    assert (taken.exit_code, taken.stdout.splitlines()[-1]) == (0, "Taken over: 2.")
    assert [each.sheet for each in actions.room_participants(rooms, code)] == [1, 2]
    again = run("room", "sheets", code, filled).stdout
    assert "sheet 1, Traders, 2 answers: replaces the sheet that is in the room" in again


def test_a_sheet_with_an_answer_that_was_not_understood_is_not_taken_and_is_status_1(
    rooms: RoomStore, code: str, tmp_path: Path
) -> None:
    filled = table(tmp_path, SHEETS.replace("5,?", "5,9"), "sheets.csv")
    done = run("room", "sheets", code, filled, "--json")
    assert done.exit_code == 1
    record = json.loads(done.stdout)
    assert record["taken"] == 0
    assert record["rows"][1]["problems"]
    first = record["preview"]["rows"][0]
    assert (first["row"], first["happens"], first["what"]) == (2, "added", "Sheet 1")
    assert [field["after"] for field in first["fields"] if field["field"] == "location"] == [4]
    assert record["preview"]["totals"]["sheets"] == {"before": 0, "after": 1}
    assert record["preview"]["rows"][1]["left_out"]
    assert record["rows"][0]["answers"] == {"location": 4, "growth": 2}
    taken = run("room", "sheets", code, filled, "--take")
    assert (taken.exit_code, taken.stdout.splitlines()[-1]) == (1, "Taken over: 1.")
    assert [each.sheet for each in actions.room_participants(rooms, code)] == [1]


def test_what_holds_no_sheets_or_has_no_room_is_one_line(code: str, tmp_path: Path) -> None:
    assert "The file is empty" in refused(
        run("room", "sheets", code, table(tmp_path, "", "sheets.csv"))
    )
    filled = table(tmp_path, SHEETS, "sheets.csv")
    assert "There is no room" in refused(run("room", "sheets", "QQQQQQ", filled))
    run("room", "end", code)
    refused(run("room", "sheets", code, filled, "--take"))

"""Paper sheets typed in at one screen or two: nothing is lost, and nothing is mixed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.edits.headings import heading_meanings
from cluster_psia.places import SHELL
from cluster_psia.ui.frame import walk
from cluster_psia.workshop import actions
from tests.machine import PATIENCE
from tests.ui.app import database, open_page, saved, starts_with, store_of, widget
from tests.ui.grids import cells, column_of, grid_data_of, marks_of, tell_grid
from tests.ui.rooms import CRITERIA, Hall, assessment_of, go_in, hall_of, stores, words

TAKE, BRING = "room.grid.take", "room.grid.bring."


@pytest.fixture
def screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[AppTest, Hall]:
    at: Any = open_page(tmp_path, monkeypatch, "room", Assessment(name="Kiambu weavers"))
    hall = hall_of(at, tmp_path)
    return go_in(at, hall, "paper"), hall


def _name(hall: Hall) -> str:
    return f"room.sheets.{hall.code}"


def _write(at: AppTest, hall: Hall, place: int, **texts: str) -> None:
    row = grid_data_of(at, _name(hall))["rows"][place]["id"]
    tell_grid(at, _name(hall), *cells(row, **texts))


def _press(at: AppTest, name: str) -> None:
    widget(at, "button", name).click().run()
    assert not at.exception, [each.value for each in at.exception]


def _bring_buttons(at: AppTest) -> list[Any]:
    return [one for one in at.button if BRING in str(one.key)]


def _again(at: AppTest, hall: Hall, *, desk: object = None) -> AppTest:
    """Another tab at the room; ``desk`` is what its address has of the first one's."""
    other = AppTest.from_file(str(SHELL), default_timeout=PATIENCE)
    other.query_params["a"] = assessment_of(at)
    other.run()
    other.switch_page(str(walk.walk_step("room").path))
    other.query_params["a"] = assessment_of(at)
    if desk:
        other.query_params["desk"] = desk
    return go_in(other, hall, "paper")


def _reloaded(at: AppTest, hall: Hall) -> AppTest:
    return _again(at, hall, desk=at.query_params["desk"])


def _kept(tmp_path: Path, at: AppTest) -> dict[str, str]:
    store = store_of(tmp_path)
    try:
        return store.drafts.of(assessment_of(at))
    finally:
        store.close()


FIRST, SECOND = CRITERIA[:2]


def test_what_was_typed_outlives_f5_with_its_marks(
    screen: tuple[AppTest, Hall], tmp_path: Path
) -> None:
    at, hall = screen
    _write(at, hall, 0, **{FIRST: "7", SECOND: "4"})
    marks = marks_of(at, _name(hall))
    assert len(marks) == 1
    for _ in range(2):
        at = _reloaded(at, hall)
        assert column_of(at, _name(hall), FIRST)[0] == "7"
        assert column_of(at, _name(hall), SECOND)[0] == "4"
        assert marks_of(at, _name(hall)) == marks
        assert len(_kept(tmp_path, at)) == 1
        assert not _bring_buttons(at)


def test_an_address_that_was_copied_mixes_no_rows(screen: tuple[AppTest, Hall]) -> None:
    at, hall = screen
    _write(at, hall, 0, **{FIRST: "4"})
    other = _reloaded(at, hall)
    _write(other, hall, 0, **{FIRST: "1"})
    _write(at, hall, 0, **{SECOND: "5"})
    at, other = _reloaded(at, hall), _reloaded(other, hall)
    assert [column_of(at, _name(hall), key)[0] for key in (FIRST, SECOND)] == ["4", "5"]
    assert [column_of(other, _name(hall), key)[0] for key in (FIRST, SECOND)] == ["1", ""]


def test_what_a_closed_tab_left_can_be_brought_here(
    screen: tuple[AppTest, Hall], tmp_path: Path
) -> None:
    at, hall = screen
    _write(at, hall, 0, **{FIRST: "7"})
    other = _again(at, hall)
    _write(other, hall, 1, **{FIRST: "3"})
    assert "On another screen sheet 1 was typed in and not taken over" in words(other)
    _bring_buttons(other)[0].click().run()
    assert column_of(other, _name(hall), FIRST)[:2] == ["3", "7"]
    assert column_of(other, _name(hall), "sheet")[:3] == ["2", "1", "3"]
    [why] = marks_of(other, _name(hall)).values()
    assert "'7' is no answer" in why
    assert not _bring_buttons(other)
    assert len(_kept(tmp_path, other)) == 1


def test_nothing_is_kept_of_sheets_that_were_taken_over(
    screen: tuple[AppTest, Hall], tmp_path: Path
) -> None:
    at, hall = screen
    assert _kept(tmp_path, at) == {}
    _write(at, hall, 0, **{FIRST: "4"})
    assert len(_kept(tmp_path, at)) == 1
    _press(at, TAKE)
    assert hall.answers == [4]
    assert _kept(tmp_path, at) == {}


def test_after_f5_a_number_that_was_taken_meanwhile_is_asked_about(
    screen: tuple[AppTest, Hall], tmp_path: Path
) -> None:
    at, hall = screen
    _write(at, hall, 0, **{FIRST: "4"})
    with stores(database(tmp_path)) as (_, rooms):
        actions.add_sheet(rooms, hall.code, "", 1, {FIRST: 1})
    at = _reloaded(at, hall)
    _press(at, TAKE)
    assert "Another computer has brought sheet 1" in "\n".join(each.value for each in at.error)
    assert hall.answers == [1]
    _press(at, TAKE)
    assert hall.answers == [4]


@pytest.mark.parametrize("desk", ["", "x", "0123456789ab", "../../x", "%"])
def test_a_strange_name_of_a_screen_in_the_address_begins_an_empty_one(
    screen: tuple[AppTest, Hall], desk: str
) -> None:
    at, hall = screen
    _write(at, hall, 0, **{FIRST: "4"})
    other = _again(at, hall, desk=desk)
    assert column_of(other, _name(hall), FIRST)[0] == ""
    assert len(_bring_buttons(other)) == 1


# A filled file ------------------------------------------------------------------------------------

THEIRS = "Weavers of Kiambu\nNr of paper,Who,Where it lies,Colour\n1,traders,4,red\n2,,5,blue\n"


def _upload(at: AppTest, name: str, data: bytes) -> None:
    widget(at, "file_uploader", "room.upload").set_value((name, data, "text/csv")).run()
    assert not at.exception, [each.value for each in at.exception]


def _choose(at: AppTest, name: str, value: str) -> None:
    starts_with(at, "selectbox", name).select(value).run()
    assert not at.exception, [each.value for each in at.exception]


def test_headings_of_score_sheets_are_matched_by_hand_and_remembered(
    screen: tuple[AppTest, Hall],
) -> None:
    at, hall = screen
    _upload(at, "sheets.csv", THEIRS.encode())
    assert "has no column 'Sheet'" in words(at)
    _choose(at, "room.upload.read.rows", "2")
    for theirs, ours in (
        ("nr of paper", "Sheet"),
        ("who", "Group"),
        ("where it lies", "Location"),
        ("colour", ""),
    ):
        _choose(at, f"room.upload.heading.{theirs}", ours)
    assert "2 sheets can be taken over" in words(at)
    _press(at, "room.upload.take")
    assert hall.answers == [4, 5]
    assert heading_meanings(saved(at), "sheets")["Nr of paper"] == "Sheet"
    assert heading_meanings(saved(at)) == {}
    _upload(at, "more.csv", THEIRS.replace("1,", "3,").encode())
    assert "2 sheets can be taken over" in words(at), "the next file is read alike, title and all"
    assert "left aside" not in words(at).replace("what stands above was left aside", "")


def test_letters_and_hidden_sheets_of_score_sheets_can_be_chosen(
    screen: tuple[AppTest, Hall],
) -> None:
    at, _ = screen
    _upload(at, "sheets.csv", "Sheet,Group,1\n1,Кожевники,4\n".encode("cp1251"))
    letters = starts_with(at, "selectbox", "room.upload.read.letters")
    assert letters.value is None
    letters.select("cp1251").run()
    assert "1 sheet can be taken over" in words(at)

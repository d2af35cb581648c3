"""The Workshop page on the wall: joining and results; and those without a phone."""

from __future__ import annotations

import io
import re
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
import segno

from cluster_psia.assessment import Assessment
from cluster_psia.drawing import tokens
from cluster_psia.ui.room import wall as room_projector
from cluster_psia.workshop import actions
from cluster_psia.workshop.opened.wall import Wall
from tests.ui.app import open_page, widget
from tests.ui.previews import lines_of, tick
from tests.ui.rooms import CRITERIA, assessment_of, go_in, hall_of, stores, words

FULL = {"part": "results"}

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest


def _page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    return open_page(tmp_path, monkeypatch, "room", Assessment(name="Kiambu weavers"))


def _camps(at: AppTest, tmp_path: Path, **changed: Any) -> Any:
    hall = hall_of(at, tmp_path, **changed)
    hall.join("workshop_owners", 4)
    hall.join("home_workers", 4)
    for number in range(1, 9):
        hall.answer(number, {"location": 4, "market": 3})
        hall.answer(number, {"joint_action": 5 if number < 5 else 1}, comment=f"Comment {number}")
    return hall


# Joining -----------------------------------------------------------------------------------------


def test_the_wall_says_wifi_address_and_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLUSTER_PSIA_ADDRESS", "http://192.168.1.20:8501/")
    at = _page(tmp_path, monkeypatch)
    hall = hall_of(at, tmp_path)
    go_in(at, hall, "join")
    said = words(at)
    assert f"192.168.1.20:8501/w/{hall.code}" in said
    assert f"{hall.code[:3]} {hall.code[3:]}" in said
    assert said.count("<img") == 1
    assert "leads phones nowhere" not in said
    widget(at, "text_input", "room.wifi.name").set_value("Weavers <hall>").run()
    widget(at, "text_input", "room.wifi.password").set_value("jacquard").run()
    said = words(at)
    assert said.count("<img") == 2
    assert "Weavers &lt;hall&gt;" in said
    assert words(go_in(at, hall, "join")).count("<img") == 2
    assert hall.room.wall.wifi_name == "Weavers <hall>"  # with the room: the projector has it, too
    with stores(hall.url) as (assessments, rooms):
        actions.end_room(rooms, assessments, hall.code)
        actions.delete_traces(rooms, hall.code)
    for file in tmp_path.glob("test.db*"):
        assert b"jacquard" not in file.read_bytes()


def test_a_wifi_password_that_no_router_takes_stays_in_its_field(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = _page(tmp_path, monkeypatch)
    hall = hall_of(at, tmp_path)
    go_in(at, hall, "join")
    widget(at, "text_input", "room.wifi.password").set_value("j" * 64).run()
    assert not at.exception
    assert widget(at, "text_input", "room.wifi.password").value == "j" * 64
    assert "64 characters and may have 63" in words(at)
    assert hall.room.wall.wifi_password == ""


def test_an_address_that_is_only_good_here_is_called_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CLUSTER_PSIA_ADDRESS", raising=False)
    at = _page(tmp_path, monkeypatch)
    assert "leads phones nowhere" in words(go_in(at, hall_of(at, tmp_path), "join"))


def test_the_wall_fills_the_screen_and_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = _page(tmp_path, monkeypatch)
    go_in(at, hall_of(at, tmp_path), "join")
    widget(at, "button", "room.wall.False").click().run()
    assert not [w for w in at.text_input if (w.key or "").startswith("room.wifi")]
    widget(at, "button", "room.wall.True").click().run()
    assert widget(at, "text_input", "room.wifi.name")


def test_laptop_and_projector_show_the_same_wall_also_after_a_restart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop = _page(tmp_path, monkeypatch)
    hall = _camps(laptop, tmp_path)
    with stores(hall.url) as (_, rooms):
        actions.close_round(rooms, hall.code)
    go_in(laptop, hall, "results")
    widget(laptop, "selectbox", f"room.wall.criterion.{hall.code}").set_value("market").run()
    widget(laptop, "button", "room.wall.False").click().run()
    projector = open_page(tmp_path, monkeypatch, "room")
    projector.query_params["a"] = assessment_of(laptop)
    go_in(projector, hall, "results")
    for at in (laptop, projector):
        assert re.findall(r'<th scope="row">(\d+)', words(at)) == ["7"]
        assert not [b for b in at.selectbox if "criterion" in (b.key or "")]
    widget(projector, "button", "room.wall.True").click().run()
    assert hall.room.wall.part == ""
    assert hall.room.wall.criterion == "market"


def test_who_was_led_to_a_part_by_hand_ticks_comments_while_the_wall_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = _page(tmp_path, monkeypatch)
    hall = _camps(at, tmp_path)
    with stores(hall.url) as (_, rooms):
        actions.close_round(rooms, hall.code)
        actions.change_wall(rooms, hall.code, lambda wall: wall.model_copy(update=FULL))
    go_in(at, hall, "lead")
    chosen = widget(at, "button_group", f"room.view.{hall.code}")
    chosen.set_value("results").run()
    assert widget(at, "button", "room.wall.False")
    assert hall.room.wall.part == "results"


def test_the_qr_codes_hold_what_stands_beside_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = _page(tmp_path, monkeypatch)
    room = hall_of(at, tmp_path).room
    held = Wall.model_validate({"wifi_name": "Hall; 2", "wifi_password": 'a"b'})
    room = room.model_copy(update={"wall": held})
    page = unescape(room_projector.join_page(room, "http://10.0.0.2"))
    wifi, address = re.findall(r'<img src="([^"]*)"', page)
    look: dict[str, Any] = {
        "border": 2,
        "dark": tokens.INK,
        "light": tokens.PAPER,
        "omitsize": True,
    }
    assert wifi == segno.make(r"WIFI:T:WPA;S:Hall\; 2;P:a\"b;;", micro=False).svg_data_uri(**look)
    assert address == segno.make(
        f"http://10.0.0.2/w/{room.code}", error="m", micro=False
    ).svg_data_uri(**look)


# Results -----------------------------------------------------------------------------------------


def test_a_blind_room_shows_nothing_before_the_close(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = _page(tmp_path, monkeypatch)
    hall = _camps(at, tmp_path)
    said = words(go_in(at, hall, "results"))
    assert "the room scores blind: close the round to see them" in said
    assert "two camps" not in said.lower()
    assert "Comment 1" not in said
    assert "Comments on criteria that still take answers are not shown" in words(
        go_in(at, hall, "end")
    )
    assert not at.get("arrow_data_frame")


def test_results_stand_in_the_order_of_disagreement_with_the_rule(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = _page(tmp_path, monkeypatch)
    hall = _camps(at, tmp_path)
    with stores(hall.url) as (_, rooms):
        actions.close_round(rooms, hall.code)
    said = words(go_in(at, hall, "results"))
    assert "We fall into two camps on joint action" in said
    rows = re.findall(r'<th scope="row">(\d+)', said)
    assert rows[0] == "17"
    assert sorted(rows, key=int) == ["1", "7", "17"]
    assert "8 people in 2 groups" in said
    assert "at least 75% of the scores lie within 1 point of the median" in said
    assert "“Workshop owners” median 5, “People who work at home” median 1" in said
    assert "No score from: Dye house workers." in said
    assert "Comment 1" not in said  # nothing before the facilitator picks it
    assert "nan" not in said.lower().replace("finance", "")


def test_one_rater_is_said_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = _page(tmp_path, monkeypatch)
    hall = hall_of(at, tmp_path, blind=False)
    hall.join("workshop_owners")
    hall.answer(1, {"market": 4, "location": "unknown"})
    said = words(go_in(at, hall, "results"))
    assert "One person has scored" in said
    assert "1 score: too few to show." in said
    assert "1 don’t know" not in said  # one person: everybody would know who
    assert "Nobody has scored this yet." in said


def test_the_second_round_is_compared_with_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = _page(tmp_path, monkeypatch)
    hall = _camps(at, tmp_path)
    with stores(hall.url) as (_, rooms):
        actions.start_next_round(rooms, hall.code, ["joint_action"])
    said = words(go_in(at, hall, "results"))
    assert "round 1 · 8 people" in said  # the second is blind while it is open
    hall.all_answer([4, 4, 4, 4, 3, 3, 3, 3], "joint_action")
    with stores(hall.url) as (_, rooms):
        actions.close_round(rooms, hall.code)
    said = words(go_in(at, hall, "results"))
    assert "Round 1 → 2: median 3 → 3.5; two camps → agreed; 8 of 8 changed" in said
    assert "Round 1 → 2: not scored again" in said


def test_flat_raters_are_for_the_facilitator_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = _page(tmp_path, monkeypatch)
    keys = ("location", "type_of_firms", "market", "employment", "joint_action")
    hall = hall_of(at, tmp_path, criteria=keys, blind=False)
    hall.join("workshop_owners", 2)
    hall.answer(1, dict.fromkeys(keys, 3))
    hall.answer(2, dict(zip(keys, (1, 2, 3, 4, 5), strict=True)))
    assert "p01 gave one and the same score" in words(go_in(at, hall, "results"))
    widget(at, "button", "room.wall.False").click().run()
    assert "p01" not in words(at)


# Without a phone ---------------------------------------------------------------------------------


def _upload(at: AppTest, data: bytes, name: str = "sheets.csv") -> None:
    widget(at, "file_uploader", "room.upload").set_value([(name, data, "text/csv")]).run()
    assert not at.exception, [e.value for e in at.exception]


def test_a_filled_file_is_tried_before_it_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = _page(tmp_path, monkeypatch)
    hall = hall_of(at, tmp_path)
    go_in(at, hall, "paper")
    _upload(
        at,
        b"Sheet,Group,location,market,joint_action\n1,Workshop owners,3,?,-\n2,home_workers,9,2,\n",
    )
    assert "1 sheet can be taken over into round 1; 1 of 2 rows have something wrong" in words(at)
    first, second = lines_of(at)
    assert first.startswith("[x] sheets.csv, row 2: New: Sheet 1: Group Workshop owners | ")
    assert "unknown" in first
    assert "not applicable" in first
    assert second.startswith("[ ] sheets.csv, row 3: New: Sheet 2: Group People who work at home |")
    assert "'9' is no answer" in second
    assert "1 sheet with 3 answers on paper; before: 0 with 0" in words(at)
    tick(at)
    assert "2 sheets can be taken over into round 1" in words(at)
    assert "2 sheets with 4 answers on paper; before: 0 with 0" in words(at)
    with stores(hall.url) as (_, rooms):
        assert actions.answers_given(rooms, hall.code) == ()
    widget(at, "button", "room.upload.take").click().run()
    with stores(hall.url) as (_, rooms):
        given = actions.answers_given(rooms, hall.code)
    assert [(g.group, g.criterion, g.answer, g.entered_by) for g in given] == [
        ("workshop_owners", "location", 3, "facilitator"),
        ("workshop_owners", "market", "unknown", "facilitator"),
        ("workshop_owners", "joint_action", "not_applicable", "facilitator"),
        ("home_workers", "market", 2, "facilitator"),
    ]
    said = words(at)
    assert (
        "Sheet 1 · p01 · Workshop owners · 3 answers in round 1 · entered by the facilitator"
        in said
    )
    assert "<b>2</b> on paper, entered by the facilitator" in words(go_in(at, hall, "lead"))


def test_a_sheet_that_is_there_shows_what_it_said_before_and_can_be_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = _page(tmp_path, monkeypatch)
    hall = hall_of(at, tmp_path)
    with stores(hall.url) as (_, rooms):
        actions.add_sheet(rooms, hall.code, "home_workers", 1, {"location": 3, "market": 2})
    go_in(at, hall, "paper")
    _upload(at, b"Sheet,Group,location\n1,home_workers,4\n2,home_workers,5\n2,home_workers,1\n")
    assert [line.partition("Sheet")[0] for line in lines_of(at)] == [
        "[x] sheets.csv, row 2: Changed: ",
        "[x] sheets.csv, row 3: New: ",
        "sheets.csv, row 4: Refused: ",
    ]
    assert "3 → 4 | " in lines_of(at)[0]
    assert lines_of(at)[0].endswith("2 → empty"), "an answer that goes is told"
    tick(at, "Sheet 1", "Sheet 2")
    assert lines_of(at)[2].startswith("[x] sheets.csv, row 4: New: Sheet 2:")
    widget(at, "button", "room.upload.take").click().run()
    with stores(hall.url) as (_, rooms):
        given = actions.answers_given(rooms, hall.code)
    assert [(each.criterion, each.answer) for each in given] == [
        ("location", 3),
        ("market", 2),
        ("location", 1),
    ]


def test_a_file_of_something_else_is_refused_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = _page(tmp_path, monkeypatch)
    go_in(at, hall_of(at, tmp_path), "paper")
    _upload(at, b"Hello,world\n1,2\n")
    assert "The first row has no column 'Sheet'" in words(at)
    assert widget(at, "button", "room.upload.take").disabled


def test_sheets_are_printed_in_a_chosen_language_with_numbers_that_are_free(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = _page(tmp_path, monkeypatch)
    hall = hall_of(at, tmp_path, languages=("en", "hi"))
    with stores(hall.url) as (_, rooms):
        actions.add_sheet(rooms, hall.code, "", 7, {"location": 3})
    go_in(at, hall, "paper")
    widget(at, "selectbox", "room.sheets.lang").set_value("hi").run()
    widget(at, "number_input", "room.sheets.count").set_value(25).run()
    (link,) = (each.proto for each in at.get("link_button"))
    assert link.url == f"/sheets/{hall.code}?lang=hi&from=8&to=32"


def test_an_ended_room_takes_no_sheets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = _page(tmp_path, monkeypatch)
    hall = hall_of(at, tmp_path)
    with stores(hall.url) as (assessments, rooms):
        actions.end_room(rooms, assessments, hall.code)
    assert "it takes no more sheets" in words(go_in(at, hall, "paper"))
    assert not at.get("file_uploader")


def test_the_template_fits_the_room_and_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cluster_psia.workshop.sheets.template import sheet_template

    at = _page(tmp_path, monkeypatch)
    hall = hall_of(at, tmp_path)
    go_in(at, hall, "paper")
    assert at.get("download_button")
    book = openpyxl.load_workbook(io.BytesIO(sheet_template(hall.room, "en")))
    page = book.worksheets[0]
    assert page.max_column == 2 + 2 * len(CRITERIA)
    page.append([7, "home_workers", 4, 4, 4])
    out = io.BytesIO()
    book.save(out)
    _upload(at, out.getvalue(), "filled.xlsx")
    assert "1 sheet can be taken over into round 1; every row is fine." in words(at)


@pytest.mark.parametrize("view", ["lead", "join", "results", "paper", "end"])
@pytest.mark.parametrize("state", ["open", "closed", "ended"])
def test_every_part_opens_in_every_state(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, view: str, state: str
) -> None:
    at = _page(tmp_path, monkeypatch)
    hall = _camps(at, tmp_path)
    with stores(hall.url) as (assessments, rooms):
        if state == "closed":
            actions.close_round(rooms, hall.code)
        if state == "ended":
            actions.end_room(rooms, assessments, hall.code)
    go_in(at, hall, view)
    assert not at.error

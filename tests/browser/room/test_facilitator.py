"""A facilitator leads a room: what people answer elsewhere shows here without a reload,
on two laptops at once.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from cluster_psia.assessment import Assessment
from cluster_psia.workshop import actions
from cluster_psia.workshop.opened.choices import LONGEST_GROUP
from tests.browser.grid.grid_page import (
    cell,
    heard,
    paste_block,
    reason_of,
    text_of,
    write,
)
from tests.browser.served import Server, kept, put, settled, visit
from tests.ui.rooms import CAMPS, CRITERIA, Hall, open_hall, stores

pytestmark = pytest.mark.browser

ONE_SCREEN = "e => e.scrollHeight <= e.clientHeight && e.scrollWidth <= e.clientWidth"
# How far a cell of a row reaches beyond what holds the table.
ROW_OUTSIDE = """e => {
  const whole = e.closest(".st-key-room_wall, .st-key-room_preview").getBoundingClientRect();
  const right = (cell) => cell.getBoundingClientRect().right;
  return Math.max(...[...e.children].map(right)) - whole.right; }"""
PAGE_WIDE = "() => document.documentElement.scrollWidth - window.innerWidth"


def _press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    settled(page)


def _part(page: Page, title: str) -> None:
    page.get_by_test_id("stButtonGroup").get_by_text(title, exact=True).click()
    settled(page)


def _counts(page: Page) -> Locator:
    return page.locator(".room-counts")


def _go_in(page: Page, server: Server, id_: str, hall: Hall, view: str = "lead") -> None:
    visit(page, f"{server.url}/room?a={id_}&room={hall.code}&view={view}")


def _camps(hall: Hall) -> None:
    """Four owners and four home workers who see joint action from two sides."""
    hall.join("workshop_owners", 4, alias="Secret name")
    hall.join("home_workers", 4)
    for number in range(1, 9):
        hall.answer(number, {"location": 4, "market": 3})
        hall.answer(
            number, {"joint_action": 5 if number < 5 else 1}, comment=f"Comment <b>{number}</b>"
        )


def test_a_room_from_opening_to_the_end_and_back(page: Page, server: Server) -> None:
    id_ = put(server, Assessment(name="Kiambu weavers"))
    visit(page, f"{server.url}/room?a={id_}")
    page.get_by_test_id("stButtonGroup").get_by_text("Fewer").click()
    settled(page)
    for label in ("1. Location", "7. Nature of market", "17. Joint action"):
        page.get_by_test_id("stButtonGroup").get_by_text(label, exact=True).click()
    settled(page)
    _press(page, "Open the room")
    expect(page.get_by_text(re.compile("round 1, takes answers"))).to_be_visible()
    hall = Hall(server.database, parse_qs(urlsplit(page.url).query)["room"][0])

    expect(page.get_by_text("Nobody has joined yet")).to_be_visible()
    _camps(hall)
    expect(_counts(page)).to_contain_text(re.compile(r"8 joined\s*8 answering\s*8 finished"))
    expect(page.get_by_text("Secret name")).to_have_count(0)

    _press(page, "Close the round")
    expect(page.get_by_text(re.compile("round 1, closed"))).to_be_visible()
    _part(page, "Results")
    expect(page.get_by_role("heading", level=2)).to_have_text(
        "We fall into two camps on joint action"
    )
    rows = page.locator("table.room-results tbody th")
    expect(rows).to_have_count(3)
    expect(rows.first).to_contain_text("17. Joint action")
    expect(page.locator("table.room-results")).not_to_contain_text("Comment")

    _part(page, "Lead the room")
    _press(page, "Reveal all")
    expect(page.get_by_role("button", name="Next round")).to_be_visible()
    assert {key for _, key in hall.room.revealed} == set(CRITERIA)

    _part(page, "End")
    page.get_by_test_id("stPopover").get_by_text("End the room").click()
    _press(page, "End it now")
    expect(page.get_by_text(re.compile("This room ended on"))).to_be_visible()
    assert sum(len(ratings) for ratings in kept(server, id_).ratings.values()) == 24
    assert "Secret name" not in kept(server, id_).model_dump_json()
    _press(page, "Take the end back")
    expect(page.get_by_text(re.compile("round 1, closed"))).to_be_visible()
    assert kept(server, id_).ratings == {}


def test_two_laptops_show_the_same_without_a_reload(
    context: BrowserContext, server: Server
) -> None:
    id_ = put(server, Assessment(name="Kiambu weavers"))
    hall = open_hall(server.database, id_)
    one, two = context.new_page(), context.new_page()
    _go_in(one, server, id_, hall)
    _go_in(two, server, id_, hall, "results")
    expect(two.get_by_text("the room scores blind")).to_be_visible()
    _camps(hall)
    _press(one, "Close the round")
    expect(two.get_by_role("heading", level=2)).to_have_text(
        "We fall into two camps on joint action"
    )


def test_who_joined_after_the_page_was_opened_can_be_reset(page: Page, server: Server) -> None:
    id_ = put(server, Assessment(name="Kiambu weavers"))
    hall = open_hall(server.database, id_)
    _go_in(page, server, id_, hall)
    hall.join("home_workers", alias="Meena")
    hall.answer(1, {"market": 4})
    expect(_counts(page)).to_contain_text(re.compile(r"1 joined\s*1 answering"))
    page.get_by_test_id("stPopover").get_by_text("Reset one participant").click()
    page.get_by_role("combobox", name="Participant").click()
    page.get_by_role("option", name=re.compile("p01 · Meena")).click()
    _press(page, "Take the answers away")
    expect(_counts(page)).to_contain_text(re.compile(r"1 joined\s*0 answering"))
    assert hall.answers == []


def test_picked_comments_stand_on_the_wall_as_text(page: Page, server: Server) -> None:
    id_ = put(server, Assessment(name="Kiambu weavers"))
    hall = open_hall(server.database, id_, blind=False)
    _camps(hall)
    _go_in(page, server, id_, hall, "results")
    cell(page, 1, "Wall").click()  # the first row stands for the lower camp
    expect(page.locator("table.room-results q")).to_have_text("Comment <b>5</b>")
    _part(page, "Lead the room")
    _part(page, "Results")
    expect(page.locator("table.room-results q")).to_have_text("Comment <b>5</b>")
    hall.answer(5, {"joint_action": 1}, comment="What nobody has read")  # not what was picked
    _part(page, "Lead the room")
    _part(page, "Results")
    expect(page.locator("table.room-results tbody th")).to_have_count(3)
    expect(page.locator("table.room-results q")).to_have_count(0)


@pytest.mark.parametrize(
    ("width", "height", "wall"), [(1280, 800, False), (1024, 768, True), (1920, 1080, True)]
)
def test_results_of_many_groups_fit_a_laptop_and_an_old_projector(
    page: Page, server: Server, width: int, height: int, wall: bool
) -> None:
    id_ = put(server, Assessment(name="Kiambu weavers"))
    hall = open_hall(server.database, id_, blind=False)
    _camps(hall)
    hall.join("Dye house workers", 3)
    hall.join("", 3)
    for number in range(9, 15):
        hall.answer(number, {"location": 2, "market": 3, "joint_action": 4})
    page.set_viewport_size({"width": width, "height": height})
    _go_in(page, server, id_, hall, "results")
    if wall:
        _press(page, "Show on the whole screen")
    row = page.locator("table.room-results tbody tr").first
    expect(row).to_contain_text("two camps")
    for name in (
        "Dye house workers",
        "No group named",
    ):  # in the head of the table, or beside each median
        expect(
            page.locator("table.room-results").get_by_text(name).locator("visible=true").first
        ).to_be_visible()
    assert row.evaluate(ROW_OUTSIDE) <= 0
    letters = "e => e.getBoundingClientRect().width / parseFloat(getComputedStyle(e).fontSize)"
    assert row.locator("th").evaluate(letters) >= 9  # no label breaks inside a word


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (1920, 1080)])
def test_joining_is_one_screen_on_the_wall(
    page: Page, server: Server, width: int, height: int
) -> None:
    id_ = put(server, Assessment(name="Kiambu weavers"))
    hall = open_hall(server.database, id_)
    page.set_viewport_size({"width": width, "height": height})
    _go_in(page, server, id_, hall, "join")
    page.get_by_role("textbox", name="Name of the Wi-Fi").fill("Hall of the Kiambu women weavers")
    page.get_by_role("textbox", name="Its password").fill("jacquard-loom-2026")
    page.keyboard.press("Enter")
    settled(page)
    _press(page, "Show on the whole screen")
    wall = page.locator(".st-key-room_wall")
    expect(wall.locator("img")).to_have_count(2)
    wall.locator("img").evaluate_all(
        "all => Promise.all(all.map((one) => one.decode()))"
    )  # as large as they will be
    expect(wall).to_contain_text(f"{hall.code[:3]} {hall.code[3:]}")
    expect(wall).to_contain_text("Not heard yet")
    assert wall.evaluate(ONE_SCREEN)
    for code in wall.locator("img").all():
        box = code.bounding_box()
        assert box is not None
        assert box["height"] >= height * 0.45  # to be read from the back row
    assert wall.bounding_box() == {"x": 0, "y": 0, "width": width, "height": height}
    hall.join("home_workers")
    expect(wall).to_contain_text("1 joined")
    _press(page, "Back from the wall")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def _type_the_first_sheet(page: Page, *answers: str) -> None:
    cell(page, 1, "1").click()  # the first criterion of the first row; from here on keys only
    for typed in answers:
        page.keyboard.type(typed)
        page.keyboard.press("Tab")
    heard(page)


def test_two_laptops_type_sheets_and_neither_loses_one(page: Page, server: Server) -> None:
    id_ = put(server, Assessment(name="Kiambu weavers"))
    hall = open_hall(server.database, id_)
    _go_in(page, server, id_, hall, "paper")
    _type_the_first_sheet(page, "4", "?", "2")
    with stores(server.database) as (_, rooms):
        actions.add_sheet(
            rooms, hall.code, "", 1, {"location": 1}
        )  # the other laptop took the same number
    _press(page, "Take these sheets over")
    expect(
        page.get_by_text("Another computer has brought sheet 1 into the room meanwhile")
    ).to_be_visible()
    expect(text_of(cell(page, 1, "1"))).to_have_text("4")  # what was typed stands
    assert hall.answers == [1]
    _press(page, "Take these sheets over")
    expect(page.get_by_text("1 sheet taken over")).to_be_visible()
    assert hall.answers == [4, "unknown", 2]


def test_a_sheet_is_typed_in_by_keyboard(page: Page, server: Server) -> None:
    id_ = put(server, Assessment(name="Kiambu weavers"))
    hall = open_hall(server.database, id_)
    _go_in(page, server, id_, hall, "paper")
    _type_the_first_sheet(page, "4", "?", "2")
    _press(page, "Take these sheets over")
    expect(
        page.get_by_text("1 paper sheet in this room, entered by the facilitator")
    ).to_be_visible()
    expect(text_of(cell(page, 1, "Sheet"))).to_have_text("2")
    expect(text_of(cell(page, 1, "1"))).to_have_text("")
    _part(page, "Lead the room")
    expect(_counts(page)).to_contain_text("1 on paper, entered by the facilitator")
    _part(page, "End")
    page.get_by_test_id("stPopover").get_by_text("End the room").click()
    _press(page, "End it now")
    expect(page.get_by_text(re.compile("This room ended on"))).to_be_visible()
    assert [kept(server, id_).ratings[key][0].answer for key in CRITERIA] == [4, "unknown", 2]


def test_a_sheet_that_was_not_understood_waits_until_somebody_has_decided(
    page: Page, server: Server
) -> None:
    id_ = put(server, Assessment(name="Kiambu weavers"))
    hall = open_hall(server.database, id_)
    _go_in(page, server, id_, hall, "paper")
    rows = (
        "Workshop owners\t4\t3 \tje ne sais pas",
        "home_workers\t4.0\t3\u00a0\tn/a",
        "Weavers of the moon\t7\t2\t1",
    )
    paste_block(page, 1, "Group", "\r\n".join(rows))
    expect(text_of(cell(page, 3, "1"))).to_have_text("7")
    assert "'7' is no answer" in reason_of(cell(page, 3, "1"))
    assert "is no group of this room" in reason_of(cell(page, 3, "Group"))
    _press(page, "Take these sheets over")
    expect(page.get_by_text("Nothing was taken over. Of sheet 3 something was not")).to_be_visible()
    assert hall.answers == []
    _part(page, "Lead the room")
    page.reload()
    _part(page, "Paper sheets")
    expect(text_of(cell(page, 3, "1"))).to_have_text("7")
    assert "'7' is no answer" in reason_of(cell(page, 3, "1"))
    expect(text_of(cell(page, 1, "1"))).to_have_text("4")
    _press(page, "Take these sheets over")
    _press(page, "Take the other 2 sheets over and keep sheet 3 here")
    expect(page.get_by_text("2 sheets taken over")).to_be_visible()
    assert hall.answers == [4, 3, "unknown", 4, 3, "not_applicable"]
    expect(text_of(cell(page, 1, "Sheet"))).to_have_text("3")
    expect(text_of(cell(page, 1, "1"))).to_have_text("7")
    write(page, 1, "1", "1")
    write(page, 1, "Group", "Dye house workers")
    _press(page, "Take these sheets over")
    expect(page.get_by_text("1 sheet taken over")).to_be_visible()
    assert hall.answers[-3:] == [1, 2, 1]


# Groups that people may type: words, and one word as long as a group may be.
LONG_GROUPS = ("Women who sew at home for dye houses along the old canal", "W" * LONGEST_GROUP)
# By how many pixels a cell of a board, or what is seen of its text, reaches out of what holds the
# table, or over the next cell of its row.
BOARD_OVER = """() => Math.max(...[...document.querySelectorAll(".room-board")].flatMap((table) =>
  [...table.rows].flatMap((row) => [...row.cells].flatMap((one, n) => {
    const whole = table.parentElement.getBoundingClientRect(), ink = document.createRange();
    ink.selectNodeContents(one);
    const box = one.getBoundingClientRect(), seen = one.querySelector(".cut") || ink;
    const end = Math.max(box.right, seen.getBoundingClientRect().right), next = row.cells[n + 1];
    return [whole.left - box.left, end - whole.right,
            next ? end - next.getBoundingClientRect().left : 0];
  }))))"""


@pytest.mark.parametrize("view", ["lead", "join", "results", "paper", "end"])
def test_no_part_is_wider_than_a_phone(page: Page, server: Server, view: str) -> None:
    id_ = put(server, Assessment(name="Kiambu weavers"))
    hall = open_hall(server.database, id_, blind=False, groups=(*CAMPS, *LONG_GROUPS))
    _camps(hall)
    for group in LONG_GROUPS:
        hall.join(group)
    page.set_viewport_size({"width": 390, "height": 844})
    _go_in(page, server, id_, hall, view)
    assert page.evaluate(PAGE_WIDE) <= 0
    inner = (
        "() => { const m = document.querySelector('[data-testid=\"stMain\"]'); return m.scrollWidth"
        " - m.clientWidth; }"
    )
    assert page.evaluate(inner) <= 0
    if view == "lead":
        for width in (390, 1280):
            page.set_viewport_size({"width": width, "height": 844})
            expect(page.locator("table.room-board .cut").last).to_be_visible()
            assert page.evaluate(BOARD_OVER) <= 0.5

"""The grid as people use it, by keys, mouse, finger and clipboard: nothing typed is lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.grid.grid_page import (
    cell,
    copy_text,
    grid,
    heard,
    paste_block,
    reason_of,
    text_of,
    write,
)
from tests.browser.served import PHONES, Server, settled, visit, window

pytestmark = pytest.mark.browser

APP = "tests/browser/grid/looms_app.py"
HEAR_PASTE = """() => document.addEventListener("paste",
  (event) => { window.pasted = event.clipboardData.getData("text/plain"); })"""
PAGE_WIDE = "() => document.documentElement.scrollWidth - window.innerWidth"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the page keeps its documents."""
    return tmp_path_factory.mktemp("looms")


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Server]:
    """The page with a grid and nothing else, under the name that phones know, too."""
    environment = {
        "LOOMS": str(folder),
        "STREAMLIT_SERVER_ALLOWED_HOSTS": f"localhost {PHONES}",
    }
    running = Server(f"sqlite:///{folder / 'none.db'}", environment=environment, app=APP)
    running.start()
    yield running
    running.kill()


@pytest.fixture
def document(request: pytest.FixtureRequest) -> str:
    """A document of each test's own."""
    return str(abs(hash(request.node.nodeid)))


def open_looms(page: Page, server: Server, document: str, rows: int = 3) -> None:
    visit(page, f"{server.url}/?doc={document}&rows={rows}")
    expect(grid(page, "Looms")).to_be_visible()
    expect(cell(page, 1, "Name")).to_have_text("Loom 1")


def saved(folder: Path, document: str) -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = json.loads((folder / f"{document}.json").read_text())
    return loaded


def unsaved(folder: Path, document: str) -> bool:
    return not (folder / f"{document}.json").exists()


def test_what_is_typed_is_saved_and_the_page_counts_it(
    page: Page, server: Server, folder: Path, document: str
) -> None:
    open_looms(page, server, document)
    write(page, 2, "Count", "40")
    assert saved(folder, document)[1]["number"] == 40
    expect(page.get_by_test_id("stMetricValue")).to_have_text("44")
    expect(page.get_by_role("status").filter(has_text="Saved.")).to_be_visible()


@pytest.mark.parametrize("typed", ["23,4", "~5", "-4", "half a dozen"])
def test_a_cell_that_is_not_understood_stays_marked_with_its_reason_and_is_not_counted(
    page: Page, server: Server, folder: Path, document: str, typed: str
) -> None:
    open_looms(page, server, document)
    write(page, 2, "Count", typed)
    expect(text_of(cell(page, 2, "Count"))).to_have_text(typed)
    assert reason_of(cell(page, 2, "Count")) == f"'{typed}' is no whole number; write 1200"
    expect(
        page.get_by_text("1 cell was not understood: not saved and not counted.")
    ).to_be_visible()
    expect(page.get_by_test_id("stMetricValue")).to_have_text("6")
    assert unsaved(folder, document)
    page.get_by_role("button", name="Show the next").click()
    expect(cell(page, 2, "Count")).to_be_focused()
    expect(page.get_by_role("status").filter(has_text="Saved is still: 2")).to_be_visible()
    page.get_by_label("After the grid").fill("another run")
    page.keyboard.press("Enter")
    settled(page)
    expect(text_of(cell(page, 2, "Count"))).to_have_text(typed)
    write(page, 2, "Count", "7")
    expect(cell(page, 2, "Count")).not_to_have_attribute("aria-invalid", "true")
    assert saved(folder, document)[1]["number"] == 7


def test_everything_goes_by_keys_alone(
    page: Page, server: Server, folder: Path, document: str
) -> None:
    open_looms(page, server, document)
    page.get_by_label("Before the grid").focus()
    for _ in range(4):  # three buttons stand before the grid, one of them has nothing to do yet
        page.keyboard.press("Tab")
        if cell(page, 1, "Name").evaluate("e => e.matches(':focus')"):
            break
    expect(cell(page, 1, "Name")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("F2")
    page.keyboard.press("End")
    page.keyboard.type(" of Mina")
    page.keyboard.press("Tab")
    expect(cell(page, 2, "Kind")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Tab")
    page.keyboard.type("12")
    page.keyboard.press("Tab")
    page.keyboard.type("4")
    page.keyboard.press("End")
    expect(page.get_by_role("grid").locator(".editor")).to_be_focused()  # the caret moves in it
    page.keyboard.press("Tab")
    page.keyboard.press("End")
    expect(cell(page, 2, "Idle")).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("Control+Home")
    expect(cell(page, 1, "Name")).to_be_focused()
    page.keyboard.press("Control+End")
    expect(cell(page, 4, "Idle")).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(page.get_by_label("After the grid")).to_be_focused()
    heard(page)
    assert saved(folder, document)[1] == {
        "id": "loom-2",
        "name": "Loom 2 of Mina",
        "kind": "power",
        "number": 12,
        "answer": "4",
        "note": "",
        "idle": True,
    }


def test_escape_in_the_middle_of_a_word_keeps_it_and_ctrl_z_takes_it_back(
    page: Page, server: Server, folder: Path, document: str
) -> None:
    open_looms(page, server, document)
    cell(page, 2, "Name").click()
    page.keyboard.type("Half a wo")
    page.keyboard.press("Escape")
    expect(cell(page, 2, "Name")).to_be_focused()
    heard(page)
    assert saved(folder, document)[1]["name"] == "Half a wo"
    page.keyboard.press("Control+z")
    expect(text_of(cell(page, 2, "Name"))).to_have_text("Loom 2")


def test_half_a_word_is_with_the_program_a_moment_after_the_last_key_and_not_judged(
    page: Page, server: Server, folder: Path, document: str
) -> None:
    open_looms(page, server, document)
    cell(page, 2, "Count").click()
    page.keyboard.type("4x")
    expect(page.locator(".scroller")).to_have_attribute("data-unsaved", "true")
    heard(page)
    expect(page.locator(".editor")).to_be_focused()
    expect(page.locator(".editor")).to_have_value("4x")
    expect(cell(page, 2, "Count")).not_to_have_attribute("aria-invalid", "true")
    page.keyboard.press("Backspace")
    page.keyboard.press("Enter")
    heard(page)
    assert saved(folder, document)[1]["number"] == 4


def test_what_was_typed_while_the_line_was_down_arrives_later(
    page: Page, server: Server, folder: Path, document: str
) -> None:
    open_looms(page, server, document)
    page.context.set_offline(True)
    cell(page, 2, "Count").click()
    page.keyboard.type("41")
    page.keyboard.press("Enter")
    expect(text_of(cell(page, 2, "Count"))).to_have_text("41")
    page.context.set_offline(False)
    heard(page)
    assert saved(folder, document)[1]["number"] == 41


def test_a_block_is_pasted_without_a_secure_connection(
    chromium: Browser, server: Server, folder: Path, document: str
) -> None:
    hall = window(chromium, viewport={"width": 1280, "height": 800})
    page = hall.new_page()
    visit(page, f"http://{PHONES}:{server.port}/?doc={document}")
    assert page.evaluate("window.isSecureContext") is False
    rows = (
        'Tanners\tHand loom\t1,200\t4\t"two\nlines"',
        "Sewers\tSpinning wheel\t23,4\tje ne sais pas\tb",
        'Dyers\tPower loom\t12\t7\t"half quoted',
    )
    paste_block(page, 3, "Name", "\r\n".join(rows) + "\r\n")
    looms = saved(folder, document)[2:]
    assert [(one["name"], one["kind"], one["number"]) for one in looms] == [
        ("Tanners", "hand", 3),
        ("Sewers", "", None),
        ("Dyers", "power", 12),
    ]
    assert [one["note"] for one in looms] == ["two\nlines", "b", '"half quoted']
    assert [one["answer"] for one in looms] == ["4", "?", ""]
    for row, column, text in (
        (3, "Count", "1,200"),
        (4, "Kind", "Spinning wheel"),
        (4, "Count", "23,4"),
        (5, "How good", "7"),
    ):
        expect(text_of(cell(page, row, column))).to_have_text(text)
        assert reason_of(cell(page, row, column)).startswith(f"'{text}' is no ")
    expect(page.get_by_text("4 cells were not understood")).to_be_visible()
    page.keyboard.press("Control+z")
    expect(cell(page, 3, "Name")).to_have_text("Loom 3")
    expect(page.get_by_text("not understood")).to_be_hidden()
    hall.close()


def test_a_block_that_does_not_fit_is_told_and_nothing_of_it_is_taken(
    page: Page, server: Server, folder: Path, document: str
) -> None:
    open_looms(page, server, document)
    paste_block(page, 1, "Note", "a\tb\tc")
    expect(page.get_by_role("alert")).to_contain_text("the block is 3 columns wide")
    assert unsaved(folder, document)


def test_a_block_is_copied_as_excel_copies_it(page: Page, server: Server, document: str) -> None:
    open_looms(page, server, document)
    cell(page, 1, "Note").click()
    page.keyboard.type("one")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type('two "quoted"')
    page.keyboard.press("Enter")
    heard(page)
    cell(page, 1, "Name").click()
    cell(page, 2, "Note").click(modifiers=["Shift"])
    page.keyboard.press("Control+c")
    expect(page.get_by_text("10 cells copied.")).to_be_visible()
    page.get_by_label("After the grid").focus()
    page.evaluate(HEAR_PASTE)
    page.keyboard.press("Control+v")
    first = 'Loom 1\tHand loom\t1\t\t"one\ntwo ""quoted"""'
    assert page.evaluate("window.pasted") == f"{first}\r\nLoom 2\tHand loom\t2\t\t"


def test_a_text_is_pasted_into_the_field_and_a_block_into_the_cells(
    page: Page, server: Server, folder: Path, document: str
) -> None:
    open_looms(page, server, document)
    copy_text(page, " of Mina\r\n")
    cell(page, 1, "Name").dblclick()
    page.keyboard.press("End")
    page.keyboard.press("Control+v")
    expect(page.locator(".editor")).to_have_value("Loom 1 of Mina")
    copy_text(page, "A\tHand loom\nB\tPower loom")
    cell(page, 2, "Name").dblclick()
    page.keyboard.press("Control+v")
    heard(page)
    assert [one["name"] for one in saved(folder, document)] == ["Loom 1 of Mina", "A", "B"]


def test_a_choice_is_typed_or_picked_and_an_unknown_one_stays(
    page: Page, server: Server, folder: Path, document: str
) -> None:
    open_looms(page, server, document)
    write(page, 1, "Kind", "knit")
    write(page, 2, "Kind", "Power loom")
    write(page, 3, "Kind", "Spinning wheel")
    assert [one["kind"] for one in saved(folder, document)] == ["knitting", "power", "hand"]
    expect(text_of(cell(page, 3, "Kind"))).to_have_text("Spinning wheel")
    assert reason_of(cell(page, 3, "Kind")) == "'Spinning wheel' is no kind of loom"
    cell(page, 3, "Kind").dblclick()
    page.get_by_role("option", name="Power loom").click()
    heard(page)
    assert saved(folder, document)[2]["kind"] == "power"


def test_an_answer_takes_a_key_and_keeps_what_it_does_not_know(
    page: Page, server: Server, folder: Path, document: str
) -> None:
    open_looms(page, server, document)
    write(page, 1, "How good", "4")
    write(page, 2, "How good", "je ne sais pas")
    write(page, 3, "How good", "7")
    assert [one["answer"] for one in saved(folder, document)] == ["4", "?", ""]
    expect(text_of(cell(page, 3, "How good"))).to_have_text("7")
    cell(page, 3, "How good").click()
    page.keyboard.press("Delete")
    heard(page)
    expect(page.get_by_text("not understood")).to_be_hidden()


def test_an_answer_is_told_without_leaving_its_cell(
    page: Page, server: Server, folder: Path, document: str
) -> None:
    open_looms(page, server, document)
    cell(page, 1, "How good").click()
    page.keyboard.type("4")
    heard(page)
    assert saved(folder, document)[0]["answer"] == "4"
    expect(page.locator(".editor")).to_have_value("4")


def test_a_row_is_begun_completed_and_taken_out(
    page: Page, server: Server, folder: Path, document: str
) -> None:
    open_looms(page, server, document)
    page.get_by_role("button", name="Add row").click()
    expect(cell(page, 4, "Name")).to_be_focused()
    write(page, 4, "Count", "9")
    assert unsaved(folder, document)
    expect(page.get_by_text("1 new row still needs something")).to_be_visible()
    assert cell(page, 4, "Name").get_attribute("aria-describedby")
    write(page, 4, "Name", "New one")
    assert saved(folder, document)[3]["number"] == 9
    cell(page, 4, "Name").click()
    page.get_by_role("button", name="Delete row 4").click()
    heard(page)
    assert len(saved(folder, document)) == 3
    cell(page, 1, "Name").click()
    page.keyboard.press("Control+-")
    heard(page)
    expect(page.get_by_role("alert")).to_contain_text("'Loom 1' was not deleted")
    assert len(saved(folder, document)) == 3


def test_a_tick_is_set_by_a_click_and_taken_away_by_a_key(
    page: Page, server: Server, folder: Path, document: str
) -> None:
    open_looms(page, server, document)
    cell(page, 2, "Idle").click()
    heard(page)
    assert saved(folder, document)[1]["idle"] is True
    page.keyboard.press("Space")
    heard(page)
    assert saved(folder, document)[1]["idle"] is False


def test_only_rows_in_sight_are_in_the_page_and_sent(
    page: Page, server: Server, document: str
) -> None:
    sizes: list[int] = []
    page.on(
        "websocket",
        lambda socket: socket.on("framereceived", lambda frame: sizes.append(len(frame))),
    )
    open_looms(page, server, document, rows=10_000)
    assert grid(page, "Looms").get_attribute("aria-rowcount") == "10002"
    assert page.get_by_role("gridcell").count() < 60 * 6
    assert max(sizes) < 80_000
    sizes.clear()
    cell(page, 1, "Count").click()
    page.keyboard.press("Control+ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(text_of(cell(page, 10_000, "Count"))).to_have_text("10000".replace("10", "10\u202f", 1))
    assert page.get_by_role("gridcell").count() < 60 * 6
    page.keyboard.type("x")
    page.keyboard.press("Enter")
    heard(page)
    assert max(sizes) < 80_000  # of what came at once: how often it comes is up to the hand
    page.keyboard.press("Control+Home")
    page.get_by_role("button", name="Show the next").click()
    expect(cell(page, 10_000, "Count")).to_be_focused()
    assert reason_of(cell(page, 10_000, "Count")).startswith("'x' is no whole number")


def test_what_is_written_from_right_to_left_stands_so(
    page: Page, server: Server, document: str
) -> None:
    open_looms(page, server, document)
    write(page, 1, "Name", "کھڈی والے")
    assert text_of(cell(page, 1, "Name")).evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert text_of(cell(page, 2, "Name")).evaluate("e => getComputedStyle(e).direction") == "ltr"


def test_a_text_is_text_and_never_markup(
    page: Page, server: Server, folder: Path, document: str
) -> None:
    open_looms(page, server, document)
    hostile = "<img src=x onerror=\"document.title='broken'\">"
    write(page, 1, "Name", hostile)
    write(page, 1, "Count", hostile)
    expect(text_of(cell(page, 1, "Name"))).to_have_text(hostile)
    assert saved(folder, document)[0]["name"] == hostile
    assert page.locator("[role='grid'] img").count() == 0
    assert page.title() != "broken"


@pytest.mark.parametrize("width", [320, 390])
def test_a_finger_writes_on_a_phone(
    chromium: Browser, server: Server, folder: Path, document: str, width: int
) -> None:
    phone = window(
        chromium, viewport={"width": width, "height": 700}, has_touch=True, is_mobile=True
    )
    page = phone.new_page()
    open_looms(page, server, document)
    assert page.evaluate(PAGE_WIDE) <= 0
    cell(page, 2, "Count").tap()
    expect(cell(page, 2, "Count")).to_be_focused()
    cell(page, 2, "Count").tap()
    page.locator(".editor").fill("12")
    cell(page, 2, "Kind").tap()
    heard(page)
    cell(page, 2, "Kind").tap()
    page.get_by_role("option", name="Knitting machine").tap()
    heard(page)
    assert (saved(folder, document)[1]["number"], saved(folder, document)[1]["kind"]) == (
        12,
        "knitting",
    )
    cell(page, 2, "Idle").tap()
    name, idle = (cell(page, 2, column).bounding_box() for column in ("Name", "Idle"))
    assert name
    assert idle
    assert name["x"] < 60, "the first column stays in sight"
    assert name["x"] + name["width"] <= idle["x"] + 1
    assert idle["x"] + idle["width"] <= width
    assert name["height"] >= 44
    phone.close()


def test_a_text_that_is_cut_is_told_whole_below_the_grid(
    page: Page, server: Server, document: str
) -> None:
    open_looms(page, server, document)
    long = "a note that is far longer than its column is wide " * 4
    write(page, 1, "Note", long)
    cell(page, 1, "Note").click()
    expect(page.locator(".why")).to_contain_text(long.strip())


def test_print_shows_every_word(page: Page, server: Server, document: str) -> None:
    open_looms(page, server, document)
    write(page, 1, "Note", "a note that is far longer than its column is wide " * 4)
    page.emulate_media(media="print")
    text = text_of(cell(page, 1, "Note"))
    assert text.evaluate("e => e.scrollWidth <= e.clientWidth && e.scrollHeight <= e.clientHeight")
    assert page.get_by_role("button", name="Add row").is_hidden()


def test_axe_finds_nothing_in_the_grid(page: Page, server: Server, document: str) -> None:
    open_looms(page, server, document)
    write(page, 1, "Count", "~5")
    page.get_by_role("button", name="Add row").click()
    write(page, 4, "Count", "3")
    found = Axe().run(page, context=".stBidiComponent", options=None)
    assert found.violations_count == 0, found.generate_report()
    cell(page, 2, "Kind").dblclick()
    found = Axe().run(page, context=".stBidiComponent", options=None)
    assert found.violations_count == 0, found.generate_report()

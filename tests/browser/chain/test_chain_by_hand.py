"""The chain without a mouse: edited in its tables on a phone,
and node, link and place by keyboard alone.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.edits.chain import add_actor
from tests.browser.chain.chain_map import open_map
from tests.browser.chain.hostile import LINES, TRAP, looked_at
from tests.browser.served import Server, kept, put, settled

pytestmark = pytest.mark.browser
HEAD, ROW = 36, 35  # pixels: the headings of a table, and one of its rows
NAME = 120  # pixels from the table's left edge: inside the first column that can be written into
TWO = add_actor(
    add_actor(Assessment(name="Two"), "Traders", "trader"), "Stitchers", "homeworker", workers=90
)


def table(page: Page, name: str) -> Locator:
    """The table of that name, open and in sight."""
    page.get_by_role("radio", name=name, exact=True).tap()
    grid = page.get_by_test_id("stDataFrame").filter(
        has=page.locator(f"[aria-label='Add row: {name} of the value chain']")
    )
    grid.scroll_into_view_if_needed()
    settled(page)
    return grid


def tap(page: Page, grid: Locator, row: int, x: int) -> None:
    """Tap a place in a row of a table; the first row below the headings is 0."""
    settled(page)
    box = grid.bounding_box()
    assert box
    page.touchscreen.tap(box["x"] + x, box["y"] + HEAD + ROW * row + ROW / 2)


def pick(
    page: Page, grid: Locator, row: int, cell: tuple[int, int], option: str, *, new: bool = False
) -> None:
    """Open a cell's list, then tap an option. ``cell`` is a place in pixels and the column's
    number.

    A second tap opens the list; in a row that is ``new`` the first one does.
    """
    x, column = cell
    tap(page, grid, row, x)
    expect(grid.locator(f"#glide-cell-{column}-{row}")).to_have_attribute("aria-selected", "true")
    options = page.locator("#portal").get_by_role("option", name=option, exact=True)
    if not new:
        tap(page, grid, row, x)
    options.tap()
    expect(options).to_have_count(0)


def saved(page: Page) -> None:
    """Wait until something that Undo could take back was saved."""
    expect(page.get_by_role("button", name="Undo")).to_be_enabled()
    settled(page)


# On a phone --------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["Middlemen", *LINES])
def test_on_a_phone_a_cell_of_the_table_is_changed_and_no_text_in_it_runs(
    phone: Page, server: Server, text: str
) -> None:
    phone.add_init_script(TRAP)
    id_ = put(server, TWO)
    open_map(phone, server, id_)
    grid = table(phone, "Actors")
    tap(phone, grid, 0, NAME)
    expect(grid.locator("#glide-cell-2-0")).to_have_attribute("aria-selected", "true")
    tap(phone, grid, 0, NAME)
    cell = phone.locator("#portal textarea")
    expect(cell).to_be_focused()
    cell.fill(text)
    phone.keyboard.press("Enter")
    saved(phone)
    looked_at(phone)
    assert [actor.label for actor in kept(server, id_).chain.actors] == [text, "Stitchers"]


def test_a_table_is_taken_away_only_where_no_text_becomes_a_formula(
    phone: Page, server: Server
) -> None:
    open_map(phone, server, put(server, TWO))
    grid = table(phone, "Actors")
    expect(grid.get_by_role("button", name="Search: Actors of the value chain")).to_be_visible()
    expect(grid.get_by_label("Download as CSV: Actors of the value chain")).to_be_hidden()


def test_on_a_phone_a_link_is_drawn_in_the_table(phone: Page, server: Server) -> None:
    id_ = put(server, TWO)
    open_map(phone, server, id_)
    grid = table(phone, "Links")
    pick(phone, grid, 0, (NAME, 2), "Stitchers", new=True)
    expect(phone.get_by_text("has no kind yet; choose one")).to_be_visible()
    pick(phone, grid, 0, (NAME + 180, 3), "Sells to")
    expect(phone.get_by_text("has no end; choose a node under To")).to_be_visible()
    grid.locator(".dvn-scroller").evaluate(
        "one => one.scrollLeft = 300"
    )  # as a finger does that pushes it aside
    pick(phone, grid, 0, (NAME + 40, 4), "Traders")
    saved(phone)
    assert [(k.source, k.kind, k.target) for k in kept(server, id_).chain.links] == [
        ("stitchers", "sells_to", "traders")
    ]
    expect(phone.locator(".canvas")).to_have_attribute("data-links", "1")


# By keyboard -------------------------------------------------------------------------------------


def focus(page: Page, name: str, role: str, back: bool = False) -> None:
    """Press Tab until the widget of that name has the focus;
    fails when the keyboard does not come to it.
    """
    wanted = page.get_by_role(role, name=name, exact=True)  # type: ignore[arg-type]
    for _ in range(90):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        if wanted.evaluate_all("found => found.includes(document.activeElement)"):
            return
    raise AssertionError(f"the keyboard does not come to the {role} '{name}'")


def choose(page: Page, label: str, option: str) -> None:
    """Choose in a list that opens, by typing."""
    focus(page, label, "combobox")
    page.keyboard.type(option)
    expect(page.get_by_role("option", name=option, exact=True)).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("option", name=option, exact=True)).to_have_count(0)


def test_by_keyboard_a_node_is_added_and_a_link_is_drawn(page: Page, server: Server) -> None:
    id_ = put(server, TWO)
    open_map(page, server, id_)
    focus(page, "An actor", "radio")
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Add", exact=True)).to_be_visible()
    settled(page)
    focus(page, "Name", "textbox")
    page.keyboard.type("Dyers")
    choose(page, "Kind", "Subcontractors")
    focus(page, "Add", "button")
    page.keyboard.press("Enter")
    expect(page.locator(".canvas")).to_have_attribute("data-shades", re.compile("dyers"))
    settled(page)
    focus(page, "An actor", "radio", back=True)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    expect(page.get_by_role("combobox", name="does what")).to_be_visible()
    settled(page)
    choose(page, "From", "Dyers")
    choose(page, "does what", "Sells to")
    choose(page, "To", "Traders")
    focus(page, "Add", "button")
    page.keyboard.press("Enter")
    expect(page.locator(".canvas")).to_have_attribute("data-links", "1")
    chain = kept(server, id_).chain
    assert [(k.source, k.kind, k.target) for k in chain.links] == [("dyers", "sells_to", "traders")]
    assert [actor.label for actor in chain.actors] == ["Traders", "Stitchers", "Dyers"]

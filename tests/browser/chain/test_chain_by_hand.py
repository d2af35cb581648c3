"""The chain without a mouse: edited in its tables on a phone,
and node, link and place by keyboard alone.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.edits.chain import add_actor
from tests.browser.chain.chain_map import open_map
from tests.browser.chain.hostile import LINES, TRAP, looked_at
from tests.browser.grid.grid_page import cell, grid, heard
from tests.browser.served import Server, kept, put, settled

pytestmark = pytest.mark.browser
TWO = add_actor(
    add_actor(Assessment(name="Two"), "Traders", "trader"), "Stitchers", "homeworker", workers=90
)


def open_table(page: Page, name: str) -> None:
    """Open the table of that name and bring it into sight."""
    page.get_by_role("radio", name=name, exact=True).tap()
    found = grid(page, f"{name} of the value chain")
    found.scroll_into_view_if_needed()
    settled(page)


def pick(page: Page, row: int, column: str, option: str) -> None:
    """Tap a cell, tap it again to open its list, tap an option."""
    cell(page, row, column).tap()
    expect(cell(page, row, column)).to_be_focused()
    cell(page, row, column).tap()
    page.get_by_role("option", name=option, exact=True).tap()
    heard(page)


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
    open_table(phone, "Actors")
    cell(phone, 1, "Name").tap()
    expect(cell(phone, 1, "Name")).to_be_focused()
    cell(phone, 1, "Name").tap()
    expect(phone.locator(".editor")).to_be_focused()
    phone.locator(".editor").fill(text)
    phone.keyboard.press("Enter")
    saved(phone)
    looked_at(phone)
    assert [actor.label for actor in kept(server, id_).chain.actors] == [text, "Stitchers"]


def test_on_a_phone_a_link_is_drawn_in_the_table(phone: Page, server: Server) -> None:
    id_ = put(server, TWO)
    open_map(phone, server, id_)
    open_table(phone, "Links")
    pick(phone, 1, "From", "Stitchers")
    expect(phone.get_by_text("1 new row still needs something")).to_be_visible()
    pick(phone, 1, "Kind", "Sells to")
    pick(phone, 1, "To", "Traders")
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


def test_by_keyboard_names_go_in_one_after_another_and_a_link_is_drawn(
    page: Page, server: Server
) -> None:
    id_ = put(server, TWO)
    open_map(page, server, id_)
    focus(page, "An actor", "radio")
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Add", exact=True)).to_be_visible()
    settled(page)
    focus(page, "Name", "textbox")
    page.keyboard.type("Dyers")
    choose(page, "Kind", "Subcontractors")
    focus(page, "Name", "textbox", back=True)
    for label in ("", "Cutters", "Ironers", "Packers"):  # nobody waits for the one before
        page.keyboard.type(label)
        page.keyboard.press("Enter")
    expect(page.locator(".canvas")).to_have_attribute("data-shades", re.compile("packers"))
    settled(page)
    assert [(actor.label, actor.kind) for actor in kept(server, id_).chain.actors[2:]] == [
        (label, "subcontractor") for label in ("Dyers", "Cutters", "Ironers", "Packers")
    ]
    name = page.get_by_role("textbox", name="Name", exact=True)
    expect(name).to_be_focused()
    expect(name).to_have_value("")
    page.keyboard.type("Menders")
    focus(page, "Add", "button")
    page.keyboard.press("Enter")
    expect(page.locator(".canvas")).to_have_attribute("data-shades", re.compile("menders"))
    expect(name).to_be_focused()
    focus(page, "An actor", "radio", back=True)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    expect(page.get_by_role("combobox", name="does what")).to_be_visible()
    settled(page)
    choose(page, "From", "Dyers")
    choose(page, "To", "Traders")
    focus(page, "Add", "button")
    page.keyboard.press("Enter")
    expect(page.locator(".canvas")).to_have_attribute("data-links", "1")
    expect(page.get_by_role("combobox", name="From")).to_be_focused()
    chain = kept(server, id_).chain
    assert [(k.source, k.kind, k.target) for k in chain.links] == [("dyers", "sells_to", "traders")]

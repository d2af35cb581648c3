"""The tables of the value chain as people write into them: nothing they type or paste is lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.edits.chain import add_actor, add_link
from tests.browser.grid.grid_page import (
    cell,
    grid,
    heard,
    paste_block,
    reason_of,
    text_of,
    write,
)
from tests.browser.served import Server, kept, pick, put, settled, visit
from tests.browser.typed import saved_word

if TYPE_CHECKING:
    from cluster_psia.assessment import Actor

pytestmark = pytest.mark.browser

BLOCK = (
    "Tanners\tsmall_producer\tproduction\t12\t1,200\t300\t\r\n"
    "Sewers\thomeworker\tproduction\t1.200\t23,4\t12.5\t~5\r\n"
    "Traders of X\ttrader\ttrade\t1 200\t.5\t1e3\t-4\r\n"
)


def two_nodes() -> Assessment:
    a = add_actor(Assessment(name="Two"), "Makers", "small_producer", workers=900)
    return add_link(add_actor(a, "Traders", "trader"), "makers", "traders", "sells_to")


def open_tables(page: Page, server: Server, id_: str) -> None:
    visit(page, f"{server.url}/chain?a={id_}")
    expect(grid(page, "Actors of the value chain")).to_be_visible()
    settled(page)


def actors(server: Server, id_: str) -> tuple[Actor, ...]:
    return kept(server, id_).chain.actors


def test_a_block_of_excel_is_taken_cell_by_cell_and_the_rest_stays_marked(
    page: Page, server: Server
) -> None:
    id_ = put(server, Assessment(name="New"))
    open_tables(page, server, id_)
    paste_block(page, 1, "Name", BLOCK)
    assert [(n.label, n.units, n.workers, n.women, n.men) for n in actors(server, id_)] == [
        ("Tanners", 12, 1200, 300, None),
        ("Sewers", 1200, None, None, None),
        ("Traders of X", 1200, None, None, None),
    ]
    for row, column, text in (
        (2, "Workers", "23,4"),
        (2, "Women", "12.5"),
        (2, "Men", "~5"),
        (3, "Workers", ".5"),
        (3, "Women", "1e3"),
        (3, "Men", "-4"),
    ):
        expect(text_of(cell(page, row, column))).to_have_text(text)
        assert f"'{text}' is no whole number" in reason_of(cell(page, row, column))
    expect(page.get_by_text("6 cells were not understood: not saved and not")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    settled(page)
    assert actors(server, id_) == ()


def test_what_was_not_understood_is_there_after_another_page_and_back(
    page: Page, server: Server
) -> None:
    id_ = put(server, two_nodes())
    open_tables(page, server, id_)
    write(page, 1, "Workers", "23,4")
    write(page, 2, "Kind", "Merchants of wool")
    cell(page, 1, "Name").click()
    page.keyboard.type("Maker")
    heard(page)
    page.get_by_role("link", name=re.compile("Poverty groups")).click()
    settled(page)
    page.get_by_role("link", name=re.compile("Value chain")).click()
    settled(page)
    expect(text_of(cell(page, 1, "Workers"))).to_have_text("23,4")
    assert "is no whole number" in reason_of(cell(page, 1, "Workers"))
    expect(text_of(cell(page, 2, "Kind"))).to_have_text("Merchants of wool")
    heard(page)
    first = actors(server, id_)[0]
    assert (first.label, first.workers) == ("Maker", 900)
    expect(saved_word(page)).to_have_text("· not saved yet")
    page.reload()
    settled(page)
    expect(text_of(cell(page, 1, "Workers"))).to_have_text("23,4")
    assert "is no whole number" in reason_of(cell(page, 1, "Workers"))
    expect(saved_word(page)).to_have_text("· not saved yet")
    cell(page, 1, "Workers").click()
    page.keyboard.press("Delete")
    heard(page)
    expect(page.get_by_text("1 cell was not understood")).to_be_visible()
    assert actors(server, id_)[0].workers is None
    write(page, 2, "Kind", "Trader")
    expect(saved_word(page)).to_have_text("· saved")
    page.reload()
    settled(page)
    expect(cell(page, 2, "Kind")).not_to_have_attribute("aria-invalid", "true")


def test_two_tabs_lose_nothing_of_each_other(context: BrowserContext, server: Server) -> None:
    id_ = put(server, two_nodes())
    one, two = context.new_page(), context.new_page()
    open_tables(one, server, id_)
    open_tables(two, server, id_)
    write(one, 1, "Workers", "~5")
    write(two, 1, "Name", "Spinners")
    expect(text_of(cell(one, 1, "Workers"))).to_have_text("~5")
    write(one, 2, "Workers", "70")
    settled(one)
    expect(text_of(cell(one, 1, "Workers"))).to_have_text("~5")
    expect(text_of(cell(one, 2, "Workers"))).to_have_text("70")
    assert actors(server, id_)[0].label == "Spinners"
    mine = re.search(r"a=([^&]+)", one.url)
    assert mine
    assert actors(server, mine[1])[1].workers == 70


def test_the_panel_shows_what_the_table_wrote(page: Page, server: Server) -> None:
    id_ = put(server, two_nodes())
    open_tables(page, server, id_)
    pick(page, "Node to look at", "Makers")
    expect(page.get_by_role("rowheader", name="▶ 1")).to_be_visible()
    write(page, 1, "Name", "Spinners")
    expect(page.locator(".st-key-side_panel").get_by_label("Name", exact=True)).to_have_value(
        "Spinners"
    )

"""The panel of the map stands where somebody asked for it, and never over the way from a page that
one has just come to.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chain.chain_map import canvas, click_node, open_map
from tests.browser.panels import PANEL
from tests.browser.rows import open_rating
from tests.browser.served import Server, pick, settled, visit

pytestmark = pytest.mark.browser
# The links of the walk that something else lies over.
COVERED = """() => [...document.querySelectorAll("[data-testid=stSidebar] a")].filter((link) => {
    const { left, top, bottom, width, height } = link.getBoundingClientRect();
    const above = document.elementFromPoint(left + width / 2, top + height / 2);
    return bottom < innerHeight && !link.contains(above);
}).map((link) => link.textContent)"""


def go(page: Page, link: str, title: str) -> None:
    """Follow a link of the page, and see that nothing lies over the walk there."""
    page.get_by_test_id("stMain").get_by_role("link", name=link).first.click()
    arrived(page, title)


def arrived(page: Page, title: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    settled(page)
    expect(page.locator(PANEL)).to_have_count(0)
    page.get_by_test_id("stSidebar").get_by_role("link").first.scroll_into_view_if_needed()
    assert page.evaluate(COVERED) == []


def test_a_node_that_is_open_stays_behind_with_its_page(
    page: Page, server: Server, chain: str
) -> None:
    open_map(page, server, chain)
    click_node(page, "trader")
    assert page.evaluate(COVERED) != []  # asked for, it lies over the walk
    go(page, "See whom the programme reaches", "Reach")
    page.go_back()
    arrived(page, "Value chain")
    click_node(page, "homeworker")
    go(page, "Screen this node on the nine items", "Screening")
    expect(page.locator(".row.hand .cell.first")).to_have_text("Homeworkers")


def test_a_node_chosen_for_screening_opens_no_panel_elsewhere_and_stays_chosen(
    page: Page, server: Server, chain: str
) -> None:
    visit(page, f"{server.url}/screening?a={chain}")
    open_rating(page, "Traders", "networks")
    go(page, "Next: Poverty groups", "Poverty groups")
    go(page, "Next: Reach", "Reach")
    page.go_back()
    arrived(page, "Poverty groups")
    go(page, "Back: Screening", "Screening")
    expect(page.locator(".row.hand .cell.first")).to_have_text("Traders")
    go(page, "Back: Value chain", "Value chain")
    expect(canvas(page)).to_have_attribute("data-chosen", "")
    pick(page, "Node to look at", "Traders")
    expect(page.locator(PANEL).get_by_label("Name", exact=True)).to_have_value("Traders")


def test_the_guide_and_a_node_about_to_be_deleted_stay_behind(
    page: Page, server: Server, chain: str
) -> None:
    open_map(page, server, chain)
    page.get_by_role("button", name=re.compile("^Mapping guide")).click()
    expect(page.locator(PANEL)).to_be_visible()
    go(page, "Next: Screening", "Screening")
    go(page, "Back: Value chain", "Value chain")
    click_node(page, "trader")
    page.locator(PANEL).get_by_role("button", name="Delete this node").click()
    expect(page.locator(PANEL).get_by_role("button", name="Keep it")).to_be_visible()
    go(page, "Next: Screening", "Screening")
    go(page, "Back: Value chain", "Value chain")
    click_node(page, "trader")
    expect(page.locator(PANEL).get_by_role("button", name="Delete this node")).to_be_visible()


def test_with_the_walk_folded_away_the_page_makes_room_for_the_panel(
    page: Page, server: Server, chain: str
) -> None:
    open_map(page, server, chain)
    page.get_by_test_id("stSidebar").hover()
    page.get_by_test_id("stSidebarCollapseButton").get_by_role("button").click()
    expect(page.get_by_test_id("stSidebar")).to_have_attribute("data-collapsed", "true")
    pick(page, "Node to look at", "Traders")
    expect(page.locator(PANEL)).to_be_visible()
    panel = page.locator(PANEL).bounding_box()
    assert panel
    for what in (canvas(page), page.get_by_role("button", name="Undo")):
        box = what.bounding_box()
        assert box
        assert box["x"] >= panel["x"] + panel["width"], "the panel lies over it"

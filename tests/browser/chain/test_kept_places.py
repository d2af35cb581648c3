"""On the map nobody moves whom nobody moved: until "Tidy up" is pressed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.edits.chain import add_actor, add_institution, node_ids
from cluster_psia.mapping.layout.lattice import ROW
from tests.browser.chain.chain_map import canvas, click_node, held, open_map
from tests.browser.panels import PANEL
from tests.browser.served import Server, kept, pick, put, settled

pytestmark = pytest.mark.browser


def crowded() -> Assessment:
    """A full column and institutions below it: the computed grid would move somebody at once."""
    a = Assessment(name="Crowded")
    for label in ("Makers", "Finishers", "Dyers"):
        a = add_actor(a, label, "small_producer")
    a = add_actor(a, "Traders", "trader")
    for label, kind in (
        ("School", "training_institute"),
        ("Fund", "bds"),
        ("Office", "government"),
    ):
        a = add_institution(a, label, kind)
    return a


@contextmanager
def nobody_moves(page: Page) -> Iterator[None]:
    """Whoever was and still is on the map stands where they stood, also on the screen."""
    before, camera = held(page, "positions"), held(page, "camera")
    yield
    settled(page)
    now = held(page, "positions")
    assert {n: now[n] for n in now if n in before} == {
        n: at for n, at in before.items() if n in now
    }
    if all(node in before for node in now):
        assert held(page, "camera") == camera


def add_a_link(page: Page, source: str, kind: str, target: str) -> None:
    page.get_by_role("radio", name="A link", exact=True).click()
    for field, option in (("From", source), ("does what", kind), ("To", target)):
        pick(page, f"^{field}$", option)
    page.get_by_role("button", name="Add", exact=True).click()
    settled(page)


def nodes_on(page: Page) -> Any:
    return set(held(page, "positions"))


def test_links_deletions_and_additions_move_nobody_and_undo_takes_all_of_it_back(
    page: Page, server: Server
) -> None:
    id_ = put(server, crowded())
    open_map(page, server, id_)
    begin = held(page, "positions")
    with nobody_moves(page):
        add_a_link(page, "Office", "Regulates", "Makers")
        expect(canvas(page)).to_have_attribute("data-links", "1")
    with nobody_moves(page):
        click_node(page, "makers")
        page.locator(PANEL).get_by_role("button", name="Delete this node").click()
        settled(page)
        page.locator(PANEL).get_by_role("button", name="Delete", exact=True).click()
        expect(canvas(page)).not_to_have_attribute("data-positions", re.compile("makers"))
    with nobody_moves(page):
        page.get_by_role("radio", name="An institution", exact=True).click()
        page.get_by_role("textbox", name="Name").last.fill("Union")
        pick(page, "^Kind$", "Marketing and trade associations")
        page.get_by_role("button", name="Add", exact=True).click()
        expect(canvas(page)).to_have_attribute("data-positions", re.compile("union"))
    for _ in range(3):
        page.get_by_role("button", name="Undo").click()
        settled(page)
    expect(page.get_by_role("button", name="Undo")).to_be_disabled()
    assert held(page, "positions") == begin
    assert kept(server, id_).positions == {}


def test_a_node_added_here_stands_here_and_in_a_full_column_it_comes_into_sight(
    page: Page, server: Server
) -> None:
    id_ = put(server, crowded())
    open_map(page, server, id_)
    canvas(page).scroll_into_view_if_needed()
    with nobody_moves(page):
        at, scale = held(page, "screen")["traders"], held(page, "camera")["scale"]
        canvas(page).click(position={"x": at["x"], "y": at["y"] + 1.8 * ROW * scale})
        page.locator(PANEL).get_by_label("Name", exact=True).fill("Agents")
        pick(page, "^Kind", "Traders")
        page.locator(PANEL).get_by_role("button", name="Add it here").click()
        page.wait_for_selector(".canvas[data-chosen='agents']")
    places = held(page, "positions")
    assert places["agents"] == {"x": places["traders"]["x"], "y": places["traders"]["y"] + 2 * ROW}
    page.locator(PANEL).get_by_role("button", name="Close").click()
    with nobody_moves(page):
        page.get_by_role("radio", name="An actor", exact=True).click()
        page.locator("[class*='st-key-add-actor-label'] input").fill("Cutters")
        pick(page, "^Kind$", "Small producers")
        page.get_by_role("button", name="Add", exact=True).click()
        expect(canvas(page)).to_have_attribute("data-positions", re.compile("cutters"))
    assert held(page, "positions")["cutters"]["y"] < held(page, "positions")["makers"]["y"]
    seen, box = held(page, "screen")["cutters"], canvas(page).bounding_box()
    assert box
    assert 0 < seen["y"] < box["height"]


def test_tidy_up_alone_moves_others_and_undo_puts_them_back(page: Page, server: Server) -> None:
    id_ = put(server, crowded())
    open_map(page, server, id_)
    tidy = page.get_by_role("button", name="Tidy up")
    expect(tidy).to_be_disabled()
    add_a_link(page, "Office", "Regulates", "Makers")
    expect(tidy).to_be_enabled()
    stood = held(page, "positions")
    tidy.focus()
    page.keyboard.press("Enter")
    expect(tidy).to_be_disabled()
    settled(page)
    assert held(page, "positions") != stood
    assert kept(server, id_).positions == {}
    page.get_by_role("button", name="Undo").click()
    expect(tidy).to_be_enabled()
    settled(page)
    assert held(page, "positions") == stood


def test_a_pasted_table_moves_nobody(page: Page, server: Server) -> None:
    id_ = put(server, crowded())
    open_map(page, server, id_)
    with nobody_moves(page):
        page.get_by_test_id("stButtonGroup").get_by_text("Templates and files", exact=True).click()
        box = page.get_by_label("Paste from Excel, with the row of headings")
        box.fill("Name\tKind\nCutters\tSmall producers\nAgents\tTraders")
        box.press("Control+Enter")
        page.get_by_role("button", name="Take all over").click()
        expect(canvas(page)).to_have_attribute("data-positions", re.compile("agents"))
    assert {"cutters", "agents"} <= set(node_ids(kept(server, id_)))


def test_two_tabs_see_the_same_places(page: Page, server: Server) -> None:
    id_ = put(server, crowded())
    open_map(page, server, id_)
    add_a_link(page, "Office", "Regulates", "Makers")
    other = page.context.new_page()
    open_map(other, server, id_)
    assert held(other, "positions") == held(page, "positions")
    with nobody_moves(other):
        add_a_link(other, "Fund", "Serves", "Traders")
        expect(canvas(other)).to_have_attribute("data-links", "2")
    open_map(page, server, id_)
    assert held(page, "positions") == held(other, "positions")

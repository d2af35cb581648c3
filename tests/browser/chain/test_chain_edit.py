"""Editing on the map as people do it: open, add into a cell, draw a link, drag."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Page, Position, expect

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.edits.chain import add_actor, add_link, link_ends
from tests.browser.chain.chain_map import canvas, click_node, held, open_map
from tests.browser.served import Server, settled

if TYPE_CHECKING:
    from cluster_psia.store import AssessmentStore

PRIMARY = [0x0F, 0x6B, 0x6B]
pytestmark = pytest.mark.browser


def spot(page: Page, level: str, stage: str) -> Position:
    """A place on the screen in the lower part of a cell, where no node stands."""
    at, camera, box = (
        held(page, "screen")["small_producer"],
        held(page, "camera"),
        held(page, "positions"),
    )
    here = box["small_producer"]
    x = {"production": here["x"], "markets": here["x"] + 2 * 222}[stage]
    y = (
        max(place["y"] for place in box.values() if place["y"] < 300)
        if level == "micro"
        else here["y"]
    )
    return {
        "x": at["x"] + (x - here["x"]) * camera["scale"],
        "y": at["y"] + (y - here["y"]) * camera["scale"],
    }


def written(positions: dict[str, Any]) -> str:
    """Positions as the map writes them into its attribute."""
    return json.dumps(positions, separators=(",", ":"))


def beside(page: Page, node: str) -> Any:
    """The colour of the map just above a node, where a node is lit at which a link begins."""
    return canvas(page).evaluate(
        """(box, node) => {
            const canvas = box.querySelector("canvas");
            const at = JSON.parse(box.dataset.screen)[node];
            const { scale } = JSON.parse(box.dataset.camera);
            const ratio = canvas.width / box.clientWidth, y = at.y - 24.5 * scale;
            const ctx = canvas.getContext("2d");
            return [...ctx.getImageData(at.x * ratio, y * ratio, 1, 1).data.slice(0, 3)];
        }""",
        node,
    )


def drawn_ends(store: AssessmentStore, id_: str) -> list[tuple[str, str, str]]:
    return [link_ends(link) for link in store.get(id_).assessment.chain.links]


def click_at_once(page: Page, *nodes: str) -> None:
    """Click nodes one after another without waiting for what a click does."""
    box, at = canvas(page).bounding_box(), held(page, "screen")
    assert box
    for node in nodes:
        page.mouse.click(box["x"] + at[node]["x"], box["y"] + at[node]["y"])


def node_of(store: AssessmentStore, id_: str, label: str) -> Any:
    return next(n for n in store.get(id_).assessment.chain.actors if n.label == label)


def test_a_click_into_an_empty_cell_begins_a_node_there(
    page: Page, server: Server, store: AssessmentStore, chain: str
) -> None:
    open_map(page, server, chain)
    canvas(page).scroll_into_view_if_needed()
    canvas(page).click(position=spot(page, "micro", "markets"))
    panel = page.locator(".st-key-side_panel")
    expect(panel.get_by_text("New node")).to_be_visible()
    panel.get_by_label("Name", exact=True).fill("Local wholesalers")
    panel.get_by_role("combobox", name="Kind").click()
    page.get_by_role("option", name="External buyers").click()
    panel.get_by_role("button", name="Add it here").click()
    page.wait_for_selector(".canvas[data-chosen='local_wholesalers']")
    settled(page)
    assert node_of(store, chain, "Local wholesalers").stage == "markets"
    page.get_by_role("button", name="Undo").click()
    expect(canvas(page)).not_to_have_attribute("data-positions", re.compile("local_wholesalers"))


def test_a_link_is_drawn_by_two_clicks_and_its_kind_is_changed_in_the_panel(
    page: Page, server: Server, store: AssessmentStore, chain: str
) -> None:
    open_map(page, server, chain)
    canvas(page).scroll_into_view_if_needed()
    page.get_by_role("button", name="Draw a link").click()
    expect(page.get_by_role("status").filter(has_text="where the link begins")).to_be_visible()
    page.keyboard.press("Escape")
    expect(canvas(page)).to_have_attribute("data-mode", "")
    page.get_by_role("button", name="Draw a link").click()
    canvas(page).click(position=held(page, "screen")["small_producer"])
    expect(page.get_by_role("status").filter(has_text="where the link ends")).to_be_visible()
    assert beside(page, "small_producer") == PRIMARY
    assert beside(page, "trader") != PRIMARY
    canvas(page).click(position=held(page, "screen")["external_buyer"])
    expect(page.get_by_text("Small producers sell to External buyers. Undo")).to_be_visible()
    page.wait_for_selector(".canvas[data-link='small_producer|external_buyer|sells_to']")
    settled(page)
    assert drawn_ends(store, chain)[-1] == ("small_producer", "external_buyer", "sells_to")
    page.get_by_role("button", name="Done").click()
    panel = page.locator(".st-key-side_panel")
    expect(panel.get_by_text("The usual kind, as who makes goods sells them")).to_be_visible()
    panel.get_by_role("radio", name="Lends to").click()
    page.wait_for_selector(".canvas[data-link='small_producer|external_buyer|lends']")
    settled(page)
    assert drawn_ends(store, chain)[-1] == ("small_producer", "external_buyer", "lends")
    expect(panel.get_by_role("radio", name="Lends to")).to_be_focused()


def test_three_quick_clicks_draw_two_links_until_escape_and_a_double_click_renames(
    page: Page, server: Server, store: AssessmentStore, chain: str
) -> None:
    open_map(page, server, chain)
    canvas(page).scroll_into_view_if_needed()
    before = drawn_ends(store, chain)
    page.get_by_role("button", name="Draw a link").click()
    click_at_once(page, "subcontractor", "small_producer", "external_buyer")
    expect(page.get_by_role("log", name="Links drawn").locator("div")).to_have_text(
        ["Subcontractors sell to Small producers.", "Small producers sell to External buyers."]
    )
    page.wait_for_selector(".canvas[data-link='small_producer|external_buyer|sells_to']")
    settled(page)
    first = ("subcontractor", "small_producer", "sells_to")
    second = ("small_producer", "external_buyer", "sells_to")
    assert drawn_ends(store, chain) == [*before, first, second]
    expect(canvas(page)).to_have_attribute("data-mode", "external_buyer")
    assert beside(page, "external_buyer") == PRIMARY
    page.keyboard.press("Escape")
    expect(canvas(page)).to_have_attribute("data-mode", "")
    click_node(page, "trader")  # opens it and draws nothing
    canvas(page).dblclick(position=held(page, "screen")["trader"])
    expect(page.get_by_role("textbox", name="Name of Traders")).to_be_focused()
    page.keyboard.type("Merchants <b>")
    page.keyboard.press("Escape")
    panel = page.locator(".st-key-side_panel")
    expect(panel.get_by_text("Merchants <b>")).to_be_visible()
    settled(page)
    expect(panel.get_by_label("Name", exact=True)).to_have_value("Merchants <b>")
    assert node_of(store, chain, "Merchants <b>").id == "trader"
    page.get_by_role("button", name="Undo").click()
    expect(panel.get_by_text("Merchants <b>")).to_have_count(0)
    settled(page)
    for left in ([*before, first], before):
        page.get_by_role("button", name="Undo").click()
        settled(page)
        assert drawn_ends(store, chain) == left


def test_a_link_that_is_there_is_told_and_not_doubled_and_one_without_a_guess_is_asked(
    page: Page, server: Server, store: AssessmentStore, chain: str
) -> None:
    open_map(page, server, chain)
    canvas(page).scroll_into_view_if_needed()
    before = drawn_ends(store, chain)
    page.get_by_role("button", name="Draw a link").click()
    for node in ("small_producer", "trader"):
        canvas(page).click(position=held(page, "screen")[node])
    said = "Small producers sell to Traders. That link is on the map already"
    expect(page.get_by_text(said)).to_be_visible()
    settled(page)
    canvas(page).click(position=held(page, "screen")["own_account"])
    panel = page.locator(".st-key-side_panel")
    expect(panel.get_by_text("New link")).to_be_visible()
    expect(canvas(page)).to_have_attribute("data-mode", "")
    assert drawn_ends(store, chain) == before
    panel.get_by_test_id("stButtonGroup").get_by_text("Lends to").click()
    expect(page.get_by_text("Traders lend to Own-account workers. Undo")).to_be_visible()
    settled(page)
    assert drawn_ends(store, chain) == [*before, ("trader", "own_account", "lends")]


def test_what_was_dragged_is_kept_in_the_document_and_undo_puts_it_back(
    page: Page, server: Server, store: AssessmentStore, chain: str
) -> None:
    open_map(page, server, chain)
    canvas(page).scroll_into_view_if_needed()
    before, box = held(page, "positions"), canvas(page).bounding_box()
    at = held(page, "screen")["homeworker"]
    assert box
    page.mouse.move(box["x"] + at["x"], box["y"] + at["y"])
    page.mouse.down()
    page.mouse.move(box["x"] + at["x"] + 40, box["y"] + at["y"] + 20, steps=5)
    page.mouse.up()
    expect(page.get_by_role("button", name="Undo")).to_be_enabled()
    settled(page)
    expect(canvas(page)).not_to_have_attribute("data-positions", written(before))
    moved = held(page, "positions")
    assert moved["homeworker"] != before["homeworker"]
    kept = store.get(chain).assessment.positions
    assert {node: {"x": x, "y": y} for node, (x, y) in kept.items()} == {
        "homeworker": moved["homeworker"]
    }
    page.reload()
    page.wait_for_selector(".canvas[data-positions]")
    settled(page)
    assert held(page, "positions") == moved
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="Undo")).to_be_disabled()
    expect(canvas(page)).to_have_attribute("data-positions", written(before))


def test_a_link_opens_by_a_click_on_its_line(
    page: Page, server: Server, store: AssessmentStore
) -> None:
    a = add_actor(Assessment(name="Two"), "Makers", "small_producer")
    a = add_link(add_actor(a, "Traders", "trader"), "makers", "traders", "sells_to")
    open_map(page, server, store.create(a).id)
    canvas(page).scroll_into_view_if_needed()
    at = held(page, "screen")
    x, y = ((at["makers"][axis] + at["traders"][axis]) / 2 for axis in ("x", "y"))
    canvas(page).click(position={"x": x, "y": y})
    page.wait_for_selector(".canvas[data-link='makers|traders|sells_to']")
    expect(page.locator(".st-key-side_panel").get_by_text("Kind of link")).to_be_visible()


def test_the_keyboard_moves_a_node(
    page: Page, server: Server, store: AssessmentStore, chain: str
) -> None:
    open_map(page, server, chain)
    click_node(page, "trader")
    panel = page.locator(".st-key-side_panel")
    panel.locator("summary", has_text="Place on the map").focus()
    page.keyboard.press("Enter")
    button = panel.get_by_role("button", name="↓")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Undo")).to_be_enabled()
    settled(page)
    assert list(store.get(chain).assessment.positions) == ["trader"]


def test_the_views_change_the_words_and_move_nothing(
    page: Page, server: Server, chain: str
) -> None:
    open_map(page, server, chain)
    before = held(page, "positions")
    for label, view in (
        ("Women's share", "women"),
        ("Poverty status", "status"),
        ("Reach", "reach"),
    ):
        page.get_by_test_id("stButtonGroup").get_by_text(label, exact=True).click()
        page.wait_for_selector(f".canvas[data-view='{view}']")
        settled(page)
        assert held(page, "positions") == before

"""The grid of the Screening page by keys and mouse, and one node after another on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.edits.chain import add_actor
from cluster_psia.assessment.edits.chain_template import start_from_template
from cluster_psia.method import load_method
from tests.browser.rows import open_rating, rating, rating_in_step
from tests.browser.served import Server, kept, put, visit
from tests.browser.typed import expect_saved

pytestmark = pytest.mark.browser
ITEMS = {item.key: item for item in load_method().screening.items}
EVIL = '<img src="http://elsewhere.example/x.png" onerror="window.hit = 1"> href ' + "x" * 200
PAY, MINE, SAFE = "incomes_and_wages", "women_and_minorities", "security_of_work"


def open_screening(page: Page, server: Server, a: Assessment, width: int, height: int) -> str:
    page.set_viewport_size({"width": width, "height": height})
    id_ = put(server, a)
    visit(page, f"{server.url}/screening?a={id_}")
    expect(page.get_by_role("grid")).to_be_visible()
    rating_in_step(page)
    return id_


def signs(server: Server, id_: str, node: int) -> dict[str, tuple[str, str]]:
    """Sign and note of each rating of a node, by item."""
    return {r.item: (r.sign, r.note) for r in kept(server, id_).chain.actors[node].screening}


def note(page: Page) -> Locator:
    return page.get_by_label("What was seen or heard")


def test_signs_go_by_keys_notes_by_enter_and_the_verdict_is_beside(
    page: Page, server: Server
) -> None:
    a = start_from_template(Assessment(name="Template"))
    id_ = open_screening(page, server, a, 1280, 800)
    name = a.chain.actors[3].label
    below = page.locator(".row").nth(6).locator(".cell.first")
    cell = rating(page, name, PAY)
    cell.scroll_into_view_if_needed()
    top = cell.bounding_box()
    open_rating(page, name, PAY)
    now = cell.bounding_box()
    assert top
    assert now
    assert abs(now["y"] - top["y"]) < 2, "the row stays under the pointer while it opens"
    fields = page.locator(".st-key-screening_in_hand").bounding_box()
    lower = below.bounding_box()
    assert fields
    assert lower
    assert now["y"] + now["height"] <= fields["y"] + 1
    assert fields["y"] + fields["height"] <= lower["y"] + 1, "the fields lie in the gap"
    for key in ("2", "x", "ArrowRight", "1", "ArrowRight", "2"):  # one of them the wrong key
        page.keyboard.press(key)
    page.keyboard.press("Enter")
    rating_in_step(page)
    expect(note(page)).to_be_focused()
    page.keyboard.type("Laid off twice")
    page.keyboard.press("Control+Enter")
    rating_in_step(page)
    expect(page.locator(".st-key-screening_beside")).to_contain_text("2 of 8 items known")
    expect(page.locator(".st-key-screening_beside")).to_be_in_viewport()
    expect(rating(page, name, SAFE)).to_have_attribute(
        "aria-label", "Clear sign, with a note or a source"
    )
    expect_saved(page)
    assert signs(server, id_, 3) == {
        PAY: ("clear", ""),
        MINE: ("some", ""),
        SAFE: ("clear", "Laid off twice"),
    }
    page.keyboard.press("Enter")
    rating_in_step(page)
    expect(note(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(rating(page, name, "personal_well_being")).to_be_focused()
    page.get_by_role("button", name="Undo").click()
    expect(rating(page, name, SAFE)).to_have_attribute("aria-label", "Clear sign")


@pytest.mark.parametrize("width", [390, 320])
def test_on_a_phone_one_node_stands_alone_with_the_verdict_one_tap_away(
    page: Page, server: Server, width: int
) -> None:
    a = start_from_template(Assessment(name="Template"))
    id_ = open_screening(page, server, a, width, 844)
    tall = page.locator("[data-testid='stMain']").evaluate(
        "main => [main.scrollHeight, main.scrollWidth]"
    )
    assert tall[0] < 3000
    assert tall[1] <= width
    first, second = a.chain.actors[0].label, a.chain.actors[1].label
    expect(page.locator(".row:visible")).to_have_count(1)
    signs_of_pay = rating(page, first, PAY)
    signs_of_pay.get_by_role("button", name="Clear sign").click()
    rating_in_step(page)
    gap, fields = signs_of_pay.bounding_box(), note(page).bounding_box()
    assert gap
    assert fields
    assert fields["y"] > gap["y"], "the note is asked for below its item"
    expect(page.get_by_text(ITEMS[PAY].explanation)).to_be_visible()
    assert signs(server, id_, 0) == {PAY: ("clear", "")}
    bar = page.locator(".bar")
    expect(bar).to_contain_text("1 of 8 items known")
    expect(bar).to_be_in_viewport()
    bar.get_by_role("button", name="Suggested").click()
    expect(page.get_by_text("Not known on 7 of 8")).to_be_in_viewport()
    bar.get_by_role("button", name="Next").click()
    rating_in_step(page)
    expect(page.get_by_label("Node in hand")).to_have_value("1")
    expect(rating(page, second, PAY)).to_be_visible()
    expect(page.locator(".st-key-screening_beside")).to_contain_text(second)


def test_the_grid_of_many_nodes_scrolls_inside_itself_and_keeps_names_and_items(
    page: Page, server: Server
) -> None:
    a = Assessment(name="Many")
    for n in range(60):
        a = add_actor(a, EVIL if n == 0 else f"Node {n}", "homeworker")
    open_screening(page, server, a, 1280, 800)
    main = page.locator("[data-testid='stMain']")
    assert main.evaluate("main => [main.scrollHeight < 2000, main.scrollWidth]") == [True, 980]
    page.keyboard.press("Tab")
    rating(page, EVIL, PAY).click()
    page.keyboard.press("Control+End")
    rating_in_step(page)
    expect(rating(page, "Node 59", PAY)).to_be_in_viewport()
    expect(page.get_by_role("columnheader", name="Node")).to_be_in_viewport()
    expect(note(page)).to_be_visible()
    assert page.evaluate("() => window.hit") is None

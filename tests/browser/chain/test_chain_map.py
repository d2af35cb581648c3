"""The value chain map as a person meets it: it draws, a click opens a node, and nothing jumps."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.edits.chain_template import start_from_template
from tests.browser.chain.chain_map import click_node, held, open_map
from tests.browser.panels import PANEL
from tests.browser.served import Server, settled, visit

if TYPE_CHECKING:
    from cluster_psia.store import AssessmentStore

pytestmark = pytest.mark.browser
EVIL = '<img src="http://elsewhere.example/x.png" onerror="window.hit = 1"> href'


def colours(page: Page, node: str) -> list[int]:
    """The pixel a little inside the left edge of a node,
    averaged over a few rows, as red, green, blue.
    """
    found: list[int] = page.locator(".canvas canvas").evaluate(
        """(canvas, at) => {
            const ratio = canvas.width / canvas.clientWidth;
            // Between the left edge of the box and its words, at whatever scale the map is drawn.
            const left = at.x - 70 * at.scale;
            const drawing = canvas.getContext('2d');
            const pixels = drawing.getImageData(left * ratio, (at.y - 4) * ratio, 4, 8).data;
            const sum = [0, 0, 0];
            for (let i = 0; i < pixels.length; i += 4)
                for (let c = 0; c < 3; c++) sum[c] += pixels[i + c];
            return sum.map((total) => Math.round(total / (pixels.length / 4)));
        }""",
        {**held(page, "screen")[node], "scale": held(page, "camera")["scale"]},
    )
    return found


def test_the_map_draws_and_a_click_opens_the_node(page: Page, server: Server, chain: str) -> None:
    open_map(page, server, chain)
    assert held(page, "shades")["homeworker"] == "likely"
    orange, paper = colours(page, "homeworker"), colours(page, "trader")
    assert orange[0] - orange[2] > 60, f"a likely poor node is orange, not {orange}"
    assert abs(paper[0] - paper[2]) < 20, f"a node without a shade is grey, not {paper}"
    click_node(page, "homeworker")
    expect(page.get_by_label("Name", exact=True)).to_have_value("Homeworkers")
    expect(page.get_by_role("combobox", name="Node to look at")).to_have_value("Homeworkers")


def test_a_new_shade_changes_that_node_and_nothing_jumps(
    page: Page, server: Server, store: AssessmentStore, chain: str
) -> None:
    open_map(page, server, chain)
    click_node(page, "trader")
    before = {what: held(page, what) for what in ("positions", "camera", "screen", "shades")}
    page.get_by_role("radio", name="▲ Vulnerable to poverty").click()
    page.get_by_label("Why (needed)").fill("Few buyers")
    page.get_by_role("button", name="Keep my own word").click()
    expect(page.locator(".canvas")).to_have_attribute(
        "data-shades", re.compile('"trader":"vulnerable"')
    )
    settled(page)
    after = {what: held(page, what) for what in ("positions", "camera", "screen", "shades")}
    assert {n for n in before["shades"] if before["shades"][n] != after["shades"][n]} == {"trader"}
    assert after["positions"] == before["positions"]
    assert (after["camera"], after["screen"]) == (before["camera"], before["screen"])
    assert colours(page, "trader")[0] - colours(page, "trader")[2] > 40
    assert (
        next(n.poverty for n in store.get(chain).assessment.chain.actors if n.id == "trader")
        == "vulnerable"
    )


def test_the_open_panel_covers_neither_the_map_nor_undo(
    page: Page, server: Server, chain: str
) -> None:
    open_map(page, server, chain)
    for node in ("trader", "homeworker"):
        click_node(page, node)
        panel = page.locator(".st-key-side_panel").bounding_box()
        assert panel
        assert panel["x"] >= 0
        assert panel["y"] + panel["height"] <= 800
        for what in (page.locator(".canvas"), page.get_by_role("button", name="Undo")):
            box = what.bounding_box()
            assert box
            assert box["x"] >= panel["x"] + panel["width"], "the panel lies over it"
    page.get_by_role("button", name="Close").click()
    expect(page.locator(".st-key-side_panel")).to_have_count(0)


def test_the_mapping_guide_stands_beside_the_map_and_its_answers_are_kept(
    page: Page, server: Server, store: AssessmentStore, chain: str
) -> None:
    open_map(page, server, chain)
    page.get_by_role("button", name="Mapping guide").click()
    panel, canvas = page.locator(".st-key-side_panel"), page.locator(".canvas")
    expect(panel.get_by_text("0 of 7 answered")).to_be_visible()
    panel.get_by_role("button", name="Answer", exact=True).first.click()
    panel.get_by_label("One more answer").fill("About forty")
    panel.get_by_role("button", name="Add this answer").click()
    expect(panel.get_by_text("1 of 7 answered")).to_be_visible()
    settled(page)
    canvas.scroll_into_view_if_needed()
    expect(panel.get_by_text("1 of 7 answered")).to_be_in_viewport()
    beside, map_ = panel.bounding_box(), canvas.bounding_box()
    assert beside
    assert map_
    assert beside["x"] + beside["width"] <= map_["x"], "the guide lies over the map"
    assert [answer.answer for answer in store.get(chain).assessment.guide.answers] == [
        "About forty"
    ]
    click_node(page, "trader")  # a node takes the place of the guide, and nothing is lost
    expect(panel.get_by_label("Name", exact=True)).to_have_value("Traders")
    expect(page.get_by_role("button", name="Mapping guide (1 of")).to_be_visible()


def test_what_a_person_moved_stays_where_it_was_put(page: Page, server: Server, chain: str) -> None:
    open_map(page, server, chain)
    page.locator(".canvas").scroll_into_view_if_needed()
    box, at = page.locator(".canvas").bounding_box(), held(page, "screen")["homeworker"]
    before = page.locator(".canvas").get_attribute("data-positions") or ""
    assert box
    page.mouse.move(box["x"] + at["x"], box["y"] + at["y"])
    page.mouse.down()
    page.mouse.move(box["x"] + at["x"] + 20, box["y"] + at["y"] + 30, steps=4)
    page.mouse.up()
    expect(page.locator(".canvas")).not_to_have_attribute("data-positions", before)
    moved = held(page, "positions")
    click_node(page, "trader")
    assert held(page, "positions") == moved


def test_the_keyboard_does_the_same_as_a_click(page: Page, server: Server, chain: str) -> None:
    open_map(page, server, chain)
    page.get_by_role("combobox", name="Node to look at").focus()
    page.keyboard.type("Subcon")
    page.keyboard.press("Enter")
    page.wait_for_selector(".canvas[data-chosen='subcontractor']")
    expect(page.get_by_label("Name", exact=True)).to_have_value("Subcontractors")


def test_text_from_people_is_never_markup_on_the_map(
    page: Page, server: Server, store: AssessmentStore
) -> None:
    a = start_from_template(Assessment(name=EVIL))
    document = a.model_dump(mode="json")
    document["chain"]["actors"][0]["label"] = EVIL
    open_map(page, server, store.create(Assessment.model_validate(document)).id)
    click_node(page, "external_buyer")
    page.get_by_test_id("stButtonGroup").get_by_text("In words", exact=True).click()
    expect(page.get_by_text(EVIL).first).to_be_visible()
    settled(page)
    assert page.evaluate("() => window.hit") is None


def test_on_a_phone_words_come_first_and_the_labels_of_the_whole_map_can_be_read(
    phone: Page, server: Server, chain: str
) -> None:
    tall = "() => document.querySelector('[data-testid=stMain]').scrollHeight"
    visit(phone, f"{server.url}/chain?a={chain}")
    words = phone.locator(".words li")
    homeworkers = words.get_by_role("button", name=re.compile("^Homeworkers"))
    expect(homeworkers).to_be_visible()
    expect(phone.locator(".canvas")).not_to_be_visible()
    homeworkers.tap()
    expect(phone.locator(PANEL).get_by_label("Name", exact=True)).to_have_value("Homeworkers")
    expect(words).to_have_count(1)
    settled(phone)
    assert phone.evaluate(tall) <= 3_000
    phone.get_by_role("button", name="As a picture").tap()
    expect(phone.locator(".canvas")).to_be_visible()
    assert phone.evaluate(tall) <= 3_000
    assert held(phone, "camera")["scale"] >= 0.7
    phone.get_by_role("button", name="Whole map").tap()
    expect(phone.locator(".canvas")).to_have_attribute(
        "data-camera", re.compile(r'"scale":0\.[0-6]')
    )
    width = phone.locator(".canvas").evaluate("(canvas) => canvas.clientWidth")
    assert all(0 < at["x"] < width for at in held(phone, "screen").values())
    assert phone.evaluate("() => document.documentElement.scrollWidth") <= 390

"""The Screening page on a phone and on a wide screen: everything within reach, nothing lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.edits.chain import add_actor
from cluster_psia.assessment.edits.chain_template import start_from_template
from cluster_psia.method import load_method
from tests.browser.served import Server, kept, put, settled, visit

pytestmark = pytest.mark.browser
ITEM = next(item for item in load_method().screening.items if item.key == "incomes_and_wages")
EVIL = '<img src="http://elsewhere.example/x.png" onerror="window.hit = 1"> href ' + "x" * 200


def open_screening(page: Page, server: Server, a: Assessment, width: int, height: int) -> str:
    page.set_viewport_size({"width": width, "height": height})
    id_ = put(server, a)
    visit(page, f"{server.url}/screening?a={id_}")
    expect(page.locator(".screening tbody tr")).to_have_count(len(a.chain.actors))
    return id_


def about(page: Page) -> Locator:
    return page.locator(".item-about").filter(has_text=ITEM.label)


@pytest.mark.parametrize("width", [390, 320])
def test_on_a_phone_the_verdict_is_one_tap_away_from_any_item(
    page: Page, server: Server, width: int
) -> None:
    id_ = open_screening(page, server, start_from_template(Assessment(name="Template")), width, 844)
    tall = page.locator("[data-testid='stMain']").evaluate(
        "main => [main.scrollHeight, main.scrollWidth]"
    )
    assert tall[0] < 4200
    assert tall[1] <= width
    bar = page.locator(".st-key-screening_bar")
    first = page.locator(".item-about").first
    first.scroll_into_view_if_needed()
    expect(bar.get_by_text("0 of 9 rated")).to_be_in_viewport()
    page.locator(f".st-key-screening_item_{ITEM.key}").get_by_role("radio", name="Clear").click()
    expect(bar.get_by_text("1 of 9 rated")).to_be_in_viewport()
    settled(page)
    assert [(rated.item, rated.sign) for rated in kept(server, id_).chain.actors[0].screening] == [
        (ITEM.key, "clear")
    ]
    bar.get_by_role("link", name="Reasons and own word").click()
    expect(page.locator(".st-key-screening_verdict").get_by_text("Suggested: ")).to_be_in_viewport()
    expect(page.get_by_text("Not known on 7 of 8")).to_be_in_viewport()


def test_on_a_phone_an_explanation_opens_and_on_a_wide_screen_none_is_folded(
    page: Page, server: Server
) -> None:
    a = start_from_template(Assessment(name="Template"))
    open_screening(page, server, a, 390, 844)
    expect(about(page).get_by_text(ITEM.explanation)).to_be_hidden()
    about(page).locator("summary").click()
    expect(about(page).get_by_text(ITEM.explanation)).to_be_visible()
    open_screening(page, server, a, 1280, 800)
    for one in page.locator(".item-about p").all():
        assert (one.bounding_box() or {"height": 0})["height"] > 10
    expect(page.locator(".item-about p")).to_have_count(2 * len(load_method().screening.items))


def test_on_a_wide_screen_the_suggestion_stays_beside_the_last_item(
    page: Page, server: Server
) -> None:
    open_screening(page, server, start_from_template(Assessment(name="Template")), 1280, 800)
    page.locator("[class*=st-key-screening_item_]").last.evaluate(
        "item => item.scrollIntoView({block: 'end'})"
    )
    expect(page.locator("[class*=st-key-screening_item_]").last).to_be_in_viewport()
    expect(page.locator(".st-key-screening_verdict").get_by_text("Suggested: ")).to_be_in_viewport()
    expect(page.locator(".st-key-screening_bar")).to_be_hidden()


@pytest.mark.parametrize(("width", "nodes"), [(390, 10), (320, 10), (390, 60)])
def test_the_heat_map_scrolls_inside_itself_and_keeps_the_names(
    page: Page, server: Server, width: int, nodes: int
) -> None:
    a = Assessment(name="Many")
    for n in range(nodes):
        a = add_actor(a, EVIL if n == 0 else f"Node {n}", "homeworker")
    open_screening(page, server, a, width, 844)
    region = page.locator(".screening")
    assert region.evaluate("box => box.scrollWidth > box.clientWidth")
    region.scroll_into_view_if_needed()
    region.evaluate(
        "box => { box.scrollLeft = box.scrollWidth; box.scrollTop = box.scrollHeight; }"
    )
    page.locator(".screening tbody tr").last.locator("td").last.scroll_into_view_if_needed()
    left, name = region.bounding_box(), page.locator(".screening tbody th").last.bounding_box()
    assert left
    assert name
    assert abs(name["x"] - left["x"]) < 2
    assert name["width"] < width / 2.5
    expect(page.locator(".screening tbody tr").last.locator("td").last).to_be_in_viewport()
    if nodes > 14:  # the names of the items stay as well
        head = page.locator(".screening thead th").last.bounding_box()
        assert head
        assert abs(head["y"] - left["y"]) < 2
    assert page.evaluate("() => window.hit") is None

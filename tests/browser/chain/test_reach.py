"""The Reach page on a phone: rows of a line or two that open in place, the unreached first,
nothing wider than the screen whatever people wrote.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.edits.chain import add_actor, add_link
from cluster_psia.assessment.edits.programme import add_activity
from tests.browser.grid.grid_page import cell
from tests.browser.served import Server, put, visit

pytestmark = pytest.mark.browser
EVIL = (
    '<img src="http://elsewhere.example/x.png" onerror="window.hit = 1"> href گھر پر کام 🧵 '
    + "x" * 210
)


def mapped() -> Assessment:
    """Training comes to homeworkers of a long and hostile name; labourers stand alone."""
    a = Assessment(name="x")
    for label, kind in (
        ("Makers", "small_producer"),
        (EVIL, "homeworker"),
        ("Labourers", "day_labourer"),
    ):
        a = add_actor(a, label, kind, poverty="likely", poverty_reason="Paid late")
    makers, home, _ = (actor.id for actor in a.chain.actors)
    a = add_link(a, makers, home, "subcontracts")
    return add_activity(a, "enterprise_development", EVIL, "better_skills", node=makers)


@pytest.mark.parametrize("width", [390, 320])
def test_on_a_phone_each_group_is_a_short_row_with_the_unreached_first(
    page: Page, server: Server, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    visit(page, f"{server.url}/reach?a={put(server, mapped())}")
    rows = page.locator(".reach details")
    expect(rows).to_have_count(3)
    expect(rows.first).to_contain_text("Labourers")
    expect(rows.first).to_contain_text("Not reached")
    for row in rows.all():
        short = row.bounding_box()
        assert short
        assert short["height"] < 80
    expect(page.get_by_text("Harm it may bear").last).to_be_hidden()
    rows.nth(1).locator("summary").click()
    expect(rows.nth(1).get_by_text("Harm it may bear")).to_be_visible()
    expect(rows.nth(1).locator("div")).to_contain_text(f"gives work to {EVIL}")
    assert page.locator("[data-testid='stMain']").evaluate("main => main.scrollWidth") <= width
    assert page.evaluate("() => window.hit") is None
    expect(cell(page, 1, "What the programme does").locator("span").first).to_have_text(EVIL)

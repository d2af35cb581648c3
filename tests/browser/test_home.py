"""Home asks for little: what is pressed first is in sight, and the page is short."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.files.samples import FINISHED_EXAMPLE, case_keys, load_sample
from tests.browser.served import alone, put, serving, settled, visit

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.browser.served import Server

pytestmark = pytest.mark.browser

TALL = "() => document.querySelector('[data-testid=\"stMainBlockContainer\"]').offsetHeight"
WIDE = "() => document.querySelector('[data-testid=\"stMain\"]').scrollWidth"


@pytest.mark.parametrize(("device", "most"), [("page", 1400), ("phone", 2000)])
def test_home_is_short_and_what_is_pressed_first_is_in_sight(
    request: pytest.FixtureRequest, server: Server, device: str, most: int
) -> None:
    for key in case_keys()[:8]:
        put(server, load_sample(key))
    put(server, Assessment(name="Mine"))
    opened = put(server, load_sample(FINISHED_EXAMPLE))
    page: Page = request.getfixturevalue(device)
    width = page.viewport_size["width"] if page.viewport_size else 0
    for address in (f"{server.url}/?a={opened}", server.url):
        visit(page, address)
        first = page.get_by_role("button", name="Continue").bounding_box()
        assert first is not None
        assert first["y"] + first["height"] < 600
        assert page.evaluate(TALL) < most
        assert page.evaluate(WIDE) <= width
    picture = page.locator(".plan-sketch img")
    expect(picture).to_have_js_property("complete", value=True)
    assert picture.evaluate("drawn => drawn.naturalWidth") > 0


def test_a_new_assessment_is_gone_on_with_at_once(chromium: Browser, tmp_path: Path) -> None:
    """A program that was just started is slow: what was typed must not lead back to Home."""
    with serving(tmp_path) as fresh, alone(chromium, fresh) as own:
        page = own.new_page()
        visit(page, fresh.url)
        page.get_by_label("Name of a new assessment").click()
        page.keyboard.type("Agra shoes")
        page.keyboard.press("Tab")
        page.get_by_role("button", name="Start an empty assessment").click()
        settled(page)
        page.get_by_role("link", name="Next: Cluster profile").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Cluster profile")
        settled(page)
        expect(page.get_by_role("heading", level=1)).to_have_text("Cluster profile")
        expect(page.get_by_label("Name of this assessment")).to_have_value("Agra shoes")

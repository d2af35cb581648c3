"""The Italian evidence as a person sees it: charts that are really drawn, at both widths."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.served import Server, visit

pytestmark = pytest.mark.browser
DRAWN = """() => Array.from(document.querySelectorAll("[data-testid=stVegaLiteChart]"))
    .every((chart) => chart.querySelector("canvas, svg")?.getBoundingClientRect().height > 300)"""


@pytest.mark.parametrize("width", [1280, 390])
def test_each_chart_is_drawn_and_nothing_sticks_out(page: Page, server: Server, width: int) -> None:
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.set_viewport_size({"width": width, "height": 800})
    visit(page, f"{server.url}/evidence")
    for choice, name in (
        ("Employment", "employment did better"),
        ("Salaries", "salaries rose more"),
    ):
        page.get_by_test_id("stButtonGroup").get_by_text(choice, exact=True).click()
        chart = page.locator(f"[data-testid='stVegaLiteChart'][aria-label*='{name}']")
        expect(chart).to_be_visible()
        page.wait_for_function(DRAWN)
        box = chart.locator("canvas, svg").first.bounding_box()
        assert box is not None
        assert box["width"] <= width
    page.get_by_text("Cells that differ (26)").click()
    expect(page.get_by_role("cell", name="108.0 ≠ differs")).to_be_visible()
    assert wrong == []
    wide = page.evaluate("() => document.querySelector('[data-testid=\"stMain\"]').scrollWidth")
    assert wide <= width

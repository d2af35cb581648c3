"""Home asks for little: what is pressed first is in sight, and the page is short."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.files.samples import FINISHED_EXAMPLE, case_keys, load_sample
from tests.browser.served import put, visit

if TYPE_CHECKING:
    from playwright.sync_api import Page

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

"""How tall every page is with the finished example open, on a desktop and on a phone.

A page that a person can take in is at most 2,000 px tall at 1280x800 and 3,000 px at 390x844. The
pages that do not keep that yet are named with what they have today, so that none grows; who makes
one shorter lowers its number here, or takes it out.
"""

from __future__ import annotations

import re
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, expect

from cluster_psia.assessment.files.samples import FINISHED_EXAMPLE, load_sample
from cluster_psia.ui.frame.walk import every_step
from tests.browser.served import Server, alone, put, settled, visit

pytestmark = pytest.mark.browser

DESKTOP: Final = (1280, 800)
PHONE: Final = (390, 844)
MOST: Final = {DESKTOP: 2_000, PHONE: 3_000}
# The library's list of cases and the texts of the method are long by their nature.
STILL_ABOVE: Final[dict[str, dict[tuple[int, int], int]]] = {
    "chain": {DESKTOP: 2_200},
    "screening": {DESKTOP: 3_700, PHONE: 4_400},
    "reach": {DESKTOP: 2_800, PHONE: 4_400},
    "design": {DESKTOP: 2_100, PHONE: 3_700},
    "work_plan": {DESKTOP: 4_700, PHONE: 5_600},
    "method": {DESKTOP: 2_700, PHONE: 5_400},
    "cases": {DESKTOP: 4_600, PHONE: 9_200},
    "evidence": {DESKTOP: 4_300, PHONE: 6_700},
}
# The height once it was the same at so many looks in a row: what is drawn last (a chart, the map)
# takes its room after the script has ended.
_STANDS = """(seen) => {
    const tall = document.querySelector("[data-testid='stMain']").scrollHeight;
    seen.looks = tall === seen.tall ? (seen.looks ?? 0) + 1 : 0;
    seen.tall = tall;
    return seen.looks > 5 && tall;
}"""


def height_of(page: Page) -> int:
    """How tall the page is, in pixels, once it stands."""
    settled(page)
    return int(page.wait_for_function(_STANDS, arg={}, polling=20).json_value())


def go_to(page: Page, title: str) -> None:
    """Go to a page by its link in the sidebar, which a phone has folded away."""
    links = page.get_by_test_id("stSidebar").locator("a")
    links.filter(has_text=re.compile(rf"(^|\s){title}$")).dispatch_event("click")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def heights_at(browser: Browser, server: Server, size: tuple[int, int], id_: str) -> dict[str, int]:
    """The height of every page at a size, in one visit; that of the groups with one open as well,
    under a key of its own.
    """
    width, height = size
    found = {}
    with alone(browser, server, viewport={"width": width, "height": height}) as context:
        page = context.new_page()
        visit(page, f"{server.url}/profile?a={id_}")
        for step in every_step():
            go_to(page, step.title)
            found[step.key] = height_of(page)
            if step.key == "groups":
                page.get_by_role("button", name="Edit", exact=True).first.click()
                expect(page.get_by_label("Why they are poor")).to_be_visible()
                found["groups, one open"] = height_of(page)
    return found


def test_no_page_is_taller_than_it_may_be(chromium: Browser, server: Server) -> None:
    id_ = put(server, load_sample(FINISHED_EXAMPLE))
    too_tall = {}
    for size, most in MOST.items():
        found = heights_at(chromium, server, size, id_)
        assert len(found) > len(every_step())
        for key, tall in found.items():
            if tall > STILL_ABOVE.get(key, {}).get(size, most):
                too_tall[key, size] = tall
    assert too_tall == {}

"""Every field of every panel can be seen and written into, however high the window is.

The fields are found on the page, so that a new one is looked at as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.edits.chain import add_actor, add_institution, add_link
from cluster_psia.assessment.edits.groups import add_group
from cluster_psia.assessment.edits.nodes import with_node_difference
from cluster_psia.assessment.edits.programme import add_activity
from cluster_psia.mapping.layout.lattice import COLUMN
from tests.browser.chain.chain_map import canvas, click_node, held, open_map
from tests.browser.chain.test_chain_fields import unfold
from tests.browser.panels import PANEL, out_of_sight, seen_fields
from tests.browser.served import Server, put, settled, visit

pytestmark = pytest.mark.browser
LOW, PHONE, LARGE = (1280, 720), (390, 844), (1920, 1080)
MAIN, POPOVER = "[data-testid=stMain]", "[data-testid=stPopoverBody]"
ADDERS = [
    ("An actor", "actor-label", "Name"),
    ("An institution", "institution-label", "Name"),
    ("A link", "link-source", "does what"),
]
REASON = {"poverty": "likely", "poverty_reason": "Paid by the piece"}


def mapped() -> Assessment:
    """Two operators with a link, an institution, and something of all that panels may show."""
    a = add_actor(Assessment(name="Panels"), "Traders", "trader")
    a = add_actor(a, "Stitchers", "homeworker", workers=90, women=80, **REASON)
    a = add_link(
        add_institution(a, "Guild", "trade_association"), "stitchers", "traders", "sells_to"
    )
    a = with_node_difference(a, "stitchers", "migration", "From Bihar", people=40)
    a = add_activity(a, "business_linkages", "Fair", "fairs", node="traders")
    return add_group(a, "stitchers", "home_workers", "Stitchers at home")


def labels(page: Page, within: str = PANEL) -> set[str]:
    """The names of all fields in a part of the page, each of which is in sight when it has the
    focus; on a desktop in a large window, too.
    """
    unfold(page)
    assert out_of_sight(page, within) == []
    if page.viewport_size and page.viewport_size["width"] == LOW[0]:
        resize(page, LARGE)
        settled(page)
        assert out_of_sight(page, within) == []
        resize(page, LOW)
        settled(page)
    return {field.label for field in seen_fields(page, within)}


def popped(page: Page, button: Locator) -> set[str]:
    """The same for what a button opens over the page."""
    button.click()
    expect(page.locator(POPOVER)).to_be_visible()
    settled(page)
    found = labels(page, POPOVER)
    page.keyboard.press("Escape")
    expect(page.locator(POPOVER)).to_have_count(0)
    return found


@pytest.fixture(params=[LOW, PHONE], ids=lambda size: "x".join(map(str, size)))
def sized(request: pytest.FixtureRequest, page: Page) -> Page:
    """A window of each size; that of a desktop is made large as well, when its fields are seen."""
    resize(page, request.param)
    return page


def resize(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})


def test_every_field_of_a_node(sized: Page, server: Server) -> None:
    open_map(sized, server, put(server, mapped()))
    sized.get_by_role("button", name="Whole map").click()
    click_node(sized, "stitchers")
    of_all = {"Name", "Note", "Source", "Place in it"}
    assert labels(sized) >= of_all | {"Kind", "Women", "Why (needed)", "Amount, as it was told"}
    source = sized.locator(PANEL).get_by_role("button", name="Source", exact=True)
    assert popped(sized, source) >= {"Counted", "Source", "Place in it"}
    click_node(sized, "guild")
    expect(sized.locator(PANEL).get_by_label("Services")).to_be_attached()
    assert labels(sized) >= of_all | {"Services", "It leaves out", "Not known"}


def test_every_field_of_a_link(sized: Page, server: Server) -> None:
    open_map(sized, server, put(server, mapped()))
    canvas(sized).scroll_into_view_if_needed()
    sized.get_by_role("button", name="Whole map").click()
    at = held(sized, "screen")
    x, y = ((at["stitchers"][axis] + at["traders"][axis]) / 2 for axis in ("x", "y"))
    canvas(sized).click(position={"x": x, "y": y})
    sized.wait_for_selector(".canvas[data-link='stitchers|traders|sells_to']")
    expect(sized.locator(PANEL).get_by_text("Kind of link")).to_be_visible()
    assert labels(sized) >= {"Sells to", "Captive", "Note", "Source", "Place in it"}


def test_every_field_of_a_new_node(sized: Page, server: Server) -> None:
    open_map(sized, server, put(server, mapped()))
    canvas(sized).scroll_into_view_if_needed()
    sized.get_by_role("button", name="Whole map").click()
    at, scale = held(sized, "screen")["traders"], held(sized, "camera")["scale"]
    canvas(sized).click(position={"x": at["x"] + COLUMN * scale, "y": at["y"]})
    expect(sized.locator(PANEL).get_by_text("New node")).to_be_visible()
    assert labels(sized) == {"Name", "Kind"}


def test_every_field_of_the_forms_that_add(sized: Page, server: Server) -> None:
    open_map(sized, server, put(server, mapped()))
    for what, key, first in ADDERS:
        sized.get_by_role("radio", name=what, exact=True).click()
        expect(sized.locator(f"[class*='st-key-add-{key}']").first).to_be_visible()
        settled(sized)
        assert first in labels(sized, MAIN)
    sized.get_by_test_id("stButtonGroup").get_by_text("Templates and files", exact=True).click()
    expect(sized.get_by_label("Paste from Excel, with the row of headings")).to_be_visible()
    settled(sized)
    assert "Paste from Excel, with the row of headings" in labels(sized, MAIN)


def test_every_field_of_the_guide(sized: Page, server: Server) -> None:
    open_map(sized, server, put(server, mapped()))
    sized.get_by_role("button", name=re.compile("^Mapping guide")).click()
    panel = sized.locator(PANEL)
    panel.get_by_role("button", name="Answer", exact=True).first.click()
    panel.get_by_label("One more answer").fill("About forty")
    panel.get_by_role("button", name="Add this answer").click()
    expect(panel.get_by_role("combobox", name="Told by")).to_be_visible()
    settled(sized)
    assert labels(sized) >= {"Answer", "Told by", "Source", "Place in it", "One more answer"}
    panel.get_by_role("radio", name="Who was heard").click()
    panel.get_by_label("One more informant").fill("Asha")
    panel.get_by_label("One more informant").press("Enter")
    expect(panel.get_by_role("combobox", name="Where they stand")).to_be_visible()
    settled(sized)
    assert labels(sized) >= {"Name", "Named by", "Yes", "Woman", "Note", "One more informant"}


Opened = Callable[[Page], set[str]]


def _of_a_group(page: Page) -> set[str]:
    added = popped(page, page.get_by_role("button", name="Add a group"))
    page.get_by_role("button", name="Edit", exact=True).click()
    expect(page.get_by_label("Why they are poor")).to_be_visible()
    settled(page)
    return added | labels(page, MAIN)


def _of_screening(page: Page) -> set[str]:
    own = popped(page, page.get_by_role("button", name="Say it yourself"))
    return own | labels(page, MAIN)


@pytest.mark.parametrize(
    ("where", "opened", "named"),
    [
        ("groups", _of_a_group, {"Name of the group", "Kind of group", "Why they are poor"}),
        ("screening", _of_screening, {"What was seen or heard", "Source", "Why (needed)"}),
    ],
)
def test_every_field_of_a_page_beside_the_map(
    sized: Page, server: Server, where: str, opened: Opened, named: set[str]
) -> None:
    visit(sized, f"{server.url}/{where}?a={put(server, mapped())}")
    assert opened(sized) >= named

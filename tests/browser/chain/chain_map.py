"""The value chain map as a test opens, clicks and reads it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.browser.served import Server, settled, visit

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


def canvas(page: Page) -> Locator:
    """The picture; what it shows stands in its attributes."""
    return page.locator(".canvas")


def held(page: Page, what: str) -> Any:
    """What the map says of itself: positions on the grid, places on the screen, shades, camera."""
    return json.loads(canvas(page).get_attribute(f"data-{what}") or "null")


def open_map(page: Page, server: Server, id_: str) -> None:
    """Open the page of an assessment's value chain and wait until the map is drawn; on a phone it
    stands in words first.
    """
    visit(page, f"{server.url}/chain?a={id_}")
    page.wait_for_selector(".canvas[data-positions]", state="attached")
    if page.get_by_role("button", name="As a picture").is_visible():
        page.get_by_role("button", name="As a picture").click()
    page.wait_for_selector(".canvas[data-positions]")
    settled(page)


def click_node(page: Page, node: str) -> None:
    """Open a node by a click on it."""
    canvas(page).scroll_into_view_if_needed()
    canvas(page).click(position=held(page, "screen")[node])
    page.wait_for_selector(f".canvas[data-chosen='{node}']")
    settled(page)

"""Where the focus is after an action that took away what had it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from cluster_psia.assessment.files.samples import FINISHED_EXAMPLE, load_sample
from tests.browser.served import put, settled, visit

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.served import Server

pytestmark = pytest.mark.browser


def test_another_page_begins_at_its_heading(page: Page, server: Server) -> None:
    visit(page, f"{server.url}/profile?a={put(server, load_sample(FINISHED_EXAMPLE))}")
    link = page.get_by_test_id("stSidebar").get_by_role("link", name="Study design")
    link.focus()
    page.keyboard.press("Enter")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("Study design")
    expect(heading).to_be_focused()
    page.keyboard.press("Tab")
    expect(heading).not_to_be_focused()
    expect(heading).not_to_have_attribute("tabindex", "-1")


def test_a_second_enter_presses_no_button_that_is_left_beside(
    page: Page, server: Server, chain: str
) -> None:
    visit(page, f"{server.url}/chain?a={chain}")
    page.get_by_role("radio", name="An actor", exact=True).click()
    page.locator("[class*='st-key-add-actor-label'] input").fill("Weavers")
    discard = page.get_by_role("button", name="Discard the draft")
    discard.focus()
    settled(page)
    page.keyboard.press("Enter")
    settled(page)
    expect(discard).to_be_hidden()
    page.wait_for_function("() => document.activeElement !== document.body")
    expect(page.get_by_role("button", name="Add", exact=True)).not_to_be_focused()


def test_on_a_phone_no_field_opens_the_keyboard_unasked(phone: Page, server: Server) -> None:
    id_ = put(server, load_sample(FINISHED_EXAMPLE))
    visit(phone, f"{server.url}/profile?a={id_}")
    field = phone.get_by_label("Cluster", exact=True)
    field.tap()
    phone.keyboard.type("X")
    field.evaluate("field => field.blur()")  # as the key "done" of its keyboard does
    settled(phone)
    expect(field).not_to_be_focused()

"""What the head of a page says of the texts that were typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.served import settled

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

SAVED, OPEN = "· saved", "· not saved yet"


def saved_word(page: Page) -> Locator:
    """The word beside the name of the assessment."""
    return page.locator(".word")


def type_on(field: Locator, text: str) -> None:
    """Type behind what stands in a field, key by key, and stay in it."""
    field.click()
    field.press("Control+End")
    field.page.keyboard.type(text)


def expect_saved(page: Page) -> None:
    """Wait until the head says that everything is saved."""
    expect(saved_word(page)).to_have_text(SAVED)
    settled(page)

"""A grid as a test reads it and writes into it."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.served import settled

COPY = """text => {
  const field = document.createElement("textarea");
  field.value = text;
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}"""


def grid(page: Page, name: str) -> Locator:
    """The grid that is called so."""
    return page.get_by_role("grid", name=name)


def cell(page: Page, row: int, column: str) -> Locator:
    """The cell of a row, counted from 1, under a heading."""
    heads = page.get_by_role("grid").get_by_role("columnheader")
    named = heads.filter(has_text=re.compile(f"^{re.escape(column)}$"))
    expect(named).not_to_have_count(0)  # a grid may be still on its way
    place = heads.all_text_contents().index(column) + 1
    return page.locator(f"[aria-rowindex='{row + 1}'] > [aria-colindex='{place}']")


def text_of(at: Locator) -> Locator:
    """What stands in a cell, without its reason."""
    return at.locator("span").first


def reason_of(at: Locator) -> str:
    """Why a cell is marked, as it is described to those who cannot see it."""
    expect(at).to_have_attribute("aria-invalid", "true")
    described = at.get_attribute("aria-describedby")
    return at.locator(f"#{described}").text_content() or ""


def write(page: Page, row: int, column: str, text: str) -> None:
    """Type over a cell, and leave it by Enter."""
    cell(page, row, column).click()
    page.keyboard.type(text)
    page.keyboard.press("Enter")
    heard(page)


def heard(page: Page) -> None:
    """Wait until the program has answered all that was done in the grid. Where it answers with a
    copy, the grid of that copy stands beside the other one for a moment.
    """
    expect(page.locator(".scroller:not([data-unsaved='false'])")).to_have_count(0)
    settled(page)


def copy_text(page: Page, text: str) -> None:
    """Put a text on the clipboard, as another program does."""
    page.evaluate(COPY, text)


def paste_block(page: Page, row: int, column: str, text: str) -> None:
    """Paste a block of a spreadsheet with its first cell there."""
    copy_text(page, text)
    cell(page, row, column).click()
    page.keyboard.press("Control+v")
    heard(page)

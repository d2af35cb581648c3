"""The rows of the matrix and of the screening as a person reaches for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from cluster_psia.method import load_method
from tests.browser.grid.grid_page import heard
from tests.browser.served import settled

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


def matrix_row(page: Page, label: str) -> Locator:
    """The answers to a criterion, as one group."""
    return page.get_by_role("radiogroup", name=f". {label}", include_hidden=True)


def matrix_answer(page: Page, label: str, answer: str) -> Locator:
    """One answer to a criterion: a point, "Don't know" or "Does not apply"."""
    return matrix_row(page, label).get_by_role("radio", name=re.compile(rf"^{answer}(:|$)"))


def open_row(page: Page, label: str) -> None:
    """Take a criterion in hand by its name, and wait until its fields are there."""
    page.locator(".row > .name", has_text=label).click()
    rows_in_step(page)


def rows_in_step(page: Page) -> None:
    """Wait until every answer is heard, and the fields are those of the row in hand."""
    page.locator(".st-key-matrix_table:not([data-waits], [data-unheard])").wait_for()
    settled(page)


def rating(page: Page, node: str, item: str) -> Locator:
    """The sign of a node on an item, which is named by its key."""
    label = next(each.label for each in load_method().screening.items if each.key == item)
    named = page.locator(".cell.first > span").get_by_text(node, exact=True)
    return page.locator(".row").filter(has=named).locator(f".cell[data-head='{label}']")


def open_rating(page: Page, node: str, item: str) -> None:
    """Take a rating in hand by a click on its cell, and wait until its fields are there."""
    rating(page, node, item).click()
    rating_in_step(page)


def rating_in_step(page: Page) -> None:
    """Wait until every sign is heard, and the fields are those of the rating in hand."""
    heard(page)
    expect(page.locator(".st-key-screening_table:not([data-waits])")).to_be_visible()

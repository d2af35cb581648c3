"""What a person does on pages, with the actions counted: what is pressed, chosen and typed."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from playwright.sync_api import Locator, Page, expect

from tests.browser.grid.grid_page import cell, heard
from tests.browser.rows import rows_in_step
from tests.browser.served import settled
from tests.browser.typed import expect_saved

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass
class Hands:
    """An action is a click, a choice (two where a list opens), a field or cell typed into, or a key
    that sets a value. Tab, Enter to leave a cell, arrows and scrolling are free.
    """

    page: Page
    done: Counter[str] = field(default_factory=Counter)

    def count(self, number: int = 1) -> None:
        """So many actions more, on the page that is open."""
        self.done[self.page.get_by_role("heading", level=1).inner_text()] += number

    def click(self, what: Locator) -> None:
        """One click, and what it brings."""
        self.count()
        what.click()
        settled(self.page)

    def press(self, button: str) -> None:
        """Press the button that is called so."""
        self.click(self.page.get_by_role("button", name=re.compile(button)).first)

    def pill(self, label: str) -> None:
        """Press one of a few choices that are shown at once."""
        pills = self.page.get_by_test_id("stButtonGroup")
        self.click(pills.get_by_text(re.compile(rf"^{re.escape(label)}")).first)

    def type(self, label: str, text: str, then: str = "Tab") -> None:
        """Type into a field, and leave it by a key."""
        self.count()
        box = self.page.get_by_label(label, exact=True).last
        box.click()
        self.page.keyboard.type(text)
        self.page.keyboard.press(then)

    def choose(self, label: str, option: str) -> None:
        """Open a list and take one of it."""
        self.count(2)
        box = self.page.get_by_role("combobox", name=re.compile(f"^{label}")).last
        box.click()
        self.page.keyboard.type(option)
        self.page.get_by_role("option", name=option, exact=True).first.click()
        settled(self.page)

    def key(self, key: str) -> None:
        """A key that sets the answer of the row in hand."""
        self.count()
        self.page.keyboard.press(key)
        rows_in_step(self.page)

    def fill_rows(self, rows: Sequence[Mapping[str, str]]) -> None:
        """Type rows into the grid that is open and empty, cell by cell, by heading."""
        for number, row in enumerate(rows, 1):
            for column, text in row.items():
                if text:
                    self.count()
                    cell(self.page, number, column).click()
                    self.page.keyboard.type(text)
                    self.page.keyboard.press("Enter")
            heard(self.page)

    def go(self, title: str) -> None:
        """On to the next page, once all is saved."""
        expect_saved(self.page)
        self.click(self.page.get_by_role("link", name=f"Next: {title}"))
        expect(self.page.get_by_role("heading", level=1)).to_have_text(title)
        settled(self.page)

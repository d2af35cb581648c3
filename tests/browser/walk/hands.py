"""What a person does on pages, with the actions counted: what is pressed, chosen and typed."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from playwright.sync_api import Locator, Page, expect

from tests.browser.grid.grid_page import cell, heard, paste_block
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
    typed: list[str] = field(default_factory=list)
    """Every text that was typed or pasted, as it was given."""

    def count(self, number: int = 1) -> None:
        """So many actions more, on the page that is open."""
        self.done[self.page.get_by_role("heading", level=1).inner_text()] += number

    def click(self, what: Locator) -> None:
        """One click, and what it brings."""
        self.count()
        what.click()
        settled(self.page)

    def reach(self, what: Locator) -> None:
        """Go to a field or a cell, to type into it."""
        what.click()

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
        self.typed.append(text)
        self.reach(self.page.get_by_label(label, exact=True).last)
        self.page.keyboard.type(text)
        self.page.keyboard.press(then)

    def key(self, key: str) -> None:
        """A key that sets the answer of the row in hand; the next may follow at once."""
        self.count()
        self.page.keyboard.press(key)

    def fill_rows(self, rows: Sequence[Mapping[str, str]]) -> None:
        """Type rows into the grid that is open and empty, cell by cell, by heading. The first cell
        is begun with something else and left by Escape.
        """
        self.wait_for_column(next(iter(rows[0])))
        for number, row in enumerate(rows, 1):
            for column, text in row.items():
                if text:
                    self.count()
                    self.typed.append(text)
                    self.reach(cell(self.page, number, column))
                    if number == 1 and column == next(iter(row)):
                        self.page.keyboard.type("No")
                        self.page.keyboard.press("Escape")
                    self.page.keyboard.type(text)
                    self.page.keyboard.press("Enter")
            heard(self.page)

    def wait_for_column(self, head: str) -> None:
        """Wait for the one grid of the page to be the one that has a column of that name."""
        heads = self.page.get_by_role("grid").get_by_role("columnheader")
        expect(heads.filter(has_text=re.compile(rf"^{head}$"))).to_have_count(1)
        expect(self.page.get_by_role("grid")).to_have_count(1)

    def paste_rows(self, rows: Sequence[Mapping[str, str]]) -> None:
        """Paste rows of a sheet that has the columns of the grid that is open and empty: copied
        there, put in here.
        """
        self.count(2)
        self.wait_for_column(next(iter(rows[0])))
        self.typed.extend(text for row in rows for text in row.values() if text)
        heads = self.page.get_by_role("grid").get_by_role("columnheader").all_text_contents()
        last = max(heads.index(column) for row in rows for column in row)
        begin = min(heads.index(column) for row in rows for column in row)
        block = "\n".join(line_of(row, heads[begin : last + 1]) for row in rows)
        paste_block(self.page, 1, heads[begin], block)

    def go(self, title: str) -> None:
        """On to the next page, once all is saved."""
        expect_saved(self.page)
        self.click(self.page.get_by_role("link", name=f"Next: {title}"))
        expect(self.page.get_by_role("heading", level=1)).to_have_text(title)
        settled(self.page)


def line_of(row: Mapping[str, str], heads: Sequence[str]) -> str:
    """A row as a sheet copies it, with an empty cell where it says nothing."""
    return "\t".join(row.get(head, "") for head in heads)

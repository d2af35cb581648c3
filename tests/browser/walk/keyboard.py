"""What a person does on pages who has a keyboard and no mouse."""

from __future__ import annotations

from typing import Final

from playwright.sync_api import Locator, expect

from tests.browser.served import READY, settled
from tests.browser.walk.hands import Hands

# What an element is worked by, if Tab comes there; a cell, by the arrows of its grid.
WORKED_BY: Final = """element => {
  const works = "a, button, input, textarea, [role='gridcell']";
  const by = element.closest("label")?.control ?? element.closest(works);
  const grid = by?.closest("[role='grid']");
  const comes = grid ? grid.querySelector("[tabindex='0']") : by?.tabIndex >= 0;
  return comes ? by : null;
}"""
SOMEWHERE: Final = "() => document.activeElement !== document.body"
BY_SPACE: Final = "() => document.activeElement.matches('input')"


class KeyboardHands(Hands):
    """After each action the focus is somewhere on the page, after each step at its heading."""

    def reach(self, what: Locator) -> None:
        """Put the focus there; to press Tab until it comes there would change nothing but time."""
        what.wait_for()
        by = what.evaluate_handle(WORKED_BY).as_element()
        assert by, f"no key leads to {what}"
        by.focus()

    def click(self, what: Locator) -> None:
        """The key that does what a click does, and what it brings."""
        self.reach(what)
        space = self.page.evaluate(BY_SPACE)
        self.count()
        self.page.keyboard.press("Space" if space else "Enter")
        settled(self.page)
        self.page.wait_for_function(SOMEWHERE, timeout=READY)

    def go(self, title: str) -> None:
        """On to the next page, which begins with its heading."""
        super().go(title)
        expect(self.page.get_by_role("heading", level=1)).to_be_focused()

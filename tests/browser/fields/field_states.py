"""The states of every page in which something can be typed, and how somebody comes to them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.chain.chain_map import canvas, held
from tests.browser.served import settled

if TYPE_CHECKING:
    from playwright.sync_api import Page

    Come = Callable[[Page], None]

FOLDED = "[data-testid=stExpander] details:not([open]) > summary:visible"
PANEL = ".st-key-side_panel"


@dataclass(frozen=True)
class State:
    """A state of a page, come to by ``come`` from any other of it; ``title`` tells it from them.
    One that is ``apart`` is only come to from another page: it uses up what was typed before.
    """

    page: str
    title: str = ""
    come: Come = lambda _: None
    apart: bool = False

    @property
    def place(self) -> str:
        """What states have in common that can be walked in one go."""
        return f"{self.page}, {self.title}" if self.apart else self.page


def unfold_all(page: Page) -> None:
    """Open everything that is folded."""
    settled(page)
    folded = page.locator(FOLDED)
    while folded.count():
        folded.first.click()
        settled(page)


def by_radio(label: str) -> Come:
    """Press one of several parts."""

    def _come(page: Page) -> None:
        part = page.get_by_role("radio", name=re.compile(f"^{re.escape(label)}")).last
        part.click()
        expect(part).to_be_checked()
        settled(page)

    return _come


def by_button(label: str, brings: str) -> Come:
    """Press a button, unless the field or part that it brings is there."""

    def _come(page: Page) -> None:
        field = page.get_by_role("textbox", name=brings, exact=True)
        brought = field.or_(page.get_by_role("radio", name=brings))
        if not brought.count():
            page.get_by_role("button", name=re.compile(f"^{re.escape(label)}")).last.click()
            brought.first.wait_for()
            settled(page)

    return _come


def in_turn(*steps: Come) -> Come:
    """One after the other."""

    def _come(page: Page) -> None:
        for step in steps:
            step(page)

    return _come


def at_node(name: str) -> Come:
    """Open a node beside the map by the list."""

    def _come(page: Page) -> None:
        page.wait_for_selector(".canvas[data-positions]")
        page.get_by_role("combobox", name="Node to look at").click()
        page.keyboard.type(name)
        page.keyboard.press("Enter")
        settled(page)
        shown = page.locator(PANEL).get_by_label("Name", exact=True)
        expect(shown).to_have_value(re.compile(f"^{name}"))

    return _come


def at_link(page: Page) -> None:
    """Open the link by a click on the middle of its line."""
    page.wait_for_selector(".canvas[data-positions]")
    canvas(page).scroll_into_view_if_needed()
    places = held(page, "screen")
    tail, head = places["makers"], places["home"]
    x, y = ((tail[at] + head[at]) / 2 for at in "xy")
    canvas(page).click(position={"x": x, "y": y})
    expect(page.locator(PANEL).get_by_text("Kind of link")).to_be_visible()
    settled(page)


GUIDE = by_button("Mapping guide", "Who was heard")
SOURCE = in_turn(unfold_all, by_button("Edit", "Title, or what it is"))
QUESTION = in_turn(GUIDE, by_radio("Cluster"), by_button("Answer", "One more answer"))
INFORMANT = in_turn(GUIDE, by_radio("Who was heard"), by_button("Edit", "Name"))
WALL = in_turn(by_button("Open the room", "Wall: join"), by_radio("Wall"))
STATES = (
    State("home"),
    State("profile"),
    State("profile", "source", SOURCE),
    State("matrix"),
    State("chain", "link", at_link),
    State("chain", "operator", at_node("Homeworkers")),
    State("chain", "institution", at_node("Guild")),
    State("chain", "question", QUESTION),
    State("chain", "informant", INFORMANT),
    State("chain", "new actor", by_radio("An actor")),
    State("chain", "new institution", by_radio("An institution")),
    State("chain", "tables to paste", by_radio("Templates and files")),
    State("screening"),
    State("groups", "group", by_button("Edit", "Why they are poor")),
    State("reach"),
    State("design"),
    State("indicators", "own", by_radio("1. ")),
    State("indicators", "taken", in_turn(by_radio("2. Confirm"), unfold_all)),
    State("methods"),
    State("work_plan"),
    State("plan"),
    State("room", "new"),
    State("room", "wall", WALL, apart=True),
    State("adaptation", "words", by_radio("Words of criteria")),
    State("adaptation", "criteria", by_radio("Added criteria")),
    State("adaptation", "indicators", by_radio("Added indicators")),
    State("adaptation", "measures", by_radio("Added measures")),
    State("adaptation", "off", by_radio("What does not apply")),
    State("adaptation", "file", by_radio("All of it, as a file")),
)

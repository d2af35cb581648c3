"""However a text field is left, what was typed into it is kept, or leaving warns first.

One field of each sort is left here in every way; ``make walk`` leaves every field of every page so.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.fields.field_labels import stays_in_tab
from tests.browser.fields.field_states import STATES, State
from tests.browser.fields.field_walk import (
    WHOLE,
    FieldWalk,
    close_popovers,
    stored_text,
    whole_document,
)
from tests.browser.served import Server, alone, put, serving
from tests.browser.typed import expect_saved

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.fields.field_walk import FieldFound

pytestmark = pytest.mark.browser
# Each sort of field: its page, the state of that page, and its label.
SORTS = (
    ("profile", "", "Cluster"),  # a line
    ("profile", "", "What is said, in your own words"),  # of a form in a popover
    ("chain", "operator", "Note"),  # a text in the side panel
    ("screening", "", "What was seen or heard"),  # in the gap of a grid
)
FOUND: dict[State, list[FieldFound]] = {}
TABS = 6  # that a killed program leaves behind at once


def states_to_leave() -> list[State]:
    """The states with a field of each sort, or all."""
    asked = {sort[:2] for sort in SORTS}
    return [state for state in STATES if WHOLE or (state.page, state.title) in asked]


def fields_to_leave(walk: FieldWalk, state: State) -> list[FieldFound]:
    """The field of each sort in a state, or all that is saved; looked for once."""
    if state not in FOUND:
        walk.begin(state.page)
        walk.come(state)
        FOUND[state] = [
            one
            for one in walk.kinds_in(state)
            if not stays_in_tab(one) and (WHOLE or (state.page, state.title, one.label) in SORTS)
        ]
    return FOUND[state]


def elsewhere(state: State) -> str:
    """A page from which that of a state is come to."""
    return "plan" if state.page == "home" else "home"


def click_elsewhere(page: Page) -> None:
    page.mouse.click(640, 8)


def press_tab(page: Page) -> None:
    page.keyboard.press("Tab")


def go_back(page: Page) -> None:
    page.evaluate("history.back()")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^(Home|Plan)$"))


@pytest.mark.parametrize("leave", [click_elsewhere, press_tab, go_back])
def test_a_field_keeps_what_is_typed_however_it_is_left(
    walk: FieldWalk, leave: Callable[[Page], None]
) -> None:
    for state in states_to_leave():
        fields = fields_to_leave(walk, state)
        walk.begin(elsewhere(state))
        for one in fields:
            walk.come(state)
            walk.type_into(state, one)
            leave(walk.page)
            expect_saved(walk.page)
            close_popovers(walk.page)
    stored = stored_text(walk.server, walk.id_)
    assert [one.found for one in walk.typed if one.token not in stored] == []
    assert len(walk.typed) >= len(SORTS)


def reload(page: Page) -> None:
    page.evaluate("() => { setTimeout(() => location.reload()) }")


def close(page: Page) -> None:
    page.close(run_before_unload=True)


@pytest.mark.parametrize("leave", [reload, close])
def test_leaving_warns_until_what_is_typed_is_saved_and_no_longer(
    walk: FieldWalk, leave: Callable[[Page], None]
) -> None:
    for state in states_to_leave():
        for one in fields_to_leave(walk, state):
            walk.begin(state.page)
            walk.come(state)
            walk.type_into(state, one)
            walk.page.once("dialog", lambda dialog: dialog.dismiss())
            with walk.page.expect_event("dialog") as asked:
                leave(walk.page)
            assert asked.value.type == "beforeunload"
            expect_saved(walk.page)
            # A page that asks again is not left: nobody answers it.
            with walk.page.expect_event("close" if leave is close else "load"):
                leave(walk.page)
    stored = stored_text(walk.server, walk.id_)
    assert [one.found for one in walk.typed if one.token not in stored] == []
    assert len(walk.typed) >= len(SORTS)


def begin_and_type(own: BrowserContext, server: Server, state: State, one: FieldFound) -> FieldWalk:
    """Type into a field of an assessment of its own, in a tab that stays open."""
    tab = FieldWalk(own, server, put(server, whole_document()))
    tab.begin(state.page)
    tab.come(state)
    tab.type_into(state, one)
    return tab


def test_a_killed_program_gets_what_was_typed_when_it_is_started_anew(
    chromium: Browser, tmp_path: Path
) -> None:
    with serving(tmp_path) as server, alone(chromium, server) as own:
        first = FieldWalk(own, server, put(server, whole_document()), every=WHOLE)
        fields = []
        for state in states_to_leave():
            fields += [(state, one) for one in fields_to_leave(first, state)]
        assert len(fields) >= len(SORTS)
        for begin in range(0, len(fields), TABS):
            typed = [
                begin_and_type(own, server, state, one)
                for state, one in fields[begin : begin + TABS]
            ]
            server.kill()
            server.start()
            for tab in typed:
                expect_saved(tab.page)
                assert tab.typed[0].token in stored_text(server, tab.id_), tab.typed[0].found
                tab.page.close()

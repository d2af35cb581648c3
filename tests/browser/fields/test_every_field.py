"""Every text field of every page, popover and panel keeps what is typed, whatever ends it.

One field of each kind is typed into here; ``make walk`` types into every one.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from cluster_psia.ui.frame.walk import page_titles
from tests.browser.fields.field_labels import LABELS, stays_in_tab
from tests.browser.fields.field_states import STATES, State
from tests.browser.fields.field_walk import FieldWalk, Typed, stored_text
from tests.browser.served import settled
from tests.browser.typed import OPEN, expect_saved, saved_word

pytestmark = pytest.mark.browser


def go_elsewhere(page: Page, title: str) -> None:
    """To another page at once, by the link at the foot, or by that in the sidebar."""
    foot = page.get_by_test_id("stMain").get_by_role("link", name=re.compile("^(Next|Back): "))
    sidebar = page.get_by_test_id("stSidebar").get_by_role("link", name=re.compile("Plan$"))
    (foot if foot.count() else sidebar).first.click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text(title)


def type_into_all(walk: FieldWalk, states: list[State]) -> list[tuple[State, list[Typed]]]:
    """Type into the fields of some states of a page, and leave each one by Escape."""
    typed: list[tuple[State, list[Typed]]] = []
    for state in states:
        walk.come(state)
        typed.append((state, []))
        for one in walk.kinds_in(state):
            typed[-1][1].append(walk.type_into(state, one))
            walk.leave_by_escape()
    return typed


PLACES = tuple(dict.fromkeys(state.place for state in STATES))
TYPED_INTO: dict[str, set[str]] = {}  # the labels of the fields of each place that was walked


@pytest.mark.parametrize("place", PLACES)
def test_every_kind_of_field_keeps_what_is_typed_when_left_by_escape_and_by_another_page(
    walk: FieldWalk, place: str
) -> None:
    states = [state for state in STATES if state.place == place]
    walk.begin(states[0].page)
    typed = type_into_all(walk, states)
    TYPED_INTO[place] = {one.found.label for one in walk.typed}
    go_elsewhere(walk.page, page_titles()[states[0].page])
    in_tab = [one.found for one in walk.typed if stays_in_tab(one.found)]
    if in_tab:
        settled(walk.page)
        expect(saved_word(walk.page)).to_have_text(OPEN)
    else:
        expect_saved(walk.page)
    stored = stored_text(walk.server, walk.id_)
    assert [one.found for one in walk.typed if one.token not in stored] == in_tab
    for state, here in typed:
        again = [one for one in here if one.found not in in_tab]
        if again:
            walk.come(state)
        assert walk.not_shown(again) == [], state.title


def test_no_field_that_a_script_draws_was_passed_over(walk: FieldWalk) -> None:
    for place in PLACES:
        if place not in TYPED_INTO:  # where this test runs by itself
            states = [state for state in STATES if state.place == place]
            walk.begin(states[0].page)
            type_into_all(walk, states)
    typed = {one.found.label for one in walk.typed}.union(*TYPED_INTO.values())
    assert set(LABELS) - typed == set()

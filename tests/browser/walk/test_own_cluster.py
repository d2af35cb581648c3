"""An own cluster comes from an empty store to the Excel plan in few actions, whichever way it is
put in, and all that was typed stands in the plan.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.edits.chain_template import start_from_template
from cluster_psia.assessment.files.samples import load_sample
from cluster_psia.method import load_method
from tests.browser.served import alone, kept, serving, settled, visit
from tests.browser.walk import steps
from tests.browser.walk.hands import Hands
from tests.browser.walk.keyboard import KeyboardHands

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.browser.served import Server

pytestmark = pytest.mark.browser

MOST_BY_HAND: Final = 260
MOST_PASTED: Final = 150
MOST_FROM_TEMPLATE: Final = 40
PRINTED: Final = load_sample("sialkot")
SHEETS: Final = {"Cluster", "Matrix", "Value chain", "Indicators", "Work plan"}


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Server]:
    """The app on a store in which there is nothing."""
    with serving(tmp_path) as server:
        yield server


@pytest.fixture
def low(chromium: Browser, own: Server) -> Iterator[Page]:
    """Home on a low laptop."""
    size = {"width": 1366, "height": 768}
    with alone(chromium, own, viewport=size, accept_downloads=True) as window:
        page = window.new_page()
        visit(page, own.url)
        yield page


@pytest.fixture
def hands(low: Page) -> Hands:
    """Somebody with mouse and keyboard."""
    return Hands(low)


@pytest.fixture
def keys(low: Page) -> KeyboardHands:
    """Somebody without a mouse."""
    return KeyboardHands(low)


def came_to(own: Server, hands: Hands) -> Assessment:
    """What the store holds of it in the end."""
    found = re.search(r"a=(\w+)", hands.page.url)
    assert found
    return kept(own, found[1])


def holds_an_own_cluster(a: Assessment) -> None:
    """All of it is there, facts with their sources."""
    assert len(a.facts) == steps.FACTS
    assert all(fact.citation for fact in a.facts)
    assert len(a.ratings) == len(load_method().table_2.criteria)
    assert len(a.chain.actors) == len(steps.ACTORS)
    assert len(a.chain.institutions) == len(steps.INSTITUTIONS)
    assert len(a.chain.links) == steps.LINKS
    assert sum(len(actor.screening) for actor in a.chain.actors) == 3 * len(steps.CLEAR)
    assert len(a.groups) == len(a.programme.activities) == 3
    assert len(a.indicators) >= 8


def come_to_plan(hands: Hands, tmp_path: Path) -> set[str]:
    """Take the Excel plan, in which everything stands that was typed or pasted; its sheets."""
    book = steps.take_plan(hands, tmp_path)
    cells = (cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)
    written = "\n".join(str(cell) for cell in cells if cell is not None).casefold()
    assert [text for text in hands.typed if text.strip().casefold() not in written] == []
    return set(book.sheetnames)


def from_map_to_methods(hands: Hands) -> None:
    """The steps that are the same however the map came to be."""
    steps.screen_nodes(hands)
    steps.find_groups(hands)
    names = [steps.NAMES[node] for node in steps.POOR]
    steps.say_what_the_programme_does(hands, names)
    steps.design_the_study(hands)
    steps.take_suggestions(hands, names)


def go_back_and_on(hands: Hands, before: str, here: str) -> None:
    """Back by the browser, and on again: what was typed is there."""
    hands.count()
    hands.page.go_back()
    expect(hands.page.get_by_role("heading", level=1)).to_have_text(before)
    settled(hands.page)
    hands.go(here)


def test_by_hand_with_mistakes(hands: Hands, own: Server, tmp_path: Path) -> None:
    steps.begin(hands)
    steps.type_profile(hands, PRINTED, hands.fill_rows)
    go_back_and_on(hands, "Cluster profile", "Poverty matrix")
    steps.score_matrix(hands, PRINTED)
    steps.type_chain(hands, PRINTED, hands.fill_rows)
    from_map_to_methods(hands)
    assert come_to_plan(hands, tmp_path) >= SHEETS
    a = came_to(own, hands)
    holds_an_own_cluster(a)
    assert (bool(a.design.approach), bool(a.methods), bool(a.work_plan.tasks)) == (True,) * 3
    assert sum(hands.done.values()) <= MOST_BY_HAND, dict(hands.done)


def test_with_facts_nodes_and_links_from_a_sheet(hands: Hands, own: Server, tmp_path: Path) -> None:
    steps.begin(hands)
    steps.type_profile(hands, PRINTED, hands.paste_rows)
    steps.score_matrix(hands, PRINTED)
    steps.type_chain(hands, PRINTED, hands.paste_rows)
    from_map_to_methods(hands)
    assert come_to_plan(hands, tmp_path) >= SHEETS
    holds_an_own_cluster(came_to(own, hands))
    assert sum(hands.done.values()) <= MOST_PASTED, dict(hands.done)


def test_from_the_template_by_keyboard_alone(
    keys: KeyboardHands, own: Server, tmp_path: Path
) -> None:
    steps.begin(keys)
    keys.type("Cluster", "Surgical instruments of our town")
    keys.pill("Enterprise development")
    keys.go("Poverty matrix")
    keys.go("Value chain")
    steps.take_template(keys)
    keys.go("Poverty groups")
    steps.find_groups(keys)
    steps.say_what_the_programme_does(keys, ["Homeworkers"])
    steps.design_the_study(keys)
    steps.take_suggestions(keys, ["Homeworkers"])
    assert come_to_plan(keys, tmp_path) >= SHEETS
    a = came_to(own, keys)
    assert a.chain.links == start_from_template(Assessment(name="Template")).chain.links
    assert len(a.groups) == len([one for one in a.chain.actors if one.poverty != "none"])
    assert (len(a.indicators), bool(a.methods), bool(a.work_plan.tasks)) == (3, True, True)
    assert sum(keys.done.values()) <= MOST_FROM_TEMPLATE, dict(keys.done)

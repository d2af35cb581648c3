"""Two changes at once, of one person with quick hands or in two tabs: both are kept, and neither is
taken back by somebody who has not seen it.
"""

from __future__ import annotations

import contextlib
import re
import sqlite3
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from cluster_psia.assessment import Assessment
from tests.browser.served import kept, put, settled, visit
from tests.browser.typed import expect_saved, type_on

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

    from tests.browser.served import Server

pytestmark = pytest.mark.browser
COUNTED = """CREATE VIEW counted AS WITH RECURSIVE numbers(n) AS
    (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 2000000) SELECT n FROM numbers"""
SLOW = "CREATE TRIGGER slow BEFORE INSERT ON revisions BEGIN SELECT count(*) FROM counted; END"


@contextlib.contextmanager
def slow_disk(server: Server) -> Iterator[None]:
    """Meanwhile every save counts to two million first."""
    file = server.database.removeprefix("sqlite:///")
    with contextlib.closing(sqlite3.connect(file)) as raw:
        raw.executescript(f"{COUNTED}; {SLOW}")
        try:
            yield
        finally:
            raw.executescript("DROP TRIGGER slow; DROP VIEW counted")


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=re.compile(f"^{name}")).click()
    settled(page)


def test_two_fields_that_are_typed_into_one_right_after_the_other_are_both_saved(
    page: Page, server: Server
) -> None:
    id_ = put(server, Assessment(name="Quick hands"))
    visit(page, f"{server.url}/profile?a={id_}")
    with slow_disk(server):
        page.get_by_label("Sector").focus()
        for text in ("Shoes", "Uppers", "Exports"):
            page.keyboard.type(text)
            page.keyboard.press("Tab")  # sends at once, while the text before is being saved
        expect_saved(page)
    profile = kept(server, id_).profile
    assert (profile.sector, profile.products, profile.markets) == ("Shoes", "Uppers", "Exports")
    expect(page.get_by_text("somebody else")).to_have_count(0)
    expect(page.get_by_text("kept as a copy")).to_have_count(0)


def test_of_two_tabs_neither_takes_back_what_the_other_did_unseen(
    context: BrowserContext, server: Server
) -> None:
    id_ = put(server, Assessment(name="Two tabs"))
    mine, theirs = context.new_page(), context.new_page()
    visit(mine, f"{server.url}/profile?a={id_}")
    type_on(mine.get_by_label("Sector"), "Shoes")
    expect_saved(mine)
    visit(theirs, f"{server.url}/profile?a={id_}")
    type_on(theirs.get_by_label("Country"), "India")
    expect_saved(theirs)

    press(mine, "Undo: sector")
    told = mine.get_by_text("Nothing was taken back")
    expect(told).to_contain_text("country (Cluster profile)")
    expect(told).to_contain_text("in another tab or by somebody else")
    expect(mine.get_by_label("Country")).to_have_value("India")
    profile = kept(server, id_).profile
    assert (profile.sector, profile.country) == ("Shoes", "India")

    press(mine, "Undo: country")
    expect(mine.get_by_label("Country")).to_have_value("")
    press(theirs, "Undo: country")
    expect(theirs.get_by_text("Nothing was taken back")).to_contain_text("country")
    expect(theirs.get_by_label("Country")).to_have_value("")
    profile = kept(server, id_).profile
    assert (profile.sector, profile.country) == ("Shoes", "")

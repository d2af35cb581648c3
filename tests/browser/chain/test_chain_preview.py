"""What tables would write, as people see it and choose of it in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.edits.chain import add_actor
from tests.browser.served import Server, kept, put, settled, visit

if TYPE_CHECKING:
    from playwright.sync_api import Locator

pytestmark = pytest.mark.browser

FIRMS = 60


def pasted(page: Page, server: Server) -> str:
    """The page with a pasted table of one change and many new firms."""
    id_ = put(server, add_actor(Assessment(name="New"), "Makers", "trader", workers=900))
    visit(page, f"{server.url}/chain?a={id_}")
    page.get_by_test_id("stButtonGroup").get_by_text("Templates and files", exact=True).click()
    box = page.get_by_label("Paste from Excel, with the row of headings")
    firms = (f"Firm {n}\tTraders\t{n}" for n in range(1, FIRMS))
    box.fill("\n".join(["Name\tKind\tWorkers", "Makers\t\t1240", *firms]))
    box.press("Control+Enter")
    expect(page.get_by_role("button", name="Take all over")).to_be_enabled()
    settled(page)
    return id_


def row(page: Page, words: str) -> Locator:
    return page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=words))


def test_rows_that_are_ticked_off_quickly_are_left_out_and_the_rest_is_taken(
    page: Page, server: Server
) -> None:
    id_ = pasted(page, server)
    expect(row(page, "Makers")).to_contain_text("Workers 900 → 1,240")
    for n in (1, 2, 3):
        page.get_by_label(f"Take row {n + 2}, Firm {n}", exact=True).uncheck()
    page.get_by_label("Take row 4, Firm 2", exact=True).press("Space")
    settled(page)
    expect(page.get_by_text(f"{FIRMS - 2} rows would be written; 2 left out.")).to_be_visible()
    expect(page.get_by_label("Take row 4, Firm 2", exact=True)).to_be_focused()
    page.get_by_role("button", name="Take these over").click()
    expect(page.get_by_text(f"{FIRMS - 2} rows taken over.")).to_be_visible()
    labels = {actor.label for actor in kept(server, id_).chain.actors}
    assert len(labels) == FIRMS - 2
    assert not {"Firm 1", "Firm 3"} & labels


def test_on_a_phone_a_row_is_read_without_scrolling_sideways(phone: Page, server: Server) -> None:
    page = phone
    pasted(page, server)
    table = page.get_by_role("region", name="What would be written, row by row")
    expect(row(page, "Makers")).to_be_visible()
    assert table.evaluate("box => box.scrollWidth <= box.clientWidth")
    page.get_by_role("button", name="Rows after").click()
    expect(row(page, f"Firm {FIRMS - 1}")).to_be_visible()
    expect(row(page, "Makers")).to_have_count(0)

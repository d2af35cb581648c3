"""The Method page as a person uses it: search, open a hit, follow a link, share its address;
Table 2 on a phone.
"""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.served import Server, settled, visit

HIT = "Dependence on a single trader or market"


def test_search_open_follow_and_come_back(page: Page, server: Server) -> None:
    visit(page, f"{server.url}/method")
    box = page.get_by_role("textbox", name="Search every text of the method")
    box.fill("TRADER dépendence")
    box.press("Enter")
    main = page.get_by_test_id("stMain")
    expect(page.get_by_text("2 found")).to_be_visible()
    expect(page).to_have_url(re.compile("q=TRADER"))
    expect(main.locator(".stMarkdownColoredBackground").first).to_have_text(
        re.compile("dependence", re.I)
    )
    settled(page)
    main.get_by_role("link", name=HIT).click()
    expect(main.get_by_role("heading", name=HIT)).to_be_visible()
    expect(page).to_have_url(re.compile("entry=box_5.indicators.entrepreneurs_market_dependence"))
    settled(page)

    main.get_by_role("link", name="Small subcontractors").click()
    expect(main.get_by_role("heading", name="Small subcontractors")).to_be_visible()
    settled(page)
    page.go_back()
    expect(main.get_by_role("heading", name=HIT)).to_be_visible()
    settled(page)
    page.reload()
    expect(main.get_by_role("heading", name=HIT)).to_be_visible()


def test_table_2_scrolls_inside_itself_on_a_phone(page: Page, server: Server) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    visit(page, f"{server.url}/method?entry=instruments.instruments.m1")
    table = page.get_by_role("region", name="Table 2")
    expect(table).to_be_visible()
    assert table.evaluate("element => element.scrollWidth > element.clientWidth")
    assert page.evaluate(
        "() => document.querySelector('[data-testid=stMain]').scrollWidth <= innerWidth"
    )

"""The Case library as a person uses it: find a case,
compare three, open one as a new assessment.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from cluster_psia.assessment.files.samples import load_sample
from tests.browser.served import Server, kept, settled, visit

pytestmark = pytest.mark.browser


def _choose(page: Page, name: str, key: str) -> None:
    box = page.get_by_role("combobox", name=re.compile("Cases to compare"))
    box.click()
    box.fill(name)
    page.get_by_role("option", name=re.compile(name)).first.click()
    expect(page).to_have_url(re.compile(f"compare=.*{key}"))
    settled(page)


def _column_heads(page: Page, table: str) -> list[str]:
    heads = page.get_by_role("table", name=table).get_by_role("columnheader")
    return [text.split("\n")[0] for text in heads.all_inner_texts()]


def test_find_compare_and_open_as_new(page: Page, server: Server) -> None:
    visit(page, f"{server.url}/cases")
    words = page.get_by_role("textbox", name="Find words")
    words.fill("KNITWEAR tiruppúr")
    words.press("Enter")
    link = page.get_by_test_id("stMain").get_by_role("link", name="Tiruppur knitwear")
    expect(page.get_by_text(re.compile(r"^[1-9] of \d+ cases$"))).to_be_visible()
    settled(page)
    link.click()
    heading = page.get_by_test_id("stMain").get_by_role("heading", name="Tiruppur knitwear")
    expect(heading).to_be_visible()
    expect(page).to_have_url(re.compile("case=tiruppur"))
    settled(page)
    page.go_back()
    expect(page.get_by_role("textbox", name="Find words")).to_have_value("KNITWEAR tiruppúr")
    settled(page)
    page.go_forward()
    expect(heading).to_be_visible()
    settled(page)

    page.get_by_role("link", name="Compare with others").click()
    expect(page.get_by_text("Choose 2 to 4 cases to see")).to_be_visible()
    settled(page)
    _choose(page, "Agra footwear", "agra")
    _choose(page, "Sialkot surgical", "sialkot")
    expect(page.get_by_role("table", name="In short").get_by_role("columnheader")).to_have_count(4)
    names = ["Tiruppur knitwear", "Agra footwear", "Sialkot surgical instruments"]
    assert _column_heads(page, "What sources say, topic by topic") == ["Topic", *names]
    page.reload()
    expect(page.get_by_role("table", name="In short")).to_be_visible()
    settled(page)
    assert _column_heads(page, "In short") == ["In short", *names]

    visit(page, f"{server.url}/cases?case=agra")
    page.get_by_role("button", name="Open as a new assessment").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Cluster profile")
    settled(page)
    opened = parse_qs(urlsplit(page.url).query)["a"][0]
    assert kept(server, opened) == load_sample("agra")


@pytest.mark.parametrize("width", [390, 320])
def test_on_a_phone_three_cases_are_read_without_scrolling_sideways(
    page: Page, server: Server, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    visit(page, f"{server.url}/cases?show=compare&compare=agra,sialkot,tiruppur")
    table = page.get_by_role("table", name="What sources say, topic by topic")
    expect(table).to_be_visible()
    first = table.get_by_role("row").nth(1)
    for name in ("Agra footwear", "Sialkot surgical instruments", "Tiruppur knitwear"):
        expect(first.get_by_text(re.compile(f"^{name} · [0-9]+ of 20 rows known$"))).to_be_visible()
    cells = first.get_by_role("cell").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect().toJSON())"
    )
    assert all(box["left"] >= 0 and box["right"] <= width for box in cells)
    assert [box["top"] for box in cells] == sorted(
        {box["top"] for box in cells}
    )  # under each other
    main = page.get_by_test_id("stMain")
    assert main.evaluate("one => one.scrollWidth <= one.clientWidth")


def test_a_chain_is_drawn_and_a_click_on_the_plane_of_cases_is_a_link(
    page: Page, server: Server
) -> None:
    visit(page, f"{server.url}/cases?case=agra")
    page.get_by_test_id("stButtonGroup").get_by_text("Value chain").click()
    expect(page.locator(".canvas canvas")).to_be_visible()
    settled(page)
    visit(page, f"{server.url}/cases?show=plane")
    expect(
        page.locator(
            "[data-testid='stVegaLiteChart'] svg, [data-testid='stVegaLiteChart'] canvas"
        ).first
    ).to_be_visible()
    page.get_by_test_id("stMain").get_by_role("link", name=re.compile("Agra footwear")).click()
    expect(
        page.get_by_test_id("stMain").get_by_role("heading", name="Agra footwear")
    ).to_be_visible()

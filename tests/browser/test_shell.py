"""What a person relies on: reload, back, two tabs, and a power cut."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.edits.chain_template import start_from_template
from cluster_psia.ui.frame.walk import every_step
from tests.browser.chain.chain_map import open_map
from tests.browser.served import Server, alone, kept, put, serving, settled, visit
from tests.browser.typed import expect_saved

pytestmark = pytest.mark.browser


def _type(page: Page, label: str, text: str) -> None:
    """Type like a person and leave the field."""
    field = page.get_by_label(label, exact=True)
    field.fill(text)
    field.press("Tab")


def _write(page: Page, label: str, text: str) -> None:
    """The first change of an assessment: it is saved once there is something to undo."""
    _type(page, label, text)
    expect(page.get_by_role("button", name="Undo")).to_be_enabled()
    settled(page)


def _address(page: Page) -> str:
    return parse_qs(urlsplit(page.url).query)["a"][0]


def test_the_example_is_one_click_away_and_the_address_carries_it_on_every_page(
    chromium: Browser, tmp_path: Path
) -> None:
    with serving(tmp_path) as server, alone(chromium, server) as own:
        page = own.new_page()
        visit(page, server.url)
        assert urlsplit(page.url).query == ""
        page.get_by_role("button", name="Look at a finished example").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Plan")
        expect_saved(page)
        first = _address(page)
        for title in ("Poverty matrix", "Value chain", "Home"):
            page.get_by_test_id("stSidebar").get_by_role("link", name=re.compile(title)).click()
            expect(page.get_by_role("heading", level=1)).to_have_text(title)
            settled(page)
            assert _address(page) == first


def test_reload_and_back_bring_everything_back(page: Page, server: Server) -> None:
    id_ = put(server, Assessment(name="Reload"))
    visit(page, f"{server.url}/profile?a={id_}")
    _write(page, "Cluster", "Agra shoes")
    page.reload()
    settled(page)
    expect(page.get_by_label("Cluster", exact=True)).to_have_value("Agra shoes")
    page.get_by_role("link", name="Next: Poverty matrix").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Poverty matrix")
    settled(page)
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Cluster profile")
    settled(page)
    expect(page.get_by_label("Cluster", exact=True)).to_have_value("Agra shoes")
    assert _address(page) == id_


def test_two_tabs_hold_two_assessments(context: BrowserContext, server: Server) -> None:
    one, two = put(server, Assessment(name="One")), put(server, Assessment(name="Two"))
    left, right = context.new_page(), context.new_page()
    visit(left, f"{server.url}/profile?a={one}")
    visit(right, f"{server.url}/profile?a={two}")
    _write(left, "Cluster", "Agra")
    _write(right, "Cluster", "Tiruppur")
    assert (kept(server, one).profile.cluster, kept(server, two).profile.cluster) == (
        "Agra",
        "Tiruppur",
    )


def test_two_people_in_one_assessment_lose_nothing(context: BrowserContext, server: Server) -> None:
    id_ = put(server, Assessment(name="Shared"))
    left, right = context.new_page(), context.new_page()
    for tab in (left, right):
        visit(tab, f"{server.url}/profile?a={id_}")
    _write(left, "Cluster", "Agra")
    _type(right, "Cluster", "Tiruppur")
    expect(right.get_by_text("Not saved there: the assessment was changed")).to_be_visible()
    assert kept(server, id_).profile.cluster == "Agra"
    right.get_by_role("button", name="Go on with my version as a copy").click()
    settled(right)
    expect(right.get_by_text("Shared (my copy of ").first).to_be_visible()
    assert _address(right) != id_
    assert kept(server, _address(right)).profile.cluster == "Tiruppur"
    assert kept(server, id_).profile.cluster == "Agra"


def test_a_power_cut_costs_nothing_that_was_saved(chromium: Browser, tmp_path: Path) -> None:
    with serving(tmp_path) as server, alone(chromium, server) as own:
        id_ = put(server, Assessment(name="Power cut"))
        page = own.new_page()
        visit(page, f"{server.url}/profile?a={id_}")
        _write(page, "Cluster", "Agra")
        expect_saved(page)
        server.kill()
        server.start()
        visit(page, f"{server.url}/profile?a={id_}")
        expect(page.get_by_label("Cluster", exact=True)).to_have_value("Agra")
        page.get_by_role("button", name="Undo").click()
        expect(page.get_by_role("button", name="Redo")).to_be_enabled()
        settled(page)
        expect(page.get_by_label("Cluster", exact=True)).to_have_value("")


def test_a_page_that_outlived_the_program_shows_what_is_saved_and_says_so(
    chromium: Browser, tmp_path: Path
) -> None:
    with serving(tmp_path) as server, alone(chromium, server) as own:
        id_ = put(server, Assessment(name="Outlived"))
        page = own.new_page()
        visit(page, f"{server.url}/profile?a={id_}")
        expect(
            page.get_by_text("The connection to the program was lost for a while")
        ).to_have_count(0)
        _write(page, "Cluster", "Agra")
        app, connection = page.get_by_test_id("stApp"), "data-test-connection-state"
        server.kill()
        expect(app).not_to_have_attribute(connection, "CONNECTED")
        server.start()
        field = page.get_by_label("Cluster", exact=True)
        expect(app).to_have_attribute(connection, "CONNECTED")
        expect(
            page.get_by_text("The connection to the program was lost for a while")
        ).to_be_visible()
        settled(page)
        expect(field).to_be_enabled()
        _type(page, "Cluster", "Agra shoes")
        expect_saved(page)
        expect(field).to_have_value("Agra shoes")
        assert kept(server, id_).profile.cluster == "Agra shoes"


def test_a_new_name_typed_and_saved_in_one_go_is_the_name(page: Page, server: Server) -> None:
    id_ = put(server, Assessment(name="Old name"))
    visit(page, f"{server.url}/?a={id_}")
    page.get_by_role("button", name=re.compile("^More")).first.click()
    page.get_by_label("New name").fill("New name, at once")
    page.get_by_role("button", name="Save the name").click()
    expect(page.get_by_text("New name, at once").first).to_be_visible()
    settled(page)
    assert kept(server, id_).name == "New name, at once"


def test_a_50_mb_file_is_refused_and_touches_nothing(
    page: Page, server: Server, tmp_path: Path
) -> None:
    id_ = put(server, Assessment(name="Open all the time"))
    large = tmp_path / "large.json"
    large.write_bytes(b'{"schema_version": 1, "name": "' + b"x" * 50_000_000 + b'"}')
    visit(page, f"{server.url}/?a={id_}")
    page.get_by_role("button", name=re.compile("^Files")).click()
    page.locator("input[type=file]").set_input_files(large)
    expect(page.get_by_text("File must be 10.0MB or smaller")).to_be_visible()
    assert _address(page) == id_
    assert kept(server, id_) == Assessment(name="Open all the time")


def test_at_320_px_nothing_sticks_out(page: Page, server: Server) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    id_ = put(server, Assessment(name="A name without any space " + "x" * 120))
    for address in (
        "",
        "profile",
        "matrix",
        "groups",
        "design",
        "indicators",
        "methods",
        "plan",
        "evidence",
    ):
        visit(page, f"{server.url}/{address}?a={id_}")
        wide = page.evaluate("() => document.querySelector('[data-testid=\"stMain\"]').scrollWidth")
        assert wide <= 320, f"{address or 'home'} is {wide} px wide"


def test_what_is_refused_is_told_in_sight_wherever_the_field_stands(
    phone: Page, server: Server
) -> None:
    id_ = put(server, start_from_template(Assessment(name="Far down")))
    open_map(phone, server, id_)
    phone.get_by_role("combobox", name="Node to look at").tap()
    phone.get_by_role("option", name="Traders").tap()
    name = phone.locator(".st-key-side_panel").get_by_label("Name", exact=True)
    name.fill(" ")
    name.press("Enter")
    told = phone.get_by_text("is empty; write a few words")
    expect(told).to_be_in_viewport()
    expect(name).to_have_value(" ")
    settled(phone)
    name.fill("Middlemen")
    name.press("Enter")
    expect(told).to_have_count(0)


def test_on_a_phone_the_bar_at_the_top_covers_nothing_and_a_name_is_wide(
    phone: Page, server: Server
) -> None:
    id_ = put(server, start_from_template(Assessment(name="Instruments of Sialkot, second visit")))
    for step in every_step():
        visit(
            phone,
            f"{server.url}/{'' if step.key == 'home' else step.key.replace('_', '-')}?a={id_}",
        )
        undo = phone.get_by_role("button", name="Undo").bounding_box()
        bar = phone.locator("[data-testid='stHeader']").bounding_box()
        assert undo, step.key
        assert bar, step.key
        assert undo["y"] >= bar["y"] + bar["height"], step.key
        name = phone.locator(".st-key-open_line strong").bounding_box()
        assert name, step.key
        assert name["height"] < 30, f"{step.key}: the name breaks into lines"

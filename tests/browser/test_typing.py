"""Whatever is typed is on the server a moment later, or the head says that it is not."""

from __future__ import annotations

import contextlib
import re
import sqlite3
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Locator, Page, expect

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.edits.chain_template import start_from_template
from cluster_psia.assessment.edits.matrix import (
    change_matrix_rating,
    with_evidence,
    with_matrix_answer,
)
from cluster_psia.assessment.edits.profile import put_cited
from cluster_psia.assessment.files.samples import load_sample
from tests.browser.rows import open_row
from tests.browser.served import Server, alone, kept, put, serving, settled, visit
from tests.browser.typed import OPEN, expect_saved, saved_word, type_on

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.browser
TEXT = "Hired by the day at the gate"
FULL = "SELECT RAISE(ABORT, 'database or disk is full')"


def evidence(server: Server, id_: str) -> str:
    """What the store holds of the first criterion's evidence."""
    return kept(server, id_).ratings["location"][0].evidence


@contextlib.contextmanager
def full_disk(server: Server) -> Iterator[None]:
    """Meanwhile nothing can be saved."""
    file = server.database.removeprefix("sqlite:///")
    with contextlib.closing(sqlite3.connect(file)) as raw:
        raw.execute(f"CREATE TRIGGER full BEFORE INSERT ON revisions BEGIN {FULL}; END")
        try:
            yield
        finally:
            raw.execute("DROP TRIGGER full")


@pytest.fixture
def matrix(page: Page, server: Server) -> str:
    """The id of the sample that is open on the Poverty matrix."""
    id_ = put(server, scored())
    open_matrix(page, server, id_)
    return id_


def scored() -> Assessment:
    """A sample whose first criterion has evidence and a source."""
    a = with_matrix_answer(load_sample("tiruppur"), "location", 3)
    a = with_evidence(a, "location", "In the town.")
    return put_cited(
        a, "Visit", "", lambda now, found: change_matrix_rating(now, "location", citation=found)
    )


def open_matrix(page: Page, server: Server, id_: str) -> None:
    """The Poverty matrix with its first criterion in hand."""
    visit(page, f"{server.url}/matrix?a={id_}")
    open_row(page, "Location")


def first_evidence(page: Page) -> Locator:
    return page.get_by_label("Evidence", exact=True).first


def open_popover(page: Page, name: str) -> None:
    page.get_by_test_id("stPopover").get_by_role("button", name=re.compile(name)).first.click()


def test_escape_keeps_a_place_and_a_source_of_the_matrix(
    page: Page, server: Server, matrix: str
) -> None:
    field, box = page.get_by_label("Place in it"), page.get_by_role("combobox", name="Source")
    type_on(field, TEXT)
    expect(saved_word(page)).to_have_text(OPEN)
    page.keyboard.press("Escape")
    expect_saved(page)
    expect(field).to_have_value(TEXT)
    box.fill("Talk with the guild")
    expect(saved_word(page)).to_have_text(OPEN)
    box.press("Escape")
    expect_saved(page)
    expect(box).to_have_value("Talk with the guild")
    a = kept(server, matrix)
    citation = a.ratings["location"][0].citation
    assert citation
    titles = {source.id: source.document for source in a.sources}
    assert (titles[citation.source], citation.place) == ("Talk with the guild", TEXT)


def test_a_source_typed_and_left_by_tab_or_a_click_is_taken(
    page: Page, server: Server, matrix: str
) -> None:
    for title, leave in (("By Tab", "Tab"), ("By a click", "click")):
        box = page.get_by_role("combobox", name="Source")
        box.fill(title)
        if leave == "Tab":
            box.press("Tab")
        else:
            page.mouse.click(700, 20)
        expect_saved(page)
        assert title in [source.document for source in kept(server, matrix).sources]


def test_escape_takes_a_note_of_screening_and_a_weight_along(page: Page, server: Server) -> None:
    id_ = put(server, start_from_template(Assessment(name="Screened")))
    visit(page, f"{server.url}/screening?a={id_}")
    type_on(page.get_by_label("What was seen or heard"), TEXT)
    page.keyboard.press("Escape")
    expect_saved(page)
    assert [one.note for one in kept(server, id_).chain.actors[0].screening] == [TEXT]
    open_matrix(page, server, put(server, load_sample("tiruppur")))
    open_popover(page, "Weight")
    weight = page.get_by_role("spinbutton", name="Weight in means")
    weight.fill("2.5")
    expect(saved_word(page)).to_have_text(OPEN)
    weight.press("Escape")
    expect_saved(page)
    open_popover(page, "Weight 2.5")


def test_typing_goes_on_while_the_page_runs_and_is_one_step_of_undo(
    page: Page, server: Server, matrix: str
) -> None:
    before, field = evidence(server, matrix), first_evidence(page)
    field.click()
    field.press("Control+End")
    typed = " the quick brown fox jumps over the lazy dog" * 3
    page.keyboard.type(typed, delay=50)
    expect(field).to_be_focused()
    expect_saved(page)
    expect(field).to_be_focused()
    expect(field).to_have_value(before + typed)
    assert evidence(server, matrix) == before + typed
    page.keyboard.press("ArrowLeft")
    page.keyboard.type("X")
    expect_saved(page)
    assert evidence(server, matrix) == f"{before}{typed[:-1]}X{typed[-1]}"
    page.get_by_role("button", name="Undo").click()
    expect(field).to_have_value(before)
    expect_saved(page)
    assert evidence(server, matrix) == before


def test_another_page_and_back_take_the_text_along(page: Page, server: Server, matrix: str) -> None:
    def _go(title: str) -> None:
        page.get_by_test_id("stSidebar").get_by_role("link", name=re.compile(title)).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(title)

    type_on(first_evidence(page), " by a link")
    _go("Screening")
    expect_saved(page)
    assert evidence(server, matrix).endswith(" by a link")
    _go("Poverty matrix")
    settled(page)
    type_on(first_evidence(page), " by Back")
    page.evaluate("history.back()")
    expect(page.get_by_role("heading", level=1)).to_have_text("Screening")
    expect_saved(page)
    expect(page).to_have_url(re.compile("/screening"))
    assert evidence(server, matrix).endswith(" by a link by Back")


@pytest.mark.usefixtures("matrix")
def test_leaving_warns_as_long_as_a_text_is_not_saved(page: Page) -> None:
    asked: list[str] = []

    def _leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", _leave)
    page.reload()
    settled(page)
    assert asked == []
    open_row(page, "Location")
    type_on(first_evidence(page), " and left")
    page.reload()
    settled(page)
    open_row(page, "Location")
    assert asked == ["beforeunload"]
    type_on(first_evidence(page), " and closed")
    with page.expect_event("close"):
        page.close(run_before_unload=True)
    assert asked == ["beforeunload"] * 2


def test_a_program_that_is_started_anew_gets_what_was_typed_meanwhile(
    chromium: Browser, tmp_path: Path
) -> None:
    with serving(tmp_path) as server, alone(chromium, server) as own:
        id_ = put(server, scored())
        page = own.new_page()
        open_matrix(page, server, id_)
        before = evidence(server, id_)
        type_on(first_evidence(page), " as the power went")
        server.kill()
        expect(saved_word(page)).to_have_text(f"{OPEN}: no connection to the program")
        assert evidence(server, id_) == before
        server.start()
        expect_saved(page)
        expect(first_evidence(page)).to_have_value(f"{before} as the power went")
        assert evidence(server, id_) == f"{before} as the power went"


def test_what_the_store_refuses_stays_marked_in_its_field_until_it_is_kept(
    page: Page, server: Server, matrix: str
) -> None:
    before = evidence(server, matrix)
    with full_disk(server):
        type_on(first_evidence(page), " on a full disk")
        expect(page.get_by_text("the disk is full")).to_be_visible()
        settled(page)
        expect(saved_word(page)).to_have_text(OPEN)
        expect(page.locator("[data-not-saved]")).to_have_count(1)
    page.get_by_role("button", name="Try again").click()
    expect_saved(page)
    expect(page.locator("[data-not-saved]")).to_have_count(0)
    assert evidence(server, matrix) == f"{before} on a full disk"


def test_letters_that_are_still_being_composed_are_not_sent(
    page: Page, server: Server, matrix: str
) -> None:
    """As with an input method for Hindi or Urdu."""
    page.clock.install()
    before, keyboard = evidence(server, matrix), page.context.new_cdp_session(page)
    type_on(first_evidence(page), " ")
    expect_saved(page)
    composed = {"text": "दिन", "selectionStart": 3, "selectionEnd": 3}
    keyboard.send("Input.imeSetComposition", composed)
    expect(saved_word(page)).to_have_text(OPEN)
    page.clock.fast_forward(5000)  # longer than any pause
    expect(first_evidence(page)).to_have_value(f"{before} दिन")
    expect(saved_word(page)).to_have_text(OPEN)
    assert evidence(server, matrix) == before
    keyboard.send("Input.insertText", {"text": "दिन"})
    expect_saved(page)
    assert evidence(server, matrix) == f"{before} दिन"


def test_what_only_filters_is_never_unsaved(page: Page, server: Server) -> None:
    visit(page, f"{server.url}/method?a={put(server, Assessment(name='Reader'))}")
    page.get_by_label(re.compile("Search")).first.click()
    page.keyboard.type("homework")
    expect(saved_word(page)).to_have_text("· saved")
    visit(page, f"{server.url}/chain?a={put(server, load_sample('tiruppur'))}")
    page.get_by_role("combobox", name="Node to look at").click()
    page.keyboard.type("sewing")
    expect(saved_word(page)).to_have_text("· saved")


def test_the_word_is_in_sight_wherever_somebody_types(
    phone: Page, context: BrowserContext, server: Server
) -> None:
    id_ = put(server, load_sample("tiruppur"))
    for page in (phone, context.new_page()):
        visit(page, f"{server.url}/matrix?a={id_}")
        field = page.get_by_label("Evidence", exact=True).last
        field.scroll_into_view_if_needed()
        field.focus()
        page.keyboard.type("x")
        expect(saved_word(page)).to_have_text(OPEN)
        expect(saved_word(page)).to_be_in_viewport()


def test_a_half_typed_form_outlives_escape_and_a_killed_program(
    chromium: Browser, tmp_path: Path
) -> None:
    with serving(tmp_path) as server, alone(chromium, server) as own:
        id_ = put(server, Assessment(name="Half typed"))
        page = own.new_page()
        visit(page, f"{server.url}/profile?a={id_}")
        open_popover(page, "^Add a fact")
        said = page.get_by_label("What is said, in your own words")
        type_on(said, TEXT)
        page.keyboard.press("Escape")
        expect(said).to_have_count(0)
        expect_saved(page)
        server.kill()
        server.start()
        again = own.new_page()
        visit(again, f"{server.url}/profile?a={id_}")
        open_popover(again, "^Add a fact · draft")
        expect(again.get_by_label("What is said, in your own words")).to_have_value(TEXT)
        again.get_by_role("combobox", name="Source").click()
        again.keyboard.type("A talk")
        again.keyboard.press("Enter")
        settled(again)
        again.get_by_role("button", name="Add the fact").click()
        settled(again)
        again.keyboard.press("Escape")
        said = again.get_by_label("What is said, in your own words")
        expect(said).to_have_count(0)
        open_popover(again, "^Add a fact$")
        expect(said).to_have_value("")
        expect_saved(again)
        assert [fact.statement for fact in kept(server, id_).facts] == [TEXT]


def test_enter_sends_a_form_of_one_line(page: Page, server: Server) -> None:
    id_ = put(server, Assessment(name="Old name"))
    visit(page, f"{server.url}/?a={id_}")
    open_popover(page, "^More")
    name = page.get_by_label("New name")
    name.fill("New name, by Enter")
    name.press("Enter")
    expect(page.get_by_text("New name, by Enter").first).to_be_visible()
    expect_saved(page)
    assert kept(server, id_).name == "New name, by Enter"

"""The matrix as rows: keys and clicks set answers, the row in hand opens in place, and on a phone
one criterion follows another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.files.samples import FINISHED_EXAMPLE, load_sample
from cluster_psia.method import load_method
from tests.browser.rows import matrix_answer, matrix_row, open_row, rows_in_step
from tests.browser.served import Server, alone, kept, put, serving, settled, visit
from tests.browser.typed import expect_saved

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator

pytestmark = pytest.mark.browser
CRITERIA = load_method().table_2.criteria
TALL = "() => document.querySelector('[data-testid=\"stMain\"]').scrollHeight"


def full() -> Assessment:
    """The finished example: every row is answered, most with evidence and facts."""
    return load_sample(FINISHED_EXAMPLE)


def open_matrix(page: Page, server: Server, a: Assessment) -> str:
    """The id of ``a``, whose matrix is open."""
    id_ = put(server, a)
    visit(page, f"{server.url}/matrix?a={id_}")
    rows_in_step(page)
    return id_


def answers(server: Server, id_: str) -> dict[str, object]:
    """The answer to each criterion that has one."""
    return {key: given[0].answer for key, given in kept(server, id_).ratings.items()}


def middle(what: Locator) -> float:
    """Where the middle of something lies in the window, from the top."""
    box = what.bounding_box()
    assert box
    return box["y"] + box["height"] / 2


def test_a_score_takes_one_key_and_evidence_one_field_more(page: Page, server: Server) -> None:
    id_ = open_matrix(page, server, Assessment(name="By keys"))
    matrix_answer(page, "Location", "1").focus()
    for key, seen in (("3", "In town"), ("5", ""), ("?", "Nobody counts"), ("-", "")):
        page.keyboard.press(key)
        if seen:
            page.keyboard.press("Tab")
            expect(page.get_by_role("textbox", name="Evidence")).to_be_focused()
            page.keyboard.type(seen)
            page.keyboard.press("Control+Enter")
        else:
            page.keyboard.press("ArrowDown")
    rows_in_step(page)
    expect_saved(page)
    found = kept(server, id_).ratings
    assert {key: (given[0].answer, given[0].evidence) for key, given in found.items()} == {
        "location": (3, "In town"),
        "geographical_spread": (5, ""),
        "type_of_firms": ("unknown", "Nobody counts"),
        "type_of_sector": ("not_applicable", ""),
    }


def test_keys_go_to_criteria_and_answers_and_a_wrong_one_does_nothing(
    page: Page, server: Server
) -> None:
    id_ = open_matrix(page, server, Assessment(name="Keys"))
    matrix_answer(page, "Location", "1").focus()
    for key in ("ArrowRight", "Enter", "7", "x", "Escape"):
        page.keyboard.press(key)
    expect(matrix_answer(page, "Location", "2")).to_be_checked()
    page.keyboard.press("ArrowDown")
    expect(matrix_answer(page, "Geographical spread", "1")).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(matrix_answer(page, "Location", "2")).to_be_focused()
    settled(page)
    assert answers(server, id_) == {"location": 2}
    page.keyboard.press("Delete")
    expect(matrix_answer(page, "Location", "2")).not_to_be_checked()
    settled(page)
    assert answers(server, id_) == {}


def test_a_click_answers_and_the_row_stays_under_the_pointer(page: Page, server: Server) -> None:
    id_ = open_matrix(page, server, full())
    open_row(page, "Type of firms")
    answer = matrix_answer(page, "Labour skills", "2")
    answer.scroll_into_view_if_needed()
    before = middle(answer)
    answer.click()
    expect(answer).to_be_checked()
    rows_in_step(page)
    assert abs(middle(answer) - before) < 2
    assert answers(server, id_)["labour_skills"] == 2
    fields = page.locator(".st-key-matrix_in_hand")
    assert middle(answer) < middle(fields) < middle(matrix_answer(page, "Linkages to other", "1"))


def test_an_answer_given_while_the_program_was_away_is_said_again(
    chromium: Browser, tmp_path: Path
) -> None:
    with serving(tmp_path) as server, alone(chromium, server) as own:
        page = own.new_page()
        id_ = open_matrix(page, server, Assessment(name="Away"))
        matrix_answer(page, "Location", "4").click()
        settled(page)
        server.kill()
        matrix_answer(page, "Nature of market", "2").click()
        expect(page.get_by_text("Not saved yet: no answer from the program.")).to_be_visible()
        server.start()
        expect(page.get_by_text("Not saved yet: no answer from the program.")).to_be_hidden()
        rows_in_step(page)
        assert answers(server, id_) == {"location": 4, "market": 2}


def test_every_row_open_fits_the_page_and_what_it_says_stays_in_sight(
    page: Page, server: Server
) -> None:
    open_matrix(page, server, full())
    for row in CRITERIA:
        matrix_answer(page, row.label, "1").wait_for()
    for label in ("Household and community", "Upgrading of equipment"):
        open_row(page, label)
        assert page.evaluate(TALL) <= 2000
    expect(page.locator(".st-key-matrix_beside table.readings")).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("button", name="Readings and means")).to_be_in_viewport(ratio=1)


def test_a_phone_shows_one_criterion_after_another(phone: Page, server: Server) -> None:
    id_ = open_matrix(phone, server, full())
    assert phone.evaluate(TALL) <= 3000
    for answer in ("1", "2", "3", "4", "5", "Don't know", "Does not apply"):
        box = matrix_answer(phone, "Location", answer).bounding_box()
        assert box
        assert box["height"] >= 44
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
    matrix_answer(phone, "Location", "Does not apply").tap()
    phone.get_by_role("button", name="Next", exact=True).tap()
    expect(matrix_row(phone, "Location")).to_be_hidden()
    rows_in_step(phone)
    matrix_answer(phone, "Geographical spread", "4").tap()
    phone.get_by_label("Criterion").select_option("promotability")
    rows_in_step(phone)
    matrix_answer(phone, "Promotability", "5").tap()
    settled(phone)
    given = answers(server, id_)
    assert [given[key] for key in ("location", "geographical_spread", "promotability")] == [
        "not_applicable",
        4,
        5,
    ]
    phone.get_by_role("button", name="What it says").tap()
    expect(
        phone.locator(".st-key-matrix_beside canvas, .st-key-matrix_beside svg").first
    ).to_be_in_viewport()


@pytest.mark.parametrize("width", [1280, 768, 640, 390])
def test_every_answer_can_be_reached_without_scrolling_sideways(
    page: Page, server: Server, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    open_matrix(page, server, load_sample("tiruppur"))
    points = page.locator(".point:visible")
    expect(points).to_have_count(7 if width < 400 else 7 * len(CRITERIA))
    for box in points.evaluate_all("all => all.map((one) => one.getBoundingClientRect().toJSON())"):
        assert box["left"] >= 0
        assert box["right"] <= width


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_in_the_rows(page: Page, server: Server, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    open_matrix(page, server, full())
    for part in (".st-key-matrix_table .stBidiComponent", ".st-key-matrix_beside"):
        found = Axe().run(page, context=part, options=None)
        assert found.violations_count == 0, found.generate_report()

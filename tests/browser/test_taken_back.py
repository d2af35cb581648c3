"""A chosen answer stays chosen when it is pressed again; a button of its own takes it back, and
what was found for it stays.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.document.words import citation_words
from cluster_psia.assessment.edits.chain import add_actor
from cluster_psia.assessment.edits.groups import add_group
from tests.browser.rows import matrix_answer, open_rating, open_row, rating, rating_in_step
from tests.browser.served import Server, kept, put, settled, visit

pytestmark = pytest.mark.browser
HOME = add_group(
    add_actor(Assessment(name="Taken back"), "Stitchers", "homeworker"),
    "stitchers",
    "home_workers",
    "At home",
)


def press(page: Page, button: Locator) -> None:
    button.click()
    settled(page)


def test_a_score_pressed_again_keeps_its_row_and_taken_back_leaves_what_was_found(
    page: Page, server: Server
) -> None:
    id_ = put(server, HOME)
    visit(page, f"{server.url}/matrix?a={id_}")
    score = matrix_answer(page, "Type of firms", "4")
    press(page, score)
    page.get_by_role("textbox", name="Evidence").fill("Seen in forty workshops")
    page.get_by_role("textbox", name="Evidence").blur()
    settled(page)
    page.get_by_role("combobox", name="Source").fill("Transect walk")
    page.keyboard.press("Enter")
    settled(page)
    press(page, score)
    rating = kept(server, id_).ratings["type_of_firms"][0]
    assert (rating.answer, rating.evidence) == (4, "Seen in forty workshops")
    press(page, page.get_by_role("button", name="Take the answer back"))
    page.reload()
    settled(page)
    open_row(page, "Type of firms")
    expect(score).not_to_be_checked()
    evidence = page.get_by_role("textbox", name="Evidence")
    expect(evidence).to_have_value("Seen in forty workshops")
    expect(page.get_by_role("combobox", name="Source")).to_have_value("Transect walk")
    a = kept(server, id_)
    rating = a.ratings["type_of_firms"][0]
    assert (rating.answer, citation_words(a, rating.citation)) == (None, "Transect walk")


def test_a_sign_of_the_screening_pressed_again_stays(page: Page, server: Server) -> None:
    id_ = put(server, HOME)
    visit(page, f"{server.url}/screening?a={id_}")
    node = kept(server, id_).chain.actors[0].label
    open_rating(page, node, "networks")
    clear = rating(page, node, "networks").get_by_role("button", name="Clear sign")
    for _ in range(2):
        clear.click()
        rating_in_step(page)
        expect(clear).to_have_attribute("aria-pressed", "true")
    assert [one.sign for one in kept(server, id_).chain.actors[0].screening] == ["clear"]


def test_a_choice_is_taken_back_by_its_own_button(page: Page, server: Server) -> None:
    id_ = put(server, HOME)
    visit(page, f"{server.url}/groups?a={id_}")
    press(page, page.get_by_role("button", name="Edit", exact=True))
    women = page.get_by_role("radio", name="Women", exact=True)
    for _ in range(2):
        women.click()
        settled(page)
        expect(women).to_be_checked()
    assert kept(server, id_).groups[0].gender == "women"
    press(page, page.get_by_role("button", name="Take back"))
    expect(women).not_to_be_checked()
    assert kept(server, id_).groups[0].gender is None

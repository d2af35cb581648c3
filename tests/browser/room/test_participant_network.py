"""The participant's page on a bad network: nothing is lost or kept twice, and it says so."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext, Route, expect

from cluster_psia.workshop import actions
from tests.browser.room.hall import Hall, Phones, saved
from tests.browser.room.phone_page import join, next_, screen, tap, try_again
from tests.browser.served import PHONES

pytestmark = pytest.mark.browser


def count_posts(context: BrowserContext) -> list[str]:
    """A list that fills with what the phone sends."""
    sent: list[str] = []
    context.on(
        "request",
        lambda r: (
            sent.append(str((r.post_data_json or {}).get("sent"))) if r.method == "POST" else None
        ),
    )
    return sent


def test_it_goes_on_by_itself_when_the_network_is_back(hall: Hall, phones: Phones) -> None:
    code = hall.open().room.code
    context = phones()
    page = context.new_page()
    join(page, hall.at(code))
    context.set_offline(True)
    tap(page, 3)
    expect(screen(page).locator(".waiting")).to_contain_text("1 answer waits")
    tap(page, 4)
    expect(screen(page).locator(".waiting")).to_contain_text("1 answer waits")
    next_(page)
    expect(page.locator(".at:visible")).to_have_text("Question 2 of 10")
    context.set_offline(False)
    saved(page)
    assert hall.answers(code) == [(1, 1, "location", 4, "")]


def test_without_the_network_nothing_leads_away_from_the_questions(
    hall: Hall, phones: Phones
) -> None:
    code = hall.open(criteria=("growth",)).room.code
    context = phones()
    page = context.new_page()
    link = join(page, hall.at(code), "Meena")
    tap(page, 2)
    saved(page)
    next_(page)
    context.set_offline(True)
    page.wait_for_function("() => navigator.onLine === false")  # the phone has noticed
    for leads_away in (("#next-person",), ("header .menu summary", "header button[lang=ur]")):
        for place in leads_away:
            page.locator(place).tap()
        expect(page.locator("#told")).to_contain_text("No network. You can go on answering.")
        expect(page.locator("#told")).to_be_in_viewport()
        expect(page.locator("[data-screen=last]")).to_be_visible()
        assert page.url.startswith(link)
    context.set_offline(False)
    expect(page.locator("#told")).to_be_hidden()
    page.locator("header button[lang=ur]").tap()
    expect(page.locator("html")).to_have_attribute("lang", "ur")
    page.locator("#next-person").tap()
    expect(page).to_have_url(re.compile(r"/w/\w+\?next=1$"))


def test_an_answer_whose_acknowledgement_got_lost_is_kept_once(hall: Hall, phones: Phones) -> None:
    code = hall.open().room.code
    context = phones()
    page = context.new_page()
    join(page, hall.at(code))
    lost: list[str] = []

    def lose_the_first(route: Route) -> None:
        if lost:
            route.continue_()
        else:
            lost.append(route.request.url)
            headers = {
                name: value for name, value in route.request.headers.items() if name != "origin"
            }
            route.fetch(url=route.request.url.replace(PHONES, "127.0.0.1"), headers=headers)
            route.abort()

    page.route("**/answers", lose_the_first)
    sent = count_posts(context)
    tap(page, 3)
    saved(page)
    assert hall.answers(code) == [(1, 1, "location", 3, "")]
    assert len(sent) >= 2
    assert len(set(sent)) == 1


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        (503, '{"saved": false, "error": "not_saved", "reason": "busy"}', "Not saved yet"),
        (429, '{"saved": false, "error": "too_many_tries", "reason": "slow"}', "1 answer waits"),
        (200, "<html>Welcome to the hotel's Wi-Fi</html>", "1 answer waits"),
        (404, "<html>no such page</html>", "1 answer waits"),
    ],
)
def test_until_our_server_says_kept_the_phone_keeps_it_and_tries_again(
    hall: Hall, phones: Phones, status: int, body: str, said: str
) -> None:
    code = hall.open().room.code
    page = phones().new_page()
    join(page, hall.at(code))
    page.route(
        "**/answers",
        lambda route: route.fulfill(status=status, body=body, content_type="text/html"),
    )
    tap(page, 3)
    expect(screen(page).locator(".waiting")).to_contain_text(said)
    assert hall.answers(code) == []
    page.unroute("**/answers")
    try_again(page)
    saved(page)
    assert hall.answers(code) == [(1, 1, "location", 3, "")]


def test_an_answer_that_comes_after_the_close_is_told(hall: Hall, phones: Phones) -> None:
    code = hall.open().room.code
    context = phones()
    page = context.new_page()
    join(page, hall.at(code))
    context.set_offline(True)
    tap(page, 3)
    expect(screen(page).locator(".waiting")).to_be_visible()
    actions.close_round(hall.rooms, code)
    context.set_offline(False)
    expect(page.locator("body")).to_have_attribute("data-waiting", "1")
    expect(page.locator("#told")).to_contain_text("The round closed before 1 answer arrived")
    assert hall.answers(code) == []

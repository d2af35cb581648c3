"""The participant's page on phones in the hall, under a name that is not localhost and so in no
secure context: a round, and several people on one phone.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from cluster_psia.ui.room.lead.person import participant_line
from cluster_psia.workshop import actions
from tests.browser.room.hall import Hall, Phones, saved
from tests.browser.room.phone_page import all_saved, heard_of_all, join, next_, screen, tap

pytestmark = pytest.mark.browser


# A round -----------------------------------------------------------------------------------------


def test_every_tap_is_on_the_server_at_once_and_can_change(hall: Hall, phones: Phones) -> None:
    code = hall.open().room.code
    page = phones().new_page()
    page.goto(hall.url)
    page.fill("[name=code]", code.lower())
    page.locator("button").click()
    expect(page).to_have_url(hall.at(code))
    assert page.evaluate(
        "[isSecureContext, typeof crypto.randomUUID, typeof navigator.serviceWorker]"
    ) == [
        False,
        "undefined",
        "undefined",
    ]
    link = join(page, hall.at(code), "Meena")
    expect(page.locator("[aria-pressed=true]")).to_have_count(0)
    expect(page.locator(".at:visible")).to_have_text("Question 1 of 10")
    tap(page, 4)
    saved(page)
    assert hall.answers(code) == [(1, 1, "location", 4, "")]
    tap(page, "unknown")
    saved(page)
    assert hall.answers(code) == [(1, 1, "location", "unknown", "")]
    next_(page)
    expect(page.locator(".at:visible")).to_have_text("Question 2 of 10")
    screen(page).locator("textarea").fill("over the hills")
    tap(page, 2)
    saved(page)
    page.go_back()
    expect(page.locator(".at:visible")).to_have_text("Question 1 of 10")
    expect(screen(page).locator("[value=unknown]")).to_have_attribute("aria-pressed", "true")
    assert hall.answers(code)[1] == (1, 1, "geographical_spread", 2, "over the hills")
    page.goto(link)
    expect(page.locator(".at:visible")).to_have_text("Question 3 of 10")


def test_a_comment_that_is_too_long_is_not_cut_and_not_said_to_be_saved(
    hall: Hall, phones: Phones
) -> None:
    code = hall.open(criteria=("growth", "location")).room.code
    page = phones().new_page()
    join(page, hall.at(code), "Meena")
    tap(page, 4)
    field = screen(page).locator("textarea")
    field.fill("It grows. " * 31 + "But I doubt it.")
    expect(screen(page).locator(".long")).to_contain_text("25 characters too many")
    expect(page.locator("#status")).to_be_empty()
    screen(page).locator(".nav .primary").click()
    expect(field).to_be_focused()
    tap(page, 5)
    heard_of_all(page)
    assert [(answer, comment) for *_, answer, comment in hall.answers(code)] == [(5, "")]
    field.fill("It grows. But I doubt it.")
    expect(screen(page).locator(".long")).to_be_empty()
    next_(page)
    saved(page)
    assert [comment for *_, comment in hall.answers(code)] == ["It grows. But I doubt it."]


def test_the_whole_round_works_without_javascript(hall: Hall, phones: Phones) -> None:
    code = hall.open().room.code
    page = phones(java_script_enabled=False).new_page()
    link = join(page, hall.at(code), "Ravi")
    for n in range(1, 11):
        expect(page.locator(".at:visible")).to_have_text(f"Question {n} of 10")
        tap(page, 1 + n % 5)
        expect(screen(page).locator("[aria-pressed=true]")).to_have_count(1)
        if n == 3:
            screen(page).locator("textarea").fill("without a script")
        if n == 5:
            screen(page).locator(".nav button").first.click()
            expect(page.locator(".at:visible")).to_have_text("Question 4 of 10")
            tap(page, "not_applicable")
            next_(page)
        next_(page)
    expect(screen(page)).to_contain_text("You have answered every question.")
    kept = {criterion: (answer, comment) for _, _, criterion, answer, comment in hall.answers(code)}
    assert len(kept) == 10
    assert kept["type_of_firms"] == (4, "without a script")
    assert kept["type_of_sector"] == ("not_applicable", "")
    page.goto(f"{link}?q=location")
    expect(screen(page).locator("[value='2']").first).to_have_attribute("aria-pressed", "true")
    actions.reveal_results(hall.rooms, code)
    page.goto(link)
    expect(page.locator(".shown")).to_have_count(10)
    actions.start_next_round(hall.rooms, code)
    page.get_by_role("link", name="Refresh").click()
    expect(page.locator("body")).to_have_attribute("data-round", "2")
    screen(page).get_by_role("button", name="Keep my answer").click()
    expect(screen(page).locator("[aria-pressed=true]")).to_have_count(1)
    assert hall.answers(code)[-1] == (1, 2, "location", 2, "")


def test_after_the_reveal_the_page_goes_on_by_itself(hall: Hall, phones: Phones) -> None:
    code = hall.open().room.code
    page = phones().new_page()
    join(page, hall.at(code))
    tap(page, 5)
    saved(page)
    for other in (1, 1, 2, 1):
        joined = actions.join_room(hall.rooms, code, "", "", "en", consent=True)
        actions.give_answer(hall.rooms, code, joined.token, "location", other)
    actions.reveal_results(hall.rooms, code)
    shown = page.locator("[data-shown=location]")
    expect(shown.locator("tr.own")).to_contain_text("you")
    expect(shown).to_contain_text("The middle of the room: 1")
    actions.start_next_round(hall.rooms, code, ["location"])
    expect(page.locator("body")).to_have_attribute("data-round", "2")
    expect(screen(page)).to_contain_text("Your answer in round 1: 5")
    expect(screen(page)).to_contain_text("The middle of the room in round 1: 1")
    expect(page.locator("[aria-pressed=true]")).to_have_count(0)
    tap(page, 2)
    saved(page)
    assert (1, 2, "location", 2, "") in hall.answers(code)


# Several people ----------------------------------------------------------------------------------


def test_two_people_share_a_phone_for_two_rounds(hall: Hall, phones: Phones) -> None:
    code = hall.open(criteria=("growth",)).room.code
    context = phones()
    page = context.new_page()
    first = join(page, hall.at(code), "Meena")
    page.locator(".menu summary").click()
    page.locator(".menu button[value=hi]").click()  # a form: one more entry in the history
    expect(page.locator("html")).to_have_attribute("lang", "hi")
    tap(page, 1)
    next_(page)
    page.locator("#next-person").click()
    expect(page).to_have_url(re.compile(r"/w/\w+\?next=1$"))
    expect(page.locator("#consent")).not_to_be_checked()
    for _ in range(2):
        page.go_back(wait_until="commit")
        expect(page).to_have_url(re.compile(r"/w/\w+(\?next=1)?$"))
        expect(page.locator("#consent")).not_to_be_checked()
    page.goto(hall.at(code))
    expect(page.locator("#known")).to_be_hidden()
    second = join(page, hall.at(code), "Ravi")
    assert second != first
    tap(page, 5)
    saved(page)
    actions.reveal_results(hall.rooms, code)
    actions.start_next_round(hall.rooms, code)
    actions.lock_room(hall.rooms, code, True)  # nobody else can join; these two can go on
    page.goto(hall.at(code))
    # Meena has handed the phone on and is offered to nobody; her own link is hers.
    expect(page.locator("#known a")).to_have_text(re.compile("Ravi"))
    page.goto(first)
    expect(screen(page).locator(".earlier")).to_contain_text("1 – ")
    tap(page, 3)
    all_saved(page)
    page.goto(hall.at(code))
    page.locator("#known a", has_text="Ravi").click()
    tap(page, 4)
    saved(page)
    assert [(n, r, answer) for n, r, _, answer, _ in hall.answers(code)] == [
        (1, 1, 1),
        (2, 1, 5),
        (1, 2, 3),
        (2, 2, 4),
    ]


def test_who_is_helped_says_so_and_the_next_person_on_the_phone_is_asked_anew(
    hall: Hall, phones: Phones
) -> None:
    code = hall.open(criteria=("growth",)).room.code
    page = phones().new_page()
    page.goto(hall.at(code))
    expect(page.locator("#helped-hint")).to_be_hidden()  # consent comes first
    page.locator("label[for=consent]").tap()
    expect(page.locator("#helped-hint")).to_contain_text("read each question aloud")
    page.get_by_text("Another group, in your own words").tap()
    page.fill("[name=group_other]", "Job workers")
    page.locator("label[for=helped]").tap()
    expect(page.locator("#helped")).to_be_checked()
    page.fill("#alias", "Meena")
    page.locator(".after-consent .primary").tap()
    tap(page, 2)
    saved(page)
    next_(page)
    page.locator("#next-person").tap()
    expect(page).to_have_url(re.compile(r"/w/\w+\?next=1$"))
    page.locator("label[for=consent]").tap()
    expect(page.locator("#helped")).not_to_be_checked()
    page.fill("#alias", "Ravi")
    page.locator(".after-consent .primary").tap()
    tap(page, 5)
    saved(page)
    people = actions.room_participants(hall.rooms, code)
    assert [(person.alias, person.helped) for person in people] == [
        ("Meena", True),
        ("Ravi", False),
    ]
    assert [participant_line(person) for person in people] == [
        "p01 · Meena · Job workers · with help",
        "p02 · Ravi · No group named",
    ]


def test_a_page_whose_link_was_deleted_asks_no_more(hall: Hall, phones: Phones) -> None:
    """Each question would count as a wrong guess, and slow a whole hall behind one address down."""
    code = hall.open().room.code
    page = phones().new_page()
    page.clock.install()
    join(page, hall.at(code))
    actions.end_room(hall.rooms, hall.assessments, code)
    actions.delete_traces(hall.rooms, code)
    with page.expect_response(lambda got: got.url.endswith("/state") and got.status == 404):
        page.clock.run_for(10_000)
    heard_of_all(page)
    asked: list[str] = []
    page.on("request", lambda sent: asked.append(sent.url))
    page.clock.run_for(60_000)
    heard_of_all(page)
    assert [url for url in asked if url.endswith("/state")] == []


def test_a_changed_phone_resumes_by_the_link(hall: Hall, phones: Phones) -> None:
    code = hall.open().room.code
    page = phones().new_page()
    link = join(page, hall.at(code))
    tap(page, 3)
    saved(page)
    other = phones().new_page()
    other.goto(f"{link}?q=location")
    expect(screen(other).locator(".points [value='3']")).to_have_attribute("aria-pressed", "true")

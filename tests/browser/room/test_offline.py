"""A phone in a bad hour: ten minutes without a network, a server that dies, a full disk.
Each answer goes once.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from cluster_psia.workshop.values import GROUPS
from tests.browser.room.phone_page import (
    all_saved,
    heard_of_all,
    join,
    next_,
    phone,
    screen,
    tap,
    try_again,
)
from tests.browser.served import PHONES
from tests.web.phones import Hall, served_hall

pytestmark = pytest.mark.browser

CRITERIA = (
    "location",
    "geographical_spread",
    "type_of_firms",
    "type_of_sector",
    "labour_skills",
    "social_capital",
    "joint_action",
    "growth",
)
TEN_MINUTES = "10:00"


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    with served_hall(
        tmp_path_factory.mktemp("offline"), CLUSTER_PSIA_DOOR="1", CLUSTER_PSIA_HOSTS=PHONES
    ) as made:
        yield made


@pytest.fixture
def mine(chromium: Browser) -> Iterator[BrowserContext]:
    made = phone(chromium)
    yield made
    made.close()


def room(hall: Hall) -> tuple[str, str]:
    """A new room of eight questions: its code and its address for phones."""
    code = hall.open(criteria=CRITERIA, groups=GROUPS).room.code
    return code, f"http://{PHONES}:{hall.server.port}/w/{code}"


def posts(
    context: BrowserContext, when: Literal["request", "requestfinished"] = "requestfinished"
) -> list[str]:
    """A list that fills with the ids of the answers that reach the network,
    or that are sent off at all.
    """
    sent: list[str] = []
    context.on(
        when,
        lambda r: (
            sent.append(str((r.post_data_json or {}).get("sent"))) if r.method == "POST" else None
        ),
    )
    return sent


def answers(hall: Hall, code: str, number: int = 1) -> dict[str, str]:
    """What is kept of a rater; the same answer twice would be a row too many."""
    kept = [row for row in hall.kept(code) if row[0] == number]
    assert len(kept) == len({criterion for _, criterion, _, _ in kept})
    return {criterion: answer for _, criterion, answer, _ in kept}


def answer_eight(page: Page) -> dict[str, str]:
    given = {key: str(1 + n % 5) for n, key in enumerate(CRITERIA)}
    for score in given.values():
        tap(page, score)
        next_(page)
    return given


def test_ten_minutes_offline_and_back_in_the_same_tab(hall: Hall, mine: BrowserContext) -> None:
    code, address = room(hall)
    page = mine.new_page()
    page.clock.install()
    join(page, address)
    sent = posts(mine)
    mine.set_offline(True)
    given = answer_eight(page)
    waiting = screen(page).locator(".waiting")
    expect(waiting).to_contain_text("8 answers wait on this phone")
    page.clock.fast_forward(TEN_MINUTES)
    expect(waiting).to_contain_text("8 answers wait on this phone")
    assert (answers(hall, code), sent) == ({}, [])
    mine.set_offline(False)
    all_saved(page)
    expect(waiting).to_be_hidden()
    assert answers(hall, code) == given
    heard_of_all(page)
    assert len(sent) == len(set(sent)) == 8
    page.clock.fast_forward(TEN_MINUTES)  # and nothing goes a second time
    heard_of_all(page)
    page.reload()
    all_saved(page)
    heard_of_all(page)
    assert len(sent) == 8


def test_ten_minutes_offline_with_the_tab_closed_and_opened_again(
    hall: Hall, mine: BrowserContext
) -> None:
    code, address = room(hall)
    page = mine.new_page()
    page.clock.install()
    link = join(page, address)
    mine.set_offline(True)
    given = answer_eight(page)
    expect(screen(page).locator(".waiting")).to_contain_text("8 answers wait on this phone")
    page.clock.fast_forward(TEN_MINUTES)
    page.close()
    mine.set_offline(False)
    sent = posts(
        mine, "request"
    )  # of a page that is left, the browser does not tell how a request ended
    again = mine.new_page()
    again.goto(
        address
    )  # by the code on the wall: the phone knows whose it is, and sends what waits at once
    again.locator("#known a").click()
    expect(again).to_have_url(link)
    all_saved(again)
    heard_of_all(again)
    assert answers(hall, code) == given
    assert (
        len(set(sent)) == 8
    )  # the one that was on its way when the page changed may go twice, under its old id


def test_a_server_that_dies_and_comes_back_gets_every_answer_once(
    hall: Hall, mine: BrowserContext
) -> None:
    code, address = room(hall)
    page = mine.new_page()
    link = join(page, address)
    tap(page, 2)
    all_saved(page)
    hall.server.kill()
    next_(page)
    tap(page, 3)
    next_(page)
    tap(page, 4)
    expect(screen(page).locator(".waiting")).to_contain_text("2 answers wait on this phone")
    expect(screen(page).locator(".again")).to_be_visible()
    hall.server.start()
    try_again(page)
    all_saved(page)
    assert answers(hall, code) == dict(zip(sorted(CRITERIA[:3]), ("3", "2", "4"), strict=True))
    page.goto(f"{link}?q={CRITERIA[1]}")
    expect(screen(page).locator(".points [value='3']")).to_have_attribute("aria-pressed", "true")


def test_a_full_disk_is_told_in_words_and_the_phone_tries_again_by_itself(
    hall: Hall, mine: BrowserContext
) -> None:
    code, address = room(hall)
    others = [hall.phone(code) for _ in range(4)]
    page = mine.new_page()
    page.clock.install()
    join(page, address)
    hall.no_room()
    assert 503 in [
        other.say(key, 3, "", comment="x" * 300)[0] for other in others for key in sorted(CRITERIA)
    ]
    screen(page).locator("textarea").fill("y" * 300)
    tap(page, 5)
    expect(screen(page).locator(".waiting")).to_contain_text(
        "Not saved yet. The phone tries again by itself."
    )
    assert answers(hall, code, 5) == {}
    hall.harm()
    page.clock.fast_forward("00:40")
    all_saved(page)
    assert answers(hall, code, 5) == {CRITERIA[0]: "5"}


def test_a_locked_database_is_told_in_words_and_the_answer_goes_later(
    hall: Hall, mine: BrowserContext
) -> None:
    code, address = room(hall)
    page = mine.new_page()
    join(page, address)
    with hall.locked():
        tap(page, 4)
        expect(screen(page).locator(".waiting")).to_contain_text(
            "Not saved yet. The phone tries again by itself."
        )
        assert answers(hall, code) == {}
    try_again(page)
    all_saved(page)
    assert answers(hall, code) == {CRITERIA[0]: "4"}

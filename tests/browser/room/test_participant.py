"""The participant's page on phones in the hall: a name that is not
localhost, so no secure context; a bad network.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from cluster_psia.store import AssessmentStore, RoomStore
from cluster_psia.store.open import open_both
from cluster_psia.ui.room.lead.person import participant_line
from cluster_psia.web.light.words import language_codes
from cluster_psia.workshop import actions
from cluster_psia.workshop.values import GROUPS, Opened
from tests.browser.room.phone_page import heard_of_all, join, next_, phone, screen, tap, try_again
from tests.browser.served import PHONES, Server, serving
from tests.web.room import open_room

pytestmark = pytest.mark.browser

CRITERIA = (
    "location",
    "geographical_spread",
    "type_of_firms",
    "type_of_sector",
    "labour_skills",
    "gender_and_difference",
    "social_capital",
    "public_support",
    "joint_action",
    "growth",
)


@dataclass
class Hall:
    """A server with its door closed, and its store."""

    server: Server
    assessments: AssessmentStore
    rooms: RoomStore

    @property
    def url(self) -> str:
        """What phones type."""
        return f"http://{PHONES}:{self.server.port}"

    def at(self, code: str) -> str:
        """The address of a room."""
        return f"{self.url}/w/{code}"

    def open(self, **settings: object) -> Opened:
        """A new room."""
        chosen = {"criteria": CRITERIA, "groups": GROUPS, "languages": language_codes(), **settings}
        return open_room(self.rooms, self.assessments, **chosen)

    def answers(self, code: str) -> list[tuple[int, int, str, object, str]]:
        """Everything that the store holds of a room."""
        return [
            (g.number, g.round, g.criterion, g.answer, g.comment)
            for g in actions.answers_given(self.rooms, code)
        ]


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    folder = tmp_path_factory.mktemp("hall")
    with serving(folder, CLUSTER_PSIA_DOOR="1", CLUSTER_PSIA_HOSTS=PHONES) as server:
        assessments, rooms = open_both(server.database)
        yield Hall(server, assessments, rooms)
        assessments.close()


Phones = Callable[..., BrowserContext]


@pytest.fixture
def phones(chromium: Browser) -> Iterator[Phones]:
    """Makes phones; the test fails when one of them asked another
    host or its console complained of our page.
    """
    made: list[BrowserContext] = []
    wrong: list[str] = []

    def watched(**more: object) -> BrowserContext:
        context = phone(chromium, **more)
        context.on(
            "request", lambda r: wrong.append(r.url) if urlsplit(r.url).hostname != PHONES else None
        )
        context.on("weberror", lambda error: wrong.append(str(error.error)))
        context.on(
            "console", lambda m: wrong.append(m.text) if "Content Security" in m.text else None
        )
        made.append(context)
        return context

    yield watched
    for context in made:
        context.close()
    assert wrong == []


def saved(page: Page) -> None:
    """Wait until the phone says that everything is on the server."""
    expect(page.locator("#status")).to_have_text("✓ Saved")


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


# A bad network -----------------------------------------------------------------------------------


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


# Several people ----------------------------------------------------------------------------------


def test_two_people_share_a_phone_for_two_rounds(hall: Hall, phones: Phones) -> None:
    code = hall.open(criteria=("growth",)).room.code
    context = phones()
    page = context.new_page()
    first = join(page, hall.at(code), "Meena")
    tap(page, 1)
    next_(page)
    page.locator("#next-person").click()
    expect(page).to_have_url(re.compile(r"/w/\w+\?next=1$"))
    expect(page.locator("#consent")).not_to_be_checked()
    page.go_back()
    assert first not in page.url
    second = join(page, hall.at(code), "Ravi")
    assert second != first
    tap(page, 5)
    saved(page)
    actions.reveal_results(hall.rooms, code)
    actions.start_next_round(hall.rooms, code)
    actions.lock_room(hall.rooms, code, True)  # nobody else can join; these two can go on
    page.goto(hall.at(code))
    page.locator("#known a", has_text="Meena").click()
    expect(screen(page)).to_contain_text("Your answer in round 1: 1")
    tap(page, 3)
    saved(page)
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


# Seen, touched, heard ----------------------------------------------------------------------------

SMALL = """() => Array.from(document.querySelectorAll(
    `button, a, input:not([type=hidden]):not(.tick), select, textarea, summary, .ticked`))
  .filter((e) => e.offsetParent !== null)
  .map((e) => [e.outerHTML.slice(0, 90), e.getBoundingClientRect()])
  .filter(([_, box]) => box.height < 47.5 || box.width < 47.5).map(([name]) => name)"""


def fits(page: Page) -> None:
    """Nothing to scroll sideways at 320 px, and everything that is tapped at least 48 px."""
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert page.evaluate(SMALL) == []


def heard(page: Page) -> None:
    """Axe finds nothing."""
    # Axe is put in by the browser's own tools, for the page's policy lets no foreign script in.
    found = Axe().run(
        page,
        options={
            "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        },
    )
    assert [
        (v["id"], [n["html"][:160] for n in v["nodes"]]) for v in found.response["violations"]
    ] == []


@pytest.mark.parametrize("language", language_codes())
def test_every_screen_fits_a_small_phone_and_axe_finds_nothing(
    hall: Hall, phones: Phones, language: str
) -> None:
    opened = hall.open()
    code = opened.room.code
    page = phones(locale=language, bypass_csp=True).new_page()
    seen: list[str] = []

    def look(what: str) -> None:
        fits(page)
        heard(page)
        seen.append(what)

    page.goto(hall.url)
    look("code")
    page.goto(f"{hall.url}/enter")
    look("key")
    page.goto(hall.at(code))
    assert page.locator("html").get_attribute("lang") == language
    look("consent")
    page.locator("label[for=consent]").click()
    look("details")
    page.locator(".after-consent .primary").click()
    expect(screen(page)).to_be_visible()
    look("question")
    tap(page, 4)
    expect(page.locator("#status")).to_contain_text("✓")
    look("answered")
    page.locator(".menu summary").click()
    look("languages")
    page.locator(".menu summary").click()
    page.context.set_offline(True)
    tap(page, 5)
    expect(screen(page).locator(".waiting")).to_be_visible()
    look("waiting")
    page.context.set_offline(False)
    expect(screen(page).locator(".waiting")).to_be_hidden()
    for _ in CRITERIA:
        next_(page)
    expect(page.locator("[data-screen=last]")).to_be_visible()
    for details in page.locator("[data-screen=last] details").all():
        details.locator("> summary").click()
    look("last")
    actions.reveal_results(hall.rooms, code)
    expect(page.locator(".shown")).to_have_count(10)
    look("revealed")
    actions.start_next_round(hall.rooms, code)
    expect(page.locator("body")).to_have_attribute("data-round", "2")
    expect(page.locator(".earlier:visible")).to_be_visible()
    look("round two")
    page.goto(f"{hall.url}/w/AAAAAA")
    look("refusal")
    assert len(seen) == 12


def test_a_keyboard_reaches_every_answer_and_focus_is_seen(hall: Hall, phones: Phones) -> None:
    page = phones().new_page()
    join(page, hall.at(hall.open().room.code))
    screen(page).locator(".point").first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    saved(page)
    focused = page.evaluate(
        "[document.activeElement.value, getComputedStyle(document.activeElement).outlineStyle]"
    )
    assert focused == ["2", "solid"]
    next_(page)
    expect(screen(page).locator("h1")).to_be_focused()


@pytest.mark.parametrize("language", language_codes())
def test_each_paper_sheet_fits_one_page(hall: Hall, phones: Phones, language: str) -> None:
    from cluster_psia.method import load_method

    every = tuple(criterion.key for criterion in load_method().table_2.criteria)
    opened = hall.open(criteria=every)
    page = phones(viewport={"width": 800, "height": 1100}).new_page()
    page.goto(f"{hall.url}/sheets/{opened.room.code}?lang={language}&from=1&to=3")
    page.fill("#key", opened.facilitator_key)
    page.locator(".primary").click()
    expect(page.locator(".sheet")).to_have_count(3)
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) == 3

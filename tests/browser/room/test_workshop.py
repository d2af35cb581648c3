"""A whole workshop behind the real door: a facilitator, six people in three languages,
two rounds, the assessment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from cluster_psia.assessment import Assessment
from cluster_psia.workshop import actions
from cluster_psia.workshop.tokens import hashed_token, new_token
from tests.browser.grid.grid_page import cell
from tests.browser.room.phone_page import all_saved, answer_all, fill_in, join, phone, screen, tap
from tests.browser.served import PHONES, Server, kept, pick, put, serving, settled, window
from tests.ui.rooms import Hall as RoomFromOutside
from tests.ui.rooms import open_hall, stores

pytestmark = pytest.mark.browser

CRITERIA = ("location", "market", "joint_action")
LABELS = ("1. Location", "7. Nature of market", "17. Joint action")
# Home workers see joint action from one side, owners from the other; all agree on the place.
FIRST = {
    "Meena": (4, 3, 1),
    "Asha": (4, 2, 1),
    "Ravi": (4, 4, 5),
    "Nasreen": (5, 3, 1),
    "Bilal": (4, "unknown", 5),
    "Kamala": (4, 3, 5),
}
OWNERS = ("Ravi", "Bilal", "Kamala")
SECOND = {
    "Meena": 2,
    "Asha": 2,
    "Ravi": 4,
    "Nasreen": 1,
    "Bilal": 4,
}  # Kamala does not answer again
KEY = new_token()  # as make workshop prints one for its run
WIFI = {"Name of the Wi-Fi": "Hall of the weavers", "Its password": "jacquard-loom"}
COMMENT = "She of the <b>red</b> door decides"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app as a workshop serves it."""
    folder, key = tmp_path_factory.mktemp("workshop"), hashed_token(KEY)
    with serving(
        folder, CLUSTER_PSIA_DOOR="1", CLUSTER_PSIA_KEY_HASH=key, CLUSTER_PSIA_HOSTS=PHONES
    ) as running:
        yield running


class Hall:
    """Everybody's browser: the facilitator's laptop and five phones, one of them shared."""

    def __init__(self, chromium: Browser, server: Server) -> None:
        self.server, self.strangers = server, list[str]()
        self.laptop = self._watched(
            window(chromium, viewport={"width": 1280, "height": 800})
        ).new_page()
        self.phones = {
            "Meena": self._phone(chromium, locale="hi-IN"),
            "Asha": self._phone(chromium, locale="en-GB"),
            "Nasreen": self._phone(chromium, locale="ur-PK", java_script_enabled=False),
            "Bilal": self._phone(chromium, locale="ur-PK"),
            "Kamala": self._phone(chromium, locale="hi-IN"),
        }
        self.links: dict[str, str] = {}
        self.code = ""

    def another_laptop(self, width: int = 1280, height: int = 800) -> Page:
        """A laptop, or what a projector shows, that has been nowhere yet."""
        browser, size = self.laptop.context.browser, {"width": width, "height": height}
        assert browser is not None
        return self._watched(window(browser, viewport=size)).new_page()

    def _phone(self, chromium: Browser, **more: object) -> Page:
        return self._watched(phone(chromium, **more)).new_page()

    def _watched(self, context: BrowserContext) -> BrowserContext:
        ours = {f"localhost:{self.server.port}", f"{PHONES}:{self.server.port}", ""}
        context.on(
            "request",
            lambda r: None if urlsplit(r.url).netloc in ours else self.strangers.append(r.url),
        )
        return context

    @property
    def room(self) -> str:
        """What stands on the wall."""
        return f"http://{PHONES}:{self.server.port}/w/{self.code}"

    def press(self, name: str) -> None:
        """A button of the facilitator's."""
        self.laptop.get_by_role("button", name=name, exact=True).click()
        settled(self.laptop)

    def choose(self, *names: str) -> None:
        """Options of the facilitator's."""
        for name in names:
            self.laptop.get_by_test_id("stButtonGroup").get_by_text(
                re.compile(f"^{re.escape(name)}")
            ).click()
            settled(self.laptop)

    def counts(self, *said: str) -> None:
        """Wait until the live board says so."""
        expect(self.laptop.locator(".room-counts")).to_contain_text(re.compile(r"\s*".join(said)))


@pytest.fixture
def hall(chromium: Browser, server: Server) -> Iterator[Hall]:
    made = Hall(chromium, server)
    yield made
    for page in (made.laptop, *made.phones.values()):
        page.context.close()
    assert made.strangers == []


def test_a_whole_workshop(hall: Hall, server: Server) -> None:
    id_ = put(server, Assessment(name="Kiambu weavers"))
    enter_by_the_key(hall, id_)
    open_the_room(hall)
    everybody_joins(hall)
    first_round(hall)
    reveal(hall)
    second_round(hall)
    end(hall)
    the_phones_say_what_happens_next(hall)
    the_assessment_holds_scores_and_nobody(hall, kept(server, id_))


def test_a_second_laptop_takes_over_with_the_rooms_key(hall: Hall, server: Server) -> None:
    id_ = put(server, Assessment(name="Kiambu weavers"))
    enter_by_the_key(hall, id_)
    open_the_room(hall)
    hall.links["Meena"] = join(hall.phones["Meena"], hall.room, "Meena", group_of("Meena"))
    second = hall.another_laptop()
    enter_another(second, hall.laptop.url, key_as_file(hall.laptop))
    expect(second.get_by_text(re.compile("round 1, takes answers"))).to_be_visible()
    expect(second.locator(".room-counts")).to_contain_text(re.compile(r"1\s*joined"))
    settled(second)
    second.get_by_role("button", name="Close the round", exact=True).click()
    expect(
        hall.laptop.get_by_text(re.compile("round 1, closed"))
    ).to_be_visible()  # without a reload
    hall.laptop.context.close()  # the first laptop's battery is empty
    settled(second)
    second.get_by_role("button", name="Reveal all", exact=True).click()
    expect(hall.phones["Meena"].locator(".shown")).to_have_count(3)
    second.context.close()


def test_laptop_and_projector_agree_on_the_wall_and_a_restart_keeps_it(
    hall: Hall, server: Server
) -> None:
    id_ = put(server, Assessment(name="Kiambu weavers"))
    room, at = open_hall(server.database, id_), f"{server.url}/?view="
    with stores(server.database) as (_, rooms):
        key = actions.make_room_key(rooms, room.code)
    enter_by_the_key(hall, id_, f"&room={room.code}&view=join")
    projector = hall.another_laptop(1920, 1080)
    enter_another(projector, hall.laptop.url, key)
    projector.goto(f"{at}join")
    wall = projector.locator(".st-key-room_wall")
    for label, words in WIFI.items():
        hall.laptop.get_by_role("textbox", name=label).fill(words)
    hall.laptop.keyboard.press("Enter")
    hall.press("Show on the whole screen")
    for screen_ in (hall.laptop, projector):
        for words in WIFI.values():
            expect(screen_.locator(".st-key-room_wall")).to_contain_text(words)
    hall.press("Back from the wall")
    expect(wall).to_have_count(0)

    two_camps(room)
    hall.choose("Results")
    pick(hall.laptop, "Criterion on the wall", LABELS[2])
    cell(hall.laptop, 1, "Wall").click()
    projector.goto(f"{at}results")
    rows, comment = "table.room-results tbody th", "table.room-results q"
    expect(projector.locator(rows)).to_have_count(1)
    expect(projector.locator(comment)).to_have_text(COMMENT)
    hall.press("Show on the whole screen")
    expect(wall).to_be_visible()

    expect(hall.laptop.get_by_text("The program does not answer.")).to_be_hidden()
    server.kill()
    expect(hall.laptop.get_by_text("The program does not answer.")).to_be_visible()
    server.start()
    hall.laptop.reload()
    projector.goto(f"{at}results")
    for screen_ in (hall.laptop, projector):
        shown = screen_.locator(".st-key-room_wall")
        expect(shown.locator(rows)).to_have_text(re.compile("17. Joint action"))
        expect(shown.locator(comment)).to_have_text(COMMENT)
    no_key_stands_on(projector, key)
    hall.press("Back from the wall")
    for part in ("Wall: join", "Paper sheets", "End", "Lead the room"):  # any may be mirrored
        hall.choose(part)
        no_key_stands_on(hall.laptop, key)
    projector.context.close()


def no_key_stands_on(screen_: Page, key: str) -> None:
    """Neither the room's key nor the server's."""
    for secret in (key, KEY):
        assert secret not in screen_.content() + screen_.url


def two_camps(room: RoomFromOutside) -> None:
    """Home workers and owners see joint action from two sides; one of them says why."""
    for number, (group, score) in enumerate(
        (("home_workers", 1), ("workshop_owners", 5)) * 3, start=1
    ):
        room.join(group)
        room.answer(number, {"location": 4, "market": 3})
        room.answer(number, {"joint_action": score}, comment="" if number > 1 else COMMENT)
    with stores(room.url) as (_, rooms):
        actions.close_round(rooms, room.code)


def key_as_file(laptop: Page) -> str:
    """The room's key. No screen shows it, for this one may be on the wall: it is taken along."""
    laptop.get_by_test_id("stPopover").get_by_text("Second laptop").click()
    with laptop.expect_download() as taken:
        laptop.get_by_role("button", name="Key as a file").click()
    key = Path(taken.value.path()).read_text(encoding="utf-8").strip()
    assert re.fullmatch(r"\S{22}", key)
    expect(laptop.get_by_text(key)).to_have_count(0)
    laptop.keyboard.press("Escape")
    return key


def enter_another(screen_: Page, address: str, key: str) -> None:
    """Come in on another screen: the address alone opens nothing."""
    screen_.goto(address)
    expect(screen_.locator("#key")).to_be_visible()
    screen_.fill("#key", key)
    screen_.locator(".primary").click()


def enter_by_the_key(hall: Hall, id_: str, more: str = "") -> None:
    hall.laptop.goto(f"{hall.server.url}/room?a={id_}{more}")
    hall.laptop.fill("#key", KEY)
    hall.laptop.locator(".primary").click()
    hall.laptop.wait_for_selector("[data-testid='stMain'] h1")
    settled(hall.laptop)


def open_the_room(hall: Hall) -> None:
    hall.choose("Fewer", *LABELS, "हिन्दी", "اردو")
    hall.press("Open the room")
    expect(hall.laptop.get_by_text("Nobody has joined yet")).to_be_visible()
    hall.code = parse_qs(urlsplit(hall.laptop.url).query)["room"][0]
    # Without the cookie the phones see the room, and nothing else of the app.
    curious = hall.phones["Kamala"]
    curious.goto(f"http://{PHONES}:{hall.server.port}/matrix")
    expect(curious.locator("#key")).to_be_visible()


def everybody_joins(hall: Hall) -> None:
    for name in ("Meena", "Asha"):
        hall.links[name] = join(hall.phones[name], hall.room, name, group_of(name))
    answer_all(hall.phones["Asha"], FIRST["Asha"])
    all_saved(hall.phones["Asha"])
    shared = hall.phones["Asha"]
    shared.locator("#next-person").click()
    expect(shared.locator("#consent")).not_to_be_checked()
    fill_in(shared, "Ravi", group_of("Ravi"))
    hall.links["Ravi"] = shared.url.partition("?")[0]
    for name in ("Nasreen", "Bilal", "Kamala"):
        hall.links[name] = join(hall.phones[name], hall.room, name, group_of(name))
    languages = [hall.phones[name].locator("html").get_attribute("lang") for name in hall.phones]
    assert languages == ["hi", "en", "ur", "ur", "hi"]
    assert hall.phones["Nasreen"].locator("html").get_attribute("dir") == "rtl"
    hall.counts("6 joined", "1 answering", "1 finished")
    expect(hall.laptop.get_by_text(re.compile("Voices not heard yet:.*Traders"))).to_be_visible()


def group_of(name: str) -> str:
    return "workshop_owners" if name in OWNERS else "home_workers"


def first_round(hall: Hall) -> None:
    away = hall.phones["Bilal"]
    away.context.set_offline(True)
    answer_all(away, FIRST["Bilal"])
    expect(screen(away).locator(".waiting")).to_contain_text("3")
    screen(hall.phones["Meena"]).locator("textarea").fill(COMMENT)
    for name, page in (
        ("Meena", "Meena"),
        ("Ravi", "Asha"),
        ("Nasreen", "Nasreen"),
        ("Kamala", "Kamala"),
    ):
        answer_all(hall.phones[page], FIRST[name])
    hall.counts("6 joined", "5 answering", "5 finished")
    away.context.set_offline(False)
    all_saved(away)
    hall.counts("6 joined", "6 answering", "6 finished")


def reveal(hall: Hall) -> None:
    hall.press("Close the round")
    hall.choose("Results")
    expect(hall.laptop.get_by_role("heading", level=2)).to_have_text(
        "We fall into two camps on joint action"
    )
    first = hall.laptop.locator("table.room-results tbody th")
    expect(first).to_have_count(3)
    expect(first.first).to_contain_text("17. Joint action")
    expect(hall.laptop.locator("table.room-results")).not_to_contain_text("door decides")
    hall.choose("Lead the room")
    hall.press("Reveal all")
    # The page of a phone with the script goes on by itself; without it there is a link to follow.
    mine = hall.phones["Meena"].locator("[data-shown=joint_action]")
    expect(mine.locator("tr.own")).to_contain_text("1")
    expect(mine.locator("tr.own td").last).to_contain_text("3")
    hall.phones["Nasreen"].locator("a.no-script, .no-script a").first.click()
    expect(hall.phones["Nasreen"].locator(".shown")).to_have_count(3)


def second_round(hall: Hall) -> None:
    hall.laptop.get_by_test_id("stPopover").get_by_text("Next round").click()
    hall.press("Open round 2")
    expect(hall.laptop.get_by_text(re.compile("round 2, takes answers"))).to_be_visible()
    expect(hall.phones["Meena"].locator("body")).to_have_attribute("data-round", "2")
    for name, score in SECOND.items():
        page = hall.phones["Asha" if name == "Ravi" else name]
        if name == "Asha":  # the phone that they share offers nobody who handed it on
            page.goto(hall.room)
            expect(page.locator("#known a", has_text="Asha")).to_have_count(0)
            page.goto(hall.links[name])
        elif name != "Meena":
            page.goto(hall.links[name])
        expect(page.locator(".earlier:visible")).to_contain_text(str(FIRST[name][2]))
        if name == "Nasreen":
            screen(page).locator(".keep").click()
        else:
            tap(page, score)
            all_saved(page)
    hall.counts("6 joined", "5 answering", "5 finished")
    hall.press("Close the round")
    hall.choose("Results")
    rows = hall.laptop.locator("table.room-results tbody th")
    expect(rows).to_have_count(3)
    expect(rows.first).to_contain_text("17. Joint action")


def end(hall: Hall) -> None:
    hall.choose("End")
    hall.laptop.get_by_test_id("stPopover").get_by_text("End the room").click()
    hall.press("End it now")
    expect(hall.laptop.get_by_text(re.compile("This room ended on"))).to_be_visible()


def the_phones_say_what_happens_next(hall: Hall) -> None:
    said = {
        "Meena": "यह बैठक ख़त्म हो गई है",
        "Nasreen": "یہ اجلاس ختم ہو گیا ہے",
        "Asha": "This workshop has ended",
    }
    for name, words in said.items():
        page = hall.phones[name]
        page.goto(hall.links[name])
        expect(screen(page)).to_contain_text(words)
        expect(page.locator(".points")).to_have_count(0)


def sorted_texts(said: set[Any]) -> list[str]:
    """What one person said, in one order."""
    return sorted(map(str, said))


def the_assessment_holds_scores_and_nobody(hall: Hall, a: Assessment) -> None:
    # Raters are shuffled: nobody can be told by the order of joining. Two owners answered the
    # second round and would be known, and one group alone under "other" would be no secret.
    found: dict[str, set[Any]] = {}
    for key, ratings in a.ratings.items():
        for rating in ratings:
            said = (rating.group, rating.round, key, rating.answer)
            found.setdefault(rating.rater, set()).add(said)
    expected: list[set[Any]] = []
    for name, scores in FIRST.items():
        answers: set[Any] = {("other", 1, *pair) for pair in zip(CRITERIA, scores, strict=True)}
        if name in SECOND:
            answers.add(("other", 2, "joint_action", SECOND[name]))
        expected.append(answers)
    assert sorted(found) == [f"p{n:02d}" for n in range(1, len(FIRST) + 1)]
    assert sorted(map(sorted_texts, found.values())) == sorted(map(sorted_texts, expected))
    assert sum(len(ratings) for ratings in a.ratings.values()) == 23
    text = a.model_dump_json()
    secrets = [link.rpartition("/")[2] for link in hall.links.values()]
    for private in (*FIRST, *secrets, "door decides"):
        assert private not in text

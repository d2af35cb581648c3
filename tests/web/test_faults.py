"""Nothing that a phone was told is saved is ever lost: a killed server, races, a full disk, a
locked database.

Everything goes over HTTP to the app in a process of its own.
"""

from __future__ import annotations

import http.client
import re
import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from cluster_psia.method import load_method
from cluster_psia.workshop import actions
from tests.machine import PATIENCE, rounds, soaked
from tests.web.phones import Hall, Phone, served_hall

ALL = tuple(criterion.key for criterion in load_method().table_2.criteria)
PEOPLE = 100
LINES = 16  # phones that talk at the same time


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    with served_hall(tmp_path_factory.mktemp("faults")) as made:
        yield made


def score(number: int, place: int) -> int:
    """What person ``number`` answers to the criterion at ``place``."""
    return 1 + (number * 7 + place * 3) % 5


# Power gone --------------------------------------------------------------------------------------


class Round:
    """A hundred phones answer twenty criteria each; a phone that is not answered sends the same
    again.
    """

    def __init__(self, phones: list[Phone], stop_at: int) -> None:
        self.phones, self.stop_at = phones, stop_at
        self.acknowledged: dict[tuple[int, str], str] = {}
        self.sent_again = 0
        self.half_way, self.back = threading.Event(), threading.Event()
        self._lock = threading.Lock()

    def play(self, line: int) -> None:
        """Every ``LINES``-th phone, criterion by criterion, so that all of them are at it
        when the power goes.
        """
        for place, key in enumerate(ALL):
            for number in range(line, len(self.phones), LINES):
                self._answer(number, place, key)

    def _answer(self, number: int, place: int, key: str) -> None:
        sent = f"phone{number}:{place + 1}"
        while True:
            try:
                status, said = self.phones[number].say(key, score(number, place), sent)
            except (OSError, http.client.HTTPException):
                with self._lock:
                    self.sent_again += 1
                assert self.back.wait(
                    PATIENCE
                )  # the phone tries again later; here, when there is somebody to hear it
                continue
            assert (status, said["saved"]) == (200, True)
            with self._lock:
                self.acknowledged[number, key] = str(score(number, place))
                if len(self.acknowledged) == self.stop_at:
                    self.half_way.set()
            return


def test_the_power_goes_in_the_middle_of_two_thousand_answers(hall: Hall) -> None:
    kills = 0
    for number in rounds(1):
        power_goes(hall)
        kills = number + 1
    soaked(f"kills, each amid {PEOPLE * len(ALL):,} answers of {PEOPLE} phones", kills)


def power_goes(hall: Hall) -> None:
    """Kill the server half-way and start it again: no answer that was acknowledged is lost."""
    code = hall.open(criteria=ALL).room.code
    phones = [hall.phone(code) for _ in range(PEOPLE)]
    numbers = {n: n + 1 for n in range(PEOPLE)}
    playing = Round(phones, PEOPLE * len(ALL) // 2)
    with ThreadPoolExecutor(LINES) as pool:
        lines = [pool.submit(playing.play, line) for line in range(LINES)]
        assert playing.half_way.wait(PATIENCE)
        hall.server.kill()
        told = dict(playing.acknowledged)
        kept = {(number, key): answer for number, key, answer, _ in hall.kept(code)}
        assert {
            (numbers[n], key): answer for (n, key), answer in told.items()
        }.items() <= kept.items()
        assert len(kept) - len(told) <= LINES  # kept, but the power went before it was said
        hall.server.start()
        playing.back.set()
        for line in lines:
            line.result()
    assert playing.sent_again > 0
    assert len(told) < len(playing.acknowledged) == PEOPLE * len(ALL)
    kept_now = {(number, key): answer for number, key, answer, _ in hall.kept(code)}
    assert kept_now == {
        (numbers[n], key): answer for (n, key), answer in playing.acknowledged.items()
    }
    assert len(hall.kept(code)) == 2000  # once each, also those that were sent twice
    for phone in phones:  # the links lead on to where each phone was
        status, page = phone.page()
        assert status == 200
        assert len(re.findall('aria-pressed="true"', page)) == len(ALL)


# Races -------------------------------------------------------------------------------------------


def at_once(*calls: tuple[Phone, tuple[str, object, str]]) -> list[tuple[int, dict[str, object]]]:
    """Send at the same moment, each over a line of its own."""
    gate = threading.Barrier(len(calls))

    def send(phone: Phone, what: tuple[str, object, str]) -> tuple[int, dict[str, object]]:
        line = Phone(phone.port, phone.path)
        gate.wait(PATIENCE)
        return line.say(*what)

    with ThreadPoolExecutor(len(calls)) as pool:
        sent = [pool.submit(send, *call) for call in calls]
        return [said.result() for said in sent]


def test_the_same_answer_three_times_at_once_is_kept_once(hall: Hall) -> None:
    code = hall.open().room.code
    phone = hall.phone(code)
    for n in range(1, 11):
        said = at_once(*[(phone, ("growth", 1 + n % 5, f"a:{n}"))] * 3)
        assert [(status, answer["saved"]) for status, answer in said] == [(200, True)] * 3
        assert [answer["changed"] for _, answer in said].count(True) == 1
        assert len({answer["at"] for _, answer in said}) == 1
        assert hall.kept(code) == [(1, "growth", str(1 + n % 5), f"a:{n}")]


def test_of_two_answers_that_race_the_phones_later_one_stays(hall: Hall) -> None:
    code = hall.open().room.code
    phone = hall.phone(code)
    for n in range(1, 21, 2):
        said = at_once((phone, ("growth", 2, f"a:{n}")), (phone, ("growth", 5, f"a:{n + 1}")))
        assert [(status, answer["saved"]) for status, answer in said] == [(200, True)] * 2
        assert said[1][1]["changed"] is True
        assert hall.kept(code) == [(1, "growth", "5", f"a:{n + 1}")]


def test_of_two_phones_that_race_one_answer_stays_whole(hall: Hall) -> None:
    code = hall.open().room.code
    phone = hall.phone(code)
    for n in range(10):
        said = at_once((phone, ("growth", 2, f"a:{n}")), (phone, ("growth", 5, f"b:{n}")))
        assert [(status, answer["saved"]) for status, answer in said] == [(200, True)] * 2
        assert hall.kept(code) in ([(1, "growth", "2", f"a:{n}")], [(1, "growth", "5", f"b:{n}")])


def test_a_close_that_races_answers_keeps_each_or_tells_it(hall: Hall) -> None:
    code = hall.open(criteria=ALL).room.code
    phones = [hall.phone(code) for _ in range(LINES)]
    well_on = threading.Event()

    def answer_until_told(phone: Phone) -> tuple[dict[str, tuple[int, str]], tuple[str, int, str]]:
        """What was acknowledged last of each criterion, and the first answer that came too late."""
        saved: dict[str, tuple[int, str]] = {}
        for n in range(1, 5000):
            key, score, sent = ALL[n % len(ALL)], 1 + n % 5, f"a:{n}"
            status, said = phone.say(key, score, sent)
            if status != 200:
                assert (status, said["saved"], said["error"]) == (409, False, "closed_round")
                return saved, (key, score, sent)
            assert said["saved"] is True
            saved[key] = (score, sent)
            if n == len(ALL):
                well_on.set()
        raise AssertionError("the close never came through")

    with ThreadPoolExecutor(LINES) as pool:
        playing = [pool.submit(answer_until_told, phone) for phone in phones]
        assert well_on.wait(PATIENCE)
        assert (
            actions.close_round(hall.rooms, code).state == "closed"
        )  # by another process than the server's
        said = [each.result() for each in playing]
    told = {(n, key): what for n, (saved, _) in enumerate(said, 1) for key, what in saved.items()}
    assert {(n, key): (int(answer), sent) for n, key, answer, sent in hall.kept(code)} == told
    for phone, (saved, late) in zip(
        phones, said, strict=True
    ):  # asked again, each is told the same as before
        assert phone.say(*late)[0] == 409
        assert [phone.say(key, score, sent)[0] for key, (score, sent) in saved.items()] == [
            200
        ] * len(saved)


# A database that cannot --------------------------------------------------------------------------


def test_a_full_disk_is_told_and_a_later_try_is_kept_once(hall: Hall) -> None:
    code = hall.open(criteria=ALL).room.code
    phones = [hall.phone(code) for _ in range(20)]
    hall.no_room(4)
    told: Counter[int] = Counter()
    waiting = []
    for number, phone in enumerate(phones, 1):
        for n, key in enumerate(ALL, 1):
            status, said = phone.say(key, 4, f"a:{n}", comment="x" * 300)
            told[status] += 1
            if status != 200:
                assert (status, said["saved"], said["error"]) == (503, False, "not_saved")
                assert "Not saved yet" in str(said["reason"])
                waiting.append((number, n, key))
    assert told[200] > 0
    assert len(waiting) > LINES
    assert len(hall.kept(code)) == told[200]
    assert phones[-1].page()[0] == 200  # reading goes on
    hall.harm()
    for number, n, key in waiting * 2:
        assert phones[number - 1].say(key, 4, f"a:{n}", comment="x" * 300)[0] == 200
    assert len(hall.kept(code)) == len(phones) * len(ALL)


def test_a_locked_database_is_told_and_a_later_try_is_kept_once(hall: Hall) -> None:
    code = hall.open().room.code
    phones = [hall.phone(code) for _ in range(8)]
    with hall.locked():
        told = at_once(*[(phone, ("growth", 3, "a:1")) for phone in phones])
        assert [(status, said["saved"], said["error"]) for status, said in told] == [
            (503, False, "not_saved")
        ] * 8
        assert phones[0].page()[0] == 200
        assert Phone(hall.server.port).ask("GET", f"/w/{code}")[0] == 200
    told = at_once(
        *[(phone, ("growth", 3, "a:1")) for phone in phones], (phones[0], ("growth", 3, "a:1"))
    )
    assert [(status, said["saved"]) for status, said in told] == [(200, True)] * 9
    assert [(number, answer) for number, _, answer, _ in hall.kept(code)] == [
        (n, "3") for n in range(1, 9)
    ]


def test_a_phone_that_hangs_up_leaves_its_answer_whole_or_not_at_all(hall: Hall) -> None:
    code = hall.open(criteria=ALL).room.code
    phone = hall.phone(code)
    for n, key in enumerate(ALL, 1):
        body = f'{{"criterion": "{key}", "score": 2, "sent": "a:{n}"}}'
        line = http.client.HTTPConnection("localhost", hall.server.port, timeout=PATIENCE)
        line.request("POST", f"{phone.path}/answers", body, {"Content-Type": "application/json"})
        line.close()  # without waiting for an answer
    for n, key in enumerate(ALL, 1):
        status, said = phone.say(key, 2, f"a:{n}")
        assert (status, said["saved"]) == (200, True)
    assert [(key, answer) for _, key, answer, _ in hall.kept(code)] == [
        (key, "2") for key in sorted(ALL)
    ]

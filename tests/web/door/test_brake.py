"""Failures are slowed down, and nobody who gets it right."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from starlette.requests import HTTPConnection

from cluster_psia.store import StoreError
from cluster_psia.web.door import brake
from cluster_psia.web.wire.address import PROXIES
from cluster_psia.workshop import actions
from tests.machine import run_apart

if TYPE_CHECKING:
    from tests.web.room import Hall

KEYS = "/enter"


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that few guesses say what sixty would; all within one minute."""
    monkeypatch.setattr(brake, "FAILURES", 4)
    monkeypatch.setattr(brake, "PAUSE", 0)
    monkeypatch.setattr("cluster_psia.web.door.brake.time.time", lambda: 1_000_000.0)


def wrong_codes(here: Hall, times: int, **headers: str) -> list[int]:
    return [here.client.get("/w/AAAAAA", headers=headers).status_code for _ in range(times)]


def wrong_keys(here: Hall, times: int) -> list[int]:
    return [here.client.post(KEYS, data={"key": f"no{n}"}).status_code for n in range(times)]


def test_failures_are_slowed_down_and_neither_code_nor_join_nor_link_nor_key_that_is_right(
    here: Hall,
) -> None:
    path = here.join()
    assert wrong_codes(here, 6) == [404] * 4 + [429] * 2
    assert here.client.get("/w/AAAAAA").headers["retry-after"] == "60"
    assert here.say(f"/w/{here.code}/{'x' * 22}", "growth", 3) == 429
    assert here.client.get(f"/w/{here.code}").status_code == 200
    assert here.say(here.join(), "growth", 3) == 200
    assert here.client.get(path).status_code == 200
    key = {"key": actions.make_facilitator_key(here.rooms)}
    assert wrong_keys(here, 6) == [403] * 4 + [429] * 2  # counted apart
    assert here.client.post(KEYS, data=key).status_code == 303


def test_servers_on_one_database_count_together(here: Hall) -> None:
    wrong_codes(here, 1)
    with here.rooms._reading() as connection:
        kept = connection.exec_driver_sql("SELECT kind, address_hash, minute FROM failed_tries")
        kind, address, minute = kept.one()
    assert "testclient" not in address
    for n in (2, 3, 4):  # as other servers would
        assert here.rooms.tries.count(kind, address, minute) == n
    assert wrong_codes(here, 1) == [429]
    assert here.rooms.tries.count(kind, "b" * 32, minute + 3) == 1
    with here.rooms._reading() as connection:
        left = connection.exec_driver_sql("SELECT count(*) FROM failed_tries").scalar()
    assert left == 1  # those of earlier minutes are gone


def test_an_address_that_anybody_can_write_escapes_nothing(
    here: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = [wrong_codes(here, 1, **{"x-forwarded-for": f"192.0.2.{n}"})[0] for n in range(6)]
    assert told == [404] * 4 + [429] * 2
    monkeypatch.setenv(PROXIES, "testclient, 10.0.0.1")
    behind_proxy = {"x-forwarded-for": "6.6.6.6, 192.0.2.9, 10.0.0.1"}
    assert wrong_codes(here, 6, **behind_proxy) == [404] * 4 + [429] * 2
    made_up = {"x-forwarded-for": "7.7.7.7, 192.0.2.9"}
    assert wrong_codes(here, 1, **made_up) == [429]
    assert wrong_codes(here, 1, **{"x-forwarded-for": "192.0.2.10"}) == [404]


def test_a_store_that_is_busy_stops_nobody_from_counting(
    here: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> int:
        raise StoreError("busy")

    monkeypatch.setattr(here.rooms.tries, "count", busy)
    assert wrong_codes(here, 6) == [404] * 4 + [429] * 2


GUESSER = HTTPConnection({"type": "http", "client": ("192.0.2.7", 1), "headers": []})


async def count_nothing(*_: object) -> int:
    raise StoreError("each server counts for itself")


def test_who_guesses_one_after_the_other_comes_to_few_guesses_a_minute(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """With a clock of its own, which only the brake moves on."""
    clock = [1_000_000.0]
    monkeypatch.setattr("cluster_psia.web.door.brake.time.time", lambda: clock[0])
    monkeypatch.setattr(brake, "FAILURES", 60)
    monkeypatch.setattr(brake, "PAUSE", 1.0)

    async def sleep(seconds: float) -> None:
        clock[0] += seconds

    made = brake.Brake(count_nothing, sleep)

    async def guess() -> list[bool]:
        return [await made.failed(GUESSER, "code") for _ in range(600)]

    told = run_apart(guess())
    assert told[:61] == [False] * 60 + [True]
    assert clock[0] - 1_000_000.0 >= 240  # some two a second; without the pause no time at all


def test_few_failures_of_an_address_wait_and_the_rest_are_refused_at_once() -> None:
    async def guess() -> tuple[int, int, int]:
        over = asyncio.Event()
        asleep: list[float] = []

        async def sleep(seconds: float) -> None:
            asleep.append(seconds)
            await over.wait()

        made = brake.Brake(count_nothing, sleep)
        for _ in range(4):
            assert not await made.failed(GUESSER, "code")
        tries = [asyncio.create_task(made.failed(GUESSER, "code")) for _ in range(10)]
        early = iter(asyncio.as_completed(tries))
        refused = [await next(early) for _ in range(6)]
        waiting = len(asleep)
        over.set()
        told = await asyncio.gather(*tries)
        await made.failed(GUESSER, "code")  # the places are free again
        return len(refused), waiting, sum(told) + len(asleep)

    assert run_apart(guess()) == (6, brake.AT_ONCE, 10 + brake.AT_ONCE + 1)

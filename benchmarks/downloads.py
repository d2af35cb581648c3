"""Phones that answer while the Excel plan is downloaded again and again, against phones alone."""

from __future__ import annotations

import asyncio
import random
import re
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from benchmarks.pairs import Pair
from benchmarks.room_clients import Phone, figures
from benchmarks.rooms import CRITERIA, open_room
from cluster_psia.assessment.files.samples import FINISHED_EXAMPLE, load_sample
from cluster_psia.store import open_both
from cluster_psia.workshop import actions
from cluster_psia.workshop.values import GROUPS
from tests.browser.served import READY, launch, serving, visit, window

PHONES, PAUSE = 60, 0.4  # people, and the seconds that each takes for an answer
ROUNDS, SECONDS = 3, 6.0  # of each, in turn


def pairs() -> Iterator[Pair]:
    """The 95th percentile of latency, with downloads and without."""
    with (
        tempfile.TemporaryDirectory(prefix="cluster-psia-bench-") as name,
        serving(Path(name)) as server,
        sync_playwright() as playwright,
        ThreadPoolExecutor(1) as hall,
    ):
        expect.set_options(timeout=READY)
        plan, paths = _prepared(server.database)
        page = window(launch(playwright)).new_page()
        visit(page, f"{server.url}/plan?a={plan}")
        _download(page)  # whoever comes first also pays for what the process loads
        alone, busy, taken = list[float](), list[float](), 0
        for _ in range(ROUNDS):
            alone += hall.submit(_answer, server.port, paths).result()
            answering = hall.submit(_answer, server.port, paths)
            while not answering.done():
                _download(page)
                taken += 1
            busy += answering.result()
    what, other = f"{PHONES} phones, {taken} plans taken", f"{PHONES} phones alone"
    mine, others = (figures(each, 1)["p95"] for each in (busy, alone))
    yield Pair(f"{what}, p95", f"{other}, p95", mine, others, "at most 2")
    yield Pair("the same, longest answer", "the same", max(busy), max(alone))


def _prepared(database: str) -> tuple[str, list[str]]:
    """The finished example, and where the phones of a room send their answers."""
    assessments, rooms = open_both(database)
    plan = assessments.create(load_sample(FINISHED_EXAMPLE))
    code = open_room(assessments, rooms).room.code
    tokens = [
        actions.join_room(rooms, code, "", GROUPS[0], "en", consent=True).token
        for _ in range(PHONES)
    ]
    assessments.close()
    return plan.id, [f"/w/{code}/{token}/answers" for token in tokens]


def _download(page: Page) -> None:
    """Take the plan as people do."""
    with page.expect_download():
        page.get_by_role("button", name=re.compile("Download the Excel plan")).click()


def _answer(port: int, paths: list[str]) -> list[float]:
    """Everybody answers at their own pace; milliseconds of each answer."""
    return asyncio.run(_hall(port, paths))


async def _hall(port: int, paths: list[str]) -> list[float]:
    end, dice = time.monotonic() + SECONDS, random.Random(1)

    async def play(path: str) -> list[float]:
        phone, taken = Phone(path), list[float]()
        await phone.connect(port)
        while time.monotonic() < end:
            await asyncio.sleep(PAUSE * 2 * dice.random())
            taken.append(await phone.say(dice.choice(CRITERIA)))
        phone.hang_up()
        return taken

    return [each for mine in await asyncio.gather(*map(play, paths)) for each in mine]

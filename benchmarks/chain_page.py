"""How long a changed cell takes until the map is drawn anew, in a real browser: a large map against
a small one.

Needs Chromium; without it nothing is measured, and that is said.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.chains import drawn
from benchmarks.pairs import Pair
from tests.browser.grid.grid_page import cell
from tests.browser.served import Server, launch, put, serving, settled, visit, window
from tests.machine import program_for

LARGE, SMALL = (200, 600), (20, 60)  # nodes, links
TIMES = 5  # changes of each map, in turn; the first pays for caches


def pairs() -> Iterator[Pair]:
    """One pair: the large map against the small one."""
    if program_for("browser") is None:
        print("chain page: not measured, there is no Chromium on the PATH")
        return
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(Path(folder)) as server,
        sync_playwright() as playwright,
    ):
        browser = launch(playwright)
        large, small = _chain_page(browser, server, *LARGE), _chain_page(browser, server, *SMALL)
        of_large, of_small = [], []
        for n in range(TIMES):
            of_large.append(_change(large, 9_000_000 + n))
            of_small.append(_change(small, 9_000_000 + n))
        browser.close()
    what, other = f"cell to map, {LARGE[0]} nodes", f"{SMALL[0]} nodes, {SMALL[1]} links"
    mine, theirs = statistics.median(of_large[1:]), statistics.median(of_small[1:])
    yield Pair(what, other, mine, theirs, "at most 3")


def _chain_page(browser: Browser, server: Server, nodes: int, links: int) -> Page:
    """The page of a map of that size, when all of it has come."""
    page = window(browser, viewport={"width": 1280, "height": 1400}).new_page()
    visit(page, f"{server.url}/chain?a={put(server, drawn(nodes, links))}")
    page.wait_for_selector(".canvas[data-positions]")
    settled(page)
    return page


def _change(page: Page, workers: int) -> float:
    """Milliseconds from leaving a cell until the map shows what was written there."""
    page.bring_to_front()
    cell(page, 1, "Workers").click()
    page.keyboard.type(str(workers))
    begun = time.perf_counter()
    page.keyboard.press("Enter")
    page.wait_for_selector(f".canvas[data-seconds*='{workers:,} people']")
    page.evaluate(
        "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
    )
    taken = (time.perf_counter() - begun) * 1e3
    settled(page)
    return taken

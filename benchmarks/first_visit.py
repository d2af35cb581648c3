"""How many bytes a first visit moves, sockets included, against the same with nothing packed.

Needs Chromium; without it nothing is measured, and that is said.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks.pairs import Pair
from tests.browser.served import launch, serving, visit, window
from tests.browser.wire import Wire, wire_to
from tests.machine import program_for

PLAIN = {"Accept-Encoding": "identity"}


def pairs() -> Iterator[Pair]:
    """The first visit to Home, and the second one with the same browser."""
    if program_for("browser") is None:
        print("first visit: not measured, there is no Chromium on the PATH")
        return
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(Path(folder)) as server,
        wire_to(server.port) as wire,
        sync_playwright() as playwright,
    ):
        browser = launch(playwright)
        first, second = _visits(browser, wire)
        plain, plain_again = _visits(browser, wire, extra_http_headers=PLAIN)
        browser.close()
    yield Pair("first visit", "nothing packed", first, plain, "1.2 MB at most", "bytes")
    yield Pair("second visit", "nothing packed", second, plain_again, "", "bytes")


def _visits(browser: Browser, wire: Wire, **more: object) -> tuple[int, int]:
    """Bytes that the app sends a new browser, and when it comes again."""
    context, sent = window(browser, **more), []
    for _ in range(2):
        wire.forget()
        visit(context.new_page(), wire.url)
        sent.append(wire.sent)
    context.close()
    return sent[0], sent[1]

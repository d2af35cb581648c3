"""One server and one browser for the tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.served import READY, Server, launch, serving, strangers

expect.set_options(timeout=READY)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The distribution's browser."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app on an empty store: the first visit opens the Tiruppur sample."""
    with serving(tmp_path_factory.mktemp("served")) as running:
        yield running


@pytest.fixture
def context(chromium: Browser, server: Server) -> Iterator[BrowserContext]:
    """A desktop browser window; the test fails when any of its pages asked another host."""
    made = chromium.new_context(viewport={"width": 1280, "height": 800}, accept_downloads=True)
    made.set_default_timeout(READY)
    asked = strangers(made, server)
    yield made
    made.close()
    assert asked == [], f"the app asked other hosts: {asked[:5]}"


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A tab in that window."""
    return context.new_page()

"""One server and one browser for the tests of this folder."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.edits.chain_template import start_from_template
from cluster_psia.store import AssessmentStore, open_store
from tests.browser.fields.field_walk import WHOLE, FieldWalk, whole_document
from tests.browser.served import READY, Server, launch, lent, put, serving, window

expect.set_options(timeout=READY)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The distribution's browser."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app on a store that all tests share; who kills it, or counts what is in it, serves one
    of its own.
    """
    with serving(tmp_path_factory.mktemp("served")) as running:
        yield running


@pytest.fixture(scope="session")
def desktop(chromium: Browser) -> Iterator[BrowserContext]:
    """The desktop window that tests lend each other."""
    with contextlib.closing(
        window(chromium, viewport={"width": 1280, "height": 800}, accept_downloads=True)
    ) as made:
        yield made


@pytest.fixture(scope="session")
def telephone(chromium: Browser) -> Iterator[BrowserContext]:
    """The phone that tests lend each other: 390 pixels wide, with nothing but a finger."""
    with contextlib.closing(
        window(chromium, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    ) as made:
        yield made


@pytest.fixture
def context(desktop: BrowserContext, server: Server) -> Iterator[BrowserContext]:
    """A desktop browser window in which nothing was done."""
    with lent(desktop, server) as clean:
        yield clean


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A tab in that window."""
    return context.new_page()


@pytest.fixture
def phone(telephone: BrowserContext, server: Server) -> Iterator[Page]:
    """A page on a phone on which nothing was done."""
    with lent(telephone, server) as clean:
        yield clean.new_page()


@pytest.fixture
def store(server: Server) -> Iterator[AssessmentStore]:
    """The server's store."""
    opened = open_store(server.database)
    yield opened
    opened.close()


@pytest.fixture
def chain(store: AssessmentStore) -> str:
    """The id of a new assessment with Box 2's simplified cluster."""
    return store.create(start_from_template(Assessment(name="Template"))).id


@pytest.fixture
def walk(context: BrowserContext, server: Server) -> FieldWalk:
    """On a document in which every field holds something."""
    return FieldWalk(context, server, put(server, whole_document()), every=WHOLE)

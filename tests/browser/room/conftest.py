"""A hall that the tests of one file share, and phones that tell of what they should not do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from cluster_psia.store.open import open_both
from tests.browser.room.hall import Hall, Phones
from tests.browser.room.phone_page import phone
from tests.browser.served import PHONES, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    folder = tmp_path_factory.mktemp("hall")
    with serving(folder, CLUSTER_PSIA_DOOR="1", CLUSTER_PSIA_HOSTS=PHONES) as server:
        assessments, rooms = open_both(server.database)
        yield Hall(server, assessments, rooms)
        assessments.close()


@pytest.fixture
def phones(chromium: Browser) -> Iterator[Phones]:
    """Makes phones; the test fails when one of them asked another host
    or its console complained of our page.
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

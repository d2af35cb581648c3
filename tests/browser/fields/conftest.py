"""The walk over every field has a store of its own: on Home each assessment has fields."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.served import Server, serving


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app on a store that the tests of one file share."""
    with serving(tmp_path_factory.mktemp("fields")) as running:
        yield running

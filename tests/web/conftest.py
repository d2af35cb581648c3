"""A hall for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.room import Hall, hall


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Hall]:
    """A room of three questions, without a door."""
    with hall(tmp_path) as made:
        yield made


@pytest.fixture
def behind(tmp_path: Path) -> Iterator[Hall]:
    """The same behind the door."""
    with hall(tmp_path, door=True) as made:
        yield made

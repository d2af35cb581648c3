"""Every test of the contract runs on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cluster_psia.store import AssessmentStore, open_store
from tests.store.places import KINDS, database
from tests.store.racing import StoredHall, hall_at


@pytest.fixture(params=KINDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with database(request.param, tmp_path) as address:
        yield address


@pytest.fixture
def store(url: str) -> Iterator[AssessmentStore]:
    opened = open_store(url)
    yield opened
    opened.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where an SQLite database may stand."""
    return tmp_path / "kept.db"


@pytest.fixture
def hall(url: str) -> Iterator[StoredHall]:
    """An open room on a store of its own."""
    opened = hall_at(url)
    yield opened
    opened.assessments.close()

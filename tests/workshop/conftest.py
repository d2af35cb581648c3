"""Every test of the actions runs on memory, SQLite and PostgreSQL;
the assessments are always a real store.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cluster_psia.store import AssessmentStore, open_both, open_store
from tests.store.places import KINDS, database
from tests.workshop.hall import Hall
from tests.workshop.memory import MemoryRooms


@pytest.fixture(params=("memory", *KINDS))
def hall(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Hall]:
    """A room that is open for three criteria, in English and French."""
    if request.param == "memory":
        store = open_store(f"sqlite:///{tmp_path / 'assessments.db'}")
        yield Hall(MemoryRooms(), store)
        store.close()
        return
    with database(request.param, tmp_path) as url:
        assessments, rooms = open_both(url)
        yield Hall(rooms, assessments)
        rooms.close()


@pytest.fixture
def assessments(hall: Hall) -> AssessmentStore:
    return hall.assessments

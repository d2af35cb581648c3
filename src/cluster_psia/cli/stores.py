"""The database of the settings, for commands that work beside a running server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cluster_psia.cli.frame import BadInput

if TYPE_CHECKING:
    from cluster_psia.store import AssessmentStore, RoomStore


@contextmanager
def open_stores() -> Iterator[tuple[AssessmentStore, RoomStore]]:
    """Assessments and rooms in the database of the settings; what they refuse becomes one line."""
    from cluster_psia.settings import SettingsError
    from cluster_psia.store import NotFound, StoreError, open_both
    from cluster_psia.workshop.errors import WorkshopError

    try:
        assessments, rooms = open_both()
        try:
            yield assessments, rooms
        finally:
            rooms.close()
    except (SettingsError, StoreError, NotFound, WorkshopError) as error:
        raise BadInput(str(error)) from error

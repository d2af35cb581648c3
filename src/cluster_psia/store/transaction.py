"""One transaction: writers queue, and whatever the database says becomes one line for people."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cluster_psia.store.engine import WRITING, single_writer
from cluster_psia.store.errors import plain_errors

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine


@contextmanager
def transaction(engine: Engine, place: str, *, writing: bool) -> Iterator[Connection]:
    """A connection inside a transaction that is kept when the block ends well.

    Raises StoreError.
    """
    with plain_errors(place), single_writer(engine, writing), engine.connect() as plain:
        connection = plain.execution_options(**{WRITING: True}) if writing else plain
        with connection.begin():
            yield connection

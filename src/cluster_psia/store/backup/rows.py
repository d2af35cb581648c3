"""All rows of one database carried into another one, whichever kinds the two are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Table, delete, func, insert, select, text

from cluster_psia.store.tables import (
    answers,
    assessments,
    facilitator_sessions,
    failed_tries,
    metadata,
    rooms,
)
from cluster_psia.words import counted_noun

if TYPE_CHECKING:
    from sqlalchemy import Connection

# Who is in just now, and who guessed wrongly: a backup that is put back lets nobody in again.
OF_THE_MOMENT = (facilitator_sessions, failed_tries)
_CARRIED = tuple(each for each in metadata.sorted_tables if each not in OF_THE_MOMENT)
_AT_ONCE = 500  # rows


@dataclass(frozen=True)
class Holding:
    """How much a database holds; ``assessments`` with those that are deleted."""

    assessments: int
    rooms: int
    answers: int

    @property
    def in_words(self) -> str:
        """As a person reads it: "2 assessments, 1 room, 300 answers"."""
        counts = (
            (self.assessments, "assessment"),
            (self.rooms, "room"),
            (self.answers, "answer"),
        )
        return ", ".join(counted_noun(number, what) for number, what in counts)


def holding_of(connection: Connection) -> Holding:
    """What stands in the database of ``connection``."""

    def count(table: Table) -> int:
        return int(connection.execute(select(func.count()).select_from(table)).scalar_one())

    return Holding(count(assessments), count(rooms), count(answers))


def carry_rows(source: Connection, target: Connection) -> None:
    """Put all rows of ``source`` in the place of those of ``target``; both have the tables of this
    program. Sessions and wrong guesses are not carried along.
    """
    for table in reversed(metadata.sorted_tables):
        target.execute(delete(table))
    for table in _CARRIED:
        found = source.execute(select(table).execution_options(yield_per=_AT_ONCE))
        for some in found.mappings().partitions():
            target.execute(insert(table), [dict(row) for row in some])
        _go_on_counting(target, table)


def lock_tables(connection: Connection) -> None:
    """Let nobody else write until the transaction ends: with SQLite nobody can."""
    if connection.dialect.name == "postgresql":
        for table in metadata.sorted_tables:
            connection.execute(text(f"LOCK TABLE {table.name} IN EXCLUSIVE MODE"))


def _go_on_counting(connection: Connection, table: Table) -> None:
    """PostgreSQL gives no number again that was carried in; SQLite sees to that by itself."""
    column = table.autoincrement_column
    if column is None or connection.dialect.name != "postgresql":
        return
    counter = func.pg_get_serial_sequence(table.name, column.name)
    last = select(func.coalesce(func.max(column), 0)).scalar_subquery()
    connection.execute(select(func.setval(counter, func.greatest(last, func.nextval(counter)))))

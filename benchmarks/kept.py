"""How fast assessments are kept."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.pairs import Pair, medians
from cluster_psia.assessment.document.model import Fact, replace
from cluster_psia.assessment.edits.profile import with_name, with_note
from cluster_psia.assessment.files.file import read_assessment, write_assessment
from cluster_psia.assessment.files.samples import load_sample
from cluster_psia.store import AssessmentStore, open_store

if TYPE_CHECKING:
    from cluster_psia.assessment import Assessment

SIZE = 200_000  # bytes of the document that is saved
MANY = 1_000  # assessments in the list


def pairs() -> Iterator[Pair]:
    """Saving, and listing."""
    with tempfile.TemporaryDirectory(prefix="cluster-psia-bench-") as name:
        folder = Path(name)
        store = open_store(f"sqlite:///{folder / 'kept.db'}")
        yield saving(store, folder)
        yield checking(store)
        store.close()
        listed = open_store(f"sqlite:///{folder / 'many.db'}")
        yield listing(listed)
        listed.close()


def large() -> Assessment:
    """The Tiruppur sample with facts added until its file has ``SIZE`` bytes."""
    a = load_sample("tiruppur")
    fact = Fact(
        id="said",
        topic="other",
        statement="What a group said in the feedback workshop, word for word. " * 15,
    )
    wanted = (SIZE - len(write_assessment(a))) // len(json.dumps(fact.model_dump(), indent=8)) + 1
    more = (replace(fact, id=f"said_{n}") for n in range(wanted))
    return replace(a, facts=(*a.facts, *more))


def bare(path: Path) -> sqlite3.Connection:
    """SQLite with the store's pragmas and one table."""
    database = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        database.execute(f"PRAGMA {pragma}")
    database.execute("CREATE TABLE bare (number INTEGER PRIMARY KEY, document TEXT NOT NULL)")
    return database


def saving(store: AssessmentStore, folder: Path) -> Pair:
    """A save against an insert of the same text in a transaction of its own."""
    a, numbers = large(), count()
    text = write_assessment(a).decode()
    id_, revision = store.create(a).id, 1

    def save() -> None:
        nonlocal revision
        revision = store.save(id_, with_note(a, "plan", str(next(numbers))), revision).revision

    with closing(bare(folder / "bare.db")) as database:

        def insert() -> None:
            database.execute("BEGIN IMMEDIATE")
            database.execute("INSERT INTO bare (document) VALUES (?)", [f"{text}{next(numbers)}"])
            database.execute("COMMIT")

        return Pair(
            f"save, {len(text) / 1e3:,.0f} KB", "bare SQLite insert", *medians(save, insert)
        )


def checking(store: AssessmentStore) -> Pair:
    """What part of a save is making the file and reading it back, before anything is
    acknowledged.
    """
    a, numbers = large(), count()
    id_, revision = store.create(a).id, 1

    def save() -> None:
        nonlocal revision
        revision = store.save(id_, with_note(a, "plan", str(next(numbers))), revision).revision

    return Pair(
        "save, as above",
        "write and read the file alone",
        *medians(save, lambda: read_assessment(write_assessment(a))),
    )


def listing(store: AssessmentStore) -> Pair:
    """The list of a thousand against opening one of them."""
    sample = load_sample("agra")
    ids = [store.create(with_name(sample, f"Agra {n}")).id for n in range(MANY)]
    return Pair(
        f"list of {len(store.list()):,}",
        "opening one",
        *medians(store.list, lambda: store.get(ids[MANY // 2])),
    )

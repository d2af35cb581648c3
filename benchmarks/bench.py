"""How fast assessments are kept, as ratios measured side by side in one run, so that any machine gives like figures.

Run by ``make bench``. Works in a temporary folder, talks to no network, and ends within a minute.
"""

from __future__ import annotations

import json
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.edit import with_name, with_note
from cluster_psia.assessment.file import read_assessment, write_assessment
from cluster_psia.assessment.model import Fact, replace
from cluster_psia.assessment.samples import load_sample
from cluster_psia.store import AssessmentStore, open_store

SIZE = 200_000  # bytes of the document that is saved
MANY = 1_000  # assessments in the list
SECONDS = 4.0  # given to each pair of measurements
FEWEST = 5  # measurements of each, however slow


@dataclass(frozen=True)
class Pair:
    """What is measured, what it is held against, and the median milliseconds of both."""

    what: str
    against: str
    mine: float
    other: float


def medians(mine: Callable[[], object], other: Callable[[], object]) -> tuple[float, float]:
    """Median milliseconds of both, taken in turn so that a busy moment hits them alike; the first round is left out."""
    taken: tuple[list[float], list[float]] = ([], [])
    end = time.perf_counter() + SECONDS
    while time.perf_counter() < end or len(taken[0]) <= FEWEST:
        for act, times in zip((mine, other), taken, strict=True):
            begun = time.perf_counter()
            act()
            times.append((time.perf_counter() - begun) * 1e3)
    return statistics.median(taken[0][1:]), statistics.median(taken[1][1:])


def large() -> Assessment:
    """The Tiruppur sample with facts added until its file has ``SIZE`` bytes."""
    a = load_sample("tiruppur")
    fact = Fact(topic="other", statement="What a group said in the feedback workshop, word for word. " * 15)
    wanted = (SIZE - len(write_assessment(a))) // len(json.dumps(fact.model_dump(), indent=10)) + 1
    return replace(a, profile=replace(a.profile, facts=(*a.profile.facts, *[fact] * wanted)))  # type: ignore[no-any-return]


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

        return Pair(f"save, {len(text) / 1e3:,.0f} KB", "bare SQLite insert", *medians(save, insert))


def checking(store: AssessmentStore) -> Pair:
    """What part of a save is making the file and reading it back, before anything is acknowledged."""
    a, numbers = large(), count()
    id_, revision = store.create(a).id, 1

    def save() -> None:
        nonlocal revision
        revision = store.save(id_, with_note(a, "plan", str(next(numbers))), revision).revision

    return Pair(
        "save, as above", "write and read the file alone", *medians(save, lambda: read_assessment(write_assessment(a)))
    )


def listing(store: AssessmentStore) -> Pair:
    """The list of a thousand against opening one of them."""
    sample = load_sample("agra")
    ids = [store.create(with_name(sample, f"Agra {n}")).id for n in range(MANY)]
    return Pair(
        f"list of {len(store.list()):,}", "opening one", *medians(store.list, lambda: store.get(ids[MANY // 2]))
    )


def main() -> None:
    """Measure and print."""
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="cluster-psia-bench-") as name:
        folder = Path(name)
        store = open_store(f"sqlite:///{folder / 'kept.db'}")
        pairs = [saving(store, folder), checking(store)]
        store.close()
        listed = open_store(f"sqlite:///{folder / 'many.db'}")
        pairs.append(listing(listed))
        listed.close()
    print(f"{'what':<22}{'ms':>9}   {'against':<32}{'ms':>9}{'ratio':>9}")
    for pair in pairs:
        ratio = pair.mine / pair.other
        print(f"{pair.what:<22}{pair.mine:>9.2f}   {pair.against:<32}{pair.other:>9.2f}{ratio:>9.1f}")
    print(f"medians on this machine; the whole run took {time.perf_counter() - begun:.0f} s")


if __name__ == "__main__":
    main()

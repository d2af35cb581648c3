"""Undo and redo against the simplest model there is: a list of documents
and a finger on one of them.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cluster_psia.assessment import Assessment
from cluster_psia.store import AssessmentStore, open_store

ACTIONS = st.lists(st.sampled_from(["undo", "redo", "edit", "edit", "same"]), max_size=25)


class Model:
    def __init__(self, first: str) -> None:
        self.names, self.at = [first], 0

    def edit(self, name: str) -> None:
        self.names, self.at = [*self.names[: self.at + 1], name], self.at + 1

    def can(self, action: str) -> bool:
        return self.at > 0 if action == "undo" else self.at < len(self.names) - 1


def play(store: AssessmentStore, actions: list[str]) -> None:
    model, saved = Model("0"), store.create(Assessment(name="0"))
    for n, action in enumerate(actions, 1):
        if action == "edit":
            saved = store.save(saved.id, Assessment(name=str(n)), saved.revision)
            model.edit(str(n))
        elif action == "same":
            saved = store.save(saved.id, saved.assessment, saved.revision)
        elif model.can(action):
            saved = (store.undo if action == "undo" else store.redo)(saved.id, saved.revision)
            model.at += 1 if action == "redo" else -1
        assert saved == store.get(saved.id)
        assert saved.assessment.name == model.names[model.at]
        assert (saved.can_undo, saved.can_redo) == (model.can("undo"), model.can("redo"))


@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(actions=ACTIONS)
def test_any_chain_of_edits_undo_and_redo_agrees_with_a_list(
    store: AssessmentStore, actions: list[str]
) -> None:
    play(store, actions)


@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(actions=ACTIONS, keep=st.integers(1, 6))
def test_whatever_is_kept_undo_and_redo_never_lead_to_a_revision_taken_away(
    tmp_path: Path, actions: list[str], keep: int
) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'few.db'}", keep=keep)
    saved, seen = store.create(Assessment(name="0")), {1: "0"}
    for n, action in enumerate(actions, 1):
        if action in {"edit", "same"}:
            saved = store.save(saved.id, Assessment(name=str(n)), saved.revision)
        elif saved.can_undo if action == "undo" else saved.can_redo:
            saved = (store.undo if action == "undo" else store.redo)(saved.id, saved.revision)
        seen[saved.revision] = saved.assessment.name
        assert store.get(saved.id) == saved
    assert saved.revision == max(seen)
    store.close()


def test_the_newest_revisions_are_kept_and_older_ones_taken_away(url: str) -> None:
    store = open_store(url, keep=5)
    saved = store.create(Assessment(name="1"))
    for n in range(2, 10):
        saved = store.save(saved.id, Assessment(name=str(n)), saved.revision)
    for expected in "8765":
        saved = store.undo(saved.id, saved.revision)
        assert saved.assessment.name == expected
        if not saved.can_undo:
            break
    assert saved.assessment.name == "7"  # five rows: 7, 8, 9 and the two that undo added
    store.close()


def test_undo_stops_at_what_was_taken_away_even_when_more_is_kept_later(url: str) -> None:
    few = open_store(url, keep=3)
    saved = few.create(Assessment(name="1"))
    for n in range(2, 7):
        saved = few.save(saved.id, Assessment(name=str(n)), saved.revision)
    few.close()
    many = open_store(url)
    names = []
    while saved.can_undo:
        saved = many.undo(saved.id, saved.revision)
        names.append(saved.assessment.name)
    assert names == ["5", "4"]
    many.close()


def test_two_hundred_revisions_are_kept_unless_told_otherwise(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'many.db'}")
    saved = store.create(Assessment(name="1"))
    for n in range(2, 206):
        saved = store.save(saved.id, Assessment(name=str(n)), saved.revision)
    store.close()
    with closing(sqlite3.connect(tmp_path / "many.db")) as database:
        numbers = [
            number for (number,) in database.execute("SELECT number FROM revisions ORDER BY number")
        ]
    assert numbers == list(range(6, 206))

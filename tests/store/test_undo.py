"""Undo and redo against the simplest model there is: a list of documents
and a finger on one of them.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cluster_psia.assessment import Assessment
from cluster_psia.store import AssessmentStore, StaleRevision, open_store

ACTIONS = st.lists(st.sampled_from(["undo", "redo", "edit", "edit", "same"]), max_size=25)
TYPED = st.lists(st.sampled_from(["undo", "redo", "edit", "type", "type"]), max_size=25)


class Model:
    def __init__(self, first: str) -> None:
        self.names, self.at = [first], 0

    def edit(self, name: str) -> None:
        self.names, self.at = [*self.names[: self.at + 1], name], self.at + 1

    def type(self, name: str) -> None:
        """Another moment of the edit before: it takes that one's place."""
        self.names[self.at :] = [name]

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
@given(actions=TYPED)
def test_undo_takes_back_a_whole_typing_and_no_pause_of_it(
    store: AssessmentStore, actions: list[str]
) -> None:
    model, saved, typing = Model("0"), store.create(Assessment(name="0")), False
    for n, action in enumerate(actions, 1):
        if action in {"edit", "type"}:
            instead = typing and action == "type"
            saved = store.save(saved.id, Assessment(name=str(n)), saved.revision, instead=instead)
            (model.type if instead else model.edit)(str(n))
        elif model.can(action):
            saved = (store.undo if action == "undo" else store.redo)(saved.id, saved.revision)
            model.at += 1 if action == "redo" else -1
        typing = action in {"edit", "type"}
        assert saved == store.get(saved.id)
        assert saved.assessment.name == model.names[model.at]
        assert (saved.can_undo, saved.can_redo) == (model.can("undo"), model.can("redo"))


def test_what_was_typed_and_taken_out_again_leaves_nothing_to_undo(
    store: AssessmentStore,
) -> None:
    saved = store.create(Assessment(name="Agra"))
    for instead, name in ((False, "Agra s"), (True, "Agra sh"), (True, "Agra")):
        saved = store.save(saved.id, Assessment(name=name), saved.revision, instead=instead)
    assert (saved.assessment.name, saved.can_undo, saved.revision) == ("Agra", False, 4)
    assert store.get(saved.id) == saved


def test_a_first_revision_is_never_typed_over(store: AssessmentStore) -> None:
    saved = store.create(Assessment(name="Agra"))
    saved = store.save(saved.id, Assessment(name="Agra 2"), saved.revision, instead=True)
    assert store.undo(saved.id, saved.revision).assessment.name == "Agra"


def test_a_long_typing_takes_no_place_from_what_can_be_undone(url: str) -> None:
    store = open_store(url, keep=5)
    saved = store.create(Assessment(name="1"))
    for n in range(2, 5):
        saved = store.save(saved.id, Assessment(name=str(n)), saved.revision)
    for n in range(100):
        saved = store.save(saved.id, Assessment(name=f"typed {n}"), saved.revision, instead=bool(n))
    for expected in "43":
        saved = store.undo(saved.id, saved.revision)
        assert saved.assessment.name == expected
    store.close()


def test_typing_over_what_somebody_else_saved_is_refused_and_changes_nothing(
    store: AssessmentStore,
) -> None:
    first = store.create(Assessment(name="1"))
    mine = store.save(first.id, Assessment(name="m"), first.revision)
    theirs = store.save(first.id, Assessment(name="theirs"), mine.revision)
    with pytest.raises(StaleRevision):
        store.save(first.id, Assessment(name="mi"), mine.revision, instead=True)
    assert store.get(first.id) == theirs
    assert store.undo(first.id, theirs.revision).assessment.name == "m"


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

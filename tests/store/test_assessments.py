"""The contract of the store, on every kind of database."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.edits.profile import with_name, with_part
from cluster_psia.assessment.files.samples import load_sample
from cluster_psia.store import (
    AssessmentStore,
    NotFound,
    StaleRevision,
    StoreError,
    Summary,
    open_store,
)

AGRA = with_part(Assessment(name="Agra footwear"), "profile", cluster="Agra", country="India")


def test_a_new_assessment_is_revision_1_with_nothing_to_undo(store: AssessmentStore) -> None:
    assert store.is_empty()
    begun = datetime.now(UTC)
    kept = store.create(AGRA)
    assert (kept.revision, kept.assessment, kept.can_undo, kept.can_redo) == (1, AGRA, False, False)
    assert kept.changed_at.tzinfo is UTC
    assert begun <= kept.changed_at <= datetime.now(UTC)
    assert store.get(kept.id) == kept
    assert not store.is_empty()


def test_a_whole_sample_comes_back_as_it_was(store: AssessmentStore, url: str) -> None:
    sample = load_sample("tiruppur")
    id_ = store.create(sample).id
    store.close()
    again = open_store(url)
    assert again.get(id_).assessment == sample
    assert again.list()[0].sample
    again.close()


def test_ids_are_short_and_fit_into_an_address(store: AssessmentStore) -> None:
    ids = {store.create(AGRA).id for _ in range(20)}
    assert len(ids) == 20
    assert all(len(id_) == 14 and id_.isascii() and id_.isalnum() for id_ in ids)


def test_a_save_makes_the_next_revision(store: AssessmentStore) -> None:
    first = store.create(AGRA)
    second = store.save(first.id, with_name(AGRA, "Agra 2"), first.revision)
    assert (second.revision, second.assessment.name, second.can_undo) == (2, "Agra 2", True)
    assert store.get(first.id) == second


def test_an_unchanged_save_makes_no_revision_and_leaves_redo(store: AssessmentStore) -> None:
    id_ = store.create(AGRA).id
    store.save(id_, with_name(AGRA, "Agra 2"), 1)
    undone = store.undo(id_, 2)
    same = store.save(id_, AGRA, undone.revision)
    assert same == undone
    assert same.can_redo


def test_a_stale_save_is_refused_with_the_newer_one_and_writes_nothing(
    store: AssessmentStore,
) -> None:
    id_ = store.create(AGRA).id
    newer = store.save(id_, with_name(AGRA, "hers"), 1)
    with pytest.raises(StaleRevision) as refused:
        store.save(id_, with_name(AGRA, "mine"), 1)
    assert refused.value.newer == newer == store.get(id_)


@pytest.mark.parametrize("base", [0, 1, 3, -1])
def test_undo_and_redo_on_another_revision_than_the_newest_are_refused(
    store: AssessmentStore, base: int
) -> None:
    id_ = store.create(AGRA).id
    newest = store.save(id_, with_name(AGRA, "b"), 1)
    for step in (store.undo, store.redo):
        with pytest.raises(StaleRevision) as refused:
            step(id_, base)
        assert refused.value.newer == newest


def test_nothing_to_undo_or_redo_is_said(store: AssessmentStore) -> None:
    id_ = store.create(AGRA).id
    with pytest.raises(StoreError, match="nothing to undo"):
        store.undo(id_, 1)
    with pytest.raises(StoreError, match="nothing to redo"):
        store.redo(id_, 1)


def test_a_document_that_no_file_could_hold_is_refused_before_it_is_written(
    store: AssessmentStore,
) -> None:
    kept = store.create(AGRA)
    broken = AGRA.model_copy(update={"name": "x" * 301})
    with pytest.raises(StoreError, match="name: the text has 301 characters"):
        store.save(kept.id, broken, 1)
    assert store.get(kept.id) == kept


def test_the_list_shows_the_newest_change_first(store: AssessmentStore) -> None:
    a, b, c = (store.create(with_name(AGRA, name)).id for name in "abc")
    store.save(b, with_name(AGRA, "b again"), 1)
    lines = store.list()
    assert [line.id for line in lines] == [b, c, a]
    assert lines[0] == Summary(
        b, "b again", "Agra", "India", False, 2, store.get(b).changed_at, False
    )


def test_rename_is_a_change_that_can_be_undone(store: AssessmentStore) -> None:
    id_ = store.create(AGRA).id
    assert store.rename(id_, "  Agra, 2024 ").assessment.name == "Agra, 2024"
    assert store.undo(id_, 2).assessment.name == "Agra footwear"


def test_a_name_that_is_empty_or_too_long_is_refused(store: AssessmentStore) -> None:
    kept = store.create(AGRA)
    with pytest.raises(StoreError, match="name: is empty"):
        store.rename(kept.id, "  ")
    with pytest.raises(StoreError, match="400 characters and may have 300"):
        store.duplicate(kept.id, "x" * 400)
    assert [line.name for line in store.list()] == ["Agra footwear"]


def test_a_duplicate_is_another_assessment_and_no_sample(store: AssessmentStore) -> None:
    original = store.create(load_sample("agra"))
    copy, named = store.duplicate(original.id, None), store.duplicate(original.id, "Ours")
    assert copy.assessment.name == f"Copy of {original.assessment.name}"
    assert named.assessment.name == "Ours"
    assert copy.assessment.sample is None
    assert copy.assessment.chain == original.assessment.chain
    assert len({original.id, copy.id, named.id}) == 3
    store.rename(copy.id, "changed")
    assert store.get(original.id) == original


def test_the_copy_of_the_longest_name_fits(store: AssessmentStore) -> None:
    kept = store.create(Assessment(name="ñ" * 300))
    assert store.duplicate(kept.id, None).assessment.name == "Copy of " + "ñ" * 292


def test_a_deleted_assessment_is_gone_until_it_is_restored_as_it_was(
    store: AssessmentStore,
) -> None:
    id_ = store.create(AGRA).id
    before = store.save(id_, with_name(AGRA, "b"), 1)
    store.delete(id_)
    assert store.list() == []
    assert [line.name for line in store.deleted()] == ["b"]
    assert not store.is_empty()
    for act in (
        lambda: store.get(id_),
        lambda: store.save(id_, AGRA, 2),
        lambda: store.undo(id_, 2),
        lambda: store.redo(id_, 2),
        lambda: store.rename(id_, "c"),
        lambda: store.duplicate(id_, None),
        lambda: store.delete(id_),
    ):
        with pytest.raises(NotFound):
            act()
    store.restore(id_)
    assert store.get(id_) == before
    assert store.deleted() == []
    with pytest.raises(NotFound):
        store.restore(id_)


@pytest.mark.parametrize(
    "id_",
    ["", "x", "' OR 1=1 --", "a" * 5000, "ünïcödé", "%", "../../etc/passwd", "\x00", "\ud800"],
)
def test_an_unknown_id_is_not_found(store: AssessmentStore, id_: str) -> None:
    store.create(AGRA)
    with pytest.raises(NotFound):
        store.get(id_)
    with pytest.raises(NotFound):
        store.delete(id_)


@pytest.mark.parametrize(
    "name",
    [
        "🧵 knitwear 👩🏽‍🏭",
        "تيروبور — القُمصان",
        "Robert'); DROP TABLE assessments;--",
        '"quoted" \\ back',
        "=1+1",
        "%s :x ?",
    ],
)
def test_names_are_text(store: AssessmentStore, name: str) -> None:
    kept = store.create(with_name(with_part(AGRA, "profile", cluster=name, country=name), name))
    assert store.get(kept.id).assessment.name == name
    assert [(line.name, line.cluster, line.country) for line in store.list()] == [
        (name, name, name)
    ]

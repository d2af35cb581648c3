"""Drafts: kept beside the assessment, offered again, never part of it."""

from __future__ import annotations

import pytest

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.files.file import write_assessment
from cluster_psia.store import AssessmentStore, NotFound, open_store

WHY = "own_word.reason.weavers"


@pytest.fixture
def id_(store: AssessmentStore) -> str:
    return store.create(Assessment(name="Agra")).id


def test_the_newest_of_a_place_is_kept_and_every_place_apart(
    store: AssessmentStore, id_: str
) -> None:
    for value in ("H", "Hired", "Hired by the day"):
        store.drafts.keep(id_, WHY, value)
    store.drafts.keep(id_, "fact.new.statement", "")
    assert store.drafts.of(id_) == {WHY: "Hired by the day", "fact.new.statement": ""}


def test_an_assessment_has_its_own(store: AssessmentStore, id_: str) -> None:
    other = store.create(Assessment(name="Other")).id
    store.drafts.keep(id_, WHY, "mine")
    assert store.drafts.of(other) == {}


def test_what_was_sent_is_forgotten_and_the_rest_stays(store: AssessmentStore, id_: str) -> None:
    for place in ("a", "b", "c"):
        store.drafts.keep(id_, place, place)
    store.drafts.drop(id_, ["a", "c", "never typed"])
    assert store.drafts.of(id_) == {"b": "b"}
    store.drafts.drop(id_, [])
    assert store.drafts.of(id_) == {"b": "b"}


def test_a_draft_is_no_revision_and_stands_in_no_file(store: AssessmentStore, id_: str) -> None:
    before = store.get(id_)
    store.drafts.keep(id_, WHY, "Hired by the day")
    assert store.get(id_) == before
    assert b"Hired" not in write_assessment(store.get(id_).assessment)
    copy = store.duplicate(id_)
    assert store.drafts.of(copy.id) == {}


def test_it_outlives_the_program(url: str) -> None:
    first = open_store(url)
    id_ = first.create(Assessment(name="Agra")).id
    first.drafts.keep(id_, WHY, "हर दिन काम · روزانہ")
    first.close()
    again = open_store(url)
    assert again.drafts.of(id_) == {WHY: "हर दिन काम · روزانہ"}
    again.close()


def test_it_goes_with_its_assessment_and_does_not_come_back_with_it(
    store: AssessmentStore, id_: str
) -> None:
    store.drafts.keep(id_, WHY, "Hired by the day")
    store.delete(id_)
    assert store.drafts.of(id_) == {}
    with pytest.raises(NotFound):
        store.drafts.keep(id_, WHY, "too late")
    store.restore(id_)
    assert store.drafts.of(id_) == {}


@pytest.mark.parametrize("nobody", ["2222222222abcd", "no/id", ""])
def test_there_is_none_without_an_assessment(store: AssessmentStore, nobody: str) -> None:
    with pytest.raises(NotFound):
        store.drafts.keep(nobody, WHY, "x")
    assert store.drafts.of(nobody) == {}


def test_a_copy_can_have_them_too(store: AssessmentStore, id_: str) -> None:
    copy = store.create(Assessment(name="My copy")).id
    store.drafts.keep(id_, WHY, "newer")
    store.drafts.keep(copy, WHY, "older")
    store.drafts.carry(id_, copy)
    assert store.drafts.of(copy) == store.drafts.of(id_) == {WHY: "newer"}


def test_whatever_can_be_typed_can_be_kept(store: AssessmentStore, id_: str) -> None:
    store.drafts.keep(id_, "x" * 500, "tab\there\nline\x00nul \ud800 " + "long " * 40_000)
    (kept,) = store.drafts.of(id_).values()
    assert kept.startswith("tab\there\nline")
    assert len(kept) > 200_000
    store.drafts.drop(id_, ["x" * 500])
    assert store.drafts.of(id_) == {}

"""Rows that make no sense are told apart, and what can be no row is refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.document.model import SCHEMA_VERSION
from cluster_psia.store import AssessmentStore, NotFound, StoreError, history, open_store, rows
from tests.store.places import sql


class TestDamagedRows:
    """A row that makes no sense is told apart and the others are still there."""

    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        return tmp_path / "kept.db"

    @pytest.fixture
    def store(self, path: Path) -> AssessmentStore:
        return open_store(f"sqlite:///{path}")

    @pytest.mark.parametrize(
        "harm",
        [
            "DELETE FROM revisions WHERE assessment_id = '{id}'",
            "UPDATE revisions SET schema_version = 99 WHERE assessment_id = '{id}'",
            "UPDATE revisions SET schema_version = 'x' WHERE assessment_id = '{id}'",
            "UPDATE assessments SET changed_at = 'yesterday' WHERE id = '{id}'",
            "UPDATE assessments SET changed_at = x'ff00' WHERE id = '{id}'",
            "UPDATE assessments SET name = CAST(x'ff41' AS TEXT) WHERE id = '{id}'",
        ],
    )
    def test_the_list_marks_it_and_shows_the_others(
        self, store: AssessmentStore, path: Path, harm: str
    ) -> None:
        ids = [store.create(Assessment(name=name)).id for name in ("whole", "harmed", "whole too")]
        sql(path, "PRAGMA foreign_keys = OFF", harm.format(id=ids[1]))
        damaged = {line.id: line.damaged for line in store.list()}
        assert damaged == {ids[0]: False, ids[1]: True, ids[2]: False}
        assert store.list()[0].name.encode()
        assert store.get(ids[0]).assessment.name == "whole"
        store.close()

    @pytest.mark.parametrize(
        ("document", "said"),
        [
            ("'{'", "revision 2 of this assessment cannot be read any more: line 1, column 2"),
            (
                "CAST(x'7bff7d' AS TEXT)",
                "revision 2 of this assessment cannot be read any more: line 1: the file is not",
            ),
            ("'{\"schema_version\": 7}'", "revision 2 .* written by a newer Cluster PSIA"),
        ],
    )
    def test_opening_it_says_why_and_undo_still_leads_back(
        self, store: AssessmentStore, path: Path, document: str, said: str
    ) -> None:
        id_ = store.create(Assessment(name="first")).id
        store.save(id_, Assessment(name="second"), 1)
        sql(path, f"UPDATE revisions SET document = {document} WHERE number = 2")
        with pytest.raises(StoreError, match=said) as refused:
            store.get(id_)
        assert "\n" not in str(refused.value)
        assert store.undo(id_, 2).assessment.name == "first"
        store.close()

    def test_a_lost_revision_is_said(self, store: AssessmentStore, path: Path) -> None:
        id_ = store.create(Assessment(name="first")).id
        sql(path, "DELETE FROM revisions")
        with pytest.raises(StoreError, match="revision 1 of this assessment is missing"):
            store.get(id_)
        with pytest.raises(NotFound):
            store.get("other")
        store.close()


@pytest.mark.parametrize("id_", ["", "../x", "a b", "a" * 41, "é", "١"])
def test_what_can_be_no_id_is_not_found(id_: str) -> None:
    with pytest.raises(NotFound):
        rows.check_id(id_)
    rows.check_id("a" * 40)


def test_a_document_that_could_not_be_read_back_is_refused() -> None:
    whole = Assessment(name="x")
    assert rows.document_of(whole)
    with pytest.raises(StoreError, match="this cannot be saved: "):
        rows.document_of(whole.model_copy(update={"name": ""}))


def test_a_revision_says_where_undo_and_redo_lead_and_its_time_in_utc() -> None:
    a = Assessment(name="x")
    row = rows.RevisionRow(
        id="a",
        number=2,
        schema_version=SCHEMA_VERSION,
        document=b"nobody reads it again",
        undo_to=1,
        redo_to=None,
        made_at="2026-01-01T14:30:00+05:30",
    )
    saved = rows.saved_value(row, a)
    assert saved.assessment is a
    assert (saved.can_undo, saved.can_redo) == (True, False)
    assert saved.changed_at.isoformat() == "2026-01-01T09:00:00+00:00"
    with pytest.raises(StoreError, match="revision 2 of this assessment has no time"):
        rows.saved_value(replace(row, made_at="yesterday"), a)


def test_only_the_newest_revisions_are_kept_and_no_pointer_leads_to_another(
    tmp_path: Path,
) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'kept.db'}")
    a = Assessment(name="x")
    saved = store.create(a)
    old = rows.RevisionRow(saved.id, 1, SCHEMA_VERSION, rows.document_of(a), None, None, "")
    with store._writing() as connection:
        for number in (2, 3):
            new = replace(old, number=number, undo_to=number - 1, made_at=rows.current_moment())
            last = history.last_to_prune(connection, replace(old, number=number - 1), 2)
            assert rows.add_revision(connection, number - 1, new, a)
            history.prune_revisions(connection, saved.id, last)
        assert not rows.add_revision(connection, 2, replace(new, number=4), a)
        assert rows.revision_row(connection, saved.id, 2).undo_to is None
        assert rows.newest_revision(connection, saved.id).undo_to == 2
        with pytest.raises(StoreError, match="revision 1 of this assessment is missing"):
            rows.revision_row(connection, saved.id, 1)
    store.close()

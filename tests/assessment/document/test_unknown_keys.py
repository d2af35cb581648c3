"""Keys in a document that its method does not know any more: kept, told, and counted in nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.document.model import assessment_as_written, replace
from cluster_psia.assessment.document.unknown_keys import (
    left_out_words,
    unknown_key_problem,
    unknown_keys,
)
from cluster_psia.assessment.edits.chain import add_actor, change_actor
from cluster_psia.assessment.edits.matrix import with_matrix_answer, with_weight
from cluster_psia.assessment.edits.screening import rate_item
from cluster_psia.assessment.files.file import plain_values, read_assessment, write_assessment
from cluster_psia.store import open_store
from tests.assessment.files.test_golden import NEWEST
from tests.assessment.unknown import forgotten, held_keys

GOLDEN = read_assessment(NEWEST.read_bytes())


def test_a_document_of_what_nobody_knows_any_more_opens_and_tells_it() -> None:
    raw = plain_values(GOLDEN)
    raw["chain"]["actors"][1]["kind"] = "large_producer_of_old"
    a = assessment_as_written(raw)
    (unknown,) = unknown_keys(a)
    assert (unknown.where, unknown.key) == ("chain, actor 'makers'", "large_producer_of_old")
    assert "'large_producer_of_old' is no kind of actor; use" in unknown_key_problem(a, unknown)
    assert left_out_words(a, "chain.actors") == (
        "Counted nowhere, since the method does not know it any more:"
        " large_producer_of_old. Choose what it is now.",
    )
    assert left_out_words(a, "groups") == ()


def test_every_key_may_be_forgotten_and_is_kept_by_file_and_store(tmp_path: Path) -> None:
    places = held_keys(plain_values(GOLDEN))
    a = forgotten(GOLDEN, {place.key for _, place in places})
    told = {key.field.path for key in unknown_keys(a)}
    # What hangs on an unknown area is told with it.
    assert told == {path for path, _ in places} - {"programme.activities[].effect"}
    assert read_assessment(write_assessment(a)) == a
    store = open_store(f"sqlite:///{tmp_path / 'kept.db'}")
    assert store.get(store.create(a).id).assessment == a
    store.close()


def test_an_edit_keeps_unknown_keys_and_brings_in_no_new_one() -> None:
    keys = {place.key for _, place in held_keys(plain_values(GOLDEN))}
    a = forgotten(GOLDEN, keys)
    for edited in (
        replace(a, name="Other"),
        change_actor(a, "makers", workers=7),
        with_matrix_answer(a, "location", 3),
        with_weight(a, "location", 2.5),
        rate_item(a, "home", "wages", "clear") if "wages" in keys else a,
    ):
        assert {key.meant for key in unknown_keys(edited)} == {key.meant for key in unknown_keys(a)}
    with pytest.raises(ValidationError, match="'king' is no kind of actor"):
        change_actor(a, "makers", kind="king")
    with pytest.raises(ValidationError, match="'king' is no kind of actor"):
        add_actor(GOLDEN, "Kings", "king", "production")


def test_choosing_what_it_is_now_mends_it() -> None:
    a = forgotten(GOLDEN, {"small_producer"})
    assert len(unknown_keys(a)) == 1
    assert unknown_keys(change_actor(a, "makers", kind="small_producer")) == ()


def test_an_assessment_made_here_speaks_of_nothing_unknown() -> None:
    with pytest.raises(ValidationError, match="'weather' is no criterion of Table 2"):
        Assessment(name="x", weights={"weather": 1.0})

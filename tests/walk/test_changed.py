"""What differs between two documents, in words and with its page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError

from cluster_psia.assessment.document.contents import Contents
from cluster_psia.assessment.document.fields import SCHEMA_VERSION
from cluster_psia.assessment.document.model import assessment_as_written
from cluster_psia.assessment.edits.chain import add_actor, place_node, remove_node
from cluster_psia.assessment.edits.matrix import with_evidence, with_matrix_answer, with_weight
from cluster_psia.assessment.edits.profile import remove_fact, with_name, with_note, with_part
from cluster_psia.assessment.edits.screening import change_rating, override_status, rate_item
from cluster_psia.assessment.files.file import read_assessment
from cluster_psia.assessment.files.samples import load_sample
from cluster_psia.ui.frame.walk import every_step
from cluster_psia.walk.changed import PAGES, changes_in_words, document_changes

if TYPE_CHECKING:
    from cluster_psia.assessment import Assessment

GOLDEN = Path(__file__).parents[1] / "assessment" / "files" / "golden"
TITLES = {step.key: step.title for step in every_step()}
A = load_sample("tiruppur")
NODE = A.chain.actors[0]


def words(before: Assessment, after: Assessment) -> str:
    return changes_in_words(document_changes(before, after), TITLES)


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (with_name(A, "Ours"), "name of the assessment (Cluster profile)"),
        (with_part(A, "profile", cluster="Agra"), "cluster (Cluster profile)"),
        (with_part(A, "programme", name="SIMAP"), "name of the programme (Cluster profile)"),
        (with_matrix_answer(A, "employment", 4), "score of Employment (Poverty matrix)"),
        (with_weight(A, "employment", 2.0), "weight of Employment (Poverty matrix)"),
        (
            rate_item(A, NODE.id, "networks", "clear"),
            f"sign of Social and information networks, {NODE.label} (Screening)",
        ),
        (with_note(A, "matrix", "Ask again"), "note for the plan (Poverty matrix)"),
        (add_actor(A, "Dyers", "trader"), "node Dyers (Value chain)"),
        (A, "nothing that a page shows"),
    ],
)
def test_a_change_is_named_with_its_page_and_so_is_its_undoing(
    after: Assessment, said: str
) -> None:
    assert words(A, after) == said
    assert words(after, A) == said


def test_taking_out_the_first_fact_is_no_change_of_the_others() -> None:
    (change,) = document_changes(A, remove_fact(A, A.facts[0].id))
    assert change.what.startswith("fact “")


def test_more_than_one_change_is_counted_and_every_page_named() -> None:
    after = with_part(with_matrix_answer(A, "employment", 4), "profile", country="Nepal")
    assert words(A, after) == "country and 1 more (Cluster profile and Poverty matrix)"
    gone = words(A, remove_node(A, NODE.id))
    assert gone.startswith(f"node {NODE.label} and ")


def test_a_criterion_with_evidence_and_a_node_with_a_reason_are_named() -> None:
    scored = with_matrix_answer(A, "employment", 4)
    said = words(scored, with_evidence(scored, "employment", "Seen"))
    assert said == "evidence of Employment (Poverty matrix)"
    said = words(A, override_status(A, NODE.id, "likely", "Paid by the piece"))
    assert said.startswith("own word of ")
    assert said.endswith("(Screening)")
    said = words(A, change_rating(A, NODE.id, "networks", note="Few visitors"))
    assert said == f"sign of Social and information networks, {NODE.label} (Screening)"


def test_a_place_on_the_map_is_named_only_where_nothing_else_of_the_chain_changed() -> None:
    moved = place_node(A, NODE.id, 10.0, 20.0)
    assert words(A, moved) == f"place of {NODE.label} on the map (Value chain)"
    assert words(A, add_actor(moved, "Dyers", "trader")) == "node Dyers (Value chain)"


def test_every_part_of_the_document_has_its_page() -> None:
    assert set(PAGES) == set(Contents.model_fields) - {"schema_version"}
    assert set(PAGES.values()) <= set(TITLES)


def filled() -> dict[str, Any]:
    """A document in which every field of the model holds something."""
    file = GOLDEN / f"version_{SCHEMA_VERSION}.json"
    return read_assessment(file.read_bytes()).model_dump(mode="json")


def changed_leaves(value: Any) -> Iterator[Any]:
    """The document once for each of its texts and numbers, with that one changed."""
    children = value.items() if isinstance(value, dict) else enumerate(value)
    for at, held in list(children):
        if isinstance(held, dict | list):
            for inner in changed_leaves(held):
                yield _with(value, at, inner)
        elif isinstance(held, str):
            yield _with(value, at, f"{held}x")
        elif isinstance(held, int | float) and not isinstance(held, bool):
            yield _with(value, at, held + 1)


def _with(value: Any, at: Any, what: Any) -> Any:
    copy = value.copy()
    copy[at] = what
    return copy


def test_whatever_is_changed_is_named_with_a_page() -> None:
    before = assessment_as_written(filled())
    tried = 0
    for values in changed_leaves(filled()):
        try:
            after = assessment_as_written(values)
        except ValidationError:
            continue  # a changed key may fit nowhere
        if after == before:
            continue
        changes = document_changes(before, after)
        assert changes, values
        assert all(change.what and change.page in TITLES for change in changes), changes
        tried += 1
    assert tried > 100

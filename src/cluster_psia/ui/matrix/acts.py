"""What a person does in the rows of the matrix, and which criterion is in hand.

What comes from a browser is believed only as far as it fits the criteria of this assessment.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.edits.matrix import own_rating, with_matrix_answer
from cluster_psia.assessment.grid.changes import HeardChanges, heard_changes
from cluster_psia.ui import state
from cluster_psia.ui.matrix.component import SAID

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Answer, Assessment
    from cluster_psia.method.model import Criterion

ANSWERS: Mapping[str, Answer | None] = {
    **{str(point): point for point in (1, 2, 3, 4, 5)},
    "unknown": "unknown",
    "not_applicable": "not_applicable",
    "": None,
}
"""The answers by what a browser calls them; the empty one takes an answer back."""


@dataclass(frozen=True)
class MatrixView:
    """Which criterion is in hand, by its key, and up to which act the browser is heard."""

    criterion: str | None = None
    heard: HeardChanges = field(default_factory=HeardChanges)


def rows_key() -> str:
    """The key of the component: another assessment has other rows."""
    opened = state.current_revision()
    return f"matrix.{opened.id if opened else ''}"


def criterion_in_hand(a: Assessment, rows: Sequence[Criterion]) -> Criterion | None:
    """The row that was taken in hand, else the first that nobody answered, else the first."""
    there = {row.key: row for row in rows}
    chosen = there.get(state.view_of(MatrixView).criterion or "")
    return chosen or next((row for row in rows if not _is_answered(a, row)), next(iter(rows), None))


def _is_answered(a: Assessment, row: Criterion) -> bool:
    rating = own_rating(a, row.key)
    return rating is not None and rating.answer is not None


def handle_matrix_act() -> None:
    """Take up what a browser says of the rows, once: answers, and the row that is in hand now,
    which is the one that was answered or opened last.
    """
    held = state.view_of(MatrixView)
    changes, heard = heard_changes(state.said_by(rows_key(), SAID), held.heard)
    state.change_view(MatrixView, heard=heard)
    there = {row.key for row in method_of(state.current_assessment()).table_2.criteria}
    for change in changes:
        if change.what != "set" or change.row not in there:
            continue
        state.change_view(MatrixView, criterion=change.row)
        if change.column == "answer" and change.text in ANSWERS:
            _answer(change.row, ANSWERS[change.text])


def _answer(criterion: str, answer: Answer | None) -> None:
    """One act is one step of undo; the same answer again changes nothing."""
    rating = own_rating(state.current_assessment(), criterion)
    if answer != (rating.answer if rating else None) or (rating and rating.reading == "ours"):
        state.edit_assessment(lambda a: with_matrix_answer(a, criterion, answer))

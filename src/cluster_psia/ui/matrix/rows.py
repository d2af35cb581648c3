"""What a browser gets of the matrix: its groups of criteria, and each criterion in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.words import citation_words
from cluster_psia.assessment.edits.matrix import own_rating
from cluster_psia.diagnosis.agreement import answer_shape, consensus
from cluster_psia.diagnosis.scores import newest_ratings
from cluster_psia.drawing.charts.room_sentences import WORDS
from cluster_psia.ui.parts.text import cut_text
from cluster_psia.words import dotted_line, mean_words

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment, Rating
    from cluster_psia.assessment.grid.changes import HeardChanges
    from cluster_psia.diagnosis import Diagnosis
    from cluster_psia.method.model import Criterion, Entry

SHOWN = 90  # characters of a note or a source in a row; all of it stands in the row in hand
ALL_OFF = "Every criterion of this group is switched off here, under Local adaptation."


def matrix_rows_data(
    a: Assessment, d: Diagnosis, in_hand: Criterion | None, heard: HeardChanges
) -> dict[str, Any]:
    """The rows as the component takes them."""
    table = method_of(a).table_2
    return {
        "groups": [_group(a, group, table.criteria) for group in table.groups],
        "hand": in_hand.key if in_hand else "",
        "heard": [heard.source, heard.number],
        "share": answered_share(d),
        "verdict": (
            f"Need {mean_words(d.need.mean.value)} · Capacity {mean_words(d.capacity.mean.value)}"
        ),
    }


def answered_share(d: Diagnosis) -> str:
    """How many criteria are scored, not known, or do not apply."""
    parts = [f"{d.answered} of {len(d.scores)} criteria scored"]
    if d.unknown:
        parts.append(f"{d.unknown} not known")
    if d.not_applicable:
        parts.append(f"{d.not_applicable} not applicable")
    return ", ".join(parts)


def room_scores(a: Assessment, criterion: str) -> list[int]:
    """The newest scores of everybody who rated a criterion, the consultant among them."""
    answers = (rating.answer for rating in newest_ratings(a.ratings.get(criterion, ())))
    return [answer for answer in answers if isinstance(answer, int)]


def _group(a: Assessment, group: Entry, criteria: tuple[Criterion, ...]) -> dict[str, Any]:
    rows = [_row(a, row) for row in criteria if row.group == group.key]
    return {
        "key": group.key,
        "label": group.label,
        "about": group.explanation,
        "none": "" if rows else ALL_OFF,
        "rows": rows,
    }


def _row(a: Assessment, row: Criterion) -> dict[str, Any]:
    rating = own_rating(a, row.key)
    answer = rating.answer if rating else None
    return {
        "key": row.key,
        "number": row.number,
        "label": row.label,
        "question": row.question,
        "anchors": [row.anchor_at(point) for point in (1, 2, 3, 4, 5)],
        "adapted": bool(row.adapted),
        "answer": "" if answer is None else str(answer),
        "found": _found(a, row, rating),
    }


def _found(a: Assessment, row: Criterion, rating: Rating | None) -> str:
    """What stands behind the answer, in a line; empty where nothing does."""
    parts = [_said_by_others(a, row)]
    if rating:
        parts += [rating.evidence, citation_words(a, rating.citation)]
    return dotted_line(cut_text(part, SHOWN) for part in parts if part)


def _said_by_others(a: Assessment, row: Criterion) -> str:
    scores = room_scores(a, row.key)
    if len(scores) < 2:
        return ""
    return f"{WORDS[answer_shape(scores, consensus(scores))]}, n {len(scores)}"

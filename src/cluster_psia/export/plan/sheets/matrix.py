"""The Matrix sheet: one row for each criterion of Table 2 with its
answer, evidence and how sure the reading is.
"""

from __future__ import annotations

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.adapted_here import anchors_in_words
from cluster_psia.assessment.document.model import Assessment, Rating
from cluster_psia.diagnosis import diagnose
from cluster_psia.diagnosis.scores import Score
from cluster_psia.export.plan.matrix_means import means_table
from cluster_psia.export.plan.report import SOURCE, WHY, Cell, Column, Row, Sheet, Table
from cluster_psia.export.plan.words import ENTERED, joined_lines, source_of
from cluster_psia.method import load_method
from cluster_psia.method.cite import cite, origin
from cluster_psia.method.model import Criterion
from cluster_psia.words import entry_label

_STATES: dict[str, Cell] = {
    "unknown": "don't know",
    "not_applicable": "not applicable",
    "empty": None,
}


def matrix_sheet(a: Assessment) -> Sheet:
    """The criteria, then what may be made of the scores."""
    found = diagnose(a)
    purpose = (
        f"The poverty matrix ({cite('unido_2004', 'Table 2')}): from 1, lowest, to 5, highest"
        " expected impact on poverty. Empty: not answered."
    )
    tables = (_criteria(a, {score.criterion: score for score in found.scores}), means_table(found))
    return Sheet("Matrix", purpose, tables, a.notes.get("matrix", ""), frozen=3)


def _criteria(a: Assessment, found: dict[str, Score]) -> Table:
    columns = (
        Column("No.", 5, "number"),
        Column("Group", 13),
        Column("Criterion", 18),
        Column("Anchors", 24),
        Column("Score", 9, "decimal"),
        Column("Raters", 8, "number"),
        Column("Anchor at the score", 13),
        Column("Evidence", 34),
        Column("Weight", 8, "decimal"),
        Column("Certainty of the reading", 28),
        Column(WHY.title, 30),
        SOURCE,
    )
    rows = tuple(
        _criterion(a, criterion, found[criterion.key])
        for criterion in method_of(a).table_2.criteria
    )
    return Table(
        "MatrixTable", columns, rows, "No criteria in the method.", f"The {len(rows)} criteria"
    )


def _criterion(a: Assessment, criterion: Criterion, score: Score) -> Row:
    ratings = a.ratings.get(criterion.key, ())
    group = entry_label(load_method().table_2.groups, criterion.group)
    certainty = f"{criterion.certainty.level}: {criterion.certainty.note}"
    return (
        criterion.number,
        group,
        criterion.label,
        _anchors(criterion),
        _STATES.get(score.state, _whole(score.value)),
        len({r.rater for r in ratings}),
        _anchor_at(criterion, score),
        _evidence(ratings),
        _whole(score.weight),
        certainty,
        criterion.explanation,
        joined_lines((origin(criterion), *map(_source, ratings))),
    )


def _whole(value: float | None) -> Cell:
    """A score as people give it: 3 and not 3.0; a mean of several keeps its decimals."""
    return int(value) if value is not None and value.is_integer() else value


def _anchors(criterion: Criterion) -> str:
    """The anchors in short: "1: formal; 5: informal"."""
    return anchors_in_words(criterion.anchors) or "none in any source"


def _anchor_at(criterion: Criterion, score: Score) -> str:
    """The label printed over the score; a mean of several raters lies at no anchor."""
    if score.value is None:
        return ""
    label = criterion.anchor_at(int(score.value)) if score.value.is_integer() else ""
    return label or "between anchors"


def _evidence(ratings: tuple[Rating, ...]) -> str:
    """What was given as evidence; with raters and their answers where there are several ratings."""
    if len(ratings) == 1:
        return ratings[0].evidence
    answers = ((r, _STATES.get(str(r.answer), r.answer)) for r in ratings)
    return "\n".join(
        f"{r.rater}, round {r.round}: {answer}. {r.evidence}".strip() for r, answer in answers
    )


def _source(rating: Rating) -> str:
    """Where an answer comes from; a reading of ours says so on its
    own line, so that the place stays a citation.
    """
    ours = "Score: our reading of the source" if rating.reading == "ours" else ""
    return joined_lines((source_of(rating.source, f"{ENTERED} by {rating.rater}"), ours))

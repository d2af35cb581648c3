"""The Matrix sheet: one row for each criterion of Table 2 with its answer, evidence and how sure
the reading is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.adapted_here import anchors_in_words
from cluster_psia.diagnosis import diagnose
from cluster_psia.export.plan.matrix_means import means_table
from cluster_psia.export.plan.report import NUMBER, SOURCE, WHY, Cell, Column, Row, Sheet, Table
from cluster_psia.export.plan.words import ENTERED, NO_ANSWER, joined_lines, source_of
from cluster_psia.method.cite import cite, origin
from cluster_psia.words import entry_label

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment, Rating
    from cluster_psia.diagnosis.scores import Score
    from cluster_psia.method.model import Criterion

_STATES: dict[str, Cell] = {
    "unknown": "don't know",
    "not_applicable": "not applicable",
    "empty": None,
}
_CRITERIA = (
    NUMBER,
    Column("group", "Group", 13),
    Column("criterion", "Criterion", 18),
    Column("anchors", "Anchors", 24),
    Column("score", "Score", 9, "decimal"),
    Column("raters", "Raters", 8, "number"),
    Column("anchor", "Anchor at the score", 13),
    Column("evidence", "Evidence", 34),
    Column("weight", "Weight", 8, "decimal"),
    Column("certainty", "Certainty of the reading", 28),
    WHY.of_width(30),
    SOURCE,
)


def matrix_sheet(a: Assessment) -> Sheet:
    """The criteria, then what may be made of the scores."""
    found = diagnose(a)
    table_2 = cite("unido_2004", "Table 2")
    purpose = (
        f"The poverty matrix ({table_2}): from 1, lowest, to 5, highest expected impact on poverty."
        " Empty: not answered."
    )
    scores = {score.criterion: score for score in found.scores}
    tables = (_criteria(a, scores), means_table(found, method_of(a)))
    return Sheet("Matrix", purpose, tables, a.notes.get("matrix", ""), frozen=3)


def _criteria(a: Assessment, scores: dict[str, Score]) -> Table:
    criteria = method_of(a).table_2.criteria
    rows = tuple(_criterion(a, criterion, scores[criterion.key]) for criterion in criteria)
    empty = "No criteria in the method."
    return Table("MatrixTable", _CRITERIA, rows, empty, f"The {len(rows)} criteria")


def _criterion(a: Assessment, criterion: Criterion, score: Score) -> Row:
    ratings = a.ratings.get(criterion.key, ())
    return Row(
        number=criterion.number,
        group=entry_label(method_of(a).table_2.groups, criterion.group),
        criterion=criterion.label,
        anchors=anchors_in_words(criterion.anchors) or "none in any source",
        score=_STATES.get(score.state, _whole(score.value)),
        raters=len({rating.rater for rating in ratings if rating.answer is not None}),
        anchor=_anchor_at(criterion, score),
        evidence=_evidence(ratings),
        weight=_whole(score.weight),
        certainty=f"{criterion.certainty.level}: {criterion.certainty.note}",
        why=criterion.explanation,
        source=joined_lines((origin(criterion), *(_source(a, one) for one in ratings))),
    )


def _whole(value: float | None) -> Cell:
    """A score as people give it: 3 and not 3.0; a mean of several keeps its decimals."""
    return int(value) if value is not None and value.is_integer() else value


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
    return "\n".join(map(_rating_line, ratings))


def _rating_line(rating: Rating) -> str:
    answer = _STATES.get(str(rating.answer), rating.answer) or NO_ANSWER
    return f"{rating.rater}, round {rating.round}: {answer}. {rating.evidence}".strip()


def _source(a: Assessment, rating: Rating) -> str:
    """Where an answer comes from; a reading of ours says so on its own line, so that the place
    stays a citation.
    """
    ours = "Score: our reading of the source" if rating.reading == "ours" else ""
    return joined_lines((source_of(a, rating.citation, f"{ENTERED} by {rating.rater}"), ours))

"""Two to four clusters side by side, published ones and the open assessment:
every fact topic by topic, every score row by row, and no total.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.adapted import method_of, switched_off
from cluster_psia.cases.library import TOPICS, CaseView
from cluster_psia.diagnosis.diagnose import NO_TOTAL, NO_TOTAL_SOURCE
from cluster_psia.diagnosis.scores import ScoreState, criterion_score, newest_ratings
from cluster_psia.method.model.entry import entry_with

if TYPE_CHECKING:
    from cluster_psia.assessment.document.fields import Topic
    from cluster_psia.assessment.document.model import Fact, Rating
    from cluster_psia.method.model import Criterion

FEWEST, MOST = 2, 4
NOT_STATED = "not stated"
CAUTION = (
    "Every score of a published case is our reading of what a source says of it; nobody there was"
    " asked. Rows on which the sources are silent are not low scores, so cases with different rows"
    " known do not rank. " + NO_TOTAL
)
CAUTION_SOURCE = NO_TOTAL_SOURCE
OWN_CAUTION = (
    "The column marked “yours” holds the scores and facts of the open assessment, as they were put"
    " there. What it does not hold is not stated either, and no lower score."
)


@dataclass(frozen=True)
class TopicRow:
    """A topic with the facts of each case on it; no fact means that the sources do not say."""

    topic: Topic
    cells: tuple[tuple[Fact, ...], ...]

    @property
    def silent(self) -> bool:
        """Whether no source says anything on it for any of the cases."""
        return not any(self.cells)


@dataclass(frozen=True)
class Reading:
    """How one row of the matrix is read for one case; "empty" means that the sources do not say.

    ``criterion`` is the row as it applies to the case, whose anchors an adaptation may have put in
    other words; ``value`` is the mean of its scores, if there are any. ``off`` says why the row
    does not apply.
    """

    state: ScoreState
    ratings: tuple[Rating, ...]
    criterion: Criterion
    value: float | None = None
    off: str = ""


@dataclass(frozen=True)
class CriterionRow:
    """A row of the matrix with its reading in each case."""

    criterion: Criterion
    cells: tuple[Reading, ...]


@dataclass(frozen=True)
class Comparison:
    """The cases in the order given, and both tables over them."""

    cases: tuple[CaseView, ...]
    topics: tuple[TopicRow, ...]
    criteria: tuple[CriterionRow, ...]


def compare_cases(views: Iterable[CaseView]) -> Comparison:
    """Two to four cases side by side, one of which may be the open assessment.

    Raises ValueError for fewer, for more, or when one is named twice.
    """
    cases = tuple(views)
    if not FEWEST <= len(cases) <= MOST or len({view.key for view in cases}) < len(cases):
        raise ValueError(f"compare {FEWEST} to {MOST} different cases")
    return Comparison(cases, topic_rows(cases), criterion_rows(cases))


def topic_rows(cases: tuple[CaseView, ...]) -> tuple[TopicRow, ...]:
    """Every topic with the facts of each case on it."""
    return tuple(_topic_row(topic, cases) for topic in TOPICS)


def _topic_row(topic: Topic, cases: tuple[CaseView, ...]) -> TopicRow:
    return TopicRow(topic, tuple(view.facts.get(topic, ()) for view in cases))


def criterion_rows(cases: tuple[CaseView, ...]) -> tuple[CriterionRow, ...]:
    """Every published row of the matrix, in the order of the print, with how it is read in each
    case; at least one published case is given.
    """
    published = next(case for case in cases if not case.own)
    criteria = method_of(published.assessment).table_2.criteria
    return tuple(_criterion_row(row, cases) for row in criteria)


def _criterion_row(row: Criterion, cases: tuple[CaseView, ...]) -> CriterionRow:
    return CriterionRow(row, tuple(criterion_reading(view, row) for view in cases))


def criterion_reading(view: CaseView, row: Criterion) -> Reading:
    """How a row of the matrix is read for a case, with the ratings that say so; one that was
    switched off there has none.
    """
    a = view.assessment
    off = switched_off(a, "criterion", row.key)
    if off is not None:
        return Reading("not_applicable", (), row, off=off)
    here = entry_with(method_of(a).table_2.criteria, row.key)
    score = criterion_score(a, here)
    return Reading(score.state, newest_ratings(a.ratings.get(row.key, ())), here, score.value)


def rows_added(view: CaseView) -> tuple[str, ...]:
    """The names of rows that a programme added to the matrix: no published case has them."""
    return tuple(added.label for added in view.assessment.adaptation.criteria)

"""The Design sheet: the approaches ranked, the answers they rest on, and what may spoil the
comparison.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.design.approach import (
    HOW_RANKED,
    ApproachSuggestion,
    approach_doubts,
    hazards_of_comparator,
    suggest_approaches,
)
from cluster_psia.export.plan.report import (
    NUMBER,
    SOURCE,
    WHY,
    Column,
    Row,
    Sheet,
    Table,
    number_rows,
)
from cluster_psia.export.plan.words import ENTERED, joined_lines, reason_lines, source_lines
from cluster_psia.method.cite import origin

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.method.model import DesignQuestion, Hazard

_APPROACHES = (
    Column("rank", "Rank", 7, "number"),
    Column("approach", "Approach", 20),
    Column("standing", "Standing", 20),
    Column("because", "Because", 44),
    Column("against", "Against", 44),
    WHY,
    SOURCE,
)
_ANSWERS = (
    NUMBER.of_width(7),
    Column("question", "Question", 20),
    Column("answer", "Answer", 20),
    Column("asked", "What is asked", 44),
    Column("means", "What the answer means", 44),
    WHY,
    SOURCE,
)
_CAUTIONS = (
    NUMBER.of_width(7),
    Column("caution", "Caution", 20),
    Column("kind", "Kind", 20),
    Column("danger", "What may go wrong", 44),
    Column("here", "In this assessment", 44),
    WHY,
    SOURCE,
)


def design_sheet(a: Assessment) -> Sheet:
    """Approaches, answers and hazards."""
    purpose = f"How deep the assessment goes, and why. {HOW_RANKED}"
    tables = (_approaches(a), _answers(a), _cautions(a))
    return Sheet("Design", purpose, tables, a.notes.get("design", ""), frozen=2)


def _approaches(a: Assessment) -> Table:
    rows = tuple(_approach(a, suggestion) for suggestion in suggest_approaches(a))
    empty = "No approaches in the method."
    return Table("DesignTable", _APPROACHES, rows, empty, "The three approaches of Box 7")


def _approach(a: Assessment, s: ApproachSuggestion) -> Row:
    accepted = a.design.approach == s.approach
    own_reason = (
        a.design.approach_reason or "Accepted for this study; no reason of its own is written down."
    )
    return Row(
        rank=s.rank,
        approach=s.what,
        standing=_standing(s, accepted),
        because=reason_lines(s.because),
        against=joined_lines((reason_lines(s.against), s.tie)),
        why=own_reason if accepted else "One of the three approaches to choose from.",
        source=source_lines((*s.because, *s.against), s.source),
    )


def _standing(s: ApproachSuggestion, accepted: bool) -> str:
    lines = (
        "ACCEPTED" if accepted else "",
        f"{s.points:+d} points (ours)" if s.rank else "not ranked: too few answers",
        "ruled out of first place" if s.ruled_out else "",
        "may still change: questions are open" if s.rank and not s.certain else "",
    )
    return joined_lines(lines)


def _answers(a: Assessment) -> Table:
    questions = method_of(a).study_design.questions
    rows = number_rows(_answer(a, question) for question in questions)
    empty = "No questions in the method."
    return Table("AnswersTable", _ANSWERS, rows, empty, "What the ranking rests on")


def _answer(a: Assessment, question: DesignQuestion) -> Row:
    key = getattr(a.design, question.key)
    given = question.answer(key) if key else None
    asked = {"question": question.label, "asked": question.explanation}
    if given is None:
        return Row(
            **asked,
            answer="not answered",
            means="",
            why="Open: the ranking above rests on fewer reasons",
            source=origin(question),
        )
    return Row(
        **asked,
        answer=given.label,
        means=given.explanation,
        why=(
            "The ranking above rests on this answer"
            if given.known
            else "Open: the ranking above rests on fewer reasons"
        ),
        source=joined_lines((ENTERED, origin(question), origin(given))),
    )


def _cautions(a: Assessment) -> Table:
    rows = number_rows((*_hazards(a), *_doubts(a)))
    empty = "No cautions yet: the question on the comparator is open."
    return Table("CautionsTable", _CAUTIONS, rows, empty, "What may spoil the comparison")


def _hazards(a: Assessment) -> Iterator[Row]:
    compared = _comparators(a) or "No poverty group is marked as having a comparator"
    for hazard in hazards_of_comparator(a):
        yield _hazard(hazard, compared)


def _comparators(a: Assessment) -> str:
    """The groups that have a comparator, each with what is said of it."""
    return "; ".join(
        f"{group.label}: {group.comparator_note or 'comparator not described'}"
        for group in a.groups
        if group.comparator
    )


def _hazard(hazard: Hazard, compared: str) -> Row:
    return Row(
        caution=hazard.label,
        kind="danger to the comparison",
        danger=hazard.explanation,
        here=compared,
        why="Holds for the answer given on the comparator",
        source=origin(hazard),
    )


def _doubts(a: Assessment) -> Iterator[Row]:
    for doubt in approach_doubts(a):
        yield Row(
            caution="Does not agree",
            kind="doubt",
            danger=doubt.text,
            here="To be settled before the study begins",
            why="Answers and the rest of the assessment say different things",
            source=doubt.source,
        )

"""The Design sheet: the approaches ranked, the answers they
rest on, and what may spoil the comparison.
"""

from __future__ import annotations

from cluster_psia.assessment.document.model import Assessment
from cluster_psia.design.approach import (
    HOW_RANKED,
    ApproachSuggestion,
    approach_doubts,
    hazards_of_comparator,
    suggest_approaches,
)
from cluster_psia.export.plan.report import SOURCE, WHY, Column, Row, Sheet, Table
from cluster_psia.export.plan.words import ENTERED, joined_lines, reason_lines, source_lines
from cluster_psia.method import load_method
from cluster_psia.method.cite import origin
from cluster_psia.method.model import DesignQuestion, Hazard
from cluster_psia.method.model.entry import find_entry


def design_sheet(a: Assessment) -> Sheet:
    """Approaches, answers and hazards."""
    tables = (_approaches(a), _answers(a), _cautions(a))
    return Sheet(
        "Design",
        f"How deep the assessment goes, and why. {HOW_RANKED}",
        tables,
        a.notes.get("design", ""),
        frozen=2,
    )


def _approaches(a: Assessment) -> Table:
    columns = (
        Column("Rank", 7, "number"),
        Column("Approach", 20),
        Column("Standing", 20),
        Column("Because", 44),
        Column("Against", 44),
        WHY,
        SOURCE,
    )
    rows = tuple(_approach(a, s) for s in suggest_approaches(a))
    return Table(
        "DesignTable",
        columns,
        rows,
        "No approaches in the method.",
        "The three approaches of Box 7",
    )


def _approach(a: Assessment, s: ApproachSuggestion) -> Row:
    accepted = a.design.approach == s.approach
    points = f"{s.points:+d} points (ours)" if s.rank else "not ranked: too few answers"
    standing = joined_lines(
        (
            "ACCEPTED" if accepted else "",
            points,
            "ruled out of first place" if s.ruled_out else "",
            "may still change: questions are open" if s.rank and not s.certain else "",
        )
    )
    why = "One of the three approaches to choose from."
    if accepted:
        why = (
            a.design.approach_reason
            or "Accepted for this study; no reason of its own is written down."
        )
    return (
        s.rank,
        s.what,
        standing,
        reason_lines(s.because),
        joined_lines((reason_lines(s.against), s.tie)),
        why,
        source_lines((*s.because, *s.against), s.source),
    )


def _answers(a: Assessment) -> Table:
    columns = (
        Column("No.", 7, "number"),
        Column("Question", 20),
        Column("Answer", 20),
        Column("What is asked", 44),
        Column("What the answer means", 44),
        WHY,
        SOURCE,
    )
    questions = load_method().study_design.questions
    rows = tuple(_answer(a, number, question) for number, question in enumerate(questions, 1))
    return Table(
        "AnswersTable", columns, rows, "No questions in the method.", "What the ranking rests on"
    )


def _answer(a: Assessment, number: int, question: DesignQuestion) -> Row:
    given = find_entry(question.answers, getattr(a.design, question.key))
    why = (
        "The ranking above rests on this answer"
        if given
        else "Open: the ranking above rests on fewer reasons"
    )
    said, means = (given.label, given.explanation) if given else ("not answered", "")
    source = joined_lines(
        (ENTERED if given else "", origin(question), origin(given) if given else "")
    )
    return (number, question.label, said, question.explanation, means, why, source)


def _cautions(a: Assessment) -> Table:
    columns = (
        Column("No.", 7, "number"),
        Column("Caution", 20),
        Column("Kind", 20),
        Column("What may go wrong", 44),
        Column("In this assessment", 44),
        WHY,
        SOURCE,
    )
    compared = "; ".join(
        f"{g.label}: {g.comparator_note or 'comparator not described'}"
        for g in a.groups
        if g.comparator
    )
    rows = [
        _hazard(hazard, compared or "No poverty group is marked as having a comparator")
        for hazard in hazards_of_comparator(a)
    ]
    rows += [
        (
            None,
            "Does not agree",
            "doubt",
            doubt.text,
            "To be settled before the study begins",
            "Answers and the rest of the assessment say different things",
            doubt.source,
        )
        for doubt in approach_doubts(a)
    ]
    numbered = tuple((number, *row[1:]) for number, row in enumerate(rows, 1))
    return Table(
        "CautionsTable",
        columns,
        numbered,
        "No cautions yet: the question on the comparator is open.",
        "What may spoil the comparison",
    )


def _hazard(hazard: Hazard, compared: str) -> Row:
    return (
        None,
        hazard.label,
        "danger to the comparison",
        hazard.explanation,
        compared,
        "Holds for the answer given on the comparator",
        origin(hazard),
    )

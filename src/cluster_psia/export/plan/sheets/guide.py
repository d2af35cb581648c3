"""The sheet Mapping guide: answers to the lists of context and of Box A.2, and who was heard.

An informant's name is written only where somebody said that it may be; others stand as a number.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.adapted import whole_method_of
from cluster_psia.assessment.document.chain import node_names
from cluster_psia.assessment.document.coherence.chain import guide_items
from cluster_psia.export.plan.report import SOURCE, WHY, Column, Row, Sheet, Table
from cluster_psia.export.plan.words import ENTERED, source_of
from cluster_psia.method.cite import origin
from cluster_psia.method.graph import entry_at
from cluster_psia.words import NOT_SAID, yes_no

if TYPE_CHECKING:
    from cluster_psia.assessment.document.guide import GuideAnswer
    from cluster_psia.assessment.document.model import Assessment, Informant

TITLE = "Mapping guide"
_ANSWERS = (
    Column("question", "Question", 26),
    Column("answer", "Answer", 50),
    Column("told_by", "Told by", 22),
    WHY,
    SOURCE,
)
_INFORMANTS = (
    Column("informant", "Informant", 26),
    Column("note", "Note", 50),
    Column("node", "At node", 22),
    WHY,
    SOURCE,
    Column("named_by", "Named by", 20),
    Column("gender", "Gender", 10),
    Column("minority", "Of a minority", 10),
    Column("better_off", "Better off", 10),
)


def guide_sheets(a: Assessment) -> tuple[Sheet, ...]:
    """The sheet, once something is answered or somebody heard; else none."""
    if not (a.guide.answers or a.guide.informants):
        return ()
    purpose = (
        "What was found out on the first visit, and from whom. Informants are named only where they"
        " agreed; the others stand as a number."
    )
    return (Sheet(TITLE, purpose, (_answers(a), _informants(a))),)


def shown_names(a: Assessment) -> dict[str, str]:
    """What each informant is called outside the room: by name where they agreed, else by number."""
    return {
        one.id: one.name if one.may_be_named else f"Informant {number}, not named"
        for number, one in enumerate(a.guide.informants, 1)
    }


def _answers(a: Assessment) -> Table:
    names = shown_names(a)
    order = {item: position for position, item in enumerate(guide_items())}
    answers = sorted(a.guide.answers, key=lambda answer: order.get(answer.item, len(order)))
    rows = tuple(_answer(a, answer, names) for answer in answers)
    return Table("GuideAnswersTable", _ANSWERS, rows, "No question is answered yet.", "Answers")


def _answer(a: Assessment, answer: GuideAnswer, names: Mapping[str, str]) -> Row:
    question = entry_at(whole_method_of(a), answer.item, or_stand_in=True)
    return Row(
        question=question.label,
        answer=answer.answer,
        told_by=names[answer.informant] if answer.informant else "",
        why=f"{question.explanation} ({origin(question)})",
        source=source_of(a, answer.citation, ENTERED),
    )


def _informants(a: Assessment) -> Table:
    names, nodes = shown_names(a), node_names(a.chain)
    rows = tuple(_informant(one, names, nodes) for one in a.guide.informants)
    title = "Who was heard, and who named them"
    return Table("InformantsTable", _INFORMANTS, rows, "Nobody is entered yet.", title)


def _informant(one: Informant, names: Mapping[str, str], nodes: Mapping[str, str]) -> Row:
    return Row(
        informant=names[one.id],
        note=one.note if one.may_be_named else "",  # a note may give away who it is
        node=nodes[one.node] if one.node else NOT_SAID,
        why="Shows from which parts of the chain nobody was heard",
        source=ENTERED,
        named_by=names[one.named_by] if one.named_by else "",
        gender=one.gender or NOT_SAID,
        minority=yes_no(one.minority, NOT_SAID),
        better_off=yes_no(one.better_off, NOT_SAID),
    )

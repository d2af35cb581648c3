"""The sheet Mapping guide: answers to the lists of context and of Box A.2, and who was heard.

An informant's name is written only where somebody said that it may be; others stand as a number.
"""

from __future__ import annotations

from cluster_psia.assessment.document.chain_coherence import guide_items
from cluster_psia.assessment.document.model import Assessment, Informant
from cluster_psia.export.plan.report import SOURCE, WHY, Column, Row, Sheet, Table
from cluster_psia.export.plan.words import ENTERED, node_labels, source_of
from cluster_psia.method import load_method
from cluster_psia.method.cite import origin
from cluster_psia.method.graph import entry_at
from cluster_psia.words import NOT_SAID, yes_no

TITLE = "Mapping guide"


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
    numbered = enumerate(a.guide.informants, 1)
    return {
        one.id: one.name if one.may_be_named else f"Informant {n}, not named" for n, one in numbered
    }


def _answers(a: Assessment) -> Table:
    columns = (Column("Question", 26), Column("Answer", 50), Column("Told by", 22), WHY, SOURCE)
    order = {item: n for n, item in enumerate(guide_items())}
    rows = tuple(
        _answer(a, n)
        for n in sorted(range(len(a.guide.answers)), key=lambda n: order[a.guide.answers[n].item])
    )
    return Table("GuideAnswersTable", columns, rows, "No question is answered yet.", "Answers")


def _answer(a: Assessment, number: int) -> Row:
    answer = a.guide.answers[number]
    question = entry_at(load_method(), answer.item)
    who = shown_names(a)[answer.informant] if answer.informant else ""
    return (
        question.label,
        answer.answer,
        who,
        f"{question.explanation} ({origin(question)})",
        source_of(answer.citation, ENTERED),
    )


def _informants(a: Assessment) -> Table:
    columns = (
        Column("Informant", 26),
        Column("Note", 50),
        Column("At node", 22),
        WHY,
        SOURCE,
        Column("Named by", 20),
        Column("Gender", 10),
        Column("Of a minority", 10),
        Column("Better off", 10),
    )
    rows = tuple(_informant(a, one) for one in a.guide.informants)
    return Table(
        "InformantsTable",
        columns,
        rows,
        "Nobody is entered yet.",
        "Who was heard, and who named them",
    )


def _informant(a: Assessment, one: Informant) -> Row:
    names, nodes = shown_names(a), node_labels(a)
    why = "Shows from which parts of the chain nobody was heard"
    note = one.note if one.may_be_named else ""  # a note may give away who it is
    return (
        names[one.id],
        note,
        nodes[one.node] if one.node else "not said",
        why,
        ENTERED,
        names[one.named_by] if one.named_by else "",
        one.gender or "not said",
        _said(one.minority),
        _said(one.better_off),
    )


def _said(value: bool | None) -> str:
    return yes_no(value, NOT_SAID)

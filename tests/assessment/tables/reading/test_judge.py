"""One cell, judged: what it says, or why not and how to write it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cluster_psia.assessment.files.sheets.cell import SheetCell
from cluster_psia.assessment.tables import choices
from cluster_psia.assessment.tables.cells import OptionalCell, RequiredCell
from cluster_psia.assessment.tables.columns import ACTORS, TABLES
from cluster_psia.assessment.tables.named_cells import NodesCell
from cluster_psia.assessment.tables.names import Nodes
from cluster_psia.assessment.tables.number_cells import (
    AnswerCell,
    CountCell,
    DayCell,
    DurationCell,
)
from cluster_psia.assessment.tables.reading.context import ReadingContext
from cluster_psia.assessment.tables.reading.judge import judge_cell
from cluster_psia.method import load_method
from tests.assessment.tables.given import makers

METHOD = load_method()
STATUS = choices.STATUS_IN_EMPLOYMENT
BY = ReadingContext(METHOD, Nodes(makers(), METHOD).find)


@pytest.mark.parametrize(
    ("how", "text", "value"),
    [
        (CountCell(), "1.200", 1200),
        (CountCell(), "١٬٢٠٠", 1200),
        (CountCell(), "5,00,000", 500_000),
        (CountCell(), "—", None),
        (CountCell(), "n.a.", None),
        (CountCell(), "s/d", None),
        (CountCell(), "pas de données", None),
        (CountCell(), "उपलब्ध नहीं", None),
        (CountCell(), "Je ne sais pas", None),
        (CountCell(), "पता नहीं", None),
        (choices.ACTOR_KINDS, "Small producer", "small_producer"),
        (choices.ACTOR_KINDS, "Small\u00a0producers", "small_producer"),
        (choices.ACTOR_KINDS, "Own–account workers", "own_account"),
        (choices.SURE, "no sé", None),
        (choices.DEGREE, "٤", 4),
        (choices.DEGREE, "4.0", 4),
        (choices.DEGREE, "5 very", 5),
        (
            STATUS,
            "Home workers, Small firms",
            ("home_workers", "small_firms"),
        ),
        (AnswerCell(), "４", 4),
        (AnswerCell(), "3\u00a0", 3),
        (AnswerCell(), "मुझे नहीं पता", "unknown"),
        (AnswerCell(), "n.a.", "not_applicable"),
        (AnswerCell(), "—", "not_applicable"),
        (AnswerCell(), "Ne s'applique pas ici", "not_applicable"),
        (DurationCell(), "2,5", 2.5),
        (DurationCell(), "?", None),
        (DayCell(), "31.3.2025", dt.date(2025, 3, 31)),
        (OptionalCell(), '"?"', "?"),
        (OptionalCell(), "—", ""),
        (RequiredCell(), "'=G", "=G"),  # as our own files write it
        (NodesCell(), "makers; GUILD", ("makers", "guild")),
    ],
)
def test_a_cell_in_the_habits_of_any_language_is_read(how: Any, text: str, value: object) -> None:
    judged = judge_cell(how, text, BY)
    assert (judged.value, judged.refusal) == (value, None)


@pytest.mark.parametrize(
    ("how", "cell", "reason", "mend"),
    [
        (CountCell(), SheetCell("12.345", "number"), "it has decimals", "write 1200"),
        (CountCell(), SheetCell("1.005", "number"), "it has decimals", "write 1200"),
        (CountCell(), SheetCell("0.001", "number"), "it has decimals", "write 1200"),
        (CountCell(), SheetCell("-4", "number"), "less than none", "write 1200"),
        (CountCell(), SheetCell("25%", "number"), "is no whole number", "write 1200"),
        (CountCell(), SheetCell("2025-03-31", "date"), "a date (2025-03-31) is no", "write 1200"),
        (CountCell(), SheetCell("~5"), "'~5' is no whole number", "write 1200"),
        (CountCell(), SheetCell("=C2-D2", "formula"), "is a formula", "paste them as values"),
        (RequiredCell(), SheetCell("#REF!", "error"), "the error #REF!", "mend it"),
        (OptionalCell(), SheetCell("#N/A"), "the error #N/A", "mend it"),
        (
            RequiredCell(),
            SheetCell("2025-05-03", "date"),
            "a date (2025-05-03) is no text",
            "apost",
        ),
        (RequiredCell(), SheetCell("x" * 301), "301 characters", "shorten it"),
        (choices.ACTOR_KINDS, SheetCell("—"), "'—' is no kind of operator", "use one of: Input"),
        (
            STATUS,
            SheetCell("serfs, kings"),
            "'serfs, kings' is no",
            "use one",
        ),
        (AnswerCell(), SheetCell("6"), "'6' is no answer", "write 1 to 5"),
        (
            AnswerCell(),
            SheetCell("2025-05-03", "date"),
            "a date (2025-05-03) is no",
            "write 1 to 5",
        ),
        (AnswerCell(), SheetCell("3.5", "number"), "'3.5' is no answer", "write 1 to 5"),
        (DurationCell(), SheetCell("1,200"), "may be two numbers", "write 2.5"),
        (DurationCell(), SheetCell("4000", "number"), "is no number of days up to 3,650", "2.5"),
        (DurationCell(), SheetCell("25%", "number"), "is no number of days", "2.5"),
        (DayCell(), SheetCell("3/4/2025"), "may be 2025-04-03 or 2025-03-04", "like 2025-03-31"),
        (DayCell(), SheetCell("soon"), "'soon' is no day", "like 2025-03-31"),
    ],
)
def test_what_cannot_be_read_says_why_and_how_to_write_it(
    how: Any, cell: SheetCell, reason: str, mend: str
) -> None:
    judged = judge_cell(how, cell, BY, "Column")
    assert judged.refusal is not None
    assert reason in judged.refusal.reason
    assert mend in judged.refusal.mend
    assert judged.value is None
    assert judged.refusal.sentence.startswith("Column: ")


def test_an_empty_cell_says_nothing_and_is_no_mistake() -> None:
    judged = judge_cell(CountCell(), " ", BY)
    assert (judged.empty, judged.value, judged.refusal) == (True, None, None)


@given(st.sampled_from([column for table in TABLES for column in table.columns]), st.text())
def test_whatever_stands_in_a_cell_is_read_or_told_and_never_raises(column: Any, text: str) -> None:
    judged = judge_cell(column.how, text, BY, column.head)
    assert judged.refusal is None or judged.refusal.sentence.startswith(f"{column.head}: ")
    if judged.refusal is None and column in ACTORS.columns and isinstance(judged.value, int):
        assert judged.value >= 0

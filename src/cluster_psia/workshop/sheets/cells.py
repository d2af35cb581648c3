"""What stands in one cell of a filled sheet. What is wrong with it is added to ``problems``."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from cluster_psia.assessment.document.fields import Answer, clean_text
from cluster_psia.assessment.tables.number_cells import AnswerCell, whole_number_in
from cluster_psia.assessment.tables.reading.context import ReadingContext
from cluster_psia.assessment.tables.reading.judge import judge_cell
from cluster_psia.assessment.tables.reading.refused import RefusedError, shown_cell
from cluster_psia.workshop.opened.choices import LONGEST_GROUP
from cluster_psia.workshop.values import LAST_SHEET, LONGEST_COMMENT

if TYPE_CHECKING:
    from cluster_psia.assessment.files.sheets.cell import SheetCell

_MEND = f"write a whole number from 1 to {LAST_SHEET}"
_ANSWER = AnswerCell()
_BY = ReadingContext()


class SheetNumberCell:
    """The number of a paper sheet, from 1 on."""

    def read(self, cell: SheetCell, by: ReadingContext) -> int:
        """The number. Raises RefusedError."""
        try:
            number = whole_number_in(cell, by, _MEND)
        except RefusedError:
            number = 0
        if not 1 <= number <= LAST_SHEET:
            raise RefusedError(f"{shown_cell(cell)} is no sheet number", _MEND)
        return number


_NUMBER = SheetNumberCell()


def read_number(cell: SheetCell, problems: list[str]) -> int | None:
    """A sheet number; None where it is none."""
    judged = judge_cell(_NUMBER, cell, _BY)
    if judged.empty:
        problems.append(f"The sheet number is missing; {_MEND}.")
    elif judged.refusal:
        problems.append(f"{judged.refusal.sentence}.")
    return cast("int | None", judged.value)


def read_group(cell: SheetCell, problems: list[str]) -> str:
    """A participant group as typed, cut where it is too long."""
    text = " ".join(cell.text.split())
    if len(text) > LONGEST_GROUP:
        problems.append(f"The group may have at most {LONGEST_GROUP} characters; it was cut.")
    return text[:LONGEST_GROUP].strip()


def read_answer(cell: SheetCell, key: str, problems: list[str]) -> Answer | None:
    """An answer to the criterion ``key``; None where there is none."""
    judged = judge_cell(_ANSWER, cell, _BY, key)
    if judged.refusal:
        problems.append(f"{judged.refusal.sentence}.")
    return cast("Answer | None", judged.value)


def read_comment(cell: SheetCell, key: str, problems: list[str]) -> str:
    """A comment on the criterion ``key``; empty where it is too long to be kept."""
    if len(cell.text) > LONGEST_COMMENT:
        problems.append(
            f"{key}: the comment may have at most {LONGEST_COMMENT} characters; it was left out."
        )
        return ""
    text: str = clean_text(cell.text)
    return text

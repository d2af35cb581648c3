"""What stands in one cell of a filled sheet. What is wrong with it is added to ``problems``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from cluster_psia.assessment.document.fields import Answer, clean_text
from cluster_psia.workshop.values import LAST_SHEET, LONGEST_COMMENT, LONGEST_GROUP

if TYPE_CHECKING:
    from cluster_psia.assessment.files.sheets import SheetCell

_UNKNOWN = ("unknown", "don't know", "don’t know", "dont know", "dk", "?")
_NOT_APPLICABLE = ("not_applicable", "not applicable", "n/a", "na", "-", "–")
_WORDS: dict[str, Answer] = {
    **dict.fromkeys(_UNKNOWN, "unknown"),
    **dict.fromkeys(_NOT_APPLICABLE, "not_applicable"),
}
_KINDS = {"formula": "a formula", "date": "a date", "truth": "a true or false"}
_WHOLE = re.compile(r"([0-9]{1,6})(?:[.,]0+)?")
_SHOWN = 40  # characters of a cell that a message repeats


def read_number(cell: SheetCell, problems: list[str]) -> int | None:
    """A sheet number; None where it is none."""
    number = _whole_number(cell)
    if number is not None and 1 <= number <= LAST_SHEET:
        return number
    said = (
        f"'{shortened_text(cell.text)}' is no sheet number"
        if cell.text
        else "The sheet number is missing"
    )
    problems.append(f"{said}; write a whole number from 1 to {LAST_SHEET}.")
    return None


def read_group(cell: SheetCell, problems: list[str]) -> str:
    """A participant group as typed, cut where it is too long."""
    text = " ".join(cell.text.split())
    if len(text) > LONGEST_GROUP:
        problems.append(f"The group may have at most {LONGEST_GROUP} characters; it was cut.")
    return text[:LONGEST_GROUP].strip()


def read_answer(cell: SheetCell, key: str, problems: list[str]) -> Answer | None:
    """An answer to the criterion ``key``; None where there is none."""
    if not cell.text:
        return None
    number = _whole_number(cell)
    if number in (1, 2, 3, 4, 5):
        return cast("Answer", number)
    word = _WORDS.get(cell.text.casefold()) if cell.kind == "text" else None
    if word is None:
        problems.append(
            f"{key}: {_shown_cell(cell)} is no answer; write 1 to 5, 'unknown' or 'not applicable'."
        )
    return word


def read_comment(cell: SheetCell, key: str, problems: list[str]) -> str:
    """A comment on the criterion ``key``; empty where it is too long to be kept."""
    if len(cell.text) > LONGEST_COMMENT:
        problems.append(
            f"{key}: the comment may have at most {LONGEST_COMMENT} characters; it was left out."
        )
        return ""
    text: str = clean_text(cell.text)
    return text


def shortened_text(text: str) -> str:
    """The beginning of a text, on one line, to be repeated in a message."""
    line = " ".join(text.split())
    return line[:_SHOWN] + ("…" if len(line) > _SHOWN else "")


def _whole_number(cell: SheetCell) -> int | None:
    whole = _WHOLE.fullmatch(cell.text) if cell.kind in ("text", "number") else None
    return int(whole[1]) if whole else None


def _shown_cell(cell: SheetCell) -> str:
    text = shortened_text(cell.text)
    kind = _KINDS.get(cell.kind)
    return f"{kind} ({text})" if kind else f"'{text}'"

"""Filled score sheets from Excel or CSV, as a dry run:
row by row what would be taken, and what is wrong and why.

Two forms are read. Wide: a row is a sheet, with a column for its number, its group and each
criterion. Long: a row is one answer, with columns sheet, group, criterion, answer and comment.
Everything in a cell is text to us: a formula is never worked out, and a control character is
dropped.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Annotated

from pydantic import Field

from cluster_psia.assessment.document.fields import Answer, Part, clean_text
from cluster_psia.assessment.files.sheets import SheetCell, SheetFileError, SheetLine, read_lines
from cluster_psia.workshop.values import LONGEST_COMMENT, LONGEST_GROUP, PaperSheet, Room

__all__ = ["SheetFileError", "SheetReport", "SheetRow", "read_sheets"]

_SHEET = {"sheet", "sheet number", "sheet no", "sheet no.", "number", "no", "no.", "nr"}
_GROUP = {"group", "participant group"}
_CRITERION, _ANSWER, _COMMENT = {"criterion"}, {"answer", "score"}, {"comment", "comments"}
_WORDS: dict[str, Answer] = {
    **dict.fromkeys(("unknown", "don't know", "don’t know", "dont know", "dk", "?"), "unknown"),
    **dict.fromkeys(("not_applicable", "not applicable", "n/a", "na", "-", "–"), "not_applicable"),
}
_WHOLE = re.compile(r"([0-9]{1,6})(?:[.,]0+)?")


class SheetRow(Part):
    """One row of the file: what would be taken from it, and what is wrong.

    ``line`` counts as the file does.
    """

    line: int
    sheet: int | None = None
    group: str = ""
    answers: dict[str, Answer] = {}
    comments: dict[str, str] = {}
    problems: tuple[str, ...] = ()
    replaces: bool = False  # this sheet number is in the room already


class SheetReport(Part):
    """The dry run.

    ``sheets`` is what ``actions.add_sheets`` would keep; ``problems`` concern the file as a whole.
    """

    rows: tuple[SheetRow, ...] = ()
    problems: tuple[str, ...] = ()
    sheets: Annotated[tuple[PaperSheet, ...], Field(max_length=10_000)] = ()


class _Columns:
    """Which column is what, from the header; ``unknown`` are headings that say nothing to us."""

    def __init__(self, header: Sequence[SheetCell], room: Room) -> None:
        self.known = _criterion_names(room)
        self.sheet = self.group = self.criterion = self.answer = self.comment = -1
        self.criteria: dict[int, str] = {}
        self.comments: dict[int, str] = {}
        self.unknown: list[str] = []
        self.twice: list[str] = []
        for index, cell in enumerate(header):
            if name := " ".join(cell.text.split()).casefold():
                self._place(index, name, cell.text)

    @property
    def long(self) -> bool:
        return self.criterion >= 0 and self.answer >= 0

    def _place(self, index: int, name: str, shown: str) -> None:
        for field, names in (
            ("sheet", _SHEET),
            ("group", _GROUP),
            ("criterion", _CRITERION),
            ("answer", _ANSWER),
            ("comment", _COMMENT),
        ):
            if name in names:
                self.twice += [shown] if getattr(self, field) >= 0 else []
                setattr(self, field, index)
                return
        base = name.removesuffix(" comment")
        key, into = self.known.get(base), self.criteria if base == name else self.comments
        if key is None:
            self.unknown.append(shown)
            return
        self.twice += [shown] if key in into.values() else []
        into[index] = key


def read_sheets(data: bytes, room: Room, in_the_room: Collection[int] = ()) -> SheetReport:
    """What a filled file would bring into ``room``.

    ``in_the_room`` are the sheet numbers that it has already.

    Never raises for what stands in the file: whatever is wrong is said in the report.
    """
    try:
        lines = read_lines(data)
    except SheetFileError as error:
        return SheetReport(problems=(str(error),))
    if not lines:
        return SheetReport(problems=("The file is empty.",))
    columns = _Columns(lines[0].cells, room)
    if problems := _header_problems(columns):
        return SheetReport(problems=problems)
    notes = tuple(
        f"The column '{_short(name)}' was left aside: it is no criterion of this room."
        for name in columns.unknown
    )
    seen: dict[int, SheetRow] = {}
    rows = tuple(
        _long(line, columns, seen) if columns.long else _wide(line, columns, seen)
        for line in lines[1:]
    )
    marked = tuple(r.model_copy(update={"replaces": r.sheet in in_the_room}) for r in rows)
    sheets = tuple(
        PaperSheet(sheet=number, group=row.group, answers=row.answers, comments=row.comments)
        for number, row in seen.items()
        if row.answers
    )
    return SheetReport(rows=marked, problems=notes, sheets=sheets)


def _criterion_names(room: Room) -> dict[str, str]:
    """Everything that a heading may call a criterion, in small letters, with its key."""
    names: dict[str, str] = {}
    for texts in room.texts.values():
        for text in texts:
            label = " ".join(text.label.split())
            for name in (
                text.key,
                str(text.number),
                label,
                f"{text.number}. {label}",
                f"{text.number} {label}",
            ):
                names.setdefault(name.casefold(), text.key)
    return names


def _header_problems(columns: _Columns) -> tuple[str, ...]:
    problems = [
        f"The column '{_short(name)}' stands twice in the first row." for name in columns.twice
    ]
    if columns.sheet < 0:
        problems.append("The first row has no column 'Sheet' for the sheet number.")
    if not columns.long and not columns.criteria:
        problems.append(
            "The first row names no criterion of this room: use keys, numbers or labels."
        )
    return tuple(problems)


def _wide(line: SheetLine, columns: _Columns, seen: dict[int, SheetRow]) -> SheetRow:
    problems: list[str] = []
    number = _number(line.at(columns.sheet), problems)
    group = _group(line, columns, problems)
    answers, comments = {}, {}
    for index, key in columns.criteria.items():
        if (answer := _answer(line.at(index), key, problems)) is not None:
            answers[key] = answer
    for index, key in columns.comments.items():
        if (comment := _comment(line.at(index), key, problems)) and _has_answer(
            key, answers, problems
        ):
            comments[key] = comment
    if number is not None and number in seen:
        problems.append(
            f"Sheet {number} stands in row {seen[number].line} already; this row would not be"
            " taken."
        )
        number = None
    row = SheetRow(
        line=line.number,
        sheet=number,
        group=group,
        answers=answers,
        comments=comments,
        problems=tuple(problems),
    )
    if number is None:
        return row.model_copy(update={"answers": {}, "comments": {}})
    seen[number] = row
    return (
        row
        if answers
        else row.model_copy(update={"problems": (*problems, "There is no answer in this row.")})
    )


def _long(line: SheetLine, columns: _Columns, seen: dict[int, SheetRow]) -> SheetRow:
    problems: list[str] = []
    number, group = _number(line.at(columns.sheet), problems), _group(line, columns, problems)
    name = " ".join(line.at(columns.criterion).text.split())
    key = columns.known.get(name.casefold())
    if key is None:
        problems.append(
            f"'{_short(name)}' is no criterion of this room."
            if name
            else "The criterion is missing."
        )
    answer = _answer(line.at(columns.answer), key, problems) if key else None
    comment = (
        _comment(line.at(columns.comment), key, problems) if key and columns.comment >= 0 else ""
    )
    before = seen.get(number) if number is not None else None
    if before is not None and key in before.answers:
        problems.append(
            f"Sheet {number} has an answer to '{key}' already; this row would not be taken."
        )
        answer = None
    if before is not None and group and before.group and group != before.group:
        problems.append(
            f"Sheet {number} has the group '{before.group}' already; this row would not be taken."
        )
        answer = None
    if answer is None and not problems:
        problems.append("There is no answer in this row.")
    if number is None or key is None or answer is None:
        return SheetRow(line=line.number, sheet=number, group=group, problems=tuple(problems))
    row = SheetRow(
        line=line.number,
        sheet=number,
        group=group,
        answers={key: answer},
        problems=tuple(problems),
        comments={key: comment} if comment else {},
    )
    seen[number] = _joined(before, row)
    return row


def _joined(before: SheetRow | None, row: SheetRow) -> SheetRow:
    if before is None:
        return row
    return row.model_copy(
        update={
            "group": before.group or row.group,
            "answers": {**before.answers, **row.answers},
            "comments": {**before.comments, **row.comments},
        }
    )


def _number(cell: SheetCell, problems: list[str]) -> int | None:
    whole = _WHOLE.fullmatch(cell.text) if cell.kind in ("text", "number") else None
    if whole and 1 <= int(whole[1]) <= 9999:
        return int(whole[1])
    said = (
        f"'{_short(cell.text)}' is no sheet number" if cell.text else "The sheet number is missing"
    )
    problems.append(f"{said}; write a whole number from 1 to 9999.")
    return None


def _group(line: SheetLine, columns: _Columns, problems: list[str]) -> str:
    text = " ".join(line.at(columns.group).text.split()) if columns.group >= 0 else ""
    if len(text) > LONGEST_GROUP:
        problems.append(f"The group may have at most {LONGEST_GROUP} characters; it was cut.")
    return text[:LONGEST_GROUP].strip()


def _answer(cell: SheetCell, key: str, problems: list[str]) -> Answer | None:
    if not cell.text:
        return None
    whole = _WHOLE.fullmatch(cell.text) if cell.kind in ("text", "number") else None
    if whole and int(whole[1]) in (1, 2, 3, 4, 5):
        return int(whole[1])  # type: ignore[return-value]
    word = _WORDS.get(cell.text.casefold()) if cell.kind == "text" else None
    if word is None:
        what = {"formula": "a formula", "date": "a date", "truth": "a true or false"}.get(cell.kind)
        shown = f"{what} ({_short(cell.text)})" if what else f"'{_short(cell.text)}'"
        problems.append(
            f"{key}: {shown} is no answer; write 1 to 5, 'unknown' or 'not applicable'."
        )
    return word


def _comment(cell: SheetCell, key: str, problems: list[str]) -> str:
    if len(cell.text) > LONGEST_COMMENT:
        problems.append(
            f"{key}: the comment may have at most {LONGEST_COMMENT} characters; it was left out."
        )
        return ""
    text: str = clean_text(cell.text)
    return text


def _has_answer(key: str, answers: dict[str, Answer], problems: list[str]) -> bool:
    if key not in answers:
        problems.append(f"{key}: there is a comment but no answer; it was left out.")
    return key in answers


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line[:40] + ("…" if len(line) > 40 else "")


def rows_with_problems(report: SheetReport) -> Iterator[SheetRow]:
    """The rows in which something is wrong."""
    return (row for row in report.rows if row.problems)

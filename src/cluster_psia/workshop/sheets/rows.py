"""One row of a filled file, in either form. What would be taken goes into ``seen``, by sheet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cluster_psia.assessment.tables.reading.even import even_text
from cluster_psia.assessment.tables.reading.refused import moved_cells, shortened_text
from cluster_psia.words import capital_first
from cluster_psia.workshop.sheets.cells import (
    read_answer,
    read_comment,
    read_group,
    read_number,
)
from cluster_psia.workshop.sheets.report import SheetRow

if TYPE_CHECKING:
    from cluster_psia.assessment.document.fields import Answer
    from cluster_psia.assessment.files.sheets.cell import SheetLine
    from cluster_psia.workshop.sheets.columns import SheetColumns

Seen = dict[int, SheetRow]
_NO_ANSWER = "There is no answer in this row."


def read_row(line: SheetLine, columns: SheetColumns, seen: Seen, *, fixed: bool) -> SheetRow:
    """What would be taken from a row, and what is wrong in it. ``fixed``: each cell stands in a
    column of its own, so that none can have moved.
    """
    why = line.problem or _moved(line, columns, fixed=fixed)
    if why:
        return SheetRow(line=line.number, problems=(capital_first(f"{why}."),))
    return _long_row(line, columns, seen) if columns.long else _wide_row(line, columns, seen)


def _moved(line: SheetLine, columns: SheetColumns, *, fixed: bool) -> str:
    """Why the cells of a row may stand under the wrong headings; empty where they cannot."""
    cells = len(line.cells)
    return "" if fixed or cells <= columns.width else moved_cells(cells, columns.width)


def _wide_row(line: SheetLine, columns: SheetColumns, seen: Seen) -> SheetRow:
    """A row that is a sheet."""
    problems: list[str] = []
    number = read_number(line.at(columns.place_of("sheet")), problems)
    again: int | None = None
    group = read_group(line.at(columns.place_of("group")), problems)
    answers = _wide_answers(line, columns, problems)
    comments = _wide_comments(line, columns, answers, problems)
    if number is not None and number in seen:
        problems.append(
            f"Sheet {number} stands in row {seen[number].line} already;"
            " this row would not be taken."
        )
        again, number = number, None
    if number is None:
        return SheetRow(line=line.number, again=again, group=group, problems=tuple(problems))
    row = SheetRow(
        line=line.number,
        sheet=number,
        group=group,
        answers=answers,
        comments=comments,
        problems=tuple(problems),
    )
    seen[number] = row
    if answers:
        return row
    return row.model_copy(update={"problems": (*problems, _NO_ANSWER)})


def _wide_answers(line: SheetLine, columns: SheetColumns, problems: list[str]) -> dict[str, Answer]:
    answers = {}
    for index, key in columns.criteria.items():
        answer = read_answer(line.at(index), key, problems)
        if answer is not None:
            answers[key] = answer
    return answers


def _wide_comments(
    line: SheetLine, columns: SheetColumns, answers: dict[str, Answer], problems: list[str]
) -> dict[str, str]:
    comments = {}
    for index, key in columns.comments.items():
        comment = read_comment(line.at(index), key, problems)
        if comment and key in answers:
            comments[key] = comment
        elif comment:
            problems.append(f"{key}: there is a comment but no answer; it was left out.")
    return comments


def _long_row(line: SheetLine, columns: SheetColumns, seen: Seen) -> SheetRow:
    """A row that is one answer."""
    problems: list[str] = []
    number = read_number(line.at(columns.place_of("sheet")), problems)
    group = read_group(line.at(columns.place_of("group")), problems)
    key = _criterion_key(line, columns, problems)
    answer, comment = _long_answer(line, columns, key, problems)
    against = () if number is None else tuple(_against(seen.get(number), key, group))
    problems += against
    if answer is None and not problems:
        problems.append(_NO_ANSWER)
    if number is None or key is None or answer is None or against:
        return SheetRow(line=line.number, sheet=number, group=group, problems=tuple(problems))
    row = SheetRow(
        line=line.number,
        sheet=number,
        group=group,
        answers={key: answer},
        comments={key: comment} if comment else {},
        problems=tuple(problems),
    )
    seen[number] = _joined(seen.get(number), row)
    return row


def _criterion_key(line: SheetLine, columns: SheetColumns, problems: list[str]) -> str | None:
    name = line.at(columns.place_of("criterion")).text
    key = columns.names.get(even_text(name))
    if key is None and name:
        problems.append(f"'{shortened_text(name)}' is no criterion of this room.")
    elif key is None:
        problems.append("The criterion is missing.")
    return key


def _long_answer(
    line: SheetLine, columns: SheetColumns, key: str | None, problems: list[str]
) -> tuple[Answer | None, str]:
    """(answer, comment) of a row that is one answer."""
    if key is None:
        return None, ""
    answer = read_answer(line.at(columns.place_of("answer")), key, problems)
    return answer, read_comment(line.at(columns.place_of("comment")), key, problems)


def _against(before: SheetRow | None, key: str | None, group: str) -> Iterator[str]:
    """What a row says otherwise than the rows of the same sheet before it."""
    if before is None:
        return
    if key in before.answers:
        yield (
            f"Sheet {before.sheet} has an answer to '{key}' already; this row would not be taken."
        )
    if group and before.group and group != before.group:
        yield (
            f"Sheet {before.sheet} has the group '{before.group}' already;"
            " this row would not be taken."
        )


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

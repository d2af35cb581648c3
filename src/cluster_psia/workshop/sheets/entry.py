"""The grid to type paper sheets into: a row is a sheet, judged cell by cell as a file is.

Nothing of it is in the room before somebody takes it over, and no sheet of which a cell was not
understood is taken over unseen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.grid.columns import judged_column
from cluster_psia.assessment.grid.table import GridTable
from cluster_psia.assessment.grid.value import NEW, ColumnKind, GridColumn, GridDraft
from cluster_psia.assessment.tables.number_cells import AnswerCell
from cluster_psia.assessment.tables.reading.context import ReadingContext
from cluster_psia.assessment.tables.reading.judge import judge_cell
from cluster_psia.workshop.groups import group_name, known_group
from cluster_psia.workshop.opened.choices import LONGEST_GROUP
from cluster_psia.workshop.sheets.cells import SheetNumberCell
from cluster_psia.workshop.values import (
    LAST_SHEET,
    LONGEST_COMMENT,
    CriterionText,
    PaperSheet,
    Room,
)

if TYPE_CHECKING:
    from cluster_psia.method import Method

SHEET, GROUP = "sheet", "group"
COMMENT = " comment"  # behind the key of a criterion: the column of what was written on it
ANSWERS = {**{str(score): "" for score in range(1, 6)}, "?": "don't know", "-": "not applicable"}
BLANK = 8  # empty rows, numbered on from the highest sheet
_BY = ReadingContext()


@dataclass(frozen=True)
class EntryRow:
    """A row of the grid in which something stands besides the number."""

    id: str
    sheet: PaperSheet | None  # None where something was not understood or lacks, as an answer


def sheets_table(room: Room, method: Method) -> GridTable[None]:
    """The grid of a room. It keeps what is typed as a draft and judges it.

    Comments stand behind all answers, so that Tab goes from answer to answer.
    """
    answers = (_answer_column(room, key, method) for key in room.settings.criteria)
    comments = (_comment_column(room, key) for key in room.settings.criteria)
    return GridTable(
        columns=(_number_column(), _group_column(room), *answers, *comments),
        rows=lambda _: (),
        ids=lambda _: (),
        required={SHEET: "the sheet number is missing"},
    )


def blank_sheets(first: int, begin: int = 0) -> GridDraft:
    """Empty rows, numbered from ``first`` on; their ids are numbered from ``begin`` on."""
    ids = tuple(f"{NEW}{begin + place}" for place in range(BLANK))
    numbers = {(id_, SHEET): str(first + place) for place, id_ in enumerate(ids)}
    return GridDraft(cells=numbers, new=ids)


def is_begun_entry(draft: GridDraft) -> bool:
    """Whether anybody wrote into the rows: more stands in them than numbers, each one more than the
    last.
    """
    numbers = [draft.cells.get((row, SHEET), "") for row in draft.new]
    first = int(numbers[0]) if numbers and numbers[0].isdecimal() else 0
    as_begun = [str(first + place) for place in range(len(numbers))]
    texts = draft.texts_by_row().values()
    return numbers != as_begun or draft.typing is not None or any(map(_is_filled, texts))


def entered_numbers(draft: GridDraft) -> list[str]:
    """The numbers of the rows in which something stands besides the number, as they were typed."""
    texts = draft.texts_by_row()
    filled = (row for row in draft.new if _is_filled(texts.get(row, {})))
    return [texts[row].get(SHEET, "").strip() for row in filled]


def with_sheets(draft: GridDraft, other: GridDraft, known: int) -> GridDraft:
    """A draft with the rows of another one, too, in which something stands; empty rows go on behind
    them. ``known`` is the highest number in the room.
    """
    begin = _next_id(draft)
    ids = {row: f"{NEW}{begin + place}" for place, row in enumerate(other.new)}
    moved = other.with_ids(ids)
    both = replace(
        draft,
        cells={**draft.cells, **moved.cells},
        reasons={**draft.reasons, **moved.reasons},
        lacking={**draft.lacking, **moved.lacking},
        new=(*draft.new, *ids.values()),
    )
    return left_sheets(both, {}, known)


def entered_rows(draft: GridDraft, table: GridTable[None]) -> tuple[EntryRow, ...]:
    """The rows in which something stands besides the number. A number that stands twice is no
    sheet's.
    """
    texts = draft.texts_by_row()
    filled = [row for row in draft.new if _is_filled(texts.get(row, {}))]
    marked = {row for row, _ in (*draft.reasons, *draft.lacking)}
    read = {row: _values(texts[row], table) for row in filled if row not in marked}
    times = Counter(values[SHEET] for values in read.values())
    once = {row: values for row, values in read.items() if times[values[SHEET]] == 1}
    return tuple(EntryRow(row, _sheet(once[row]) if row in once else None) for row in filled)


def left_sheets(draft: GridDraft, taken: Mapping[str, int], known: int) -> GridDraft:
    """What stays in the grid when sheets were taken over: what was not, then empty rows that go on
    behind the highest number of all. ``taken`` are the numbers of the rows that go, by id;
    ``known`` is the highest number in the room.
    """
    texts, begin = draft.texts_by_row(), _next_id(draft)
    for row in draft.new:
        if row in taken or not _is_filled(texts.get(row, {})):
            draft = draft.without_row(row)
    here = (text for (_, column), text in draft.cells.items() if column == SHEET)
    numbers = [known, *taken.values(), *(int(text) for text in here if text.isdecimal())]
    last = max(number for number in numbers if number <= LAST_SHEET)
    blank = blank_sheets(last + 1, begin)
    return replace(draft, cells={**draft.cells, **blank.cells}, new=(*draft.new, *blank.new))


def _next_id(draft: GridDraft) -> int:
    numbers = (row.removeprefix(NEW) for row in draft.new)
    return 1 + max((int(number) for number in numbers if number.isdecimal()), default=0)


def _is_filled(texts: Mapping[str, str]) -> bool:
    return any(text.strip() for column, text in texts.items() if column != SHEET)


def _values(texts: Mapping[str, str], table: GridTable[None]) -> dict[str, Any]:
    columns = {column.key: column for column in table.columns}
    return {key: columns[key].value_of(text) for key, text in texts.items() if text.strip()}


def _sheet(values: Mapping[str, Any]) -> PaperSheet | None:
    beside = {key for key in values if key in (SHEET, GROUP) or key.endswith(COMMENT)}
    answers = {key: value for key, value in values.items() if key not in beside}
    if not answers:
        return None
    comments = {key.removesuffix(COMMENT): values[key] for key in beside if key.endswith(COMMENT)}
    if not comments.keys() <= answers.keys():  # it is kept beside an answer or nowhere
        return None
    group = values.get(GROUP, "")
    return PaperSheet(sheet=values[SHEET], group=group, answers=answers, comments=comments)


def _number_column() -> GridColumn:
    def _read(text: str) -> int:
        judged = judge_cell(SheetNumberCell(), text, _BY, "Sheet")
        if judged.refusal:
            raise ValueError(judged.refusal.sentence)
        return int(judged.value)

    return GridColumn(SHEET, "Sheet", "number", _read, width=70)


def _group_column(room: Room) -> GridColumn:
    """One of the room's groups; free text where it has none."""
    names = {group: group_name(group) for group in room.settings.groups}

    def _read(text: str) -> str:
        group, written = known_group(room, text), " ".join(text.split())
        if names and group not in names:
            known = ", ".join(names.values())
            raise ValueError(f"Group: '{written}' is no group of this room; use one of: {known}")
        if len(written) > LONGEST_GROUP:
            raise ValueError(f"Group: at most {LONGEST_GROUP} characters fit; shorten it")
        return group if group in names else written

    options = dict.fromkeys(names.values(), "")
    kind: ColumnKind = "choice" if names else "text"
    return GridColumn(GROUP, "Group", kind, _read, options=options, empty="", width=170)


def _answer_column(room: Room, key: str, method: Method) -> GridColumn:
    text = _text_of(room, key)
    return judged_column(
        key,
        str(text.number),
        AnswerCell(),
        _BY,
        method=method,
        kind="answer",
        options=ANSWERS,
        help=text.label,
        width=58,
    )


def _comment_column(room: Room, key: str) -> GridColumn:
    """What somebody wrote on a criterion; it counts where that criterion was answered."""
    text = _text_of(room, key)

    def _read(typed: str) -> str:
        written = " ".join(typed.split())
        if len(written) > LONGEST_COMMENT:
            raise ValueError(f"Comment: at most {LONGEST_COMMENT} characters fit; shorten it")
        return written

    head = f"Comment on {text.number}"
    return GridColumn(f"{key}{COMMENT}", head, "text", _read, empty="", help=text.label, width=150)


def _text_of(room: Room, key: str) -> CriterionText:
    return next(each for each in room.texts_in("en") if each.key == key)

"""What a filled file would write into a room, in the shapes of the preview of tables."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.tables.preview.record import preview_row_record
from cluster_psia.assessment.tables.preview.value import (
    CountTotal,
    FieldChange,
    PreviewRow,
    TableValue,
    WrittenCell,
    WrittenRow,
)
from cluster_psia.assessment.tables.reading.judge import CellRefusal
from cluster_psia.words import counted_noun
from cluster_psia.workshop.groups import group_name, known_group
from cluster_psia.workshop.values import PaperSheet

if TYPE_CHECKING:
    from cluster_psia.assessment.document.fields import Answer
    from cluster_psia.assessment.tables.reading.places import RowPlace
    from cluster_psia.assessment.tables.report import Happens
    from cluster_psia.workshop.sheets.report import SheetReport, SheetRow
    from cluster_psia.workshop.values import Given, Participant, Room


_HALF = "something of it is refused; take it, and only the rest is written"


@dataclass(frozen=True)
class SheetsPreview:
    """The preview: ``report`` is what would be kept, ``rows`` tell it row by row. ``sheets`` and
    ``answers`` are those on paper in this round, before and after.
    """

    report: SheetReport
    rows: tuple[PreviewRow, ...]
    sheets: CountTotal
    answers: CountTotal


def sheets_in_room(
    room: Room, people: Iterable[Participant], given: Iterable[Given]
) -> dict[int, PaperSheet]:
    """The paper sheets of a room by their numbers, with what they say in this round."""
    kept = {
        person.number: PaperSheet(sheet=person.sheet, group=person.group, answers={})
        for person in people
        if person.sheet is not None
    }
    for each in given:
        if each.round == room.round and each.number in kept:
            sheet = kept[each.number]
            comments = {each.criterion: each.comment} if each.comment else {}
            kept[each.number] = sheet.model_copy(
                update={
                    "answers": {**sheet.answers, each.criterion: each.answer},
                    "comments": {**sheet.comments, **comments},
                }
            )
    return {sheet.sheet: sheet for sheet in kept.values()}


def preview_sheets(
    room: Room,
    before: Mapping[int, PaperSheet],
    report: SheetReport,
    whole: SheetReport,
    left_out: Collection[RowPlace] = frozenset(),
) -> SheetsPreview:
    """What a ``report`` would keep in a room that has the sheets ``before``. ``whole`` is the
    report of the same file with nothing ``left_out``; its rows at these places are told, too.
    """
    told = {row.place: row for row in _rows(room, before, report)}
    if left_out:
        others = {row.place: row for row in _rows(room, before, whole)}
        told |= {place: replace(others[place], left_out=True) for place in left_out & others.keys()}
    after = {**before, **{sheet.sheet: sheet for sheet in report.sheets}}
    return SheetsPreview(
        report=report,
        rows=tuple(told[row.place] for row in whole.rows),
        sheets=CountTotal(_filled(before), _filled(after)),
        answers=CountTotal(_answers(before), _answers(after)),
    )


def sheets_sentences(preview: SheetsPreview) -> Iterator[str]:
    """The sums in words: "12 sheets with 240 answers on paper; before: 8 with 160"."""
    sheets, answers = preview.sheets, preview.answers
    now = f"{counted_noun(sheets.after, 'sheet')} with {counted_noun(answers.after, 'answer')}"
    yield f"{now} on paper; before: {sheets.before:,} with {answers.before:,}"


def sheets_preview_record(preview: SheetsPreview) -> dict[str, Any]:
    """The sums and the rows as plain values, for JSON; a value that is "" is not there."""
    return {
        "totals": {
            "sheets": preview.sheets._asdict(),
            "answers": preview.answers._asdict(),
        },
        "rows": [preview_row_record(row) for row in preview.rows],
    }


def _filled(sheets: Mapping[int, PaperSheet]) -> int:
    return sum(bool(sheet.answers) for sheet in sheets.values())


def _answers(sheets: Mapping[int, PaperSheet]) -> int:
    return sum(len(sheet.answers) for sheet in sheets.values())


def _rows(
    room: Room, before: Mapping[int, PaperSheet], report: SheetReport
) -> Iterator[PreviewRow]:
    words, begun = _Words(room), set[int]()
    taken = {sheet.sheet: sheet for sheet in report.sheets}
    for row in report.rows:
        sheet = taken.get(row.sheet or 0) if row.answers else None
        fields: tuple[FieldChange, ...] = ()
        if sheet is not None:
            first = sheet.sheet not in begun
            begun.add(sheet.sheet)
            fields = tuple(words.fields_of(row, sheet, before.get(sheet.sheet), first=first))
        yield PreviewRow(
            written=_written(row),
            table="",
            what=_what(row),
            happens=_happens(sheet, before, fields),
            fields=fields,
            refusals=tuple(CellRefusal("", "", problem.rstrip(".")) for problem in row.problems),
            also=tuple(_before(report, row)),
            told=_HALF if row.problems and sheet is not None else "",
        )


def _written(row: SheetRow) -> WrittenRow:
    cells = (WrittenCell(head, head, text) for head, text in row.cells)
    return WrittenRow(row.place, tuple(cells))


def _what(row: SheetRow) -> str:
    number = row.again or row.sheet
    return f"Sheet {number}" if number else ""


def _before(report: SheetReport, row: SheetRow) -> Iterator[WrittenRow]:
    """The row that brings the sheet number first, of one that brings it again."""
    if row.again is not None:
        yield from (_written(first) for first in report.rows if first.sheet == row.again)


def _happens(
    sheet: PaperSheet | None, before: Mapping[int, PaperSheet], fields: tuple[FieldChange, ...]
) -> Happens:
    if sheet is None:
        return "refused"
    if sheet.sheet not in before:
        return "added"
    return "changed" if fields else "unchanged"


class _Words:
    """What answers are called in this room."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._labels = {text.key: f"{text.number}. {text.label}" for text in room.texts_in("en")}

    def fields_of(
        self, row: SheetRow, sheet: PaperSheet, before: PaperSheet | None, *, first: bool
    ) -> Iterator[FieldChange]:
        """What a row writes into its sheet. The ``first`` one of a sheet tells its group, and the
        answers that go, since a sheet replaces the one of its number.
        """
        old = before or PaperSheet(sheet=sheet.sheet, answers={})
        if first:
            yield from self._group(old, sheet)
        for key in row.answers:
            yield from self._answer(key, old, sheet)
        if first:
            for key in old.answers.keys() - sheet.answers.keys():
                yield from self._answer(key, old, sheet)

    def _group(self, old: PaperSheet, new: PaperSheet) -> Iterator[FieldChange]:
        then, now = (group_name(known_group(self._room, each.group)) for each in (old, new))
        if then != now:
            yield FieldChange("group", "Group", then, now)

    def _answer(self, key: str, old: PaperSheet, new: PaperSheet) -> Iterator[FieldChange]:
        label = self._labels.get(key, key)
        then, now = (_shown(each.answers.get(key)) for each in (old, new))
        if then != now:
            yield FieldChange(key, label, then, now)
        said, says = (each.comments.get(key, "") for each in (old, new))
        if said != says:
            yield FieldChange(f"{key}.comment", f"{label}, comment", said, says)


def _shown(answer: Answer | None) -> TableValue:
    if answer is None:
        return ""
    return answer.replace("_", " ") if isinstance(answer, str) else answer

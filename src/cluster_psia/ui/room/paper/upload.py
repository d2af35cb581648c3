"""A filled sheet file: first what would be taken over, row by row, then the button."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.edits.headings import heading_meanings
from cluster_psia.assessment.files.sheets.read import TABLE_FILES, GivenFile
from cluster_psia.assessment.tables.reading.value import ReadingChoices
from cluster_psia.ui import state
from cluster_psia.ui.choosers.decided import (
    AskedReading,
    decided_choices,
    decided_files,
    file_as_chosen,
)
from cluster_psia.ui.choosers.draw import draw_choosers
from cluster_psia.ui.parts.heavy import read_heavy_sheets
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.ui.preview.choice import choice_in, forget_choice, leave_out_at_first
from cluster_psia.ui.preview.draw import draw_preview_rows, left_out_count, take_label
from cluster_psia.ui.room.act import read_or_tell
from cluster_psia.ui.room.paper.take import take_sheets_over
from cluster_psia.words import counted_noun
from cluster_psia.workshop import actions
from cluster_psia.workshop.sheets.columns import SheetColumns
from cluster_psia.workshop.sheets.filled import read_filled_file, read_filled_pages
from cluster_psia.workshop.sheets.keep import sheet_numbers
from cluster_psia.workshop.sheets.preview import (
    SheetsPreview,
    preview_sheets,
    sheets_in_room,
    sheets_sentences,
)
from cluster_psia.workshop.sheets.report import SheetReport, half_understood

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from cluster_psia.assessment.files.sheets.cell import SheetFile
    from cluster_psia.assessment.tables.reading.places import RowPlace
    from cluster_psia.ui.choosers.decided import DecidedFile, FileChoices
    from cluster_psia.workshop.values import Participant, Room


@dataclass(frozen=True)
class _Upload:
    """A file as it is read for a room, with what people decided where the reader could not."""

    room: Room
    file: DecidedFile
    choices: ReadingChoices
    numbers: frozenset[int]  # of the sheets in the room

    def report(self, left_out: Collection[RowPlace] = frozenset()) -> SheetReport:
        """What it would bring without the rows ``left_out``."""
        return read_filled_pages(self.file.sheets, self.room, self.numbers, self.choices, left_out)


def draw_upload(room: Room, sheets: Sequence[Participant]) -> None:
    """The box for a file, what has to be decided about it, and what is in it."""
    st.markdown(
        "The template below, or any table with a column “Sheet”, one “Group” and one for each"
        " criterion. First you see, row by row, what would be taken over."
    )
    given = st.file_uploader(
        "A filled sheet file",
        type=list(TABLE_FILES),
        key=state.widget_key("room.upload"),
        on_change=forget_choice,
        args=(_name(room),),
    )
    if given is None:
        return
    upload = _read(given, room, sheet_numbers(sheets))
    whole = upload.report()
    draw_choosers(state.current_assessment(), _asked(upload, whole))
    preview = _preview(upload, whole, sheets)
    if preview is not None:
        _draw_preview(room, preview)


def _name(room: Room) -> str:
    """What its preview is called in this tab."""
    return f"room.upload.{room.code}"


def _read(given: UploadedFile, room: Room, numbers: frozenset[int]) -> _Upload:
    meanings = heading_meanings(state.current_assessment(), "sheets")
    meant = ReadingChoices(meanings=meanings)
    plain = GivenFile(given.name, given.getvalue())

    def _with(choices: Sequence[FileChoices]) -> Sequence[SheetFile]:
        return [read_filled_file(file_as_chosen(plain, choices[0]), room, meant, read_heavy_sheets)]

    files = decided_files([plain.data], _with)
    return _Upload(room, files[0], decided_choices(files, meanings), numbers)


def _asked(upload: _Upload, whole: SheetReport) -> AskedReading:
    """What is asked of the file, and of the tables in it."""
    heads = SheetColumns((), upload.room).free
    return AskedReading(
        "room.upload", "sheets", (upload.file,), whole.tables, whole.questions, heads
    )


def _preview(
    upload: _Upload, whole: SheetReport, sheets: Sequence[Participant]
) -> SheetsPreview | None:
    """What the file would write, without the rows left out; None where the store does not
    answer.
    """
    room = upload.room
    answers = read_or_tell(lambda: actions.answers_given(state.room_store(), room.code))
    if answers is None:
        return None
    leave_out_at_first(_name(room), half_understood(whole))
    left_out = choice_in(_name(room)).left_out
    report = upload.report(left_out) if left_out else whole
    before = sheets_in_room(room, sheets, answers)
    return preview_sheets(room, before, report, whole, left_out)


def _draw_preview(room: Room, preview: SheetsPreview) -> None:
    for problem in preview.report.problems:
        st.warning(plain_text(problem), icon=":material/warning:")
    if preview.rows:
        st.markdown("\n".join(f"- {plain_text(said)}" for said in sheets_sentences(preview)))
        draw_preview_rows(_name(room), preview.rows)
    st.markdown(_in_short(room, preview))
    st.button(
        take_label(preview.rows),
        key=state.widget_key("room.upload.take"),
        disabled=not preview.report.sheets,
        icon=":material/check:",
        on_click=_take,
        args=(room, preview.report),
    )


def _in_short(room: Room, preview: SheetsPreview) -> str:
    rows = preview.rows
    good = counted_noun(len(preview.report.sheets), "sheet")
    wrong = [row for row in rows if row.refusals]
    rest = "every row is fine."
    if wrong:
        rest = (
            f"{len(wrong)} of {len(rows)} rows have something wrong and are left out; of one that"
            " you choose all the same only what is right is taken."
        )
    left = left_out_count([row for row in rows if not row.refusals])
    out = f" {counted_noun(left, 'row')} left out." if left else ""
    return f"{good} can be taken over into round {room.round}; {rest}{out}"


def _take(room: Room, report: SheetReport) -> None:
    take_sheets_over(room, report)

"""Tables that come in from the command line: first a dry run, then, if wanted, taken over."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cluster_psia.cli.frame import (
    BadInput,
    Commands,
    as_json,
    file_argument,
    print_json,
    print_lines,
    printable_line,
    read_assessment_file,
)
from cluster_psia.cli.output import OutputKind, write_files
from cluster_psia.cli.stores import open_stores

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.assessment.files.sheets.read import GivenFile
    from cluster_psia.assessment.tables.preview.value import TablesPreview
    from cluster_psia.workshop.sheets.report import SheetReport

SOME_REFUSED = 1  # the exit status where something of the tables was not taken
_PLACE = click.Path(path_type=Path)
encoding_option = click.option(
    "--encoding", default="", help="The letters of text tables, where they cannot be told: cp1251."
)


@click.group("chain", cls=Commands)
def chain_command() -> None:
    """The value chain of an assessment file."""


@chain_command.command("import")
@file_argument
@click.argument("tables", nargs=-1, required=True, type=_PLACE)
@click.option("-o", "--output", type=_PLACE, help="Write the assessment with the tables in it.")
@encoding_option
@as_json
def import_command(
    file: Path, tables: tuple[Path, ...], output: Path | None, encoding: str, *, json_wanted: bool
) -> None:
    """What TABLES (.xlsx, .ods, CSV) would write into the value chain of FILE, row by row. Nothing
    is written without -o. Ends with 1 where something was not taken.
    """
    from cluster_psia.assessment.files.file import write_assessment
    from cluster_psia.assessment.tables.preview.record import preview_record
    from cluster_psia.export.text.incoming import preview_lines

    a = read_assessment_file(file)
    preview, whole = _preview(a, [_given(table, encoding) for table in tables])
    if output:
        made = [(output, write_assessment(preview.assessment))]
        write_files(made, file, OutputKind("changed assessment", "new.json", "-o"))
    print_json(preview_record(preview)) if json_wanted else print_lines(preview_lines(preview))
    wrote = f"Wrote {printable_line(str(output))}"
    click.echo(wrote if output else "A dry run: nothing was written.", err=json_wanted)
    if preview.count("refused") or not whole:
        click.get_current_context().exit(SOME_REFUSED)


@click.command("sheets")
@click.argument("code")
@click.argument("table", type=_PLACE)
@click.option("--take", is_flag=True, help="Take the sheets over into the round that is open.")
@encoding_option
@as_json
def sheets_command(code: str, table: Path, encoding: str, *, take: bool, json_wanted: bool) -> None:
    """What a TABLE of filled score sheets would bring into the room CODE, row by row. Nothing is
    taken over without --take, and no row of which something was not understood: then it ends
    with 1.
    """
    from cluster_psia.assessment.edits.headings import heading_meanings
    from cluster_psia.assessment.tables.reading.value import ReadingChoices
    from cluster_psia.workshop import actions
    from cluster_psia.workshop.sheets.filled import read_sheets
    from cluster_psia.workshop.sheets.keep import sheet_numbers
    from cluster_psia.workshop.sheets.preview import (
        preview_sheets,
        sheets_in_room,
        sheets_preview_record,
    )
    from cluster_psia.workshop.sheets.report import (
        half_understood,
        rows_with_problems,
        sheet_report_lines,
        sheet_report_record,
    )

    given = _given(table, encoding)
    with open_stores() as (assessments, rooms):
        room = actions.find_room(rooms, code)
        people = actions.room_participants(rooms, room.code)
        meanings = heading_meanings(assessments.get(room.assessment_id).assessment, "sheets")
        choices = ReadingChoices(meanings=meanings)
        numbers = sheet_numbers(people)
        report = read_sheets(given, room, numbers, choices)
        _refuse_empty(report, table)
        half = half_understood(report)
        whole_rows = read_sheets(given, room, numbers, choices, half)
        before = sheets_in_room(room, people, actions.answers_given(rooms, room.code))
        shown = preview_sheets(room, before, whole_rows, report, half)
        if take and whole_rows.sheets:
            actions.take_report(rooms, room, whole_rows)
    taken = len(whole_rows.sheets) if take else 0
    if json_wanted:
        preview = sheets_preview_record(shown)
        print_json({**sheet_report_record(report), "preview": preview, "taken": taken})
    else:
        print_lines(sheet_report_lines(report, whole_rows, room))
    said = f"Taken over: {taken}." if take else "A dry run: nothing was taken over."
    click.echo(said, err=json_wanted)
    waits = any(not question.optional for question in report.questions)
    if waits or any(rows_with_problems(report)):
        click.get_current_context().exit(SOME_REFUSED)


def _given(table: Path, encoding: str) -> GivenFile:
    """The bytes of a table. Raises BadInput."""
    from cluster_psia.assessment.files.sheets.read import GivenFile

    try:
        return GivenFile(table.name, table.read_bytes(), encoding)
    except (OSError, ValueError) as error:  # ValueError: a name that no system takes
        why = getattr(error, "strerror", None) or str(error)
        raise BadInput(f"{table}: cannot be read ({why.lower()})") from error


def _preview(a: Assessment, given: list[GivenFile]) -> tuple[TablesPreview, bool]:
    """What the tables would write, and whether something was read of each of them. Raises BadInput
    where no row could be read.
    """
    from cluster_psia.assessment.document.adapted import method_of
    from cluster_psia.assessment.edits.headings import heading_meanings
    from cluster_psia.assessment.tables.preview.make import preview_tables
    from cluster_psia.assessment.tables.read import read_given, read_tables
    from cluster_psia.assessment.tables.reading.value import ReadingChoices

    choices = ReadingChoices(meanings=heading_meanings(a))
    sheets = read_given(given, "", choices)
    preview = preview_tables(a, read_tables(sheets, method_of(a), choices))
    if not preview.rows:
        raise BadInput(" ".join(preview.problems) or "the tables hold no row below their headings")
    waits = any(not question.optional for question in preview.questions)
    return preview, not waits and not any(sheet.problem for sheet in sheets)


def _refuse_empty(report: SheetReport, table: Path) -> None:
    if not report.rows:
        raise BadInput(f"{table.name}: {' '.join(report.problems)}")

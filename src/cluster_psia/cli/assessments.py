"""Commands on the method and on one assessment file."""

from __future__ import annotations

from pathlib import Path

import click

from cluster_psia.assessment.document.model import json_schema
from cluster_psia.cli.frame import (
    as_json,
    file_argument,
    print_json,
    print_lines,
    printable_line,
    read_assessment_file,
)
from cluster_psia.cli.output import OutputKind, write_files


@click.command("schema")
def schema_command() -> None:
    """Print the JSON Schema of an assessment file."""
    print_json(json_schema())


@click.command("diagnose")
@file_argument
@as_json
def diagnose_command(file: Path, json_wanted: bool) -> None:
    """What the matrix scores of FILE say: groups, readings, need and capacity."""
    from cluster_psia import diagnosis
    from cluster_psia.assessment.document.adapted import method_of
    from cluster_psia.export.text.diagnosis import diagnosis_lines

    a = read_assessment_file(file)
    found = diagnosis.diagnose(a)
    if json_wanted:
        print_json(found.as_dict())
    else:
        print_lines(diagnosis_lines(found, method_of(a)))


@click.command("suggest")
@file_argument
@as_json
def suggest_command(file: Path, json_wanted: bool) -> None:
    """Study design, indicators, methods and tasks suggested for FILE, each with its reasons."""
    from cluster_psia.export.text.suggestions import suggestion_lines, suggestions_record

    a = read_assessment_file(file)
    if json_wanted:
        print_json(suggestions_record(a))
    else:
        print_lines(suggestion_lines(a))


@click.command("plan")
@file_argument
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, help="The workbook to write."
)
def plan_command(file: Path, output: Path) -> None:
    """Write the assessment plan of FILE as an Excel workbook."""
    from cluster_psia.export import build_report, workbook_bytes

    write_files(
        [(output, workbook_bytes(build_report(read_assessment_file(file))))],
        file,
        OutputKind("workbook", "plan.xlsx", "-o"),
    )
    click.echo(f"Wrote {printable_line(str(output))}")

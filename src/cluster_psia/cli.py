"""The command line: the same functions as the pages, without a browser.

Bad input ends with exit status 2 and one clear line on standard error, never with a traceback.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from cluster_psia import __version__
from cluster_psia.assessment.file import AssessmentFileError, read_file
from cluster_psia.assessment.model import Assessment, json_schema
from cluster_psia.method import MethodError, load_method


class _OneLine(click.ClickException):
    """Bad input: one line, exit status 2."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        click.echo(f"cluster-psia: {' '.join(self.format_message().split())}", err=True)


class _Commands(click.Group):
    """A group that turns what is wrong with a file, or with the method, into one line."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (AssessmentFileError, MethodError) as error:
            raise _OneLine(str(error)) from error


def _read(file: Path) -> Assessment:
    try:
        return read_file(file)
    except AssessmentFileError as error:
        raise _OneLine(f"{file}: {error}") from error


def _print(value: Any) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))


as_json = click.option("--json", "as_json_", is_flag=True, help="Print JSON instead of text.")
file_argument = click.argument("file", type=click.Path(path_type=Path))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="cluster-psia")
def main() -> None:
    """From a small-firm cluster to a plan for assessing what a programme does to poverty in it."""


@main.command()
@as_json
def method(as_json_: bool) -> None:
    """Print the published method as the program reads it."""
    from cluster_psia.method.cite import origin
    from cluster_psia.method.links import walk
    from cluster_psia.method.model import Entry

    data = load_method()
    if as_json_:
        _print(data.model_dump(mode="json"))
        return
    for path, value in walk(data):
        if isinstance(value, Entry):
            click.echo(f"{path}  {value.label}  [{origin(value)}]")


@main.command()
def schema() -> None:
    """Print the JSON Schema of an assessment file."""
    _print(json_schema())


@main.command()
@file_argument
@as_json
def diagnose(file: Path, as_json_: bool) -> None:
    """What the matrix scores of FILE say: groups, readings, need and capacity."""
    from cluster_psia.diagnosis import diagnose as run
    from cluster_psia.export.words import diagnosis_lines

    found = run(_read(file))
    if as_json_:
        _print(found.as_dict())
        return
    for text in diagnosis_lines(found):
        click.echo(text)


@main.command()
@file_argument
@as_json
def suggest(file: Path, as_json_: bool) -> None:
    """Study design, indicators, methods and tasks suggested for FILE, each with its reasons."""
    from cluster_psia.export.suggestions import suggestion_lines, suggestions

    found = suggestions(_read(file))
    if as_json_:
        _print(found)
        return
    for text in suggestion_lines(found):
        click.echo(text)


@main.command()
@file_argument
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="The workbook to write.")
def plan(file: Path, output: Path) -> None:
    """Write the assessment plan of FILE as an Excel workbook."""
    from cluster_psia.export import build_report, workbook_bytes

    data = workbook_bytes(build_report(_read(file)))
    try:
        output.write_bytes(data)
    except OSError as error:
        raise _OneLine(f"{output}: cannot be written ({error.strerror}); choose another place with -o") from error
    click.echo(f"Wrote {output}")

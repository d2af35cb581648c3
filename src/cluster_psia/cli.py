"""The command line: the same functions as the pages, without a browser.

Bad input ends with exit status 2 and one clear line on standard error, never with a traceback.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from cluster_psia import __version__
from cluster_psia.assessment.file import AssessmentFileError, read_file
from cluster_psia.assessment.model import Assessment, json_schema
from cluster_psia.method import MethodError, load_method

BAD_INPUT = 2


class BadInput(click.ClickException):
    """Something that was given cannot be used: one line, exit status 2."""

    exit_code = BAD_INPUT


class _Commands(click.Group):
    """A group that tells whatever is wrong in one line: files, the method, and how the command was called."""

    def main(self, *args: Any, **extra: Any) -> Any:
        extra["standalone_mode"] = False
        try:
            sys.exit(super().main(*args, **extra) or 0)
        except click.exceptions.NoArgsIsHelpError as help_wanted:
            help_wanted.show()
            sys.exit(BAD_INPUT)
        except click.Abort:
            sys.exit(130)
        except OSError as error:  # what was asked for could not be written: a full disk, a closed pipe
            sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - until the interpreter ends
            why = printable(error.strerror or "the system refuses")
            click.echo(f"cluster-psia: the answer cannot be written: {why}", err=True)
            sys.exit(BAD_INPUT)
        except (click.ClickException, MethodError) as error:
            said = error.format_message() if isinstance(error, click.ClickException) else f"the method: {error}"
            click.echo(f"cluster-psia: {printable(said)}", err=True)
            sys.exit(BAD_INPUT)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            raise BadInput(f"{error.format_message()} Commands: {', '.join(self.list_commands(ctx))}.") from error


def printable(text: str) -> str:
    """``text`` in one line that any terminal can show."""
    line = " ".join(text.split())
    encoding = sys.stderr.encoding or "utf-8"
    return line.encode(encoding, "backslashreplace").decode(encoding)


def _read(file: Path) -> Assessment:
    try:
        return read_file(file)
    except AssessmentFileError as error:
        raise BadInput(f"{file}: {error}") from error


def _print_json(value: Any) -> None:
    # JSON is UTF-8 whatever the terminal is set to; where that cannot be, letters beyond ASCII are escaped.
    utf_8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    click.echo(json.dumps(value, ensure_ascii=not utf_8, allow_nan=False, indent=2))


def _print_lines(lines: Iterable[str]) -> None:
    encoding = sys.stdout.encoding or "utf-8"
    for line in lines:
        click.echo(line.encode(encoding, "backslashreplace").decode(encoding))


as_json = click.option("--json", "json_wanted", is_flag=True, help="Print JSON instead of text.")
file_argument = click.argument("file", type=click.Path(path_type=Path))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="cluster-psia")
def main() -> None:
    """From a small-firm cluster to a plan for assessing what a programme does to poverty in it."""


@main.command()
@as_json
def method(json_wanted: bool) -> None:
    """Print the published method as the program reads it."""
    from cluster_psia.method.cite import origin
    from cluster_psia.method.links import walk
    from cluster_psia.method.model import Entry

    data = load_method()
    if json_wanted:
        _print_json(data.model_dump(mode="json"))
    else:
        entries = ((path, value) for path, value in walk(data) if isinstance(value, Entry))
        _print_lines(f"{path}  {entry.label}  [{origin(entry)}]" for path, entry in entries)


@main.command()
def schema() -> None:
    """Print the JSON Schema of an assessment file."""
    _print_json(json_schema())


@main.command()
@file_argument
@as_json
def diagnose(file: Path, json_wanted: bool) -> None:
    """What the matrix scores of FILE say: groups, readings, need and capacity."""
    from cluster_psia import diagnosis
    from cluster_psia.export.summary_matrix import diagnosis_lines

    found = diagnosis.diagnose(_read(file))
    if json_wanted:
        _print_json(found.as_dict())
    else:
        _print_lines(diagnosis_lines(found))


@main.command()
@file_argument
@as_json
def suggest(file: Path, json_wanted: bool) -> None:
    """Study design, indicators, methods and tasks suggested for FILE, each with its reasons."""
    from cluster_psia.export.suggestions import suggestion_lines, suggestions

    a = _read(file)
    if json_wanted:
        _print_json(suggestions(a))
    else:
        _print_lines(suggestion_lines(a))


@main.command()
@file_argument
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="The workbook to write.")
def plan(file: Path, output: Path) -> None:
    """Write the assessment plan of FILE as an Excel workbook."""
    from cluster_psia.export import build_report, workbook_bytes

    data = workbook_bytes(build_report(_read(file)))
    try:
        _check_output(output, file)
        _write(output.resolve(), data)
    except (OSError, ValueError) as error:  # ValueError: a name that no system takes
        reason = getattr(error, "strerror", None) or str(error)
        raise BadInput(f"{output}: cannot be written ({reason.lower()}); choose another place with -o") from error
    click.echo(f"Wrote {printable(str(output))}")


def _check_output(output: Path, file: Path) -> None:
    """Refuse a place where no workbook can or should be written."""
    if output.is_dir():
        raise BadInput(f"{output}: this is a folder; name a file in it, for example {output / 'plan.xlsx'}")
    if not output.absolute().parent.is_dir():
        raise BadInput(f"{output}: there is no folder {output.absolute().parent}; make it first or choose another")
    if output.exists() and not output.is_file():
        raise BadInput(f"{output}: this is no ordinary file; choose another name for the workbook")
    if output.exists() and output.samefile(file):
        raise BadInput(f"{output}: this is the assessment itself; choose another name for the workbook")


def _write(target: Path, data: bytes) -> None:
    """Write the whole workbook or none of it: what stood there before is replaced only at the end."""
    if target.exists():
        with target.open("r+b"):  # may it be written at all, or does another program hold it?
            pass
    half = target.with_name(f".{target.stem[:80]}.half")
    try:
        half.write_bytes(data)
        half.replace(target)
    finally:
        half.unlink(missing_ok=True)

"""What all commands share: reading files, printing,
and one clear line for whatever cannot be used.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from cluster_psia.assessment.files.file import AssessmentFileError, read_file
from cluster_psia.method import MethodError

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment

BAD_INPUT = 2


class BadInput(click.ClickException):
    """Something that was given cannot be used: one line, exit status 2."""

    exit_code = BAD_INPUT


class Commands(click.Group):
    """A group that tells whatever is wrong in one line:
    files, the method, and how the command was called.
    """

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run, and end the program with its exit status."""
        extra["standalone_mode"] = False
        try:
            sys.exit(super().main(*args, **extra) or 0)
        except click.exceptions.NoArgsIsHelpError as help_wanted:
            help_wanted.show()
            sys.exit(BAD_INPUT)
        except click.Abort:
            sys.exit(130)
        except OSError as error:
            # What was asked for could not be written: a full disk, a closed pipe. Until the
            # interpreter ends the rest of it goes nowhere.
            sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
            why = error.strerror or "the system refuses"
            _give_up(f"the answer cannot be written: {why}")
        except click.ClickException as error:
            _give_up(error.format_message())
        except MethodError as error:
            _give_up(f"the method: {error}")

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """The command that is asked for, or which ones there are."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            commands = ", ".join(self.list_commands(ctx))
            raise BadInput(f"{error.format_message()} Commands: {commands}.") from error


def _give_up(said: str) -> NoReturn:
    click.echo(f"cluster-psia: {printable_line(said)}", err=True)
    sys.exit(BAD_INPUT)


def printable_line(text: str) -> str:
    """``text`` in one line that any terminal can show."""
    line = " ".join(text.split())
    encoding = sys.stderr.encoding or "utf-8"
    return line.encode(encoding, "backslashreplace").decode(encoding)


def read_assessment_file(file: Path) -> Assessment:
    """The assessment in a file. Raises BadInput."""
    try:
        return read_file(file)
    except AssessmentFileError as error:
        raise BadInput(f"{file}: {error}") from error


def print_json(value: Any) -> None:
    """Print a value as JSON."""
    # JSON is UTF-8 whatever the terminal is set to; where that cannot be, letters beyond ASCII are
    # escaped.
    utf_8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    click.echo(json.dumps(value, ensure_ascii=not utf_8, allow_nan=False, indent=2))


def print_lines(lines: Iterable[str]) -> None:
    """Print lines of text; what the terminal cannot show is escaped."""
    encoding = sys.stdout.encoding or "utf-8"
    for line in lines:
        click.echo(line.encode(encoding, "backslashreplace").decode(encoding))


as_json = click.option("--json", "json_wanted", is_flag=True, help="Print JSON instead of text.")
file_argument = click.argument("file", type=click.Path(path_type=Path))
port_option = click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8501,
    show_default=True,
    help="Where it listens.",
)

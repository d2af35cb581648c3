"""A backup of everything that is kept, and its way back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from cluster_psia.cli.frame import BadInput, file_argument, print_lines


@click.command("backup")
@file_argument
def backup_command(file: Path) -> None:
    """Write everything that is kept into the new FILE, also while a server runs."""
    from cluster_psia.store import back_up

    with _told():
        holding = back_up(file)
    print_lines([f"Wrote {file}: {holding.in_words}."])


@click.command("restore")
@file_argument
@click.option(
    "--replace", is_flag=True, help="Also where something is kept: that stays in a file beside."
)
def restore_command(file: Path, *, replace: bool) -> None:
    """Put the backup FILE back; stop the servers on that database first."""
    from cluster_psia.store import put_back

    with _told():
        done = put_back(file, replace=replace)
    print_lines([f"Put back from {file}: {done.holding.in_words}."])
    if done.before:
        print_lines([f"What stood there before is kept in {done.before}"])


@contextmanager
def _told() -> Iterator[None]:
    """What the store refuses becomes one line."""
    from cluster_psia.settings import SettingsError
    from cluster_psia.store import StoreError

    try:
        yield
    except (SettingsError, StoreError) as error:
        raise BadInput(str(error)) from error

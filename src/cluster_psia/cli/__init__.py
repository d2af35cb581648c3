"""The command line: the same functions as the pages, without a browser.

Bad input ends with exit status 2 and one clear line on standard error, never with a traceback.
"""

from __future__ import annotations

import click

from cluster_psia import __version__
from cluster_psia.cli.assessments import (
    diagnose_command,
    plan_command,
    schema_command,
    suggest_command,
)
from cluster_psia.cli.backup import backup_command, restore_command
from cluster_psia.cli.chain import reach_command, screen_command
from cluster_psia.cli.frame import Commands
from cluster_psia.cli.incoming import chain_command, sheets_command
from cluster_psia.cli.key import key_command
from cluster_psia.cli.library import cases_command, evidence_command, method_command
from cluster_psia.cli.map import map_command
from cluster_psia.cli.room import room_command
from cluster_psia.cli.run import run_command
from cluster_psia.cli.workshop import workshop_command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="cluster-psia")
def main() -> None:
    """From a small-firm cluster to a plan for assessing what a programme does to poverty in it."""


for command in (
    method_command,
    schema_command,
    diagnose_command,
    suggest_command,
    plan_command,
    evidence_command,
    cases_command,
    map_command,
    reach_command,
    screen_command,
    chain_command,
    room_command,
    key_command,
    backup_command,
    restore_command,
    run_command,
    workshop_command,
):
    main.add_command(command)
room_command.add_command(sheets_command)

"""The command line: the same functions as the pages, without a browser.

Bad input ends with exit status 2 and one clear line on standard error, never with a traceback.
"""

from __future__ import annotations

import click

from cluster_psia import __version__
from cluster_psia.cli.assessments import diagnose, method, plan, schema, suggest
from cluster_psia.cli.chain import reach, screen
from cluster_psia.cli.evidence import cases, evidence
from cluster_psia.cli.frame import Commands
from cluster_psia.cli.map import map_
from cluster_psia.cli.room import room
from cluster_psia.cli.workshop import workshop


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="cluster-psia")
def main() -> None:
    """From a small-firm cluster to a plan for assessing what a programme does to poverty in it."""


for command in (
    method,
    schema,
    diagnose,
    suggest,
    plan,
    evidence,
    cases,
    map_,
    reach,
    screen,
    room,
    workshop,
):
    main.add_command(command)

"""Commands on the value chain of one assessment file:
screening of its nodes, and whom the programme reaches.
"""

from __future__ import annotations

from pathlib import Path

import click

from cluster_psia.cli.frame import (
    as_json,
    file_argument,
    print_json,
    print_lines,
    read_assessment_file,
)


@click.command("screen")
@file_argument
@as_json
def screen_command(file: Path, json_wanted: bool) -> None:
    """How each node of FILE stands on the nine items of poverty:
    suggestion, reasons, and a person's own word.
    """
    from cluster_psia.export.text.screening import screening_lines, screening_record

    a = read_assessment_file(file)
    print_json(screening_record(a)) if json_wanted else print_lines(screening_lines(a))


@click.command("reach")
@file_argument
@as_json
def reach_command(file: Path, json_wanted: bool) -> None:
    """Whom the programme of FILE reaches, whom not, and who may bear a harm;
    and what the shape of the map says.
    """
    from cluster_psia.export.text.reach import reach_lines, reach_record

    a = read_assessment_file(file)
    print_json(reach_record(a)) if json_wanted else print_lines(reach_lines(a))

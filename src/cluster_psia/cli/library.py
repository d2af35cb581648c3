"""Commands on what is published: the method, evidence and cases."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cluster_psia.cli.frame import BadInput, Commands, as_json, print_json, print_lines
from cluster_psia.method import load_method
from cluster_psia.method.model.entry import find_entry

if TYPE_CHECKING:
    from cluster_psia.cases.library import CaseView


@click.command("method")
@as_json
def method_command(json_wanted: bool) -> None:
    """Print the published method as the program reads it."""
    from cluster_psia.method.cite import origin
    from cluster_psia.method.links import walk_values
    from cluster_psia.method.model import Entry

    data = load_method()
    if json_wanted:
        print_json(data.model_dump(mode="json"))
    else:
        entries = ((path, value) for path, value in walk_values(data) if isinstance(value, Entry))
        print_lines(f"{path}  {entry.label}  [{origin(entry)}]" for path, entry in entries)


@click.group("evidence", cls=Commands)
def evidence_command() -> None:
    """Published evidence, worked out again from its own printed figures."""


@evidence_command.command("italy")
@click.option(
    "--data",
    type=click.Path(path_type=Path),
    help="A folder with tables of your own instead of the printed.",
)
@as_json
def italy_command(data: Path | None, json_wanted: bool) -> None:
    """Every derived cell of UNIDO 2004, Annex I:
    as printed, and as recomputed from the printed figures.
    """
    from cluster_psia.evidence import italy as tables
    from cluster_psia.export.text.evidence import cells_json, evidence_lines

    try:
        found = tables.italy_evidence(data or tables.FOLDER)
    except tables.EvidenceError as error:
        raise BadInput(str(error)) from error
    if json_wanted:
        print_json(cells_json(found))
    else:
        print_lines(evidence_lines(found, load_method().italy))


@click.command("cases")
@click.argument("key", required=False)
@as_json
def cases_command(key: str | None, json_wanted: bool) -> None:
    """The published cases, or with KEY one of them in full: facts, matrix reading, chain."""
    from cluster_psia.export.text.cases import case_lines, case_record, case_summary, list_line

    views = _library()
    if key is None:
        (
            print_json([case_summary(view) for view in views])
            if json_wanted
            else print_lines(map(list_line, views))
        )
        return
    view = find_entry(views, key)
    if view is None:
        raise BadInput(
            f"there is no case '{key}'; choose one of {', '.join(view.key for view in views)}"
        )
    print_json(case_record(view)) if json_wanted else print_lines(case_lines(view))


def _library() -> tuple[CaseView, ...]:
    from cluster_psia.assessment.files.samples import SampleError
    from cluster_psia.cases.library import case_library

    try:
        return case_library()
    except SampleError as error:
        raise BadInput(str(error)) from error

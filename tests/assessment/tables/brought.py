"""Small tables like those that users of other programs complain about, by the number of their
case, and what an import says to them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cluster_psia.assessment.files.sheets.read import GivenFile
from cluster_psia.assessment.tables.read import read_given
from cluster_psia.assessment.tables.take import import_tables
from tests.assessment.tables.given import EMPTY

if TYPE_CHECKING:
    from cluster_psia.assessment import Actor, Assessment
    from cluster_psia.assessment.tables.reading.value import ReadingChoices
    from cluster_psia.assessment.tables.report import ImportReport, ImportRow

FOLDER = Path(__file__).parent / "brought_in"


def data_of(number: int, name: str) -> bytes:
    (folder,) = FOLDER.glob(f"{number:02}-*")
    return (folder / name).read_bytes()


def brought(
    number: int,
    name: str,
    into: Assessment = EMPTY,
    *,
    encoding: str = "",
    choices: ReadingChoices | None = None,
) -> ImportReport:
    """A file of a case, into an assessment."""
    given = GivenFile(name, data_of(number, name), encoding)
    if choices is None:
        return import_tables(into, read_given([given]))
    return import_tables(into, read_given([given], choices=choices), choices)


def pasted(text: str, into: Assessment = EMPTY) -> ImportReport:
    """A text that was pasted, into an assessment."""
    return import_tables(into, read_given([], text))


def actors_of(report: ImportReport) -> dict[str, Actor]:
    return {actor.label: actor for actor in report.assessment.chain.actors}


def refused(report: ImportReport) -> list[ImportRow]:
    return [row for row in report.rows if row.happens == "refused"]

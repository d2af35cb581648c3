"""What the plan says: eleven sheets, a reason and a source in every row, and nothing of an
assessment left out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

import pytest
from pydantic import BaseModel

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.edits.profile import with_note
from cluster_psia.assessment.files.file import plain_values
from cluster_psia.assessment.files.samples import FINISHED_EXAMPLE
from cluster_psia.export import build_report, plan_file_name
from cluster_psia.export.plan.report import Formula, Input
from cluster_psia.method.cite import document_name
from tests.export.assessments import filled
from tests.export.plan.reports import EACH, EVERY, SHEETS, TODAY, report_of, texts


@EACH
def test_the_sheets_are_these_in_this_order(which: str) -> None:
    more = {
        "adapted": ["Adapted here"],
        "mapped": ["Screening", "Reach", "Mapping guide"],
        FINISHED_EXAMPLE: ["Screening", "Reach"],
    }.get(which, [])
    wanted = [*SHEETS[:-1], *([] if which == "empty" else ["Map findings"]), *more, SHEETS[-1]]
    assert [sheet.name for sheet in report_of(which).sheets] == wanted


@EACH
def test_every_row_says_why_it_is_there_and_cites_its_source(which: str) -> None:
    for sheet in report_of(which).sheets:
        for table in sheet.tables:
            assert {"Why it is here", "Source"} <= {column.title for column in table.columns}
            for number, row in enumerate(table.rows, 1):
                assert row["why"], f"{sheet.name}, {table.name}, row {number} does not say why"
                assert row["source"], f"{sheet.name}, {table.name}, row {number} has no source"


@EACH
def test_table_names_are_unique_and_headings_are_unique_in_their_table(which: str) -> None:
    tables = [table for sheet in report_of(which).sheets for table in sheet.tables]
    assert len({table.name for table in tables}) == len(tables)
    for table in tables:
        assert len({column.title.lower() for column in table.columns}) == len(table.columns)
        assert len({column.key for column in table.columns}) == len(table.columns)


@EACH
def test_a_table_without_rows_says_what_is_missing(which: str) -> None:
    for sheet in report_of(which).sheets:
        for table in sheet.tables:
            assert table.rows or table.empty


def test_building_changes_nothing() -> None:
    a = filled()
    before = plain_values(a)
    assert build_report(a, TODAY) == build_report(a, TODAY)
    assert plain_values(a) == before


def _words(value: object) -> Iterator[str]:
    """Every text that people can have written in an assessment; published documents by their short
    names.
    """
    if isinstance(value, str):
        yield document_name(value)
    for part in _parts(value):
        yield from _words(part)


def _parts(value: object) -> Iterable[object]:
    if isinstance(value, BaseModel):
        ids = set() if isinstance(value, Assessment) else {"facts"}  # elsewhere it names facts
        names = [name for name in type(value).model_fields if name not in _KEYS | ids]
        return [getattr(value, name) for name in names]
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, tuple) else ()


_KEYS = {
    "id",
    "kind",
    "stage",
    "node",
    "group",
    "key",
    "phase",
    "source",
    "target",
    "poverty",
    "reading",
    "topic",
    "areas",
    "design",
    "measures",
    "answer",
    "sample",
    "citation",
    "rater",
    "item",
    "sign",
    "sure",
    "area",
    "effect",
    "scope",
    "represents",
    "not_represented",
    "status_in_employment",
    "named_by",
    "informant",
    "informants",
    "figure",
    "importance",
    "effectiveness",
}


@EACH
def test_nothing_that_people_wrote_is_lost(which: str) -> None:
    a, report = EVERY[which](), report_of(which)
    held, titles = "\n".join(texts(report)), report.title
    assert [text for text in _words(a) if text not in held and text != titles] == []


def test_the_notes_of_all_steps_travel_into_their_sheet() -> None:
    a = filled()
    sheets = {
        "profile": "Cluster",
        "matrix": "Matrix",
        "chain": "Value chain",
        "groups": "Poverty groups",
        "design": "Design",
        "indicators": "Indicators",
        "methods": "Methods",
        "work_plan": "Work plan",
        "plan": "Read me",
    }
    report = build_report(a, TODAY)
    assert {step: report.sheet(sheet).note for step, sheet in sheets.items()} == a.notes


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Agra: footwear / 2026", "Agra-footwear-2026-plan.xlsx"),
        ("../../etc/passwd", "etc-passwd-plan.xlsx"),
        ("CON", "assessment-plan.xlsx"),
        ("🧵", "assessment-plan.xlsx"),
        ("திருப்பூர்", None),
        ("x" * 300, None),
    ],
)
def test_the_file_name_is_one_that_every_system_takes(name: str, file: str | None) -> None:
    made = plan_file_name(with_note(Assessment(name=name), "plan", ""))
    assert file in {None, made}
    assert made.endswith("-plan.xlsx")
    assert len(made.encode()) < 200
    assert not set(made) & set('<>:"/\\|?*\n')


def test_rows_are_plain_values() -> None:
    kinds = (str, int, float, dt.date, Formula, Input, type(None))
    tables = [table for sheet in report_of("filled").sheets for table in sheet.tables]
    every = [cell for table in tables for row in table.rows for cell in row.values()]
    assert all(isinstance(cell, kinds) for cell in every)

"""What the command line prints of the method and of an assessment: what the pages know."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.document.model import json_schema
from cluster_psia.assessment.files.file import write_assessment
from cluster_psia.design.approach import suggest_approaches
from cluster_psia.design.indicators import suggest_indicators
from cluster_psia.design.methods import suggest_methods
from cluster_psia.design.work_plan import suggest_tasks
from cluster_psia.diagnosis import diagnose
from cluster_psia.export import build_report
from tests.cli.runs import run
from tests.export.assessments import filled


@pytest.fixture
def document(tmp_path: Path) -> tuple[Assessment, Path]:
    """A full assessment, and the file that holds it."""
    a, path = filled(), tmp_path / "filled.json"
    path.write_bytes(write_assessment(a))
    return a, path


def test_the_schema_is_that_of_the_document() -> None:
    assert json.loads(run("schema").stdout) == json_schema()


def test_the_diagnosis_is_that_of_the_page(document: tuple[Assessment, Path]) -> None:
    a, path = document
    assert json.loads(run("diagnose", path, "--json").stdout) == diagnose(a).as_dict()


def test_the_diagnosis_as_text_says_what_is_not_known(document: tuple[Assessment, Path]) -> None:
    said = run("diagnose", document[1]).stdout
    assert "18. Upgrading of equipment and/or skills: don't know" in said
    assert "There is no single total" in said


def test_the_suggestions_are_those_of_the_pages(document: tuple[Assessment, Path]) -> None:
    a, path = document
    found = json.loads(run("suggest", path, "--json").stdout)
    assert [s["approach"] for s in found["design"]["approaches"]] == [
        s.approach for s in suggest_approaches(a)
    ]
    assert found["methods"]["suggested"] == [s.as_dict() for s in suggest_methods(a)]
    assert [t["task"] for t in found["work_plan"]["tasks"]] == [
        t.model_dump(mode="json") for t in suggest_tasks(a)
    ]
    for group in a.groups:
        told = found["indicators"]["groups"][group.id]["of_the_group"]
        assert [s["indicator"] for s in told] == [
            s.indicator for s in suggest_indicators(a, group.id)
        ]
        assert all({"what", "because", "against", "source"} <= set(s) for s in told)


def test_the_suggestions_as_text_give_reasons_for_and_against(
    document: tuple[Assessment, Path],
) -> None:
    lines = run("suggest", document[1]).stdout.splitlines()
    assert lines[0] == "STUDY DESIGN"
    assert any(line.strip().startswith("+ ") and line.endswith(")") for line in lines)
    assert any(line.strip().startswith("- ") for line in lines)


def test_an_empty_assessment_can_be_asked_too(tmp_path: Path) -> None:
    path = tmp_path / "empty.json"
    path.write_bytes(write_assessment(Assessment(name="empty")))
    for command in ("diagnose", "suggest"):
        assert run(command, path).exit_code == 0
        assert json.loads(run(command, path, "--json").stdout)


def test_the_plan_is_the_workbook_of_the_page(
    document: tuple[Assessment, Path], tmp_path: Path
) -> None:
    a, path = document
    out = tmp_path / "plan.xlsx"
    assert run("plan", path, "-o", out).exit_code == 0
    assert openpyxl.load_workbook(out).sheetnames == [
        sheet.name for sheet in build_report(a).sheets
    ]
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []

"""The command line: what the pages know, and one clear line
with exit status 2 for whatever cannot be used.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import openpyxl
import pytest
from click.testing import CliRunner, Result

import cluster_psia
from cluster_psia.assessment import Assessment
from cluster_psia.assessment.document.model import json_schema
from cluster_psia.assessment.files.file import write_assessment
from cluster_psia.cli import main
from cluster_psia.design.approach import suggest_approaches
from cluster_psia.design.indicators import suggest_indicators
from cluster_psia.design.methods import suggest_methods
from cluster_psia.design.work_plan import suggest_tasks
from cluster_psia.diagnosis import diagnose
from cluster_psia.export import build_report
from cluster_psia.method import load_method
from cluster_psia.places import SAMPLES
from tests.export.assessments import filled

ROOT = Path(__file__).parents[2]
SAMPLE = SAMPLES / "agra.json"


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args])


def refused(result: Result) -> str:
    """The one line that a refusal is."""
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    said = result.stderr.splitlines()
    assert len(said) == 1
    assert said[0].startswith("cluster-psia: ")
    return said[0]


@pytest.fixture
def document(tmp_path: Path) -> tuple[Assessment, Path]:
    """A full assessment, and the file that holds it."""
    a, path = filled(), tmp_path / "filled.json"
    path.write_bytes(write_assessment(a))
    return a, path


# What it prints ----------------------------------------------------------------------------------


def test_the_method_comes_out_as_the_program_reads_it() -> None:
    assert json.loads(run("method", "--json").stdout) == load_method().model_dump(mode="json")


def test_the_method_as_text_names_every_entry_with_its_origin() -> None:
    lines = run("method").stdout.splitlines()
    assert any(
        "Gender and difference" in line and "[UNIDO 2004, Table 2]" in line for line in lines
    )
    assert all(line.endswith("]") for line in lines)


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


def test_a_plan_that_was_there_is_replaced(tmp_path: Path) -> None:
    out = tmp_path / "plan.xlsx"
    out.write_text("old")
    assert run("plan", SAMPLE, "-o", out).exit_code == 0
    assert openpyxl.load_workbook(io.BytesIO(out.read_bytes())).sheetnames[0] == "Read me"


# What it refuses ---------------------------------------------------------------------------------


def _text(**changes: Any) -> bytes:
    return json.dumps({**json.loads(SAMPLE.read_text(encoding="utf-8")), **changes}).encode()


BAD_FILES: dict[str, tuple[bytes, str]] = {
    "truncated": (_text()[:4000], "cut off"),
    "empty": (b"", "empty"),
    "foreign": (b"PK\x03\x04\xff\xfe", "UTF-8"),
    "a list": (b"[]", "no assessment"),
    "newer": (_text(schema_version=99), "newer"),
    "not a number": (b'{"schema_version": 1, "name": "x", "weights": {"location": NaN}}', "NaN"),
    "an unknown key": (_text(surprise=1), "surprise"),
    "a score of 6": (_text(ratings={"location": [{"answer": 6}]}), "ratings.location.0.answer"),
    "too deep": (b"[" * 100_000, "deep"),
    "a link to nobody": (
        _text(chain={"links": [{"source": "a", "target": "b", "kind": "sells_to"}]}, groups=[]),
        "no actor",
    ),
}


@pytest.mark.parametrize("command", ["diagnose", "suggest", "plan"])
@pytest.mark.parametrize("case", BAD_FILES)
def test_a_file_that_cannot_be_used_is_told_in_one_line(
    tmp_path: Path, command: str, case: str
) -> None:
    content, word = BAD_FILES[case]
    path, out = tmp_path / "given.json", tmp_path / "plan.xlsx"
    path.write_bytes(content)
    said = refused(run(command, path, *(["-o", str(out)] if command == "plan" else [])))
    assert "given.json: " in said
    assert word in said
    assert not out.exists()


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    assert "no such file" in refused(run("diagnose", tmp_path / "nowhere.json"))
    assert "folder" in refused(run("suggest", tmp_path, "--json"))


PLACES: dict[str, tuple[Callable[[Path], Path], str]] = {
    "a folder": (lambda folder: folder, "this is a folder"),
    "in a folder that is not there": (
        lambda folder: folder / "none" / "plan.xlsx",
        "there is no folder",
    ),
    "the assessment itself": (lambda folder: folder / "given.json", "the assessment itself"),
    "a device": (lambda _: Path(os.devnull), "no ordinary file"),
    "under a file": (lambda folder: folder / "given.json" / "plan.xlsx", "there is no folder"),
    "too long a name": (lambda folder: folder / ("x" * 300 + ".xlsx"), "cannot be written"),
}


@pytest.mark.parametrize("case", PLACES)
def test_a_place_where_no_workbook_can_stand(tmp_path: Path, case: str) -> None:
    place, word = PLACES[case]
    given = tmp_path / "given.json"
    shutil.copy(SAMPLE, given)
    assert word in refused(run("plan", given, "-o", place(tmp_path)))
    assert [path.name for path in tmp_path.iterdir()] == ["given.json"]
    assert given.read_bytes() == SAMPLE.read_bytes()


def test_calling_it_wrongly_is_one_line_as_well() -> None:
    commands = (
        "Commands: cases, diagnose, evidence, map, method, plan, reach, room, run, schema, screen,"
        " suggest, workshop"
    )
    assert commands in refused(run("plant"))
    assert "FILE" in refused(run("diagnose"))
    assert "--output" in refused(run("plan", SAMPLE))
    assert "--jason" in refused(run("method", "--jason"))


def test_without_a_command_it_says_which_there_are() -> None:
    result = run()
    assert result.exit_code == 2
    assert "suggest" in result.output


# As a program of its own -------------------------------------------------------------------------


def program(*args: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "cluster_psia", *map(str, args)],
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )


def test_bad_input_leaves_no_traceback_behind(tmp_path: Path) -> None:
    done = program("diagnose", tmp_path / "nowhere.json")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.count(b"\n") == 1
    assert b"Traceback" not in done.stderr


def test_any_terminal_will_do(tmp_path: Path) -> None:
    path = tmp_path / "given.json"
    path.write_bytes(
        write_assessment(Assessment(name="திருப்பூர் 🧵", profile={"cluster": "திருப்பூர்"}))
    )
    for encoding in ("ascii", "utf-8"):
        done = program("suggest", path, "--json", PYTHONIOENCODING=encoding)
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout.decode(encoding))
        assert program("diagnose", path, PYTHONIOENCODING=encoding).returncode == 0


def test_a_damaged_method_is_told_with_its_file(tmp_path: Path) -> None:
    package = Path(cluster_psia.__file__).parent
    shutil.copytree(
        package, tmp_path / "cluster_psia", ignore=shutil.ignore_patterns("__pycache__")
    )
    damaged = tmp_path / "cluster_psia" / "method" / "data" / "table_2.yaml"
    damaged.write_text(
        damaged.read_text(encoding="utf-8").replace("number: 20", "number: 21"), encoding="utf-8"
    )
    for command in (
        ["method", "--json"],
        ["diagnose", SAMPLE],
        ["plan", SAMPLE, "-o", tmp_path / "plan.xlsx"],
    ):
        done = program(*command, PYTHONPATH=str(tmp_path))
        assert done.returncode == 2
        assert done.stderr.count(b"\n") == 1
        assert b"table_2.yaml" in done.stderr
    assert not (tmp_path / "plan.xlsx").exists()


# The README --------------------------------------------------------------------------------------


def test_every_command_stands_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert isinstance(main, click.Group)
    missing = [name for name in main.commands if f"cluster-psia {name}" not in readme]
    assert missing == []


def test_the_published_cases_are_listed_and_each_comes_in_full() -> None:
    listed = json.loads(run("cases", "--json").stdout)
    assert {"agra", "sialkot", "tiruppur"} <= {case["key"] for case in listed}
    assert all(0 <= case["matrix"]["share_known"] <= 1 for case in listed)
    full = json.loads(run("cases", "sialkot", "--json").stdout)
    assert len(full["facts"]["firms"]) > 2  # sources that differ stand side by side
    assert full["reading"]["public_support"]["ratings"][0]["evidence"]
    assert "our reading" in full["caution"]
    assert "Sialkot surgical instruments, Pakistan" in run("cases").stdout
    assert "not stated" in run("cases", "sialkot").stdout


def test_an_unknown_case_is_refused_with_the_known_ones() -> None:
    assert "choose one of" in refused(run("cases", "atlantis"))

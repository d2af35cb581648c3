"""Files that the command line writes, and places where none can stand."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from cluster_psia.places import SAMPLES
from tests.cli.runs import refused, run

SAMPLE = SAMPLES / "agra.json"


# What it prints ----------------------------------------------------------------------------------


def test_a_plan_that_was_there_is_replaced(tmp_path: Path) -> None:
    out = tmp_path / "plan.xlsx"
    out.write_text("old")
    assert run("plan", SAMPLE, "-o", out).exit_code == 0
    assert openpyxl.load_workbook(io.BytesIO(out.read_bytes())).sheetnames[0] == "Read me"


# What it refuses ---------------------------------------------------------------------------------


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

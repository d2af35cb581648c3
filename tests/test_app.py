"""The app at its start: a wrong file of the method is told in one line,
before anything is served.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.machine import PATIENCE
from tests.method.data_folder import Spoil, spoiled

ROOT = Path(__file__).parents[1]
CANNOT = "Cluster PSIA cannot start, because a file of the method is wrong."
START = (
    "import sys, pathlib; from cluster_psia.method import load; load.DATA ="
    " pathlib.Path(sys.argv[1]); import app"
)


def _unknown_key(content: dict[str, list[dict[str, object]]]) -> None:
    content["states"][3]["colour"] = "red"


def _no_source(content: dict[str, list[dict[str, object]]]) -> None:
    del content["states"][3]["source"]


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [(_unknown_key, "not known here"), (_no_source, "exactly one of")],
    ids=["key", "source"],
)
def test_a_wrong_file_of_the_method_stops_the_app_with_file_line_and_reason(
    tmp_path: Path, spoil: Spoil, reason: str
) -> None:
    folder = spoiled(tmp_path, "box_1", spoil)
    ended = subprocess.run(
        [sys.executable, "-c", START, folder],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert ended.returncode == 1
    assert ended.stderr.startswith(
        "Cluster PSIA cannot start, because a file of the method is wrong. box_1.yaml: line "
    )
    assert reason in ended.stderr
    assert "Traceback" not in ended.stderr

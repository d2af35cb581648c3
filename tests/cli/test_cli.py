"""The command line as a program of its own, its commands and the README."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import click

import cluster_psia
from cluster_psia.assessment import Assessment
from cluster_psia.assessment.files.file import write_assessment
from cluster_psia.cli import main
from cluster_psia.places import SAMPLES

ROOT = Path(__file__).parents[2]
SAMPLE = SAMPLES / "agra.json"


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

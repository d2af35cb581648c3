"""CONTRIBUTING.md and the other docs name files that are there; the recipe for a field works as it
is written, and none of its steps can be left out.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

import pytest

from cluster_psia.assessment.document.fields import SCHEMA_VERSION
from tests.machine import PATIENCE

ROOT = Path(__file__).parents[1]
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
DOCS = ("CONTRIBUTING.md", "README.md", "docs/architecture.md", "docs/installing.md")
COPIED = ("src", "pages", "sample_data", "tests", ".streamlit", "app.py", "pyproject.toml")
SUFFIXES = (".py", ".md", ".yaml", ".toml", ".txt", ".json", ".po", ".js", ".css", ".html")
MADE = {"__pycache__", ".git", ".venv", ".stamps", "build", "dist", "screenshots"}
CHANGES = (
    *("field", "page", "instrument", "rule", "sheet", "chart"),
    *("route", "language", "migration", "command"),
)

# Files that are named ---------------------------------------------------------------------------


def _there() -> list[str]:
    """Every file and folder of the repository, without what is made by running it."""
    found = []
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in MADE and "cache" not in name]
        inside = Path(folder).relative_to(ROOT)
        found += [(inside / name).as_posix() for name in (*folders, *files)]
    return found


THERE = _there()


def named_paths(text: str) -> list[str]:
    """What a text names as a file or folder: in backticks, with a slash or a known ending."""
    prose = re.sub(r"^ *```.*?^ *```", "", text, flags=re.S | re.M)
    named = re.findall(r"`([^`\s]+)`", prose)
    return [
        name
        for name in dict.fromkeys(named)
        if ("/" in name or name.endswith(SUFFIXES))
        and name.split("/")[0] not in {"", *MADE}
        and not re.search(r"://|[{}<>=]", name)
    ]


def is_there(name: str) -> bool:
    """Whether the repository, or a folder in it, holds what is named; ``*`` is any name."""
    wanted = name.rstrip("/")
    return any(fnmatch(path, wanted) or fnmatch(path, f"*/{wanted}") for path in THERE)


@pytest.mark.parametrize("doc", DOCS)
def test_every_file_that_a_doc_names_is_there(doc: str) -> None:
    named = named_paths((ROOT / doc).read_text(encoding="utf-8"))
    assert named
    assert [name for name in named if not is_there(name)] == []


def test_a_file_that_is_not_there_is_found() -> None:
    named = named_paths("`a/b.py`, `store/lost.py`, `/w/x`, `make run`\n```\n`not/this`\n```\n")
    assert named == ["a/b.py", "store/lost.py"]
    assert not any(is_there(name) for name in named)
    assert is_there("store/engine.py")
    assert is_there("method/data/")


@pytest.mark.parametrize("change", CHANGES)
def test_each_typical_change_names_its_files(change: str) -> None:
    assert named_paths(section(change))


# The recipe for a field -------------------------------------------------------------------------


def section(change: str) -> str:
    """What CONTRIBUTING.md says of a change."""
    found = re.search(rf"^## An? {change}\n(.*?)(?=^## |\Z)", CONTRIBUTING, re.S | re.M)
    assert found, f"CONTRIBUTING.md has no part on a {change}"
    return found[1]


@dataclass(frozen=True)
class Edit:
    """Lines to put into a file in place of others, as a fence of a numbered step says it."""

    step: int
    path: str
    old: str
    new: str

    def carry_out(self, root: Path) -> None:
        """Change the file in a copy of the repository."""
        path = root / self.path
        text = path.read_text(encoding="utf-8")
        assert text.count(self.old) == 1, f"step {self.step}: {self.path} does not hold {self.old}"
        path.write_text(text.replace(self.old, self.new), encoding="utf-8")


@dataclass(frozen=True)
class Copy:
    """A file to begin from another one."""

    step: int
    source: str
    target: str

    def carry_out(self, root: Path) -> None:
        """Copy the file in a copy of the repository."""
        shutil.copy(root / self.source, root / self.target)


def recipe() -> Iterator[Edit | Copy]:
    """The steps for a field, with the numbers of today's version and the next filled in."""
    text = section("field").replace("{N + 1}", str(SCHEMA_VERSION + 1))
    text, step = text.replace("{N}", str(SCHEMA_VERSION)), 0
    for found in re.finditer(
        r"^(\d+)\. |^   ```(diff|sh)([^\n]*)\n(.*?)^   ```", text, re.S | re.M
    ):
        number, kind, path, body = found.groups()
        lines = [line.removeprefix("   ") for line in (body or "").splitlines()]
        if number:
            step = int(number)
        elif kind == "sh":
            yield from (Copy(step, *line.removeprefix("cp ").split()) for line in lines)
        else:
            old = [line[1:] for line in lines if line[0] != "+"]
            new = [line[1:] for line in lines if line[0] != "-"]
            yield Edit(step, path.strip(), "\n".join(old), "\n".join(new))


RECIPE = tuple(recipe())
STEPS = sorted({part.step for part in RECIPE})
_GOLDEN = "tests/assessment/files/test_golden.py"
_UPGRADE = "tests/assessment/files/test_upgrade.py"
_FORM = (
    "tests/ui/test_profile.py::test_each_field_is_saved_where_it_belongs_and_nothing_else_changes"
    "[text_input-profile.known_since-profile-known_since]"
)
_SHEET = (
    "tests/export/plan/test_every_field.py::"
    "test_every_field_that_people_can_write_in_reaches_the_workbook"
)
# The tests that notice when a step was left out.
GUARDS = {2: _GOLDEN, 3: _UPGRADE, 4: _GOLDEN, 5: _FORM, 6: _SHEET}


def guarded(
    root: Path, guards: Iterable[str], without: int | None = None
) -> subprocess.CompletedProcess[str]:
    """Tests that guard fields, in a copy where the recipe was carried out but for one step.

    What Python compiled comes along: most files are unchanged, and compiling them anew takes longer
    than the tests.
    """
    ignored = shutil.ignore_patterns("*.egg-info")
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, root / name, ignore=ignored)
        else:
            shutil.copy(ROOT / name, root)
    for part in RECIPE:
        if part.step != without:
            part.carry_out(root)
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *guards],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root / "src")},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def test_a_field_added_as_written_passes_every_test_that_guards_fields(tmp_path: Path) -> None:
    assert STEPS == [1, 2, 3, 4, 5, 6]
    ended = guarded(tmp_path, dict.fromkeys(GUARDS.values()))
    assert ended.returncode == 0, ended.stdout + ended.stderr


@pytest.mark.parametrize("step", STEPS[1:])
def test_no_step_can_be_left_out(tmp_path: Path, step: int) -> None:
    ended = guarded(tmp_path, [GUARDS[step]], without=step)
    assert ended.returncode == 1, ended.stdout + ended.stderr
    assert "failed" in ended.stdout or "error" in ended.stdout

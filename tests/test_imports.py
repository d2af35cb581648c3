"""Imports point one way, each outside library has its own house,
and an import inside a function counts too.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import networkx
import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = "cluster_psia"

# A package may import its own rank or a lower one; between packages of one rank the arrows must
# not run in a circle.
RANKS = (
    {"", "apart", "places", "settings", "i18n", "words", "method"},
    {"assessment"},
    {"diagnosis", "cases", "evidence", "mapping", "design", "walk"},
    {"drawing", "export", "store", "workshop"},
    {"web", "ui", "cli"},
    {"pages", "app", "__main__"},
)
RANK = {package: rank for rank, packages in enumerate(RANKS) for package in packages}
HOUSES = {
    "streamlit": {"ui", "pages", "app"},
    "starlette": {"web", "app"},
    "sqlalchemy": {"store"},
    "alembic": {"store"},
    "click": {"cli"},
}
SESSION_STATE = Path("src", PACKAGE, "ui", "state")
SESSION_STATE_FILES = {SESSION_STATE / "tab.py", SESSION_STATE / "widgets.py"}
# The method is handed in, or looked up by ``method_of(a)``. Only these read the published one: the
# method and the document themselves, the library of what is published, and the start, which reads
# it to say at once what is wrong with a file of it. ``published_method`` is for what an adaptation
# is shown and checked against, and for its texts in other languages.
DOORS = {
    "load_method": (
        "src/cluster_psia/method/",
        "src/cluster_psia/assessment/document/",
        "src/cluster_psia/assessment/files/",
        "src/cluster_psia/cases/library.py",
        "src/cluster_psia/cli/library.py",
        "src/cluster_psia/ui/library/",
        "app.py",
    ),
    "published_method": (
        "src/cluster_psia/assessment/document/",
        "src/cluster_psia/assessment/edits/adaptation.py",
        "src/cluster_psia/ui/adaptation/",
        "src/cluster_psia/workshop/texts.py",
    ),
}


def sources(root: Path = ROOT) -> list[Path]:
    files = [*(root / "src").rglob("*.py"), *(root / "pages").rglob("*.py"), root / "app.py"]
    return sorted(file.relative_to(root) for file in files)


def package_of(file: Path) -> str:
    """The package of a source file: "ui" for src/cluster_psia/ui/home.py, "cli" for cli.py,
    "pages", "app".
    """
    parts = [part for part in file.with_suffix("").parts if part not in ("src", PACKAGE)]
    return "" if parts == ["__init__"] else parts[0]


def _absolute(node: ast.ImportFrom, file: Path) -> str:
    if not node.level:
        return node.module or ""
    folders = [part for part in file.parent.parts if part != "src"]
    return ".".join(
        [*folders[: len(folders) - node.level + 1], *(node.module or "").split(".")]
    ).rstrip(".")


def imported(tree: ast.Module, file: Path) -> Iterator[str]:
    """The dotted name of everything that a file imports, wherever in the file,
    by statement or by import_module.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{_absolute(node, file)}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in {
            "import_module",
            "__import__",
        }:
            yield from (
                a.value
                for a in node.args[:1]
                if isinstance(a, ast.Constant) and isinstance(a.value, str)
            )


def target_package(name: str) -> str | None:
    """The package of ours that a dotted name leads to; None for a library."""
    first, *rest = name.split(".")
    if first == PACKAGE:
        return "" if not rest or rest[0].startswith("__version") else rest[0]
    return first if first in ("pages", "app") else None


def import_problems(code: str, file: Path) -> Iterator[str]:
    """What is wrong with the imports of one file."""
    package = package_of(file)
    if package not in RANK:
        yield f"{file}: the package '{package}' has no rank in this test"
        return
    for name in imported(ast.parse(code), file):
        target = target_package(name)
        if target is None:
            if package not in HOUSES.get(name.split(".")[0], {package}):
                yield (
                    f"{file}: only {', '.join(sorted(HOUSES[name.split('.')[0]]))} may import"
                    f" {name}"
                )
        elif RANK.get(target, len(RANKS)) > RANK[package]:
            yield f"{file}: '{package}' may not import '{name}': the arrow points the wrong way"


def session_problems(code: str, file: Path) -> Iterator[str]:
    """Where a file other than two of ui/state names the session state,
    in any way but in a comment or a sentence.
    """
    if file in SESSION_STATE_FILES:
        return
    for node in ast.walk(ast.parse(code)):
        named = [getattr(node, field, None) for field in ("attr", "id", "name", "value", "arg")]
        if "session_state" in [name for name in named if isinstance(name, str)]:
            yield (
                f"{file}, line {getattr(node, 'lineno', '?')}: session_state belongs into ui/state"
            )


def door_problems(code: str, file: Path) -> Iterator[str]:
    """Where a file looks the method up that is to be handed it."""
    for node in ast.walk(ast.parse(code)):
        named = [getattr(node, field, None) for field in ("attr", "id", "name", "value")]
        for door in {name for name in named if isinstance(name, str)} & DOORS.keys():
            if not file.as_posix().startswith(DOORS[door]):
                yield (
                    f"{file}, line {getattr(node, 'lineno', '?')}: {door} is not for here; take the"
                    " method as an argument, or ask method_of(a)"
                )


def arrows(files: dict[Path, str]) -> networkx.DiGraph[str]:
    """Package to package, for imports between different packages of ours."""
    graph: networkx.DiGraph[str] = networkx.DiGraph()
    for file, code in files.items():
        package = package_of(file)
        targets = {target_package(name) for name in imported(ast.parse(code), file)}
        graph.add_edges_from(
            (package, target) for target in targets if target not in (None, package)
        )
    return graph


def module_of(file: Path) -> str:
    """The dotted name under which a file is imported."""
    parts = [part for part in file.with_suffix("").parts if part != "src"]
    return ".".join(parts).removesuffix(".__init__")


def circles_of_modules(files: dict[Path, str]) -> list[list[str]]:
    """Modules that import each other in a circle, wherever in the file and be it for types only."""
    modules = {module_of(file) for file in files}
    graph: networkx.DiGraph[str] = networkx.DiGraph()
    for file, code in files.items():
        for name in imported(ast.parse(code), file):
            found = name if name in modules else name.rpartition(".")[0]
            if found in modules - {module_of(file)}:
                graph.add_edge(module_of(file), found)
    circles = networkx.strongly_connected_components(graph)
    return [sorted(circle) for circle in circles if len(circle) > 1]


def read(file: Path) -> str:
    return (ROOT / file).read_text(encoding="utf-8")


def test_there_is_something_to_look_at() -> None:
    assert {package_of(file) for file in sources()} >= {
        "method",
        "assessment",
        "store",
        "ui",
        "pages",
        "app",
    }


@pytest.mark.parametrize("file", sources(), ids=str)
def test_every_import_points_the_right_way(file: Path) -> None:
    assert list(import_problems(read(file), file)) == []


@pytest.mark.parametrize("file", sources(), ids=str)
def test_the_session_state_is_touched_in_two_files_only(file: Path) -> None:
    assert list(session_problems(read(file), file)) == []


@pytest.mark.parametrize("file", sources(), ids=str)
def test_the_method_is_handed_in_or_asked_for_by_the_assessment(file: Path) -> None:
    assert list(door_problems(read(file), file)) == []


def test_packages_of_one_rank_do_not_import_each_other_in_a_circle() -> None:
    assert list(networkx.simple_cycles(arrows({file: read(file) for file in sources()}))) == []


def test_no_modules_import_each_other_in_a_circle_not_even_for_their_types() -> None:
    assert circles_of_modules({file: read(file) for file in sources()}) == []


def _ours(path: str) -> Path:
    return Path("src", PACKAGE, path)


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("method/x.py", "from cluster_psia.assessment.document.model import Assessment"),
        ("method/x.py", "def f():\n    from cluster_psia import ui"),
        ("assessment/x.py", "import cluster_psia.diagnosis.scores"),
        ("assessment/x.py", "from ..store import open_store"),
        ("design/x.py", "from cluster_psia.export.plan.workbook import build"),
        ("drawing/x.py", "import importlib\nimportlib.import_module('cluster_psia.ui.state')"),
        ("store/x.py", "from cluster_psia.cli import main"),
        ("ui/x.py", "from pages import home"),
        ("export/x.py", "import streamlit as st"),
        ("cli.py", "from streamlit.testing.v1 import AppTest"),
        ("ui/x.py", "from sqlalchemy.orm import Session"),
        ("ui/x.py", "import starlette.routing"),
        ("assessment/x.py", "from alembic import command"),
        ("oddments/x.py", "import math"),
    ],
)
def test_a_planted_wrong_import_is_found(path: str, code: str) -> None:
    assert len(list(import_problems(code, _ours(path)))) == 1


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("assessment/x.py", "from cluster_psia.method import load_method"),
        ("assessment/x.py", "from .model import Assessment"),
        ("ui/x.py", "import streamlit as st\nfrom cluster_psia import store"),
        ("store/x.py", "from sqlalchemy import select"),
        ("cli.py", "from cluster_psia import __version__\nimport click"),
    ],
)
def test_a_right_import_is_let_through(path: str, code: str) -> None:
    assert list(import_problems(code, _ours(path))) == []


@pytest.mark.parametrize(
    "code",
    [
        "import streamlit as st\nst.session_state['x'] = 1",
        "from streamlit import session_state",
        "from streamlit import session_state as memory",
        "getattr(st, 'session_state')",
    ],
)
def test_a_planted_session_state_is_found_everywhere_but_in_its_files(code: str) -> None:
    assert list(session_problems(code, Path("pages", "home.py")))
    assert list(session_problems(code, _ours("ui/forms.py")))
    assert not [p for file in SESSION_STATE_FILES for p in session_problems(code, file)]
    assert all((ROOT / file).is_file() for file in SESSION_STATE_FILES)


def test_a_planted_circle_is_found() -> None:
    files = {
        _ours("design/x.py"): "from cluster_psia.mapping import grid",
        _ours("mapping/y.py"): "from cluster_psia.design import approach",
    }
    assert list(networkx.simple_cycles(arrows(files)))


LOADS = "from cluster_psia.method import load_method\nload_method()"


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("design/x.py", LOADS),
        ("ui/chain/x.py", LOADS),
        ("cli/x.py", "def f():\n    from cluster_psia.method.load import load_method as read"),
        ("mapping/x.py", "from cluster_psia import method\nmethod.load_method()"),
        ("export/x.py", "import cluster_psia.method as m\ngetattr(m, 'load_method')()"),
        ("design/x.py", "from cluster_psia.assessment.document.adapted import published_method"),
    ],
)
def test_a_planted_look_up_of_the_method_is_found(path: str, code: str) -> None:
    assert list(door_problems(code, _ours(path)))


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("method/x.py", LOADS),
        ("assessment/document/x.py", LOADS),
        ("ui/library/x.py", LOADS),
        ("design/x.py", "def f(method: Method) -> int:\n    'No load_method() here.'"),
        ("mapping/x.py", "method = method_of(a)"),
    ],
)
def test_the_doors_to_the_method_are_open_where_they_belong(path: str, code: str) -> None:
    assert list(door_problems(code, _ours(path))) == []


def test_a_planted_circle_of_types_is_found() -> None:
    judge = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from ..model import Model"
    files = {
        _ours("assessment/model.py"): "from cluster_psia.assessment.judge.whole import problems",
        _ours("assessment/judge/whole.py"): judge,
        _ours("assessment/edit.py"): "from cluster_psia.assessment import model",
    }
    circle = ["cluster_psia.assessment.judge.whole", "cluster_psia.assessment.model"]
    assert circles_of_modules(files) == [circle]

"""The shape of the code: lines that fit, folders that can be taken in at a glance, and public
functions that say what they are for.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeGuard

import pytest

ROOT = Path(__file__).parent.parent
FOLDERS = ("src", "pages", "tests", "benchmarks")
MIGRATIONS = Path("src", "cluster_psia", "store", "migrations", "versions")
COLUMNS = 100
LINES = 250  # of one module of the program
FILES = 20  # directly in one folder
SCREEN = {"ui", "pages"}
# The share of public functions with a docstring, of the library and of the screen.
TOLD = {"library": 0.98, "screen": 0.95}
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
# Split in two, so that this file does not find itself.
LEFT_AS_IT_IS = re.compile("# fmt" + r": *(skip|off|on)\b")


def python_files(root: Path = ROOT) -> list[Path]:
    """Every Python file of ours, from the top of the repository."""
    files = [file for folder in FOLDERS for file in (root / folder).rglob("*.py")]
    return sorted(file.relative_to(root) for file in (*files, root / "app.py"))


def line_problems(code: str, file: Path) -> Iterator[str]:
    """Lines that ask to be left as they are, and lines that are too long."""
    for number, line in enumerate(code.splitlines(), 1):
        if LEFT_AS_IT_IS.search(line):
            yield f"{file}, line {number}: let the formatter lay it out"
        if len(line) > COLUMNS and MIGRATIONS not in file.parents:
            yield f"{file}, line {number}: {len(line)} columns, at most {COLUMNS} fit"


def dense_places(code: str, file: Path) -> Iterator[str]:
    """Comprehensions in comprehensions, choices in choices, and names given inside a ``next``."""
    for node in ast.walk(ast.parse(code)):
        inside = list(ast.walk(node))[1:]
        if isinstance(node, COMPREHENSIONS) and any(isinstance(x, COMPREHENSIONS) for x in inside):
            yield f"{file}, line {node.lineno}: spell out the comprehension in a comprehension"
        if isinstance(node, ast.IfExp) and any(isinstance(x, ast.IfExp) for x in inside):
            yield f"{file}, line {node.lineno}: spell out the choice in a choice"
        if _is_next(node) and any(isinstance(x, ast.NamedExpr) for x in inside):
            yield f"{file}, line {node.lineno}: spell out the name that is given inside next()"


def _is_next(node: ast.AST) -> TypeGuard[ast.Call]:
    return isinstance(node, ast.Call) and getattr(node.func, "id", "") == "next"


def long_modules(root: Path = ROOT) -> list[str]:
    """Modules of the program that hold more than can be read in one go."""
    counted = {
        file: len((root / file).read_text(encoding="utf-8").splitlines())
        for file in python_files(root)
        if file.parts[0] in ("src", "pages")
    }
    return [f"{file}: {lines} lines" for file, lines in counted.items() if lines > LINES]


def crowded_folders(files: Iterable[Path]) -> list[Path]:
    """Folders that directly hold more files than can be taken in at a glance."""
    held = Counter(file.parent for file in files)
    return [folder for folder, number in held.items() if number > FILES]


def public_functions(code: str) -> Iterator[tuple[str, bool]]:
    """Name of each function without an underscore, wherever it stands; whether it is told."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name[0] != "_":
            yield node.name, ast.get_docstring(node) is not None


def functions_of(where: str) -> list[tuple[str, bool]]:
    """The public functions of the library or of the screen, with file and name."""
    files = [file for file in python_files() if file.parts[0] in ("src", "pages")]
    return [
        (f"{file}: {name}", told)
        for file in files
        if bool(SCREEN.intersection(file.parts)) == (where == "screen")
        for name, told in public_functions(read(file))
    ]


def read(file: Path) -> str:
    return (ROOT / file).read_text(encoding="utf-8")


def test_no_line_is_too_long_or_asks_to_be_left_as_it_is() -> None:
    assert [found for file in python_files() for found in line_problems(read(file), file)] == []


def test_a_line_says_one_thing() -> None:
    assert [found for file in python_files() for found in dense_places(read(file), file)] == []


def test_no_module_is_too_long() -> None:
    assert long_modules() == []


def test_no_folder_is_crowded() -> None:
    assert crowded_folders(python_files()) == []


def test_no_page_draws_a_table_that_is_taken_away_with_formulas() -> None:
    """Streamlit's own download of a table writes a text that begins with "=" as a formula."""
    drawn = re.compile(r"\bst\.(dataframe|data_editor)\(")
    assert [
        file for file in python_files() if "src" in file.parts and drawn.search(read(file))
    ] == []


@pytest.mark.parametrize("where", TOLD)
def test_public_functions_say_what_they_are_for(where: str) -> None:
    functions = functions_of(where)
    silent = [name for name, told in functions if not told]
    assert len(functions) > 200
    assert len(silent) <= (1 - TOLD[where]) * len(functions), silent


@pytest.mark.parametrize(
    "line",
    ["x = [1,2]  # fmt" + ": skip", "# fmt" + ":off", "    # fmt" + ": on", "x" * (COLUMNS + 1)],
)
def test_a_planted_line_is_found(line: str) -> None:
    assert len(list(line_problems(f"import ast\n{line}\n", Path("src", "x.py")))) == 1


@pytest.mark.parametrize(
    "line",
    [
        "x = [[b for b in a] for a in y]",
        "x = {a: sum(b for b in a) for a in y}",
        "x = 1 if a else 2 if b else 3",
        "x = next((b for a in y if (b := a.b)), None)",
    ],
)
def test_a_planted_line_that_says_two_things_is_found(line: str) -> None:
    assert len(list(dense_places(line, Path("src", "x.py")))) == 1


def test_a_migration_may_be_as_long_as_its_columns_ask() -> None:
    assert list(line_problems("x" * 120, MIGRATIONS / "v0003.py")) == []


def test_a_planted_long_module_is_found(tmp_path: Path) -> None:
    (tmp_path / "app.py").touch()
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "full.py").write_text("x\n" * LINES, encoding="utf-8")
    (tmp_path / "src" / "long.py").write_text("x\n" * (LINES + 1), encoding="utf-8")
    assert long_modules(tmp_path) == ["src/long.py: 251 lines"]


def test_a_planted_crowd_is_found() -> None:
    files = [Path("src", "full", f"x{number}.py") for number in range(FILES + 1)]
    assert crowded_folders([*files[1:], Path("src", "x.py")]) == []
    assert crowded_folders(files) == [Path("src", "full")]


def test_functions_within_functions_and_classes_count_too() -> None:
    code = (
        "def a():\n    'Told.'\n    def b(): pass\n    def _c(): pass\n"
        "class D:\n    async def e(self): pass"
    )
    assert sorted(public_functions(code)) == [("a", True), ("b", False), ("e", False)]

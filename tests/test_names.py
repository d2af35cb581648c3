"""No public name stands for two ideas: one search finds the place of a function, class or type."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "src" / "cluster_psia"
# Names that somebody else's program asks for: the start of a script, and Alembic.
ASKED_FOR = {"main", "upgrade", "downgrade"}


def public_names(code: str) -> Iterator[str]:
    """The functions, classes and types that a module makes, without those for itself alone."""
    for node in ast.parse(code).body:
        for name in _made_by(node):
            if not name.startswith("_"):
                yield name


def _made_by(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        yield node.name
    elif isinstance(node, ast.Assign):
        names = [target.id for target in node.targets if isinstance(target, ast.Name)]
        yield from (name for name in names if _is_type(name))


def _is_type(name: str) -> bool:
    """Whether a name is written as types are, and not as a value or a CONSTANT."""
    return name[:1].isupper() and not name.isupper()


def names_of_two(modules: Mapping[str, str]) -> dict[str, list[str]]:
    """The names that more than one module gives to something of its own, with those modules."""
    makers: dict[str, list[str]] = defaultdict(list)
    for module, code in modules.items():
        for name in public_names(code):
            makers[name].append(module)
    return {name: made for name, made in makers.items() if len(made) > 1}


def test_no_public_name_stands_for_two_ideas() -> None:
    files = sorted(PACKAGE.rglob("*.py"))
    assert len(files) > 300
    modules = {str(file.relative_to(PACKAGE)): file.read_text(encoding="utf-8") for file in files}
    assert set(names_of_two(modules)) <= ASKED_FOR, names_of_two(modules)


def test_a_planted_second_idea_is_found() -> None:
    modules = {
        "a.py": "def drawn(): ...\nRow = dict[str, int]\nMOST = 3\ndef _own(): ...",
        "b.py": "class Row: ...\nMOST = 4\ndef _own(): ...",
        "c.py": "async def drawn(): ...",
    }
    assert names_of_two(modules) == {"drawn": ["a.py", "c.py"], "Row": ["a.py", "b.py"]}

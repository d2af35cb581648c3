"""The fields that the scripts of the pages draw, read from their code."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.browser.fields.field_walk import FieldFound

UI = Path(__file__).parents[3] / "src" / "cluster_psia" / "ui"
# How fields are drawn, and where in the call their label stands.
DRAWN = {
    "draw_text_line": 1,
    "draw_text_area": 1,
    "draw_line": 1,
    "draw_area": 1,
    "TextField": 1,
    "FormField": 1,
    "field_of": 2,
}


def drawn_labels(code: str) -> Iterator[tuple[str, bool]]:
    """The label of each field that a script draws, where it stands there as a text; and whether
    what is typed into it stays in the tab.
    """
    for node in ast.walk(ast.parse(code)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)
        at, given = DRAWN.get(name), {one.arg: ast.unparse(one.value) for one in node.keywords}
        if at is None or len(node.args) <= at or given.get("kind") in ("'one'", "'many'"):
            continue
        label = node.args[at]
        if isinstance(label, ast.Constant):
            yield str(label.value), given.get("stored") == "False"


LABELS = dict(
    pair
    for file in sorted(UI.rglob("*.py"))
    for pair in drawn_labels(file.read_text(encoding="utf-8"))
)


def stays_in_tab(one: FieldFound) -> bool:
    """Whether a text is never said to be saved."""
    return LABELS.get(one.label, False)

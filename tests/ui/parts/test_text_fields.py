"""Text is typed into the fields of ``ui/parts`` alone: they send it while it is typed."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[3]
PARTS = Path("src", "cluster_psia", "ui", "parts")
HELD_BACK = {"text_input", "text_area", "chat_input", "form"}


def fields_of_streamlit(code: str) -> Iterator[str]:
    """Each of Streamlit's own text fields and forms that a script draws."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            of = node.func.value
            if node.func.attr in HELD_BACK and isinstance(of, ast.Name) and of.id == "st":
                yield node.func.attr


def test_no_page_draws_a_text_field_or_form_of_streamlit() -> None:
    files = [*(ROOT / "src" / "cluster_psia" / "ui").rglob("*.py"), *(ROOT / "pages").glob("*.py")]
    found = {
        (file.relative_to(ROOT), field)
        for file in files
        for field in fields_of_streamlit(file.read_text(encoding="utf-8"))
        if PARTS not in file.relative_to(ROOT).parents
    }
    assert not found


def test_no_field_drops_what_is_pasted_over_its_length() -> None:
    """Streamlit ignores a text longer than ``max_chars``, unseen: rules of the document refuse it
    in words, and it stays in its field.
    """
    files = (ROOT / "src" / "cluster_psia" / "ui").rglob("*.py")
    assert not [file for file in files if "max_chars" in file.read_text(encoding="utf-8")]


def test_a_planted_field_is_found() -> None:
    assert list(fields_of_streamlit("import streamlit as st\nst.text_input('Name')")) == [
        "text_input"
    ]

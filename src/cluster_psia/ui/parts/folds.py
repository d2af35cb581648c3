"""Rows that open in place: what something is and how it stands in one line, the rest below it.

They are one piece of HTML, so that a page of many rows is drawn as quickly as a page of one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

import streamlit as st


def fold_html(head: str, rest: str, *, kind: str = "", is_open: bool = False) -> str:
    """A row as HTML: ``head`` is its line, ``rest`` what a click on it opens. Both are HTML, in
    which text from people is escaped. ``kind`` is a class of its own. Without ``rest`` there is
    nothing to open.
    """
    if not rest:
        return f'<div class="fold {kind}"><div class="line">{head}</div></div>'
    opened = " open" if is_open else ""
    return (
        f'<details class="fold {kind}"{opened}><summary class="line">{head}</summary>'
        f'<div class="rest">{rest}</div></details>'
    )


def draw_folds(rows: Iterable[str], kind: str) -> None:
    """Rows made by ``fold_html``, one below the other; ``kind`` says how their lines are laid."""
    st.html(f'<div class="folds {escape(kind)}">{"".join(rows)}</div>')


def text_list_html(lines: Iterable[tuple[str, str]]) -> str:
    """A list as HTML, each line a name in bold and what is said of it; both are text."""
    items = "".join(_line(name, said) for name, said in lines)
    return f"<ul>{items}</ul>" if items else ""


def _line(name: str, said: str) -> str:
    mark = "" if not name or name.endswith("?") else ":"
    bold = f"<b>{escape(name)}{mark}</b> " if name else ""
    return f"<li>{bold}{escape(said)}</li>"


def figures_html(rows: Iterable[Mapping[str, str]]) -> str:
    """A table as HTML, a row each, headed by the keys of the first; what names a row stands first,
    and figures after it. All of it is text.
    """
    every = list(rows)
    keys = list(every[0])
    heads = "".join(f'<th scope="col">{escape(key)}</th>' for key in keys)
    body = "".join(_figures_row(row, keys) for row in every)
    return f'<table class="figures"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>'


def _figures_row(row: Mapping[str, str], keys: Iterable[str]) -> str:
    name, *figures = (escape(row.get(key, "")) for key in keys)
    told = "".join(f"<td>{figure}</td>" for figure in figures)
    return f'<tr><th scope="row">{name}</th>{told}</tr>'

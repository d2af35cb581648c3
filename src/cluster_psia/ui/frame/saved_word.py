"""The word at the head of the page that says whether everything is saved.

It is set in the browser, where the typing is: ``typing.js`` sends texts while they are typed, and
says "not saved yet" until the server has told that it holds them; ``lines.js`` sends lines of forms
that take one after another, and ``focus.js`` puts the focus where the work goes on.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from cluster_psia.drawing import tokens
from cluster_psia.ui import state
from cluster_psia.ui.grid.kept import marked_grids
from cluster_psia.ui.parts.component import module_of

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

SCRIPTS = tuple(Path(__file__).with_name(name) for name in ("typing.js", "lines.js", "focus.js"))
HTML = '<span class="word"></span>'
STYLE = f"""
.word.open {{ color: {tokens.WARN_TEXT}; font-weight: 600; }}
.word.open.away {{
  position: fixed; left: 50%; bottom: 16px; transform: translateX(-50%);
  z-index: 999993; padding: 4px 12px;
  background: {tokens.PAPER}; border: 1px solid {tokens.LINE}; border-radius: 8px;
}}
"""


@cache
def _component() -> Any:
    return st.components.v2.component(
        "cluster_psia.saved_word", html=HTML, css=STYLE, js=module_of(*SCRIPTS)
    )


def draw_saved_word(place: DeltaGenerator) -> None:
    """Tell the browser what of the typed texts is held. To be called when the page is drawn."""
    if state.take_missed():
        st.rerun()
    with place:
        _component()(
            data=state.texts_told() | {"marked": marked_grids(), "lines": state.lines_told()},
            key=state.SAVED_WORD,
            width="content",
            on_again_change=_run_again,
            on_unsent_change=state.keep_unsent,
            on_lines_change=state.take_lines,
        )


def _run_again() -> None:
    """The run alone is what was asked for: with it the browser sends all that it holds."""

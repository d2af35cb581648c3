"""The grid as a Streamlit component: small modules of ours, nothing from another host."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

HERE = Path(__file__).parent
SCRIPTS = ("model.js", "drawing.js", "editor.js", "keys.js", "clipboard.js", "grid.js")
SAID, SIGHT = "said", "sight"  # under which names the component says what people do and see


@cache
def _component() -> Any:
    style = (HERE / "grid.css").read_text(encoding="utf-8")
    scripts = "\n".join((HERE / name).read_text(encoding="utf-8") for name in SCRIPTS)
    html = (HERE / "grid.html").read_text(encoding="utf-8")
    return st.components.v2.component("cluster_psia.grid", html=html, css=style, js=scripts)


def draw_grid_component(data: dict[str, Any], key: str, on_said: Callable[[], None]) -> None:
    """Draw a grid from ``data`` of ``grid_data``.

    ``on_said`` is called before the run that follows what a person did. ``key`` stays the same as
    long as the same table is shown.
    """
    _component()(data=data, key=key, on_said_change=on_said, on_sight_change=_sees_other_rows)


def _sees_other_rows() -> None:
    """Nothing but another run, which sends the rows that are in sight now."""

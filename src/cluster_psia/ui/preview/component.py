"""The preview as a Streamlit component: a table of ours, nothing from another host."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

HERE = Path(__file__).parent
TICKED = "ticked"  # under which name the component says what people chose


@cache
def _component() -> Any:
    style = (HERE / "preview.css").read_text(encoding="utf-8")
    script = (HERE / "preview.js").read_text(encoding="utf-8")
    html = (HERE / "preview.html").read_text(encoding="utf-8")
    return st.components.v2.component("cluster_psia.preview", html=html, css=style, js=script)


def draw_preview_component(data: dict[str, Any], key: str, on_ticked: Callable[[], None]) -> None:
    """Draw rows from ``data`` of ``preview_data`` with ``heard`` of ``heard_of``. ``on_ticked`` is
    called before the run that follows a choice.
    """
    _component()(data=data, key=key, on_ticked_change=on_ticked)

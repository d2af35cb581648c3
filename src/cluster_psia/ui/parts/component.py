"""Components of ours: scripts, look and markup from files beside the page part that draws them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st


@cache
def component_from(folder: Path, name: str, look: str, scripts: tuple[str, ...]) -> Any:
    """The Streamlit component of that name, registered once. In ``folder`` stand its ``scripts``,
    which are one module in this order, and ``look``.css and ``look``.html.
    """

    def _text(file: str) -> str:
        return (folder / file).read_text(encoding="utf-8")

    return st.components.v2.component(
        f"cluster_psia.{name}",
        html=_text(f"{look}.html"),
        css=_text(f"{look}.css"),
        js="\n".join(map(_text, scripts)),
    )

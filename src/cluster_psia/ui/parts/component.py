"""Components of ours: scripts, look and markup from files beside the page part that draws them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

SHARED = Path(__file__).with_name("gone.js")


@cache
def component_from(
    folder: Path, name: str, look: str, scripts: tuple[str, ...], *more_looks: str
) -> Any:
    """The Streamlit component of that name, registered once. In ``folder`` stand its ``scripts``,
    which are one module in this order, and ``look``.css and ``look``.html; style sheets of
    ``more_looks`` come behind.
    """

    def _text(file: str) -> str:
        return (folder / file).read_text(encoding="utf-8")

    return st.components.v2.component(
        f"cluster_psia.{name}",
        html=_text(f"{look}.html"),
        css="\n".join(_text(f"{each}.css") for each in (look, *more_looks)),
        js=module_of(*(folder / each for each in scripts)),
    )


def module_of(*scripts: Path) -> str:
    """One module of these scripts, with what all components of ours share before them."""
    return "\n".join(each.read_text(encoding="utf-8") for each in (SHARED, *scripts))

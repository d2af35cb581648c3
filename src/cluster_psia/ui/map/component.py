"""The value chain map as a Streamlit component.

It is vis-network as pyvis ships it, and small modules of ours.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from cluster_psia.ui.parts.component import component_from

HERE = Path(__file__).parent
SCRIPTS = ("drawing.js", "editing.js", "naming.js", "in_words.js", "chain_map.js")
ACT = "act"  # the name under which the component says what a person did


def vis_network_script() -> str:
    """vis-network from the installed pyvis package: half a megabyte, nothing from another host."""
    import pyvis

    path = Path(pyvis.__file__).parent / "lib" / "vis-9.1.2" / "vis-network.min.js"
    script = path.read_text(encoding="utf-8").partition("//# sourceMappingURL")[0]
    return f"{script}\nexport default function () {{}}\n"


@cache
def _vis_network() -> Any:
    """The library, apart because it never changes between runs: Streamlit sends it once."""
    return st.components.v2.component("cluster_psia.vis_network", js=vis_network_script())


def draw_chain_map(data: dict[str, Any], key: str, on_act: Callable[[], None]) -> None:
    """Draw the map from ``data`` of ``drawing.map.on_screen``.

    ``on_act`` is called before the run that follows an act of a person.
    ``key`` stays the same as long as the same chain is shown: the camera then stays where it is.
    """
    picture = component_from(HERE, "chain_map", "chain_map", SCRIPTS)
    picture(data=data, key=key, on_act_change=on_act)
    _vis_network()(key=f"{key}.library")

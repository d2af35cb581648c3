"""The value chain map as a Streamlit component.

It is vis-network as pyvis ships it, and small modules of ours.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

HERE = Path(__file__).parent
SCRIPTS = ("drawing.js", "editing.js", "chain_map.js")
HTML = """
<div class="tools">
  <button type="button" class="link" aria-pressed="false">Draw a link</button>
  <span class="mode" role="status"></span>
  <button type="button" class="further" aria-label="Zoom out">−</button>
  <button type="button" class="closer" aria-label="Zoom in">+</button>
  <button type="button" class="whole">Whole map</button>
  <button type="button" class="tidy">Tidy up</button>
</div>
<div class="map">
  <div class="canvas" role="img"
    aria-label="Value chain map. The same in words and as tables stands below it."></div>
  <div class="drawn" role="log" aria-label="Links drawn"></div>
</div>
<ul class="legend"></ul>
"""
ACT = "act"  # the name under which the component says what a person did


def vis_network_script() -> str:
    """vis-network from the installed pyvis package: half a megabyte, nothing from another host."""
    import pyvis

    path = Path(pyvis.__file__).parent / "lib" / "vis-9.1.2" / "vis-network.min.js"
    script = path.read_text(encoding="utf-8").partition("//# sourceMappingURL")[0]
    return f"{script}\nexport default function () {{}}\n"


@cache
def _components() -> tuple[Any, Any]:
    """The library and the map.

    They are apart because the library never changes between runs, so Streamlit sends it once.
    """
    style = (HERE / "chain_map.css").read_text(encoding="utf-8")
    scripts = "\n".join((HERE / name).read_text(encoding="utf-8") for name in SCRIPTS)
    return (
        st.components.v2.component("cluster_psia.vis_network", js=vis_network_script()),
        st.components.v2.component("cluster_psia.chain_map", html=HTML, css=style, js=scripts),
    )


def draw_chain_map(data: dict[str, Any], key: str, on_act: Callable[[], None]) -> None:
    """Draw the map from ``data`` of ``drawing.map.on_screen``.

    ``on_act`` is called before the run that follows an act of a person.
    ``key`` stays the same as long as the same chain is shown: the camera then stays where it is.
    """
    vis_network, picture = _components()
    picture(data=data, key=key, on_act_change=on_act)
    vis_network(key=f"{key}.library")

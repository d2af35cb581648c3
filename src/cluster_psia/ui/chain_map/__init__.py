"""The value chain map as a Streamlit component: vis-network as pyvis ships it, and a small module of ours."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

HERE = Path(__file__).parent
HTML = """
<div class="map">
  <div class="canvas" role="img" aria-label="Value chain map. The same in words stands below it."></div>
</div>
<div class="below">
  <ul class="legend"></ul>
  <div class="buttons">
    <button type="button" class="further" aria-label="Zoom out">−</button>
    <button type="button" class="closer" aria-label="Zoom in">+</button>
    <button type="button" class="whole">Whole map</button>
  </div>
</div>
"""


def library() -> str:
    """vis-network from the installed pyvis package: half a megabyte, and nothing from another host."""
    import pyvis

    path = Path(pyvis.__file__).parent / "lib" / "vis-9.1.2" / "vis-network.min.js"
    script = path.read_text(encoding="utf-8").partition("//# sourceMappingURL")[0]
    return f"{script}\nexport default function () {{}}\n"


@cache
def _components() -> tuple[Any, Any]:
    """The library and the map, apart: the library never changes between runs, so Streamlit sends it once."""
    style, drawing, picture = (
        (HERE / name).read_text(encoding="utf-8") for name in ("chain_map.css", "drawing.js", "chain_map.js")
    )
    return (
        st.components.v2.component("cluster_psia.vis_network", js=library()),
        st.components.v2.component("cluster_psia.chain_map", html=HTML, css=style, js=f"{drawing}\n{picture}"),
    )


def chain_map(data: dict[str, Any], key: str) -> str | None:
    """Draw ``data`` of ``drawing.network.network_data``. Returns the id of a node in the run after it was clicked.

    ``key`` stays the same as long as the same chain is shown: camera and dragged nodes then stay where they are.
    """
    vis_network, picture = _components()
    answer = picture(data=data, key=key, on_node_change=lambda: None)
    vis_network(key=f"{key}.library")
    node = answer.get("node")
    return str(node) if node else None

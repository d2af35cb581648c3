"""The grid as a Streamlit component: small modules of ours, nothing from another host."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from cluster_psia.ui.parts.component import component_from

HERE = Path(__file__).parent
SCRIPTS = ("model.js", "drawing.js", "editor.js", "keys.js", "clipboard.js", "grid.js")
BY_CELLS = ("signs.js", "hand.js")  # of a grid that is gone into cell by cell, besides
SAID, SIGHT = "said", "sight"  # under which names the component says what people do and see


def draw_grid_component(data: dict[str, Any], key: str, on_said: Callable[[], None]) -> None:
    """Draw a grid from ``data`` of ``grid_data``.

    ``on_said`` is called before the run that follows what a person did. ``key`` stays the same as
    long as the same table is shown.
    """
    if data["hand"]:
        grid = component_from(HERE, "signs", "grid", (*BY_CELLS, *SCRIPTS), "signs")
    else:
        grid = component_from(HERE, "grid", "grid", SCRIPTS)
    grid(data=data, key=key, on_said_change=on_said, on_sight_change=_sees_other_rows)


def _sees_other_rows() -> None:
    """Nothing but another run, which sends the rows that are in sight now."""

"""The preview as a Streamlit component: a table of ours, nothing from another host."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from cluster_psia.ui.parts.component import component_from

HERE = Path(__file__).parent
TICKED = "ticked"  # under which name the component says what people chose


def draw_preview_component(data: dict[str, Any], key: str, on_ticked: Callable[[], None]) -> None:
    """Draw rows from ``data`` of ``preview_data`` with ``heard`` of ``heard_of``. ``on_ticked`` is
    called before the run that follows a choice.
    """
    preview = component_from(HERE, "preview", "preview", ("preview.js",))
    preview(data=data, key=key, on_ticked_change=on_ticked)

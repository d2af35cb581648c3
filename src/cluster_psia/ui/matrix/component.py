"""The rows of the matrix as a Streamlit component: small scripts of ours, nothing from elsewhere.

It shows twenty questions at once and answers keys in the browser; what belongs to the row in hand
is drawn by ordinary widgets, for which the component leaves room.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from cluster_psia.ui.parts.component import component_from

HERE = Path(__file__).parent
SCRIPTS = ("drawing.js", "keys.js", "rows.js")
SAID = "said"  # the name under which the component says what a person did


def draw_matrix_rows(data: dict[str, Any], key: str, on_said: Callable[[], None]) -> None:
    """Draw the rows from ``data`` of ``matrix_rows_data``.

    ``on_said`` is called before the run that follows what a person did. ``key`` stays the same as
    long as the same assessment is shown.
    """
    rows = component_from(HERE, "matrix", "rows", SCRIPTS)
    rows(data=data, key=key, on_said_change=on_said)

"""Grids of a page as an AppTest reads them and writes into them, in the browser's stead."""

from __future__ import annotations

import itertools
import json
from typing import TYPE_CHECKING, Any

from streamlit.proto.WidgetStates_pb2 import WidgetState

from cluster_psia.ui.grid.component import SAID

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

_numbers = itertools.count(1)


def grid_data_of(at: AppTest, name: str) -> dict[str, Any]:
    """What the browser gets of the grid of that name."""
    data: dict[str, Any] = json.loads(_component(at, name).proto.json)
    return data


def column_of(at: AppTest, name: str, key: str) -> list[str]:
    """What stands in a column, row by row."""
    data = grid_data_of(at, name)
    place = [column["key"] for column in data["columns"]].index(key)
    return [row["cells"][place] for row in data["rows"]]


def marks_of(at: AppTest, name: str) -> dict[tuple[str, str], str]:
    """Why cells are marked, by row and column: not understood, or needed by a new row."""
    return {
        (row["id"], column): why
        for row in grid_data_of(at, name)["rows"]
        for column, why in (row.get("bad", {}) | row.get("lacking", {})).items()
    }


def cells(row: str, **texts: str) -> list[dict[str, Any]]:
    """What the browser says when cells of a row were written into and left."""
    return [{"what": "set", "row": row, "column": key, "text": t} for key, t in texts.items()]


def tell_grid(at: AppTest, name: str, *acts: dict[str, Any], source: str = "test") -> None:
    """Say what a person did in the grid, as the browser says it, so that the page's callback
    runs.
    """
    numbered = [{"n": next(_numbers), **act} for act in acts]
    states = at._tree.get_widget_states()
    said = json.dumps({SAID: {"from": source, "acts": numbered}})
    states.widgets.append(WidgetState(id=_component(at, name).proto.id, json_value=said))
    at._run(states)
    assert not at.exception, [error.value for error in at.exception]


def _component(at: AppTest, name: str) -> Any:
    [found] = [one for one in at.get("bidi_component") if f"grid.{name}." in one.proto.id]
    return found

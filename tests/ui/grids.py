"""Grids of a page and rows of the matrix as an AppTest reads them and writes into them, in the
browser's stead.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from streamlit.proto.WidgetStates_pb2 import WidgetState

from cluster_psia.ui.grid.component import SAID
from cluster_psia.ui.state import SAVED_WORD

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

_numbers = itertools.count(1)


def grid_data_of(at: AppTest, name: str) -> dict[str, Any]:
    """What the browser gets of the grid of that name."""
    data: dict[str, Any] = json.loads(_component(at, f"grid.{name}.").proto.json)
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
    _tell(at, _component(at, f"grid.{name}."), acts, source)


def matrix_groups(at: AppTest) -> list[dict[str, Any]]:
    """What the browser gets of the groups of the matrix."""
    groups: list[dict[str, Any]] = json.loads(_component(at, "matrix.").proto.json)["groups"]
    return groups


def matrix_row(at: AppTest, criterion: str) -> dict[str, Any]:
    """What the browser gets of a criterion of the matrix."""
    rows = (row for group in matrix_groups(at) for row in group["rows"])
    return dict(next(row for row in rows if row["key"] == criterion))


def press_answer(at: AppTest, criterion: str, answer: object) -> None:
    """Take a criterion of the matrix in hand and answer it, as a click on an answer does."""
    about = {"what": "set", "row": criterion}
    acts = ({**about, "column": "hand"}, {**about, "column": "answer", "text": str(answer)})
    _tell(at, _component(at, "matrix."), acts, "test")


def take_in_hand(at: AppTest, criterion: str) -> None:
    """Open a criterion of the matrix, as a click on its name does."""
    act = {"what": "set", "row": criterion, "column": "hand"}
    _tell(at, _component(at, "matrix."), (act,), "test")


def _tell(at: AppTest, component: Any, acts: Sequence[dict[str, Any]], source: str) -> None:
    numbered = [{"n": next(_numbers), **act} for act in acts]
    _say(at, component, {SAID: {"from": source, "acts": numbered}})


def _say(at: AppTest, component: Any, what: dict[str, Any]) -> None:
    states = at._tree.get_widget_states()
    states.widgets.append(WidgetState(id=component.proto.id, json_value=json.dumps(what)))
    at._run(states)
    assert not at.exception, [error.value for error in at.exception]


def send_lines(at: AppTest, form: str, *texts: str, of: str | None = None, times: int = 1) -> None:
    """Send these texts by Enter, one after another, in a form that takes lines so; ``of`` another
    assessment than the open one, and more often than once where nobody seemed to hear it.
    """
    here = of or told_in_head(at)["assessment"]
    lines = [
        {"number": next(_numbers), "form": form, "assessment": here, "text": text} for text in texts
    ]
    for _ in range(times):
        _say(at, _component(at, SAVED_WORD), {"lines": lines})


def hand_over(at: AppTest, name: str, text: str) -> None:
    """Hand over what was typed into a field, by the name that the browser has for it, as the
    browser does where a run told nothing of that field.
    """
    text_of = {"assessment": told_in_head(at)["assessment"], "name": name, "text": text}
    _say(at, _component(at, SAVED_WORD), {"unsent": [text_of]})


def act_on_map(at: AppTest, **act: Any) -> None:
    """Say what a person did on the value chain map, as the browser says it."""
    maps = (one for one in at.get("bidi_component") if "chain_map." in one.proto.id)
    _say(at, next(one for one in maps if ".library" not in one.proto.id), {"act": act})


def told_in_head(at: AppTest) -> dict[str, Any]:
    """What the browser is told with the word that says whether all is saved."""
    told: dict[str, Any] = json.loads(_component(at, SAVED_WORD).proto.json)
    return told


def _component(at: AppTest, key: str) -> Any:
    [found] = [one for one in at.get("bidi_component") if key in one.proto.id]
    return found

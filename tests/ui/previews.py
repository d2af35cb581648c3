"""Previews of a page as an AppTest reads them and chooses in them, in the browser's stead."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from streamlit.proto.WidgetStates_pb2 import WidgetState

from cluster_psia.ui.preview.component import TICKED

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest


def preview_data_of(at: AppTest) -> dict[str, Any]:
    """What the browser gets of the preview."""
    data: dict[str, Any] = json.loads(_component(at).proto.json)
    return data


def lines_of(at: AppTest) -> list[str]:
    """Each row in sight in one line."""
    return list(map(_line, preview_data_of(at)["rows"]))


def tick(at: AppTest, *left: str, n: int = 1) -> None:
    """Leave the rows about ``left`` out and choose all others in sight, as the browser says it."""
    rows = [row for row in preview_data_of(at)["rows"] if row["ticked"] is not None]
    said = {
        "from": "test",
        "n": n,
        "shown": [row["id"] for row in rows],
        "left": [row["id"] for row in rows if row["what"] in left],
    }
    states = at._tree.get_widget_states()
    value = json.dumps({TICKED: said})
    states.widgets.append(WidgetState(id=_component(at).proto.id, json_value=value))
    at._run(states)
    assert not at.exception, [error.value for error in at.exception]


def _line(row: dict[str, Any]) -> str:
    fields = (
        f"{each['head']} {each['after']}"
        if each["before"] is None
        else f"{each['head']} {each['before']} → {each['after']}"
        for each in row["fields"]
    )
    reasons = (f"{each['reason']}; {each['mend']}" for each in row["reasons"])
    twins = (f"{each['where']}: {each['cells']}" for each in row["twins"])
    where = ", ".join(filter(None, (row["source"], row["row"])))
    written = " | ".join((*fields, *reasons, *twins))
    ticked = {True: "[x] ", False: "[ ] ", None: ""}[row["ticked"]]
    return f"{ticked}{where}: {row['word']}: {row['what']}: {written}"


def _component(at: AppTest) -> Any:
    [found] = [one for one in at.get("bidi_component") if ".preview." in one.proto.id]
    return found

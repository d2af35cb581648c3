"""A page with one grid of every kind of column, over a document in a file."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import streamlit as st

from cluster_psia.assessment.grid.table import GridTable, RowValues
from cluster_psia.assessment.grid.value import GridColumn, GridRow
from cluster_psia.ui.grid.draw import draw_data_grid
from cluster_psia.ui.grid.held import ShownGrid
from cluster_psia.ui.state.whole_runs import keep_runs_whole

keep_runs_whole()  # as the shell does
NAMES = st.query_params.get("doc", "looms")
FILE = Path(os.environ["LOOMS"]) / f"{NAMES}.json"
KINDS = {"Hand loom": "hand", "Power loom": "power", "Knitting machine": "knitting"}
ANSWERS = {
    "1": "very bad",
    "2": "bad",
    "3": "middling",
    "4": "good",
    "5": "very good",
    "?": "not known",
}


class Loom(NamedTuple):
    """A thing of this page: equal to one that an earlier run has made."""

    id: str
    name: str
    kind: str = ""
    number: int | None = None
    answer: str = ""
    note: str = ""
    idle: bool = False


Looms = tuple[Loom, ...]


def whole(text: str) -> int:
    """A whole number. Raises ValueError."""
    if not text.strip().isdigit():
        raise ValueError(f"'{text}' is no whole number; write 1200")
    return int(text)


def kind(text: str) -> str:
    """The key of a kind. Raises ValueError."""
    if text.strip() not in KINDS:
        raise ValueError(f"'{text}' is no kind of loom")
    return KINDS[text.strip()]


def answer(text: str) -> str:
    """An answer. Raises ValueError."""
    if text == "je ne sais pas":
        return "?"
    if text not in ANSWERS:
        raise ValueError(f"'{text}' is no answer; write 1 to 5 or ?")
    return text


def kind_words(key: str) -> str:
    """The words of a kind."""
    return next((words for words, known in KINDS.items() if known == key), "")


COLUMNS = (
    GridColumn("name", "Name", help="As people call it", width=180),
    GridColumn(
        "kind",
        "Kind",
        "choice",
        read=kind,
        show=kind_words,
        options=dict.fromkeys(KINDS, ""),
        empty="",
        width=140,
    ),
    GridColumn("number", "Count", "number", read=whole, width=90),
    GridColumn("answer", "How good", "answer", read=answer, options=ANSWERS, empty="", width=80),
    GridColumn("note", "Note", lines=True, empty="", width=240),
    GridColumn(
        "idle", "Idle", "tick", read=bool, show=lambda idle: "yes" if idle else "", empty=False
    ),
)


def read_looms() -> Looms:
    """What the file holds, or as many looms as the address asks for."""
    if FILE.exists():
        return tuple(Loom(**each) for each in json.loads(FILE.read_text(encoding="utf-8")))
    rows = int(st.query_params.get("rows", "3"))
    return tuple(Loom(f"loom-{n}", f"Loom {n}", "hand", n) for n in range(1, rows + 1))


def save_looms(looms: Looms) -> bool:
    """Keep them in the file; this always works."""
    FILE.write_text(json.dumps([loom._asdict() for loom in looms]), encoding="utf-8")
    return True


def put_looms(looms: Looms, rows: Sequence[RowValues]) -> Looms:
    """``looms`` with rows changed and added."""
    by_id = {loom.id: loom for loom in looms}
    for row in rows:
        id_ = row.id or f"own-{len(by_id) + 1}"
        by_id[id_] = by_id.get(id_, Loom(id_, ""))._replace(**row.values)
    return tuple(by_id.values())


def remove_loom(looms: Looms, id_: str) -> Looms:
    """``looms`` without one, unless it is the first."""
    if id_ == "loom-1":
        raise ValueError("'Loom 1' was not deleted, because people work on it")
    return tuple(loom for loom in looms if loom.id != id_)


TABLE = GridTable[Looms](
    columns=COLUMNS,
    rows=lambda looms: tuple(GridRow(loom.id, loom) for loom in looms),
    ids=lambda looms: tuple(loom.id for loom in looms),
    put=put_looms,
    remove=remove_loom,
    required={"name": "has no name yet; write what it is called"},
)

st.title("Looms")
st.text_input("Before the grid")
draw_data_grid(
    ShownGrid(
        "looms", "Looms", lambda _: TABLE, read_looms, save_looms, undo=save_looms, redo=save_looms
    )
)
st.text_input("After the grid")
st.metric("Looms counted", sum(loom.number or 0 for loom in read_looms()))

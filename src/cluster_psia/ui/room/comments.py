"""Comments: nothing that somebody wrote stands on the wall or in the assessment before the
facilitator picks it.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from itertools import starmap
from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from cluster_psia.assessment.grid.table import GridTable, RowValues
from cluster_psia.assessment.grid.value import GridColumn, GridRow
from cluster_psia.ui.grid.draw import draw_data_grid
from cluster_psia.ui.grid.held import ShownGrid
from cluster_psia.ui.room.page import criterion_labels, keep_wall
from cluster_psia.workshop.groups import group_name
from cluster_psia.workshop.opened.wall import Pick
from cluster_psia.workshop.ratings import pick_of

if TYPE_CHECKING:
    from cluster_psia.workshop.values import Given, Room

WALL, KEEP = "Wall", "Keep"
TOLD = (
    ("criterion", "Criterion", 150),
    ("answer", "Answer", 90),
    ("comment", "Comment", 320),
    ("group", "Group", 140),
    ("round", "Round", 70),
)
WHAT_FOR = {
    WALL: (
        "Tick the comments to read out: both camps, side by side. Look at them with the"
        " projector dark."
    ),
    KEEP: "Tick the comments to keep as evidence in the assessment. No name goes with them.",
}


class ShownComment(NamedTuple):
    """A comment as its row shows it."""

    picked: bool
    criterion: str
    answer: str
    comment: str
    group: str
    round: str


CommentTable = GridTable[frozenset[Pick]]


def picked_comments(room: Room, column: str = WALL) -> frozenset[Pick]:
    """What was picked for the wall, or to be kept in the assessment: the same on each laptop."""
    return frozenset(room.wall.picked if column == WALL else room.wall.kept)


def choose_comments(
    room: Room, given: Sequence[Given], criteria: Sequence[str], column: str = WALL
) -> None:
    """A table of comments with a box to tick, in the order of ``criteria``."""
    written = _in_order(given, criteria)
    if not written:
        st.caption("Nobody wrote a comment on what is shown here.")
        return
    st.markdown(WHAT_FOR[column])
    draw_data_grid(_shown(room, written, column))


def _in_order(given: Sequence[Given], criteria: Sequence[str]) -> list[Given]:
    """Answers with a comment: by criterion, then by answer, so that both camps stand together."""
    place = {key: n for n, key in enumerate(criteria)}
    return sorted(
        (each for each in given if each.comment and each.criterion in place),
        key=lambda each: (place[each.criterion], str(each.written_with), each.number),
    )


def _shown(room: Room, written: Sequence[Given], column: str) -> ShownGrid[frozenset[Pick]]:
    """The comments with a box to tick each; what stands in the boxes is what is picked."""
    table = _table(written, criterion_labels(room), column)
    return ShownGrid(
        f"room.comments.{column}.{room.code}",
        "Comments to pick from",
        lambda _: table,
        lambda: picked_comments(room, column),
        lambda chosen: _keep_picked(room, column, chosen),
        "Picked.",
        undo=lambda before: _keep_picked(room, column, before),
        redo=lambda after: _keep_picked(room, column, after),
    )


def _table(written: Sequence[Given], names: Mapping[str, str], column: str) -> CommentTable:
    """The comments, of which nothing but the boxes can be changed."""
    picks = {_id_of(each): pick_of(each) for each in written}

    def _put(chosen: frozenset[Pick], rows: Sequence[RowValues]) -> frozenset[Pick]:
        for row in rows:
            pick = picks[str(row.id)]
            chosen = chosen | {pick} if row.values["picked"] else chosen - {pick}
        return chosen

    return GridTable(
        columns=(_tick_column(column), *starmap(_told_column, TOLD)),
        rows=lambda chosen: tuple(
            GridRow(_id_of(each), _shown_comment(each, names, chosen)) for each in written
        ),
        ids=lambda _: tuple(picks),
        put=_put,
        grows=False,
    )


def _shown_comment(each: Given, names: Mapping[str, str], chosen: frozenset[Pick]) -> ShownComment:
    return ShownComment(
        pick_of(each) in chosen,
        names[each.criterion],
        str(each.written_with).replace("_", " "),
        each.comment,
        group_name(each.group),
        str(each.round),
    )


def _tick_column(head: str) -> GridColumn:
    return GridColumn(
        "picked", head, "tick", bool, lambda picked: "yes" if picked else "", empty=False, width=70
    )


def _told_column(key: str, head: str, width: int) -> GridColumn:
    """A column that only tells."""
    return GridColumn(
        key, head, width=width, fixed=lambda _: "What people wrote stays as they wrote it"
    )


def _id_of(each: Given) -> str:
    return f"{each.number}-{each.round}-{each.criterion}-{zlib.crc32(each.comment.encode())}"


def _keep_picked(room: Room, column: str, chosen: frozenset[Pick]) -> bool:
    return keep_wall(room, **{"picked" if column == WALL else "kept": tuple(sorted(chosen))})

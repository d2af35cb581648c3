"""Keeping paper sheets, on memory, SQLite and PostgreSQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cluster_psia.workshop import actions
from cluster_psia.workshop.errors import (
    BadAnswer,
)

if TYPE_CHECKING:
    from tests.workshop.hall import Hall


def test_a_sheet_entered_again_replaces_the_first_entry_in_this_round(hall: Hall) -> None:
    first = actions.add_sheet(hall.rooms, hall.code, "traders", 12, {"location": 1, "market": 2})
    hall.join()
    again = actions.add_sheet(
        hall.rooms,
        hall.code,
        "home_workers",
        12,
        {"location": "unknown"},
        comments={"location": "hard to say"},
    )
    assert (first.number, again.number, again.group, again.sheet) == (1, 1, "home_workers", 12)
    given = actions.answers_given(hall.rooms, hall.code)
    assert [(g.number, g.answer, g.comment, g.group, g.entered_by) for g in given] == [
        (1, "unknown", "hard to say", "home_workers", "facilitator")
    ]
    actions.start_next_round(hall.rooms, hall.code)
    actions.close_round(hall.rooms, hall.code)
    actions.add_sheet(
        hall.rooms, hall.code, "home_workers", 12, {"location": 5}
    )  # paper comes in after the close
    assert hall.table() == {(1, 1, "location"): "unknown", (1, 2, "location"): 5}


@pytest.mark.parametrize(
    ("number", "answers", "comments"),
    [
        (0, {"location": 1}, {}),
        (10_000, {"location": 1}, {}),
        (1, {"location": 6}, {}),
        (1, {"location": True}, {}),
        (1, {"employment": 1}, {}),
        (1, {"location": 1}, {"market": "and this?"}),
        (1, {"location": 1}, {"location": "x" * 301}),
    ],
)
def test_a_sheet_that_is_wrong_is_refused_whole(
    hall: Hall, number: int, answers: dict[str, object], comments: dict[str, str]
) -> None:
    with pytest.raises(BadAnswer):
        actions.add_sheet(hall.rooms, hall.code, "", number, answers, comments=comments)
    assert actions.room_participants(hall.rooms, hall.code) == ()

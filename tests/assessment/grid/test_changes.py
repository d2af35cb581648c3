"""What a browser says is heard once, and believed only as far as it fits."""

from __future__ import annotations

from typing import Any

import pytest

from cluster_psia.assessment.grid.changes import GridChange, HeardChanges, heard_changes

NOTHING = HeardChanges()


def said(*acts: Any, source: str = "tab") -> dict[str, Any]:
    return {"from": source, "acts": list(acts)}


def act(number: int, **more: Any) -> dict[str, Any]:
    return {"n": number, "what": "set", "row": "a", "column": "b", "text": "c", "done": True} | more


def test_what_was_heard_is_not_taken_again() -> None:
    changes, heard = heard_changes(said(act(1), act(2, text="d")), NOTHING)
    assert [change.text for change in changes] == ["c", "d"]
    assert heard == HeardChanges("tab", 2)
    changes, heard = heard_changes(said(act(2, text="d"), act(3, text="e")), heard)
    assert ([change.text for change in changes], heard.number) == (["e"], 3)


def test_changes_are_taken_in_their_order_whatever_order_they_come_in() -> None:
    changes, _ = heard_changes(said(act(2, text="later"), act(1, text="sooner")), NOTHING)
    assert [change.text for change in changes] == ["sooner", "later"]


def test_each_grid_on_a_screen_counts_its_own() -> None:
    changes, heard = heard_changes(said(act(1), source="new"), HeardChanges("old", 7))
    assert (len(changes), heard) == (1, HeardChanges("new", 1))


def test_every_kind_of_change_is_read() -> None:
    changes, _ = heard_changes(
        said(
            act(1, done=False),
            act(2, what="paste", text="x\ty", new="new-7"),
            act(3, what="delete", rows=["a", 4, "b"]),
            act(4, what="undo"),
        ),
        NOTHING,
    )
    assert changes == (
        GridChange("set", "a", "b", "c", done=False),
        GridChange("paste", "a", "b", "x\ty", new="new-7"),
        GridChange("delete", "a", "b", "c", rows=("a", "b")),
        GridChange("undo", "a", "b", "c"),
    )


@pytest.mark.parametrize(
    "told",
    [
        None,
        7,
        {},
        {"from": 3, "acts": []},
        {"from": "tab", "acts": "many"},
        said(None, 3, {"what": "set"}, {"n": True, "what": "set"}),
        said(act(1, what="drop table")),
    ],
)
def test_what_is_no_change_is_none(told: Any) -> None:
    assert heard_changes(told, NOTHING)[0] == ()


def test_ids_of_new_rows_say_that_they_are_new() -> None:
    changes, _ = heard_changes(said(act(1, what="paste", new="actor-1")), NOTHING)
    assert changes[0].new == "new-"

"""A room's key reaches its room and its assessment through the stores, and nothing beside."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from cluster_psia.assessment import Assessment
from cluster_psia.store import AssessmentStore, RoomStore, StoreError, bound_stores
from cluster_psia.store.drafts import DraftStore
from cluster_psia.workshop import actions
from cluster_psia.workshop.values import Settings

if TYPE_CHECKING:
    from tests.store.racing import StoredHall


def test_it_leads_its_room_to_the_end_and_takes_the_end_back(hall: StoredHall) -> None:
    mine, theirs = hall.join("Asha"), bound(hall)
    hall.answer(mine, "location", 4)
    assessments, rooms = theirs
    assert actions.room_board(rooms, hall.code).joined == 1
    assert [p.alias for p in actions.room_participants(rooms, hall.code)] == ["Asha"]
    actions.start_next_round(rooms, hall.code)
    actions.end_room(rooms, assessments, hall.code)
    assert assessments.get(hall.saved.id).assessment.ratings
    actions.undo_end(rooms, assessments, hall.code)
    assert hall.room.state == "closed"


def bound(hall: StoredHall) -> tuple[AssessmentStore, RoomStore]:
    return bound_stores(hall.assessments, hall.rooms, hall.code, hall.saved.id)


def test_every_call_about_another_assessment_or_room_is_refused(hall: StoredHall) -> None:
    other = hall.assessments.create(Assessment(name="The neighbour's"))
    opened = actions.open_room(
        hall.rooms, (other.id, other.assessment), Settings(criteria=("location",))
    )
    assessments, rooms = bound(hall)
    for store, about in (
        (assessments, other.id),
        (assessments.drafts, other.id),
        (rooms, opened.room.code),
        (rooms, opened.room),
    ):
        kind = {id(assessments): AssessmentStore, id(rooms): RoomStore}.get(id(store), DraftStore)
        for name in public_calls(kind):
            with pytest.raises(StoreError, match="opens that room and its results"):
                getattr(store, name)(about)
    assert hall.assessments.get(other.id) == other


@pytest.mark.parametrize(
    "ask",
    [
        lambda assessments, _: assessments.list(),
        lambda assessments, _: assessments.create(Assessment(name="New")),
        lambda assessments, saved: assessments.delete(saved.id),
        lambda assessments, saved: assessments.undo(saved.id, saved.revision),
        lambda assessments, saved: assessments.save(
            saved.id, Assessment(name="New"), saved.revision
        ),
    ],
)
def test_of_its_own_assessment_it_changes_nothing_but_the_end_of_its_room(
    hall: StoredHall, ask: Callable[..., object]
) -> None:
    assessments, rooms = bound(hall)
    with pytest.raises(StoreError):
        ask(assessments, hall.saved)
    with pytest.raises(StoreError):
        rooms.all()
    with pytest.raises(StoreError):
        actions.make_facilitator_key(rooms)
    assert hall.assessments.get(hall.saved.id) == hall.saved


def public_calls(kind: type) -> list[str]:
    return [name for name in vars(kind) if not name.startswith("_")]

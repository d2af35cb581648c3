"""What is missing for a full answer on reach, and what would mend it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.unknown_keys import left_out_words
from cluster_psia.method.model.entry import labels_by_key
from cluster_psia.words import names_phrase

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Activity, Assessment, PovertyGroup
    from cluster_psia.mapping.harms import Trails
    from cluster_psia.method import Method

# What reach is read from, by the beginnings of the paths in a document.
_FOLLOWED = ("programme", "groups[].kind", "chain.actors[].kind", "chain.links")


def reach_notes(a: Assessment, method: Method) -> Iterator[str]:
    """A sentence for each thing that is missing."""
    yield from left_out_words(a, *_FOLLOWED)
    activities = a.programme.activities
    placed = [activity for activity in activities if activity.node]
    yield from _not_placed(activities)
    yield from _without_activity(a, method)
    if placed:
        yield from _better_off(a.groups)
    silent = [activity for activity in placed if activity.effect is None]
    if silent:
        yield (
            "No expected effect of Table 1 is chosen, so no warning could be looked up:"
            f" {_named(silent)}."
        )


def dead_end_notes(trails: Trails, poor: set[str]) -> Iterator[str]:
    """Activities from whose node no link leads on, and which are not at a poor node either."""
    alone = [
        activity for activity, trail in trails if len(trail) == 1 and activity.node not in poor
    ]
    if alone:
        yield (
            "Nothing on the map leads on from where it enters, and no poverty group is there:"
            f" {_named(alone)}."
        )


def _named(activities: Iterable[Activity]) -> str:
    return names_phrase([f"“{activity.label}”" for activity in activities])


def _not_placed(activities: Sequence[Activity]) -> Iterator[str]:
    """That no activity, or not each of them, enters the chain anywhere."""
    nowhere = [activity for activity in activities if not activity.node]
    if len(nowhere) == len(activities):
        yield (
            "No activity of the programme stands on the map yet; say where each enters to see whom"
            " it reaches."
        )
    elif nowhere:
        yield (
            f"Not followed, because nobody has said where it enters the chain: {_named(nowhere)}."
        )


def _without_activity(a: Assessment, method: Method) -> Iterator[str]:
    labels = labels_by_key(method.table_1.areas)
    acted_in = {activity.area for activity in a.programme.activities}
    bare = [labels[area] for area in a.programme.areas if area not in acted_in]
    if bare:
        yield f"Chosen without any activity: {names_phrase(bare)}."


def _better_off(groups: Iterable[PovertyGroup]) -> Iterator[str]:
    left_out = [group.label for group in groups if group.poverty == "none"]
    if left_out:
        yield (
            "Left out, because it is said of them that they are not poor:"
            f" {names_phrase(left_out)}."
        )

"""What is missing for a full answer on reach, and what was left out of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.unknown_keys import left_out_words
from cluster_psia.mapping.reach_gaps import quoted_activities, reach_gaps
from cluster_psia.words import names_phrase

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment, PovertyGroup
    from cluster_psia.mapping.harms import Trails

# What reach is read from, by the beginnings of the paths in a document.
_FOLLOWED = ("programme", "groups[].kind", "chain.actors[].kind", "chain.links")


def missing_notes(a: Assessment) -> tuple[str, ...]:
    """A sentence for each thing that nobody has said yet."""
    return tuple(gap.missing for gap in reach_gaps(a))


def left_out_notes(a: Assessment) -> Iterator[str]:
    """A sentence for each thing that could not be followed, or was not to be."""
    yield from left_out_words(a, *_FOLLOWED)
    if any(activity.node for activity in a.programme.activities):
        yield from _better_off(a.groups)


def dead_end_notes(trails: Trails, poor: set[str]) -> Iterator[str]:
    """Activities from whose node no link leads on, and which are not at a poor node either."""
    alone = [
        activity for activity, trail in trails if len(trail) == 1 and activity.node not in poor
    ]
    if alone:
        yield (
            "Nothing on the map leads on from where it enters, and no poverty group is there:"
            f" {quoted_activities(alone)}."
        )


def _better_off(groups: Iterable[PovertyGroup]) -> Iterator[str]:
    left_out = [group.label for group in groups if group.poverty == "none"]
    if left_out:
        yield (
            "Left out, because it is said of them that they are not poor:"
            f" {names_phrase(left_out)}."
        )

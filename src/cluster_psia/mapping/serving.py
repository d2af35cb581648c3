"""How many people the activities serve where they enter: what somebody said, and of how many.

Who works at a node is not thereby served. An activity without a number of its own is told as one,
and never counted with all who work there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_psia.words import NOT_KNOWN, NOT_SAID, counted_noun, counted_people, word_for

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Activity, Assessment


@dataclass(frozen=True)
class Served:
    """Whom one activity serves at the node where it enters.

    ``people`` is None where nobody said how many (``is_said`` is no then), or somebody said that it
    is not known. ``of`` is how many there are at the node, as far as that is known.
    """

    activity: str
    label: str
    people: int | None
    is_said: bool
    whom: str
    of: int | None

    @property
    def words(self) -> str:
        """The same in one line."""
        whom = f" ({self.whom})" if self.whom else ""
        if self.people is None:
            where = f"a node of {self.of:,}" if self.of is not None else "their node"
            unknown = NOT_KNOWN if self.is_said else NOT_SAID
            return f"“{self.label}” works at {where}; how many it serves{whom} is {unknown}"
        if self.of is None:
            served = f"serves {counted_people(self.people)}{whom}"
            return f"“{self.label}” {served}; of how many is not known"
        if self.people > self.of:
            more = f"more than the {self.of:,} of the node"
            return f"“{self.label}” serves {counted_people(self.people)}{whom}, {more}"
        return f"“{self.label}” serves {self.people:,} of {self.of:,}{whom}"


@dataclass(frozen=True)
class ServedCount:
    """How many people some activities serve together. ``people`` adds up what is known, and is None
    where nothing is; ``silent`` activities are without a number. Whom two activities serve is
    counted twice.
    """

    activities: int
    people: int | None
    silent: int

    @property
    def words(self) -> str:
        """The same in words: never a sum over what is not known without saying so."""
        if self.people is None:
            their = word_for(self.activities, "the activity serves", "the activities serve")
            return f"how many people {their} there is not known"
        known = self.activities - self.silent
        serve = word_for(known, "serves", "serve")
        told = f"{counted_noun(known, 'activity', 'activities')} {serve}"
        more = f", how many {self.silent} more {word_for(self.silent, 'serves', 'serve')}"
        rest = f"{more} is not known" if self.silent else ""
        return f"{told} {counted_people(self.people)}{rest}"


def served_by(a: Assessment, activities: Iterable[Activity]) -> dict[str, Served]:
    """Whom each activity that stands on the map serves, by its id."""
    sizes = _sizes(a)
    return {
        activity.id: _served(activity, sizes.get(activity.node))
        for activity in activities
        if activity.node
    }


def _sizes(a: Assessment) -> dict[str, int | None]:
    """How many there are at each operator: those who work there, or of a single group there."""
    groups: dict[str, list[int | None]] = {}
    for group in a.groups:
        groups.setdefault(group.node, []).append(group.people)
    found: dict[str, int | None] = {}
    for actor in a.chain.actors:
        here = groups.get(actor.id, [])
        found[actor.id] = here[0] if actor.workers is None and len(here) == 1 else actor.workers
    return found


def _served(activity: Activity, of: int | None) -> Served:
    serves = activity.serves
    return Served(
        activity=activity.id,
        label=activity.label,
        people=serves.people if serves else None,
        is_said=serves is not None,
        whom=serves.whom if serves else "",
        of=of,
    )


def count_served(served: Sequence[Served]) -> ServedCount:
    """What activities serve together, each once."""
    once = {one.activity: one.people for one in served}
    known = [people for people in once.values() if people is not None]
    total = sum(known) if known else None
    return ServedCount(len(once), total, len(once) - len(known))


def served_on_map(served: Sequence[Served]) -> str:
    """What the activities of one node serve, in the few words that a node has room for."""
    count = count_served(served)
    if count.people is None:
        return "direct, number not known"
    if count.silent:
        return f"{count.people:,} served, {count.silent} not known"
    of = served[0].of
    if count.activities > 1 or of is None:
        return f"{count.people:,} served"
    return f"{count.people:,} of {of:,} served"

"""What nobody has said yet of the programme's activities, and what of reach stays open for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.gap import Gap
from cluster_psia.method.model.entry import labels_by_key
from cluster_psia.words import names_phrase

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Activity, Assessment


def reach_gaps(a: Assessment) -> Iterator[Gap]:
    """Activities without a place or an effect, and areas without an activity."""
    activities = a.programme.activities
    yield from _not_placed(activities)
    yield from _without_activity(a)
    silent = [one for one in activities if one.node and one.effect is None]
    if silent:
        yield Gap(
            "reach",
            f"No expected effect of Table 1 is chosen: {quoted_activities(silent)}.",
            "No warning of a harm could be looked up.",
        )
    uncounted = [one for one in activities if one.node and one.serves is None]
    if uncounted:
        yield Gap(
            "reach",
            f"How many people it serves is not said: {quoted_activities(uncounted)}.",
            "Whom the programme serves cannot be counted.",
        )


def quoted_activities(activities: Iterable[Activity]) -> str:
    """The activities by their names."""
    return names_phrase([f"“{activity.label}”" for activity in activities])


def _not_placed(activities: Sequence[Activity]) -> Iterator[Gap]:
    """That no activity, or not each of them, enters the chain anywhere."""
    nowhere = [activity for activity in activities if not activity.node]
    if len(nowhere) == len(activities):
        yield Gap(
            "reach",
            "No activity of the programme stands on the map yet.",
            "Nobody can see whom the programme comes to, and whom not.",
        )
    elif nowhere:
        yield Gap(
            "reach",
            "Not followed, because nobody has said where it enters the chain:"
            f" {quoted_activities(nowhere)}.",
            "Whom it comes to is not told.",
        )


def _without_activity(a: Assessment) -> Iterator[Gap]:
    labels = labels_by_key(method_of(a).table_1.areas)
    acted_in = {activity.area for activity in a.programme.activities}
    bare = [labels[area] for area in a.programme.areas if area not in acted_in]
    if bare:
        yield Gap(
            "reach",
            f"Chosen without any activity: {names_phrase(bare)}.",
            "Whom the programme comes to by it is not told.",
        )

"""Edits of the programme: areas of intervention, and activities with the node where each enters the
chain.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.fields import slug
from cluster_psia.assessment.document.model import Activity, Assessment, Serves, replace
from cluster_psia.assessment.edits.profile import with_part
from cluster_psia.method.model.entry import find_entry

if TYPE_CHECKING:
    from cluster_psia.method import Method


def with_areas(a: Assessment, areas: Iterable[str]) -> Assessment:
    """``a`` where the programme works in these areas, in the order of Table 1. Activities stay, of
    whatever area.
    """
    wanted = set(areas)
    known = [area.key for area in method_of(a).table_1.areas]
    return with_part(
        a, "programme", areas=(*(k for k in known if k in wanted), *sorted(wanted - set(known)))
    )


def add_activity(
    a: Assessment,
    area: str,
    label: str,
    effect: str | None = None,
    *,
    node: str | None = None,
    note: str = "",
) -> Assessment:
    """``a`` with one more activity; its area becomes one of the programme's."""
    taken = (activity.id for activity in a.programme.activities)
    made = Activity(
        id=slug(label, taken, "activity"),
        area=area,
        effect=effect,
        label=label,
        node=node,
        note=note,
    )
    more = with_part(a, "programme", activities=(*a.programme.activities, made))
    return with_areas(more, (*more.programme.areas, area))


def change_activity(a: Assessment, activity: str, **changes: Any) -> Assessment:
    """``a`` with fields of one activity changed. An effect that another area does not have is taken
    out with it.
    """
    method = method_of(a)
    changed = tuple(
        _changed(one, changes, method) if one.id == activity else one
        for one in a.programme.activities
    )
    return with_part(a, "programme", activities=changed)


def _changed(activity: Activity, changes: dict[str, Any], method: Method) -> Activity:
    new = replace(activity, **changes)
    area = find_entry(method.table_1.areas, new.area)
    fits = area is not None and find_entry(area.effects, new.effect) is not None
    if new.area != activity.area and new.effect == activity.effect and not fits:
        return replace(new, effect=None)
    return new


def change_served(a: Assessment, activity: str, **changes: Any) -> Assessment:
    """``a`` with how many people an activity serves (``people``), or whom in words (``whom``),
    changed. With neither nobody has said anything; with words alone the number is not known.
    """
    held = {one.id: one.serves for one in a.programme.activities}.get(activity) or Serves()
    new = replace(held, **changes)
    serves = new if new != Serves() else None
    return change_activity(a, activity, serves=serves)


def serve_unknown(a: Assessment, activity: str, *, unknown: bool) -> Assessment:
    """``a`` where it is said that nobody knows how many an activity serves, or nothing is said."""
    return change_activity(a, activity, serves=Serves() if unknown else None)


def remove_activity(a: Assessment, activity: str) -> Assessment:
    """``a`` without one activity. The programme's areas stay."""
    kept = tuple(one for one in a.programme.activities if one.id != activity)
    return with_part(a, "programme", activities=kept)

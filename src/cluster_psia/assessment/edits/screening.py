"""Edits of the poverty screening: ratings of a node on the nine items, and a person's own word
above the suggestion.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.model import Assessment, Screened, replace
from cluster_psia.assessment.edits.chain import change_actor
from cluster_psia.assessment.edits.nodes import actor_of

if TYPE_CHECKING:
    from cluster_psia.assessment.document.chain import Sign
    from cluster_psia.assessment.document.fields import PovertyStatus
    from cluster_psia.assessment.document.sources import Citation


def rate_item(
    a: Assessment,
    node: str,
    item: str,
    sign: Sign,
    *,
    note: str | None = None,
    citation: Citation | None = None,
) -> Assessment:
    """``a`` where a node is rated on one item. Note and source stay as they were unless others are
    given.

    A rating of "unknown" without note and source is taken out: nothing was said.
    """
    old = screened_item(a, node, item)
    new = Screened(
        item=item,
        sign=sign,
        note=old.note if note is None else note,
        citation=citation or old.citation,
    )
    ratings = [rated for rated in actor_of(a, node).screening if rated.item != item]
    if new.sign != "unknown" or new.note or new.citation is not None:
        ratings.append(new)
    order = {entry.key: place for place, entry in enumerate(method_of(a).screening.items)}
    ratings.sort(key=lambda rated: order.get(rated.item, len(order)))
    return change_actor(a, node, screening=tuple(ratings))


def screened_item(a: Assessment, node: str, item: str) -> Screened:
    """What was said of a node on one item; a rating of "unknown" where nothing was."""
    said = {rated.item: rated for rated in actor_of(a, node).screening}
    return said.get(item, Screened(item=item))


def change_rating(a: Assessment, node: str, item: str, **changes: Any) -> Assessment:
    """``a`` with note or source of a rating changed; one of which nothing is left goes."""
    new = replace(screened_item(a, node, item), **changes)
    rest = tuple(rated for rated in actor_of(a, node).screening if rated.item != item)
    return rate_item(change_actor(a, node, screening=(*rest, new)), node, item, new.sign)


def override_status(a: Assessment, node: str, status: PovertyStatus, reason: str) -> Assessment:
    """``a`` where a person says what a node's status is, whatever is suggested. Raises ValueError
    without a reason.
    """
    return change_actor(a, actor_of(a, node).id, poverty=status, poverty_reason=reason)


def follow_suggestion(a: Assessment, node: str) -> Assessment:
    """``a`` without a person's own word on a node, so that what the screening suggests holds
    again.
    """
    return change_actor(a, actor_of(a, node).id, poverty=None)

"""How a node is drawn in each view: its fill, its ink, its marks, and the words below its label.

Marks and hatch of a poverty node stay in every view: whoever looks at women's share still sees
where the poor are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.model import Actor, Institution
from cluster_psia.drawing import tokens
from cluster_psia.drawing.map.network import BEYOND_KINDS
from cluster_psia.drawing.map.views import Reached, View, as_reached
from cluster_psia.mapping.network import scope_of
from cluster_psia.mapping.screening import status_of
from cluster_psia.mapping.words import people_line, women_share
from cluster_psia.words import (
    NOT_SCREENED,
    NOT_SCREENED_MARK,
    counted_noun,
    counted_women,
)

if TYPE_CHECKING:
    from cluster_psia.method import Method
    from cluster_psia.method.model.chain_rules import ReachWayKey

REACH_FILLS: dict[ReachWayKey, str] = {
    "not_reached": tokens.PAPER,
    "trickle_down": tokens.WASH,
    "indirect": tokens.SCALE[2],
    "direct": tokens.SCALE[4],
}
# The least share of women for each step of the scale.
SHARES = (
    (0.8, 5),
    (0.6, 4),
    (0.4, 3),
    (0.2, 2),
    (0.0, 1),
)
UNKNOWN_WOMEN, UNKNOWN_PEOPLE = "women not known", "people not known"
NO_GROUP, ENTERED = "no poverty group", "an activity enters here"


@dataclass(frozen=True)
class Look:
    """How a node is drawn. A ``shade`` of "vulnerable" or "likely" carries marks, and "?" stands
    for not looked at; a ``heavy`` border says: look here.
    """

    fill: str
    ink: str = tokens.INK
    second: str = ""
    shade: str = ""
    hatched: bool = False
    dashed: bool = False
    round: bool = False
    heavy: bool = False


def look_of(
    node: Actor | Institution,
    view: View,
    given: Reached | Mapping[str, ReachWayKey],
    method: Method,
    *,
    counted: bool = True,
) -> Look:
    """How a node is drawn in a view.

    ``counted``: the figure is known of some node, so that of others it is missed.
    """
    reach = as_reached(given)
    if isinstance(node, Institution):
        entered = ENTERED if view == "reach" and node.id in reach.entered else ""
        dashed = is_beyond(node, method)
        return Look(tokens.INSTITUTION, second=entered, dashed=dashed, round=True)
    if view == "women":
        return _by_women(node, counted)
    if view == "reach":
        return _by_reach(node, reach, method)
    missing = UNKNOWN_PEOPLE if counted else ""
    said = _status_words(node, method) if view == "status" else people_line(node) or missing
    return _operator(node, shade_fill(status_of(node)), said, hatched=True)


def _operator(
    actor: Actor,
    fill: str,
    second: str,
    *,
    ink: str = tokens.INK,
    hatched: bool = False,
    heavy: bool = False,
) -> Look:
    """An operator with the mark of its shade, dashed where it stands beyond the cluster."""
    return Look(
        fill,
        ink,
        second,
        status_of(actor) or NOT_SCREENED_MARK,
        hatched=hatched,
        dashed=actor.kind in BEYOND_KINDS,
        heavy=heavy,
    )


def shade_fill(shade: str | None) -> str:
    """The colour of a node by its poverty status."""
    return tokens.SCALE[1] if shade == "none" else tokens.SHADE.get(shade or "", tokens.PAPER)


def is_beyond(institution: Institution, method: Method) -> bool:
    """Whether an institution is drawn as one beyond the cluster."""
    return tokens.INSTITUTION_BORDER_DASHED[scope_of(institution, method)]


def _status_words(actor: Actor, method: Method) -> str:
    """The poverty status in words, and whether a person said so or the screening suggests it."""
    status = status_of(actor)
    if status is None:
        return NOT_SCREENED
    label = method.box_2.shade(status).label.lower()
    return label if actor.poverty else f"suggested: {label}"


# Women -------------------------------------------------------------------------------------------


def _by_women(actor: Actor, counted: bool) -> Look:
    step = _step(women_share(actor))
    fill = tokens.SCALE.get(step, tokens.PAPER)
    ink = tokens.SCALE_TEXT.get(step, tokens.INK)
    return _operator(actor, fill, _women_words(actor) if counted else "", ink=ink)


def _step(share: float | None) -> int:
    """The step of the scale for a share; 0, which is none of them, where it is not known."""
    if share is None:
        return 0
    return next((step for least, step in SHARES if share >= least), 0)


def _women_words(actor: Actor) -> str:
    share, women, workers = women_share(actor), actor.women, actor.workers
    if share is not None:
        return f"{share:.0%} women · of {workers:,}"
    if women is None:
        return UNKNOWN_WOMEN
    if workers is not None and women > workers:
        return f"{counted_women(women)}, but {counted_noun(workers, 'worker')}"
    return f"{counted_women(women)} · of how many not known"


# Reach -------------------------------------------------------------------------------------------


def _by_reach(actor: Actor, reach: Reached, method: Method) -> Look:
    """Before any activity stands on the map nothing is known of reach, and a node may well have
    poverty groups.
    """
    hows = reach.groups.get(actor.id, ())
    if not hows:
        nobody = NO_GROUP if reach.groups else ""
        entered = ENTERED if actor.id in reach.entered else ""
        return _operator(actor, tokens.PAPER, entered or nobody)
    how = hows[0]
    words = method.reach.way(how).on_map
    if len(set(hows)) > 1:
        words = f"{hows.count(how)} of {len(hows)} groups {words}"
    elif how == "direct":
        words = reach.served.get(actor.id, words)
    ink = tokens.PAPER if how == "direct" else tokens.INK
    return _operator(actor, REACH_FILLS[how], words, ink=ink, heavy=how == "not_reached")

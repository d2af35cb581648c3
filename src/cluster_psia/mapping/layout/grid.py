"""Where each node of the chain stands: stages from left to right, levels from top to bottom.

The places follow from kinds, stages and the order of the document alone: marking a poverty node,
renaming or counting people moves nothing. Where a place was kept, by a person who dragged the node
or by ``mapping.layout.kept_places``, the node stands there instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.mapping.layout.lattice import (
    COLUMN,
    LEVELS,
    MICRO_ROWS,
    ROW,
    GridPoint,
    Level,
    NodePlace,
    Slot,
    column_at,
    level_bands,
    node_place,
    stagger,
    stands_in_grid,
)
from cluster_psia.method.model.entry import labels_by_key

if TYPE_CHECKING:
    from cluster_psia.assessment.document.contents import Contents
    from cluster_psia.assessment.document.model import Chain
    from cluster_psia.method.model import Box2, Method


@dataclass(frozen=True)
class Stage:
    """A column heading over ``x``."""

    key: str
    label: str
    x: float


@dataclass(frozen=True)
class Grid:
    """Every place of a chain with the headings of the grid. Nodes stand in reading order: by level,
    column and row.
    """

    places: tuple[NodePlace, ...]
    stages: tuple[Stage, ...]
    levels: tuple[Level, ...]

    def at(self, node: str) -> NodePlace:
        """The place of one node. Raises KeyError when it has none."""
        return {place.node: place for place in self.places}[node]


KeptPlaces = Mapping[str, GridPoint]  # where nodes stand that do not stand where they are computed


def shown_grid(a: Contents) -> Grid:
    """The grid of ``a`` as the map shows it."""
    return chain_grid(a.chain, method_of(a), a.positions)


def chain_grid(chain: Chain, method: Method, kept: KeptPlaces | None = None) -> Grid:
    """The stage x level grid of ``chain``, with nodes whose places are ``kept`` at these."""
    box = method.box_2
    slots = _slots_by_level(chain, box)
    levels = tuple(_bands(box, slots))
    places = tuple(
        node_place(slot, level.key, level.top)
        for level in levels
        for slot in sorted(slots[level.key], key=_by)
    )
    stages = tuple(Stage(stage.key, stage.label, i * COLUMN) for i, stage in enumerate(box.stages))
    computed = Grid(places, stages, levels)
    return _as_kept(computed, kept) if kept else computed


def _as_kept(computed: Grid, kept: KeptPlaces) -> Grid:
    """The grid with kept places: its lines run between the nodes that stand in columns and rows."""
    moved = [_moved(place, kept) for place in computed.places]
    levels = level_bands(computed.levels, [place for place in moved if stands_in_grid(place)])
    bands = {level.key: level for level in levels}
    places = [replace(place, aside=_is_aside(place, bands[place.level])) for place in moved]
    return Grid(tuple(sorted(places, key=_in_reading_order)), computed.stages, levels)


def _moved(place: NodePlace, kept: KeptPlaces) -> NodePlace:
    x, y = kept.get(place.node, place.point)
    return replace(place, x=x, y=y)


def _is_aside(place: NodePlace, band: Level) -> bool:
    return not (stands_in_grid(place) and band.top <= place.y <= band.bottom)


def _in_reading_order(place: NodePlace) -> tuple[int, int, float]:
    return LEVELS.index(place.level), column_at(place.x, place.level), place.y


def _slots_by_level(chain: Chain, box: Box2) -> dict[str, list[Slot]]:
    micro = _actor_slots(chain, box)
    homes = {node: column for node, column, _ in micro}
    return {
        "micro": micro,
        "meso": _institution_slots(chain, box, "meso", homes),
        "macro": _institution_slots(chain, box, "macro", homes),
    }


def _by(slot: Slot) -> tuple[int, int]:
    return slot[1], slot[2]


def _actor_slots(chain: Chain, box: Box2) -> list[Slot]:
    """Actors under their stage, one below the other in the order of the document; those of a stage
    that the method does not know any more in the first column.
    """
    columns = {stage.key: i for i, stage in enumerate(box.stages)}
    filled = [0] * len(columns)
    slots = []
    for actor in chain.actors:
        column = columns.get(actor.stage, 0)
        slots.append((actor.id, column, filled[column]))
        filled[column] += 1
    return slots


def _institution_slots(chain: Chain, box: Box2, level: str, homes: dict[str, int]) -> list[Slot]:
    """Institutions of one level, each in the free place nearest to the actor it was first linked
    to.
    """
    gaps = len(box.stages) - 1  # institutions stand between two columns
    homes_of_linked = _first_actors(chain, homes)
    filled = [0] * gaps
    slots = []
    for institution in chain.institutions:
        if box.institution_kind(institution.kind).level != level:
            continue
        wanted = min(homes_of_linked.get(institution.id, gaps // 2), gaps - 1)
        column = _nearest_free(wanted, filled)
        slots.append((institution.id, column, filled[column]))
        filled[column] += 1
    return slots


def _first_actors(chain: Chain, homes: dict[str, int]) -> dict[str, int]:
    """The column of the actor at the other end of each institution's first link: later links do not
    move it.
    """
    found: dict[str, int] = {}
    for link in chain.links:
        for node, other in ((link.source, link.target), (link.target, link.source)):
            if node not in homes and other in homes:
                found.setdefault(node, homes[other])
    return found


def _nearest_free(wanted: int, filled: list[int]) -> int:
    """The column whose next free row has the shortest way from ``wanted``; a row counts as far as
    two columns.
    """

    def way(column: int) -> tuple[int, int, int]:
        return abs(column - wanted) + 2 * filled[column], filled[column], column

    return min(range(len(filled)), key=way)


def _bands(box: Box2, slots: dict[str, list[Slot]]) -> Iterator[Level]:
    labels = labels_by_key(box.levels)
    top = -ROW / 2
    for key in LEVELS:
        least = MICRO_ROWS if key == "micro" else 1
        needed = (ceil(row + 1 + stagger(key, column)) for _, column, row in slots[key])
        rows = max((least, *needed))
        yield Level(key, labels[key], top, top + rows * ROW)
        top += rows * ROW

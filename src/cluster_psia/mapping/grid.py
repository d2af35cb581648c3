"""Where each node of the chain stands: stages from left to right, levels from top to bottom.

The places follow from kinds, stages and the order of the document alone. Marking a poverty node,
renaming or counting people moves nothing; a new node takes the next free place, and only a level
that needs one more row pushes the levels below it down.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from cluster_psia.method.model.entry import labels_by_key

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Chain
    from cluster_psia.method.model import Box2, Method

# Pixels of the drawing at full size.
COLUMN = 222
ROW = 112
NODE_WIDTH = 152
NODE_HEIGHT = 100  # the tallest a node may be: three lines of label and one of figures
# Kept free for operators from the start, so that the first ones do not push the levels below.
MICRO_ROWS = 3
LEVELS = ("micro", "meso", "macro")


@dataclass(frozen=True)
class NodePlace:
    """The centre of a node, in pixels from the centre of the first stage's first row."""

    node: str
    x: float
    y: float
    level: str


@dataclass(frozen=True)
class Stage:
    """A column heading over ``x``."""

    key: str
    label: str
    x: float


@dataclass(frozen=True)
class Level:
    """A horizontal band from ``top`` to ``bottom``."""

    key: str
    label: str
    top: float
    bottom: float


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


Slot = tuple[str, int, int]  # node, column, row


def chain_grid(chain: Chain, method: Method) -> Grid:
    """The stage x level grid of ``chain``."""
    box = method.box_2
    slots = _slots_by_level(chain, box)
    levels = tuple(_bands(box, slots))
    places = (
        node_place(slot, level.key, level.top)
        for level in levels
        for slot in sorted(slots[level.key], key=_by)
    )
    stages = tuple(Stage(stage.key, stage.label, i * COLUMN) for i, stage in enumerate(box.stages))
    return Grid(tuple(places), stages, levels)


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
        needed = (ceil(row + 1 + _stagger(key, column)) for _, column, row in slots[key])
        rows = max((least, *needed))
        yield Level(key, labels[key], top, top + rows * ROW)
        top += rows * ROW


def _stagger(level: str, column: int) -> float:
    """Every second column of operators is half a row lower: links that skip a column then pass
    between nodes.
    """
    return 0.5 if level == "micro" and column % 2 else 0.0


def node_place(slot: Slot, level: str, top: float) -> NodePlace:
    """Where a node stands in a band that begins at ``top``: the one rule for the screen and for
    folded pages.
    """
    node, column, row = slot
    # Institutions stand between two columns, where their links can rise without crossing the
    # operators above them.
    x = column * COLUMN if level == "micro" else (column + 0.5) * COLUMN
    return NodePlace(node, x, top + ROW / 2 + (row + _stagger(level, column)) * ROW, level)

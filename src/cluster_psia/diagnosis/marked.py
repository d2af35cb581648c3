"""What is marked poor on the map, to be held against what the rows of the matrix say of need.

The rows are expectations and count nobody. Who is marked, and how many people work there, people
and the screening have said of nodes and groups.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.screening import is_looked_at, status_of
from cluster_psia.mapping.network import POVERTY_SHADES, poverty_nodes
from cluster_psia.method.model import Frozen
from cluster_psia.words import (
    MARKED_AS,
    and_phrase,
    counted_noun,
    counted_people,
    or_phrase,
    word_for,
)

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment, PovertyGroup


class PovertyMarks(Frozen):
    """What is marked with one of the two shades of UNIDO 2004, Box 2, in words.

    ``said`` is empty where nothing is marked; ``cleared`` counts the nodes of which it is known
    that no sign of poverty is there.
    """

    said: str = ""
    cleared: int = 0


def poverty_marks(a: Assessment) -> PovertyMarks:
    """The nodes marked poor with the people who work there, and groups marked poor at other
    nodes. What a template has shaded is no mark before anybody has looked.
    """
    nodes = [node for node in poverty_nodes(a.chain) if is_looked_at(node)]
    elsewhere = _groups_elsewhere(a.groups, {node.id for node in nodes})
    shades = {*map(status_of, nodes), *(group.poverty for group in elsewhere)}
    cleared = sum(status_of(actor) == "none" for actor in a.chain.actors)
    if not (nodes or elsewhere):
        return PovertyMarks(cleared=cleared)
    parts = [
        *_marked("node", "work there", [node.workers for node in nodes]),
        *_marked("group", "belong to them", [group.people for group in elsewhere]),
    ]
    are = word_for(len(nodes) + len(elsewhere), "is", "are")
    marks = or_phrase([MARKED_AS[shade] for shade in POVERTY_SHADES if shade in shades])
    return PovertyMarks(said=f"{and_phrase(parts)} {are} marked {marks}", cleared=cleared)


def _groups_elsewhere(groups: Iterable[PovertyGroup], marked: set[str]) -> list[PovertyGroup]:
    """Groups that somebody marked at nodes that bear no mark themselves."""
    return [
        group for group in groups if group.poverty in POVERTY_SHADES and group.node not in marked
    ]


def _marked(noun: str, do: str, figures: Sequence[int | None]) -> Iterator[str]:
    """So many nodes or groups, and how many people ``do`` so, as far as that is known."""
    known = [figure for figure in figures if figure is not None]
    if not figures:
        return
    count = counted_noun(len(figures), noun)
    if not known:
        yield f"{count} (how many {do} is not known)"
    elif len(known) == len(figures):
        yield f"{count} with {counted_people(sum(known))}"
    else:
        them = f"{counted_people(sum(known))} at {len(known)} of them"
        yield f"{count} ({them}, not known how many at the others)"

"""The method as a graph: every entry with an address of its own, and every link between two entries
with its origin.

An address is a dotted path with the keys of entries in place of numbers:
``phases.phases.phase_2.tasks.draw_maps``. Addresses of lists (``phases.phases``) and of files
(``phases``) look the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from cluster_psia.method.model.entry import Entry
from cluster_psia.method.model.stand_in import stand_in_for
from cluster_psia.method.relations import Edge, RelationReader
from cluster_psia.method.survey import Survey, survey_method

if TYPE_CHECKING:
    from cluster_psia.method.model import Method

__all__ = [
    "Edge",
    "cached_survey",
    "dead_links",
    "entries_by_address",
    "entry_at",
    "entry_edges",
    "linked_entries",
    "method_edges",
]


def entries_by_address(method: Method) -> dict[str, Entry]:
    """Every entry of the method by its address, the nested ones too, in the order of the files."""
    return _graph(_Same(method)).survey.entries


def entry_at(method: Method, address: str, *, or_stand_in: bool = False) -> Entry:
    """The entry at an address. Where there is none: a stand-in if asked for, else ValueError."""
    found = entries_by_address(method).get(address)
    if found is None and or_stand_in:
        return stand_in_for(address, Entry)
    if found is None:
        raise ValueError(f"the method has no entry at '{address}'")
    return found


def method_edges(method: Method) -> tuple[Edge, ...]:
    """Every link of every relation, in the order of ``links.yaml``; dead ones are left out (see
    ``dead_links``).
    """
    return _graph(_Same(method)).edges


def entry_edges(method: Method, address: str) -> tuple[Edge, ...]:
    """The links that start or end at an entry, in the order of ``links.yaml``. Raises ValueError
    for no entry.
    """
    entry_at(method, address)
    return _graph(_Same(method)).at.get(address, ())


def linked_entries(method: Method, address: str, relations: Iterable[str]) -> tuple[Entry, ...]:
    """The entries at the other ends of an entry's links by these relations, each once and in the
    order of ``links.yaml``. Raises ValueError for no entry.
    """
    wanted, entries = set(relations), entries_by_address(method)
    others = (
        edge.end if edge.start == address else edge.start
        for edge in entry_edges(method, address)
        if edge.relation in wanted
    )
    return tuple(entries[other] for other in dict.fromkeys(others))


def cached_survey(method: Method) -> Survey:
    """What one walk over the method found; it is walked once."""
    return _graph(_Same(method)).survey


def dead_links(method: Method) -> tuple[tuple[str, str], ...]:
    """Where a link leads nowhere, and why: (path with numbers, reason)."""
    return _graph(_Same(method)).dead


@dataclass(frozen=True)
class _Graph:
    survey: Survey
    edges: tuple[Edge, ...]
    at: dict[str, tuple[Edge, ...]]
    dead: tuple[tuple[str, str], ...]


class _Same:
    """A method compared by identity: comparing its whole content at each question would be slow."""

    def __init__(self, method: Method) -> None:
        self.method = method

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.method is other.method

    def __hash__(self) -> int:
        return id(self.method)


@lru_cache(maxsize=4)  # the published method, and one or two adapted ones
def _graph(same: _Same) -> _Graph:
    method = same.method
    found = survey_method(method)
    shorts = {document.key: document.short for document in method.documents.documents}
    reader = RelationReader(found, shorts)
    edges: list[Edge] = []
    for number, relation in enumerate(method.links.relations):
        edges += reader.of_relation(relation, number)
    # Fields before statements: who removes an entry hears first of the entry that needs it.
    dead = sorted(reader.dead, key=lambda problem: problem[0].startswith("links."))
    return _Graph(found, tuple(edges), _edges_at(edges), tuple(dead))


def _edges_at(edges: Iterable[Edge]) -> dict[str, tuple[Edge, ...]]:
    """The edges that start or end at each entry, by its address."""
    at: dict[str, list[Edge]] = {}
    for edge in edges:
        at.setdefault(edge.start, []).append(edge)
        if edge.end != edge.start:
            at.setdefault(edge.end, []).append(edge)
    return {address: tuple(those) for address, those in at.items()}

"""The method as a graph: every entry with an address of its own, and every link between two
entries with its origin.

An address is a dotted path with the keys of entries in place of numbers:
``phases.phases.phase_2.tasks.draw_maps``. Addresses of lists (``phases.phases``) and of files
(``phases``) look the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from cluster_psia.method.model import Method
from cluster_psia.method.model.entry import Entry, Source
from cluster_psia.method.model.register import LinkRelation, MethodLink
from cluster_psia.method.model.stand_in import stand_in_for
from cluster_psia.method.survey import Survey, survey_method


class Edge(NamedTuple):
    """A link from the entry at ``start`` to the one at ``end``; read the other way round it is
    called ``inverse``.

    Exactly one of ``source`` and ``ours`` is given; ``origin`` is either of them in words.
    """

    relation: str
    label: str
    inverse: str
    start: str
    end: str
    source: Source | None
    ours: str | None
    origin: str


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
    """Every link of every relation, in the order of ``links.yaml``;
    dead ones are left out (see ``dead_links``).
    """
    return _graph(_Same(method)).edges


def entry_edges(method: Method, address: str) -> tuple[Edge, ...]:
    """The links that start or end at an entry, in the order of
    ``links.yaml``. Raises ValueError for no entry.
    """
    entry_at(method, address)
    return _graph(_Same(method)).at.get(address, ())


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
    found = survey_method(same.method)
    reader = _Reader(
        found, {document.key: document.short for document in same.method.documents.documents}
    )
    told = tuple(
        e
        for i, relation in enumerate(same.method.links.relations)
        for e in reader.of_relation(relation, i)
    )
    at: dict[str, list[Edge]] = {}
    for edge in told:
        at.setdefault(edge.start, []).append(edge)
        if edge.end != edge.start:
            at.setdefault(edge.end, []).append(edge)
    # Fields before statements: who removes an entry hears first of the entry that needs it.
    dead = sorted(reader.dead, key=lambda problem: problem[0].startswith("links."))
    return _Graph(
        found, told, {address: tuple(those) for address, those in at.items()}, tuple(dead)
    )


class _Reader:
    """Reads relations into edges, and notes what is dead on the way."""

    def __init__(self, found: Survey, shorts: dict[str, str]) -> None:
        self.survey = found
        self.shorts = shorts  # short names of documents
        self.dead: list[tuple[str, str]] = []

    def of_relation(self, relation: LinkRelation, number: int) -> Iterator[Edge]:
        here = f"links.relations.{number}"
        missing = [a for a in (relation.left, *relation.right) if a not in self.survey.lists]
        for address in missing:
            self.dead.append(
                (here, f"there is no list '{address}' for the relation '{relation.key}'")
            )
        if missing:
            return
        seen: set[tuple[str, str]] = set()
        told = self._of_field(relation, here) if relation.field else self._of_links(relation, here)
        for edge, where in told:
            pair = (edge.start, edge.end)
            if pair not in seen:
                seen.add(pair)
                yield edge
            elif relation.links:
                self.dead.append(
                    (where, f"the link from '{edge.start}' to '{edge.end}' stands twice")
                )

    def _of_links(self, relation: LinkRelation, here: str) -> Iterator[tuple[Edge, str]]:
        for i, link in enumerate(relation.links):
            where = f"{here}.links.{i}"
            start = self._find((relation.left,), link.start, where)
            for key in link.to:
                end = self._find(relation.right, key, where)
                if start and end:
                    yield self._edge(relation, start, end, link), where

    def _of_field(self, relation: LinkRelation, here: str) -> Iterator[tuple[Edge, str]]:
        left, right = (relation.left,), relation.right
        holders, others = (left, right) if relation.held == "left" else (right, left)
        way = relation.field.split(".")
        for address, holder in ((a, e) for a in holders for e in self.survey.lists[a]):
            held_at = f"{address}.{holder.key}"
            for key, teller, where in _named(holder, holder, way, self.survey.paths[held_at]):
                if key is None:
                    self.dead.append(
                        (here, f"the entries of '{address}' have no field '{relation.field}'")
                    )
                    return
                other = self._find(others, key, where)
                if other:
                    start, end = (held_at, other) if relation.held == "left" else (other, held_at)
                    yield self._edge(relation, start, end, _origin(relation, teller)), where

    def _find(self, lists: tuple[str, ...], key: str, where: str) -> str:
        """The address of the entry of that key in one of the lists;
        empty, and noted as dead, when there is none.
        """
        if len(lists) == 1 and (only := f"{lists[0]}.{key}") in self.survey.entries:
            return only  # the common case, a thousand times at each start
        found = [
            f"{address}.{key}" for address in lists if f"{address}.{key}" in self.survey.entries
        ]
        if not found:
            self.dead.append((where, f"'{key}' is no {what_stands_in(lists)}"))
        elif len(found) > 1:
            self.dead.append((where, f"'{key}' stands in more than one list: {', '.join(found)}"))
        return found[0] if found else ""

    def _edge(
        self, relation: LinkRelation, start: str, end: str, origin: Entry | MethodLink | str
    ) -> Edge:
        source, ours = (None, origin) if isinstance(origin, str) else (origin.source, origin.ours)
        said = (
            f"{self.shorts.get(source.document, source.document)}, {source.place}"
            if source
            else f"Ours: {ours}"
        )
        return Edge(relation.key, relation.label, relation.inverse, start, end, source, ours, said)


# What the entries of a list are called where the list's own name would say too little.
NOUNS = {
    "box_1.states": "state of box_1",
    "box_2.stages": "stage of box_2",
    "box_4.kinds": "poverty group of box_4",
    "box_5.indicators": "indicator of box_5",
    "box_5.stakeholders": "stakeholder of box_5",
    "box_6.rows": "row of box_6",
    "box_6.sources": "information source of box_6",
    "methods.methods": "method of methods.yaml",
    "phases.phases": "phase of phases.yaml",
    "study_design.hazards": "hazard of study_design",
    "table_1.areas": "area of table_1",
    "table_2.criteria": "criterion of table_2",
    "table_2.footnotes": "footnote of table_2",
    "table_2.groups": "group of table_2",
    "table_2.themes": "theme of table_2",
}


def what_stands_in(lists: tuple[str, ...]) -> str:
    """The entries of these lists in words: "row of box_6", or
    "entry of policy.options or policy.challenges".
    """
    return " or ".join(NOUNS.get(address, f"entry of {address}") for address in lists)


def _origin(relation: LinkRelation, teller: Entry) -> Entry | str:
    if relation.origin == "reasons":
        return str(getattr(teller, relation.reasons))
    return teller if relation.origin == "entry" else relation


def _named(
    value: Any, teller: Entry, way: list[str], path: str
) -> Iterator[tuple[str | None, Entry, str]]:
    """The keys at the end of ``way``: each with the innermost entry
    on it and its path; None where the way breaks.
    """
    if not way:
        if value:
            yield str(value), teller, path
        return
    inner = getattr(value, way[0], _NOTHING)
    path = f"{path}.{way[0]}"
    if inner is _NOTHING:
        yield None, teller, path
    elif isinstance(inner, tuple):
        for i, item in enumerate(inner):
            yield from _named(
                item, item if isinstance(item, Entry) else teller, way[1:], f"{path}.{i}"
            )
    else:
        yield from _named(inner, inner if isinstance(inner, Entry) else teller, way[1:], path)


_NOTHING = object()

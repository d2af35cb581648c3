"""The relations of ``links.yaml`` read into edges from entry to entry, and what is dead in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from cluster_psia.method.model.entry import CitedPlace, Entry

if TYPE_CHECKING:
    from cluster_psia.method.model.register import LinkRelation, MethodLink
    from cluster_psia.method.survey import Survey


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
    source: CitedPlace | None
    ours: str | None
    origin: str


class RelationReader:
    """Reads relations into edges, and notes what is dead on the way."""

    def __init__(self, found: Survey, shorts: dict[str, str]) -> None:
        self.survey = found
        self.shorts = shorts  # short names of documents
        self.dead: list[tuple[str, str]] = []

    def of_relation(self, relation: LinkRelation, number: int) -> Iterator[Edge]:
        """The edges of the relation with that number in ``links.yaml``, each once."""
        here = f"links.relations.{number}"
        if self._lacks_a_list(relation, here):
            return
        told = self._of_field(relation, here) if relation.field else self._of_links(relation, here)
        seen: set[tuple[str, str]] = set()
        for edge, where in told:
            pair = (edge.start, edge.end)
            if pair not in seen:
                seen.add(pair)
                yield edge
            elif relation.links:
                self.dead.append(
                    (where, f"the link from '{edge.start}' to '{edge.end}' stands twice")
                )

    def _lacks_a_list(self, relation: LinkRelation, here: str) -> bool:
        """Whether one of the lists that the relation ties is not there; noted as dead."""
        named = (relation.left, *relation.right)
        missing = [address for address in named if address not in self.survey.lists]
        for address in missing:
            why = f"there is no list '{address}' for the relation '{relation.key}'"
            self.dead.append((here, why))
        return bool(missing)

    def _of_links(self, relation: LinkRelation, here: str) -> Iterator[tuple[Edge, str]]:
        for i, link in enumerate(relation.links):
            where = f"{here}.links.{i}"
            start = self._find((relation.left,), link.start, where)
            for key in link.to:
                end = self._find(relation.right, key, where)
                if start and end:
                    yield self._edge(relation, start, end, link), where

    def _of_field(self, relation: LinkRelation, here: str) -> Iterator[tuple[Edge, str]]:
        held_left = relation.held == "left"
        others = relation.right if held_left else (relation.left,)
        for held_at, key, teller, where in self._held(relation, here):
            other = self._find(others, key, where)
            if other:
                start, end = (held_at, other) if held_left else (other, held_at)
                yield self._edge(relation, start, end, _origin(relation, teller)), where

    def _held(self, relation: LinkRelation, here: str) -> Iterator[tuple[str, str, Entry, str]]:
        """The keys in the relation's field: (address of the holder, key, who says it, path)."""
        holders = (relation.left,) if relation.held == "left" else relation.right
        way = relation.field.split(".")
        for address in holders:
            for holder in self.survey.lists[address]:
                held_at = f"{address}.{holder.key}"
                for key, teller, where in _named(holder, holder, way, self.survey.paths[held_at]):
                    if key is None:
                        why = f"the entries of '{address}' have no field '{relation.field}'"
                        self.dead.append((here, why))
                        return
                    yield held_at, key, teller, where

    def _find(self, lists: tuple[str, ...], key: str, where: str) -> str:
        """The address of the entry of that key in one of the lists; empty, and noted as dead, when
        there is none.
        """
        addresses = [f"{address}.{key}" for address in lists]
        found = [address for address in addresses if address in self.survey.entries]
        if not found:
            self.dead.append((where, f"'{key}' is no {what_stands_in(lists)}"))
        elif len(found) > 1:
            self.dead.append((where, f"'{key}' stands in more than one list: {', '.join(found)}"))
        return found[0] if found else ""

    def _edge(
        self, relation: LinkRelation, start: str, end: str, origin: Entry | MethodLink | str
    ) -> Edge:
        source, ours = (None, origin) if isinstance(origin, str) else (origin.source, origin.ours)
        return Edge(
            relation=relation.key,
            label=relation.label,
            inverse=relation.inverse,
            start=start,
            end=end,
            source=source,
            ours=ours,
            origin=self._cited(source) if source else f"Ours: {ours}",
        )

    def _cited(self, source: CitedPlace) -> str:
        return f"{self.shorts.get(source.document, source.document)}, {source.place}"


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
    """The entries of these lists in words: "row of box_6", or "entry of policy.options or
    policy.challenges".
    """
    return " or ".join(NOUNS.get(address, f"entry of {address}") for address in lists)


def _origin(relation: LinkRelation, teller: Entry) -> Entry | str:
    if relation.origin == "reasons":
        return str(getattr(teller, relation.reasons))
    return teller if relation.origin == "entry" else relation


def _named(
    value: Any, teller: Entry, way: list[str], path: str
) -> Iterator[tuple[str | None, Entry, str]]:
    """The keys at the end of ``way``: each with the innermost entry on it and its path; None where
    the way breaks.
    """
    if not way:
        if value:
            yield str(value), teller, path
        return
    step, further = way[0], way[1:]
    inner = getattr(value, step, _NOTHING)
    path = f"{path}.{step}"
    if inner is _NOTHING:
        yield None, teller, path
    elif isinstance(inner, tuple):
        for i, item in enumerate(inner):
            yield from _named(item, _innermost(item, teller), further, f"{path}.{i}")
    else:
        yield from _named(inner, _innermost(inner, teller), further, path)


def _innermost(value: Any, teller: Entry) -> Entry:
    return value if isinstance(value, Entry) else teller


_NOTHING = object()

"""Nodes and sources by what stands for them in a table: a name where it can mean one only, an id
where it cannot.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.fields import slug
from cluster_psia.assessment.edits.profile import new_source
from cluster_psia.assessment.tables.cells import Written
from cluster_psia.assessment.tables.columns import nodes_of
from cluster_psia.assessment.tables.reading.context import ReadingContext
from cluster_psia.assessment.tables.reading.even import even_text
from cluster_psia.assessment.tables.reading.refused import RefusedError
from cluster_psia.method.cite import document_key, document_name

if TYPE_CHECKING:
    from cluster_psia.assessment.document.chain import Actor, Chain, Institution
    from cluster_psia.assessment.document.contents import Contents
    from cluster_psia.assessment.document.sources import Source
    from cluster_psia.method import Method


def written_names(chain: Chain) -> dict[str, str]:
    """What an export writes for each node, by id, so that an import finds the right one."""
    labels = {id_: " ".join(node.label.split()) for id_, node in nodes_of(chain).items()}
    times = Counter(map(even_text, labels.values()))

    def could_mean_another(label: str) -> bool:
        return times[even_text(label)] > 1 or label in labels

    return {id_: id_ if could_mean_another(label) else label for id_, label in labels.items()}


def written_sources(sources: Iterable[Source]) -> dict[str, str]:
    """The same for each source: a title where it can mean one source only, else the id."""
    titles = {source.id: " ".join(document_name(source.document).split()) for source in sources}
    times = Counter(map(even_text, titles.values()))

    def could_mean_another(id_: str, title: str) -> bool:
        return not title or times[even_text(title)] > 1 or (title in titles and title != id_)

    return {id_: id_ if could_mean_another(id_, title) else title for id_, title in titles.items()}


def written_in_tables(a: Contents) -> Written:
    """What an export writes for whatever cells name."""
    return Written(written_names(a.chain), written_sources(a.sources))


class Nodes:
    """The nodes of a chain on its way, found by the ids of the map, by the ids of the file, and by
    name; with the sources and facts that its cells name, and the method whose words stand in
    tables.

    ``no_facts`` are the facts that were named and are not in the assessment.
    """

    def __init__(self, a: Contents, method: Method) -> None:
        self.method = method
        self.context = ReadingContext(method, self.find, self.source, self.fact)
        self.by_id = nodes_of(a.chain)
        self.written = written_in_tables(a)
        self.sources = {source.id: source for source in a.sources}
        self.no_facts: dict[str, None] = {}
        self._facts = {fact.id for fact in a.facts}
        self._titled = {even_text(title): id_ for id_, title in self.written.sources.items()}
        self._numbers: dict[str, int] = defaultdict(lambda: 2)  # the next one of an id
        self._before = frozenset(self.by_id)
        # Ids as the file has them, to those of the nodes that its rows became.
        self._meant: dict[str, str] = {}
        self._named: dict[str, dict[str, None]] = defaultdict(dict)
        for node in self.by_id.values():
            self._named[even_text(node.label)][node.id] = None

    def new_id(self, label: str, fallback: str) -> str:
        """An id for a node of that name, as the map would give it."""
        base = slug(label, (), fallback)
        if base not in self.by_id:
            return base
        number = self._numbers[base]
        while f"{base}_{number}" in self.by_id:
            number += 1
        self._numbers[base] = number
        return f"{base}_{number}"

    def put(self, node: Actor | Institution, id_in_file: str = "") -> None:
        """Keep a node that is new or changed."""
        old = self.by_id.get(node.id)
        if old is not None:
            self._named[even_text(old.label)].pop(node.id, None)
        self.by_id[node.id] = node
        self._named[even_text(node.label)][node.id] = None
        if id_in_file:
            self._meant[id_in_file] = node.id

    def of_row(self, id_in_file: str, label: str) -> Actor | Institution | None:
        """The node that a row of a table of nodes is about, when it is there already. Raises
        RefusedError.

        A row with an id that the map does not have is found by its name, unless that is the node
        of another id of the file: two nodes of one name stay two when they come to another
        assessment.
        """
        taken = set(self._meant.values())
        if id_in_file in self._meant:
            node = self.by_id[self._meant[id_in_file]]
            if label and even_text(label) != even_text(node.label):
                raise RefusedError(
                    f"the id '{id_in_file}' stands in a row above, for '{node.label}'",
                    "leave it empty here",
                )
            return node
        if id_in_file in self._before and id_in_file not in taken:
            return self.by_id[id_in_file]
        return self._called(label, taken if id_in_file else (), "under 'Id'")

    def source(self, written: str) -> str:
        """The id of the source that is written so; of a new one where none is."""
        id_ = self._titled.get(even_text(written), written)
        if id_ not in self.sources:
            made = new_source(document_key(written), self.sources.values())
            self.sources[made.id], id_ = made, made.id
            self._titled[even_text(written)] = id_
        return id_

    def fact(self, written: str) -> str:
        """The id of a fact; "" for one that the assessment does not have, which is kept in mind."""
        if written in self._facts:
            return written
        self.no_facts[written] = None
        return ""

    def find(self, name: str) -> str:
        """The id of the node that a name or an id means. Raises RefusedError.

        What the file says of its own nodes comes before the ids of the map: its ids, and the names
        of their nodes.
        """
        if name in self._meant:
            return self._meant[name]
        called = set(self._named[even_text(name)])
        if name in self._before and not (len(called) == 1 and called <= set(self._meant.values())):
            return name
        node = self._called(name, (), "instead")
        if node is None:
            raise RefusedError(
                f"no node is called '{name}'",
                "add it first, or write its name as it stands on the map",
            )
        return node.id

    def _called(
        self, name: str, without: Collection[str], where: str
    ) -> Actor | Institution | None:
        found = [id_ for id_ in self._named[even_text(name)] if id_ not in without]
        if len(found) > 1:
            raise RefusedError(
                f"{len(found)} nodes are called '{name}'",
                f"write the id {where}: {', '.join(found)}",
            )
        return self.by_id[found[0]] if found else None

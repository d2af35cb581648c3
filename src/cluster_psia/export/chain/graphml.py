"""The chain as GraphML, for Gephi, yEd and everything else that draws networks.

Every field of every node and link is an attribute: text stays text, numbers stay numbers, what is
not known is left out, and what is a list or a table in the document is written as JSON text.

Gephi takes a key that is called ``d3`` for the label of nodes and ``d7`` for that of links, as yEd
wrote them, and refuses attributes of the graph itself: so keys are called by what they hold, and
the graph has none.
"""

from __future__ import annotations

import io
import json
import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.holdable import holdable_text
from cluster_psia.assessment.document.words import source_names
from cluster_psia.mapping.layout.grid import shown_grid
from cluster_psia.mapping.network import nodes_by_id

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment

TypedAttributes = dict[str, str | int | float]
_ENDS = {"source", "target"}


def graphml_file(a: Assessment) -> bytes:
    """The chain of ``a`` as a GraphML file in UTF-8. Nodes carry the fields of the document, their
    side, level, place.

    ``label`` and ``link_word`` of a link are its kind as people say it ("sells to"); the number in
    its id is its order in the document.
    """
    import networkx

    out = io.BytesIO()
    networkx.write_graphml_xml(as_graph(a), out, encoding="utf-8")
    return _with_named_keys(out.getvalue())


_KEY = re.compile(rb'<key id="(d\d+)" for="(node|edge)" attr\.name="(\w+)"')
_USED = re.compile(rb'(<key id="|<data key=")(d\d+)"')  # no text of people holds a bare "<"


def _with_named_keys(data: bytes) -> bytes:
    """The same file with its keys called "node.label", "edge.kind" in place of d0, d1 and so on."""
    names = {key: b".".join(name) for key, *name in _KEY.findall(data)}
    return _USED.sub(lambda used: b'%s%s"' % (used[1], names[used[2]]), data)


def as_graph(a: Assessment) -> Any:
    """The same as a networkx graph, whose ids are those of the document. Two nodes may have
    several links.
    """
    import networkx

    graph: Any = networkx.MultiDiGraph()
    for id_, fields in _of_nodes(a).items():
        graph.add_node(id_, **fields)
    for number, (link, fields) in enumerate(zip(a.chain.links, _of_links(a), strict=True)):
        graph.add_edge(link.source, link.target, key=f"link.{number}", **fields)
    return graph


def _of_nodes(a: Assessment) -> dict[str, TypedAttributes]:
    """The attributes of each node by its id, in the order of the document."""
    actors = {actor.id for actor in a.chain.actors}
    places = {place.node: place for place in shown_grid(a).places}
    titles = source_names(a)
    dumped = {id_: node.model_dump(mode="json") for id_, node in nodes_by_id(a.chain).items()}
    found = {id_: _flat(_with_titles(node, titles)) for id_, node in dumped.items()}
    for id_, fields in found.items():
        place = places[id_]
        fields["side"] = "operator" if id_ in actors else "institution"
        fields["level"] = place.level
        fields["x"] = place.x
        fields["y"] = place.y
    _one_type(found.values())
    return found


def _of_links(a: Assessment) -> list[TypedAttributes]:
    """The attributes of each link; its two nodes are the ends of the edge."""
    from cluster_psia.mapping.words import link_word

    method = method_of(a)
    titles = source_names(a)
    dumped = (link.model_dump(mode="json", exclude=_ENDS) for link in a.chain.links)
    found = [_flat(_with_titles(link, titles)) for link in dumped]
    for link, fields in zip(a.chain.links, found, strict=True):
        fields["link_word"] = link_word(link, method).lower()
        fields["label"] = fields["link_word"]
    _one_type(found)
    return found


def _with_titles(value: Any, titles: Mapping[str, str]) -> Any:
    """A dumped part in which citations name their source as people do, for its id says nothing
    outside the document.
    """
    if isinstance(value, list):
        return [_with_titles(one, titles) for one in value]
    if not isinstance(value, dict):
        return value
    found = {name: _with_titles(held, titles) for name, held in value.items()}
    if found.get("citation"):
        found["citation"]["source"] = titles[found["citation"]["source"]]
    return found


def _flat(fields: Mapping[str, Any], before: str = "") -> TypedAttributes:
    """Fields as attributes: parts within parts by both names, lists as JSON, nothing for what is
    not known.
    """
    flat: TypedAttributes = {}
    for name, value in fields.items():
        if name == "id" and not before:
            continue
        if isinstance(value, Mapping):
            flat |= _flat(value, f"{before}{name}_")
        elif value not in (None, "", []):
            flat[before + name] = _attribute(value)
    return flat


def _attribute(value: Any) -> str | int | float:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return holdable_text(json.dumps(value, ensure_ascii=False))
    return holdable_text(value) if isinstance(value, str) else value


def _one_type(every: Collection[TypedAttributes]) -> None:
    """An attribute that is a number here and a text there becomes text, one with decimals anywhere
    has them everywhere: a key of GraphML has one type.
    """
    kinds: dict[str, set[type]] = defaultdict(set)
    for fields in every:
        for name, value in fields.items():
            kinds[name].add(type(value))
    mixed = {
        name: str if str in found else float for name, found in kinds.items() if len(found) > 1
    }
    for fields in every:
        for name in mixed.keys() & fields.keys():
            fields[name] = mixed[name](fields[name])

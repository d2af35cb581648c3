"""The chain as GraphML, for Gephi, yEd and everything else that draws networks.

Every field of every node and link is an attribute: text stays text, numbers stay numbers, what is
not known is left out, and what is a list or a table in the document is written as JSON text.
"""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from typing import Any

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.holdable import holdable_text
from cluster_psia.assessment.document.model import Assessment
from cluster_psia.mapping.grid import chain_grid
from cluster_psia.mapping.network import nodes_by_id

Attributes = dict[str, str | int | float]


def graphml_file(a: Assessment) -> bytes:
    """The chain of ``a`` as a GraphML file in UTF-8. Nodes carry the fields of the document, their
    side, level, place.

    ``link_word`` of a link is its kind as people say it ("sells to"); its number is its order in
    the document.
    """
    import networkx

    out = io.BytesIO()
    networkx.write_graphml_xml(as_graph(a), out, encoding="utf-8")
    return out.getvalue()


def as_graph(a: Assessment) -> Any:
    """The same as a networkx graph, whose ids are those of the
    document. Two nodes may have several links.
    """
    import networkx

    from cluster_psia.mapping.words import link_word

    graph: Any = networkx.MultiDiGraph(name=holdable_text(a.name))
    method = method_of(a)
    by_id, found = nodes_by_id(a.chain), dict[str, Attributes]()
    sides = {actor.id: "operator" for actor in a.chain.actors}
    for place in chain_grid(a.chain, method).places:
        extra: Attributes = {
            "side": sides.get(place.node, "institution"),
            "level": place.level,
            "x": place.x,
            "y": place.y,
        }
        found[place.node] = {**_flat(by_id[place.node].model_dump(mode="json")), **extra}
    _one_type(found)
    for id_ in by_id:
        graph.add_node(id_, **found[id_])
    links = {
        str(i): {
            **_flat(link.model_dump(mode="json")),
            "link_word": link_word(link, method).lower(),
        }
        for i, link in enumerate(a.chain.links)
    }
    _one_type(links)
    for (key, fields), link in zip(links.items(), a.chain.links, strict=True):
        graph.add_edge(
            link.source, link.target, key=key, **{k: v for k, v in fields.items() if k not in _ENDS}
        )
    return graph


_ENDS = ("source", "target")  # GraphML has them as the ends of the edge


def _flat(fields: Mapping[str, Any], before: str = "") -> Attributes:
    """Fields as attributes: parts within parts by both names,
    lists as JSON, nothing for what is not known.
    """
    flat: Attributes = {}
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


def _one_type(every: Mapping[str, Attributes]) -> None:
    """An attribute that is a number here and a text there
    becomes text: a column of GraphML has one type.
    """
    texts = {
        name
        for fields in every.values()
        for name, value in fields.items()
        if isinstance(value, str)
    }
    for fields in every.values():
        for name in texts & fields.keys():
            fields[name] = str(fields[name])

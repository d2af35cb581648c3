"""Which operators the ways between the others lead through; on large maps worked out from a sample,
which is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Chain
    from cluster_psia.method import Method
    from cluster_psia.method.model.chain_rules import Sampling


def shares_of_ways(graph: nx.Graph[str], sampling: Sampling) -> dict[str, float]:
    """Which share of the shortest ways leads through each node; on large maps from a sample."""
    sample = min(sampling.nodes, len(graph)) if len(graph) > sampling.above else None
    return nx.betweenness_centrality(graph, k=sample, seed=sampling.seed)


def sampling_note(chain: Chain, method: Method) -> str:
    """That chokepoints were looked for in a sample, also where none was found; empty on smaller
    maps.
    """
    return sampled_words(len(linked_operators(chain)), method.structure.sampling)


def sampled_words(operators: int, sampling: Sampling) -> str:
    """That a map of so many operators is sampled, and how; empty on smaller maps."""
    if operators <= sampling.above:
        return ""
    return f"{sampling.explanation} {min(sampling.nodes, operators)} of {operators:,} nodes."


def linked_operators(chain: Chain) -> nx.Graph[str]:
    """Operators that are linked to one another, whichever way the links run."""
    actors = [actor.id for actor in chain.actors]
    known = set(actors)
    graph: nx.Graph[str] = nx.Graph()
    # In the order of the document, not of a set: a sample with a fixed seed is then the same on
    # every run.
    links = [(k.source, k.target) for k in chain.links if k.source in known and k.target in known]
    linked = {end for link in links for end in link}
    graph.add_nodes_from(node for node in actors if node in linked)
    graph.add_edges_from(links)
    return graph

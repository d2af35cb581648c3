"""Shares of the shortest ways, and when they come from a sample."""

from __future__ import annotations

import networkx as nx

from cluster_psia.assessment import Chain
from cluster_psia.mapping.chokepoints import linked_operators, sampled_words, shares_of_ways
from cluster_psia.method import load_method
from tests.mapping.chains import actor, body, links

SAMPLING = load_method().structure.sampling


def test_shares_are_those_of_the_ways_between_the_others() -> None:
    path: nx.Graph[str] = nx.path_graph(["a", "b", "c"])
    assert shares_of_ways(path, SAMPLING) == {"a": 0.0, "b": 1.0, "c": 0.0}


def test_a_map_is_sampled_above_the_limit_only() -> None:
    few = SAMPLING.model_copy(update={"above": 4, "nodes": 2})
    five: nx.Graph[str] = nx.path_graph(["a", "b", "c", "d", "e"])
    whole = nx.betweenness_centrality(five)
    assert shares_of_ways(five, few.model_copy(update={"above": 5})) == whole
    assert shares_of_ways(five, few) != whole


def test_a_sample_is_never_larger_than_the_map() -> None:
    wide = SAMPLING.model_copy(update={"above": 2, "nodes": 100})
    path: nx.Graph[str] = nx.path_graph(["a", "b", "c"])
    assert shares_of_ways(path, wide)["b"] == 1.0
    assert sampled_words(3, wide).endswith(" 3 of 3 nodes.")


def test_a_sample_is_told_above_the_limit_only() -> None:
    assert sampled_words(SAMPLING.above, SAMPLING) == ""
    told = sampled_words(1200, SAMPLING)
    assert told == f"{SAMPLING.explanation} {SAMPLING.nodes} of 1,200 nodes."


def test_only_operators_linked_to_one_another_are_looked_at() -> None:
    chain = Chain(
        actors=(actor("c"), actor("b"), actor("a"), actor("alone"), actor("served")),
        institutions=(body("bds"),),
        links=links("a sells_to b", "b lends a", "b sells_to c", "bds serves served"),
    )
    graph = linked_operators(chain)
    assert list(graph) == ["c", "b", "a"]  # as in the document, so that a sample stays the same
    assert graph.number_of_edges() == 2

"""Which way links carry, and the shortest way over them."""

from __future__ import annotations

import pytest

from cluster_psia.assessment import Chain
from cluster_psia.mapping.carrying import follow_steps, linked_nodes, steps_of, way_to
from cluster_psia.mapping.reach import programme_reach
from cluster_psia.method.model.chain_rules import Carrier
from tests.mapping.chains import activity, actor, assessment, links, poor
from tests.mapping.entering import WOMEN, of


def carrier(link: str, direction: str, *from_stages: str) -> Carrier:
    said = {"key": f"{link}_{direction}", "label": "L", "explanation": "E", "ours": "A test."}
    rule = {"link": link, "direction": direction, "verb": direction, "from_stages": from_stages}
    return Carrier.model_validate(said | rule)


def chain(*told: str) -> Chain:
    nodes = (actor("a"), actor("b"), actor("c", "trader", "trade"), actor("d"), actor("e"))
    return Chain(actors=nodes, links=links(*told))


def ends(drawn: Chain, *carriers: Carrier) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for start, taken in steps_of(drawn, carriers).items():
        found[start] = [step.end for step in taken]
    return found


def test_a_link_carries_in_the_direction_of_its_rule_and_no_other() -> None:
    drawn = chain("a sells_to b", "a lends c")
    assert ends(drawn, carrier("sells_to", "forward")) == {"a": ["b"]}
    assert ends(drawn, carrier("sells_to", "backward")) == {"b": ["a"]}
    assert ends(drawn) == {}


def test_two_rules_on_one_kind_of_link_carry_both_ways() -> None:
    both = (carrier("sells_to", "forward"), carrier("sells_to", "backward"))
    assert ends(chain("a sells_to b"), *both) == {"a": ["b"], "b": ["a"]}


def test_the_stage_that_a_rule_asks_for_is_that_of_the_node_where_the_step_starts() -> None:
    drawn = chain("c sells_to a", "a sells_to c")
    assert ends(drawn, carrier("sells_to", "forward", "trade")) == {"c": ["a"]}
    assert ends(drawn, carrier("sells_to", "backward", "trade")) == {"c": ["a"]}


def test_the_shortest_way_is_taken_and_none_leads_to_where_it_starts() -> None:
    drawn = chain("a sells_to b", "a sells_to c", "c sells_to d", "d sells_to e", "b sells_to e")
    trail = follow_steps("a", steps_of(drawn, (carrier("sells_to", "forward"),)))
    assert list(trail) == ["a", "b", "c", "e", "d"]  # nearest first
    assert [step.end for step in way_to("e", trail)] == ["b", "e"]
    assert way_to("a", trail) == ()


def test_a_node_that_is_not_come_to_has_no_way() -> None:
    trail = follow_steps("a", steps_of(chain("b sells_to a"), (carrier("sells_to", "forward"),)))
    with pytest.raises(KeyError):
        way_to("b", trail)


def test_linked_nodes_know_each_other_whichever_way_the_link_runs() -> None:
    drawn = chain("a sells_to b", "b lends a", "c sells_to a")
    assert linked_nodes(drawn) == {"a": {"b", "c"}, "b": {"a"}, "c": {"a"}}


def test_a_loop_is_walked_once() -> None:
    nodes = (actor("a"), actor("b"), poor("home"))
    ring = links(
        "a subcontracts b",
        "b subcontracts a",
        "b subcontracts home",
        "home sells_to a",
        "a lends home",
    )
    found = programme_reach(
        assessment(Chain(actors=nodes, links=ring), activity("act", "a"), groups=(WOMEN,))
    )
    assert of(found, "women").paths[0].steps == ("a", "home")

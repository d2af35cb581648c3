"""The map on the page: the looks of each view, its legend, places that people chose,
and links that carry reach.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.edits.chain import add_link, change_actor, place_node
from cluster_psia.assessment.edits.chain_template import start_from_template
from cluster_psia.assessment.edits.programme import add_activity
from cluster_psia.drawing.map.on_screen import screen_data
from cluster_psia.drawing.map.views import VIEWS, View

MAP = start_from_template(Assessment(name="x"))


def nodes(a: Assessment, view: View = "people") -> dict[str, dict[str, Any]]:
    return {node["id"]: node for node in screen_data(a, view)["nodes"]}


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_is_plain_json_and_moves_nothing(view: View) -> None:
    data = screen_data(MAP, view)
    assert json.loads(json.dumps(data)) == data
    assert {n["id"]: (n["x"], n["y"]) for n in data["nodes"]} == {
        n: (v["x"], v["y"]) for n, v in nodes(MAP).items()
    }


def test_both_shades_stand_in_the_legend_with_their_marks() -> None:
    rows = {row["words"]: row.get("marks") for row in screen_data(MAP)["legend"]}
    assert rows["Likelihood of poverty"] == "▲▲"
    assert rows["Vulnerable to poverty"] == "▲"


def test_more_people_make_a_wider_node_and_a_dragged_node_stands_where_it_was_put() -> None:
    a = place_node(change_actor(MAP, "trader", workers=20_000), "trader", 7, -9)
    node = nodes(a)["trader"]
    assert node["width"] > nodes(MAP)["trader"]["width"]
    assert (node["x"], node["y"]) == (7, -9)


def test_links_that_reach_runs_along_are_heavy_in_that_view_alone() -> None:
    a = add_activity(MAP, "business_linkages", "Fair", "fairs", node="trader")
    carrying = {edge["id"] for edge in screen_data(a, "reach")["edges"] if edge.get("carries")}
    assert "trader|subcontractor|subcontracts" in carrying
    assert not any(edge.get("carries") for edge in screen_data(a, "people")["edges"])


def test_the_open_link_is_marked() -> None:
    a = add_link(MAP, "small_producer", "external_buyer", "sells_to")
    edges = screen_data(a, "people", "small_producer|external_buyer|sells_to")["edges"]
    assert [edge["id"] for edge in edges if edge["chosen_link"]] == [
        "small_producer|external_buyer|sells_to"
    ]

import json
from typing import Any

from cluster_psia.assessment import Actor, Assessment, Chain, Institution, Link
from cluster_psia.assessment.edits.chain import change_actor
from cluster_psia.assessment.edits.chain_template import start_from_template
from cluster_psia.drawing import tokens
from cluster_psia.drawing.map.network import network_data, wrap_label
from cluster_psia.mapping.layout.grid import chain_grid
from cluster_psia.method import load_method

EVIL = '<img src="http://elsewhere.example/x.png" onerror=alert(1)> href'
CHAIN = Chain(
    actors=(
        Actor(id="traders", label="Traders", kind="trader", stage="trade", poverty="none"),
        Actor(
            id="home",
            label="Homeworkers",
            kind="homeworker",
            stage="home_work",
            workers=9000,
            women=8280,
            poverty="likely",
        ),
        Actor(
            id="small",
            label="Small producers",
            kind="small_producer",
            stage="production",
            poverty="vulnerable",
        ),
        Actor(id="open", label=EVIL, kind="external_buyer", stage="markets"),
    ),
    institutions=(
        Institution(id="guild", label="Guild", kind="trade_association"),
        Institution(id="office", label="Labour office", kind="government"),
    ),
    links=(
        Link(source="traders", target="home", kind="subcontracts"),
        Link(source="traders", target="home", kind="lends"),
        Link(source="small", target="traders", kind="sells_to"),
        Link(source="guild", target="small", kind="represents"),
    ),
)
MAP = Assessment(name="x", chain=CHAIN)


def shown(a: Assessment = MAP, selected: str | None = None) -> dict[str, dict[str, Any]]:
    return {node["id"]: node for node in network_data(a, selected)["nodes"]}


def test_nodes_stand_where_the_grid_says_and_physics_is_off() -> None:
    data = network_data(MAP)
    assert {n["id"]: (n["x"], n["y"]) for n in data["nodes"]} == {
        p.node: (p.x, p.y) for p in chain_grid(CHAIN, load_method()).places
    }
    assert data["options"]["physics"] == {"enabled": False}
    assert json.loads(json.dumps(data)) == data


def test_shades_differ_by_fill_hatch_and_marks_and_not_looked_at_is_marked_as_such() -> None:
    nodes = shown()
    looks = {
        id_: (nodes[id_]["fill"], nodes[id_]["shade"], nodes[id_]["marks"])
        for id_ in ("home", "small", "traders", "open")
    }
    assert looks == {
        "home": (tokens.SHADE["likely"], "likely", "▲▲"),
        "small": (tokens.SHADE["vulnerable"], "vulnerable", "▲"),
        "traders": (tokens.SCALE[1], "none", ""),
        "open": (tokens.PAPER, "", "?"),
    }


def test_the_second_line_tells_people_and_share_of_women() -> None:
    assert shown()["home"]["second"] == "9,000 people · 92% women"


def test_institutions_and_what_is_beyond_the_cluster_show_in_form_and_border() -> None:
    nodes = shown()
    assert {id_: (n["form"], n["dashed"]) for id_, n in nodes.items()} == {
        "traders": ("actor", False),
        "home": ("actor", False),
        "small": ("actor", False),
        "open": ("actor", True),
        "guild": ("institution", False),
        "office": ("institution", True),
    }


def test_links_carry_the_word_of_their_kind_and_are_drawn_apart_for_institutions() -> None:
    edges = {edge["id"]: edge for edge in network_data(MAP)["edges"]}
    assert {id_: (e["word"], e["service"]) for id_, e in edges.items()} == {
        "traders|home|subcontracts": ("subcontracts to", False),
        "traders|home|lends": ("lends to", False),
        "small|traders|sells_to": ("sells to", False),
        "guild|small|represents": ("represents", True),
    }
    first, second = (
        edges[f"traders|home|{kind}"]["smooth"]["type"] for kind in ("subcontracts", "lends")
    )
    assert first != second, "two links between the same nodes must not lie on each other"


def test_text_from_people_travels_as_text_and_no_node_has_a_tooltip() -> None:
    node = shown()["open"]
    assert node["label"] == EVIL
    assert "title" not in node


def test_a_changed_shade_changes_that_node_alone_and_moves_none() -> None:
    before, after = (
        shown(),
        shown(change_actor(MAP, "traders", poverty="vulnerable", poverty_reason="Few buyers")),
    )
    assert {id_ for id_ in before if before[id_] != after[id_]} == {"traders"}
    assert (before["traders"]["x"], before["traders"]["y"]) == (
        after["traders"]["x"],
        after["traders"]["y"],
    )


def test_only_the_selected_node_and_its_links_are_marked() -> None:
    widths = {edge["id"]: edge["width"] for edge in network_data(MAP, "small")["edges"]}
    assert {id_ for id_, width in widths.items() if width > 2} == {
        "small|traders|sells_to",
        "guild|small|represents",
    }
    assert [id_ for id_, node in shown(selected="home").items() if node["chosen_node"]] == ["home"]


def test_the_template_draws_every_link_of_a_pair() -> None:
    a = start_from_template(Assessment(name="x"))
    assert len(network_data(a)["edges"]) == len(a.chain.links)


def test_labels_wrap_between_words_and_long_ones_say_that_they_were_cut() -> None:
    assert wrap_label("Small producers of hosiery", 17) == ["Small producers", "of hosiery"]
    assert wrap_label("x" * 60, 20, 2) == ["x" * 20, "x" * 19 + "…"]
    assert wrap_label("பின்னலாடை தொழிலாளர்கள்", 17) == ["பின்னலாடை", "தொழிலாளர்கள்"]
    assert wrap_label("家庭针织女工合作社", 10) == ["家庭针织女", "工合作社"]
    assert wrap_label("Traders") == ["Traders"]

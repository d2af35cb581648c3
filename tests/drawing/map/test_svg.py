"""The picture as SVG: nothing in it but what we draw, and every mark of the map."""

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from cluster_psia.assessment import Assessment, Chain, Link
from cluster_psia.assessment.document.chain import node_names
from cluster_psia.assessment.edits.chain import add_actor, add_link, place_node, remove_node
from cluster_psia.assessment.files.samples import case_keys, load_sample
from cluster_psia.drawing.letters import width_of
from cluster_psia.drawing.map.layout import SIZES, Size
from cluster_psia.drawing.map.network import network_data
from cluster_psia.drawing.map.places import BETWEEN, LEVELS
from cluster_psia.drawing.map.places import COLUMN as WIDER
from cluster_psia.drawing.map.svg import map_svg
from cluster_psia.drawing.map.views import VIEWS
from cluster_psia.mapping.layout.grid import shown_grid
from cluster_psia.mapping.layout.kept_places import keep_places
from cluster_psia.mapping.layout.lattice import COLUMN
from tests.assessment import strategies
from tests.drawing.map.drawn import MAP, parsed, said, texts
from tests.mapping.chains import activity, actor, assessment, body, links, poor, random_assessment

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Actor, Institution

BOX = ("x", "y", "width", "height")
SVG = "{http://www.w3.org/2000/svg}"
EVIL = (
    "<script>alert(1)</script>",
    '<a href="javascript:alert(1)">href</a>',
    "</text><image href='http://x.example/y'/>",
    '" onload="alert(1)',
    "]]><!--",
    "&lt;b&gt; &#x41;",
    "گھر پر کام کرنے والی",
    "שלום abc",
    "हिन्दी में बुनकर",
    "Knitters 🧵👩🏽‍🏭",
    "a\u202eevil\u202c",
    "=1+1",
    "L" * 300,
    "word " * 59,
)


@pytest.mark.parametrize("key", case_keys())
@pytest.mark.parametrize("size", SIZES)
def test_every_published_chain_is_drawn_with_all_its_nodes_and_links(key: str, size: Size) -> None:
    a = load_sample(key)
    for view in VIEWS:
        root = parsed(map_svg(a, view, size))
        titles = [element.text for element in root.iter(f"{SVG}title")]
        assert titles[1:].count(None) == 0
        assert len(titles) == 1 + len(a.chain.actors) + len(a.chain.institutions) + len(
            a.chain.links
        )
        nodes: tuple[Actor | Institution, ...] = (*a.chain.actors, *a.chain.institutions)
        assert {node.label for node in nodes} <= set(titles)


@pytest.mark.parametrize("label", EVIL)
def test_labels_of_any_kind_stay_text(label: str) -> None:
    chain = Chain(
        actors=(
            poor("u", label=label, workers=10, women=4),
            actor("m", label=label, poverty_reason=label),
        ),
        institutions=(body("b", label=label),),
        links=links("u sells_to m", "b serves u"),
    )
    a = Assessment(name=label[:300], chain=chain)
    for view in VIEWS:
        root = parsed(map_svg(a, view))
        shown = "".join(texts(root)).replace(" ", "")
        kept = re.sub("[\u202a-\u202e]", "", label.strip())
        assert kept.replace(" ", "")[:9] in shown
        assert f"{kept} [b]" in [element.text for element in root.iter(f"{SVG}title")]


@settings(max_examples=40, deadline=None)
@given(strategies.assessments())
def test_any_assessment_gives_a_clean_picture(a: Assessment) -> None:
    for size in SIZES:
        parsed(map_svg(a, "reach", size))


def test_control_characters_that_slipped_past_the_model_do_not_break_the_picture() -> None:
    bad = actor("m").model_copy(update={"label": "a\x00b\x1bc\ud800d\ufffee"})
    chain = Chain.model_construct(actors=(bad,), institutions=(), links=())
    assert "abcde" in said(map_svg(Assessment(name="x").model_copy(update={"chain": chain})))


def test_an_empty_chain_says_what_belongs_there() -> None:
    words = said(map_svg(Assessment(name="x")))
    assert "The map is still empty" in words
    assert "Here stand those who make, move and sell the goods" in words


def test_the_same_map_gives_the_same_picture_and_a3_is_a_page() -> None:
    assert map_svg(MAP) == map_svg(MAP)
    root = parsed(map_svg(MAP, size="a3"))
    assert (root.get("width"), root.get("height")) == ("420mm", "297mm")


# Ways --------------------------------------------------------------------------------------------


def test_loops_links_to_itself_orphans_and_two_nodes_of_one_name_are_drawn() -> None:
    chain = Chain.model_construct(
        actors=(actor("a", label="Same"), actor("b", label="Same"), actor("c"), actor("alone")),
        institutions=(body("i"), body("j"), body("k", "government")),
        links=(
            *links("a sells_to b", "b sells_to a", "c sells_to a", "a sells_to c"),
            *links("i serves j", "j serves i", "k serves i"),
            Link.model_construct(source="a", target="a", kind="lends"),
            Link.model_construct(source="i", target="i", kind="serves"),
        ),
    )
    a = Assessment(name="x").model_copy(update={"chain": chain})
    root = parsed(map_svg(a))
    assert texts(root).count("Same") == 2
    assert (
        len([path for path in root.iter(f"{SVG}path") if (path.get("d") or "").endswith("Z")])
        == 9 + 3
    )  # and legend


@pytest.mark.parametrize("a", [random_assessment(200, 600), MAP])
def test_the_names_of_the_levels_never_run_into_each_other(a: Assessment) -> None:
    for size in SIZES:
        turned = [
            t
            for t in parsed(map_svg(a, size=size)).iter(f"{SVG}text")
            if "rotate" in t.get("transform", "")
        ]
        ends: dict[str, tuple[float, float]] = {}
        for name in turned:
            half, y = (
                width_of(name.text or "", float(name.get("font-size", 0))) / 2,
                name.get("y", ""),
            )
            top, bottom = ends.get(y, (1e9, -1e9))
            ends[y] = min(top, float(y) - half), max(bottom, float(y) + half)
        bands = sorted(ends.values())
        assert len(bands) == 3
        assert all(above[1] <= below[0] for above, below in pairwise(bands))


def test_titles_tell_two_nodes_of_one_name_apart() -> None:
    nodes = (
        poor("one", label="Weavers", workers=10, women=9),
        poor("two", label="Weavers", workers=10, women=1),
    )
    chain = Chain(actors=nodes, institutions=(body("bds"),), links=links("bds serves one"))
    a = assessment(chain, activity("act", "bds"))
    assert "no institution on the map is linked to Weavers [two]" in said(map_svg(a))
    assert "highest share, 90%: Weavers [one]" in said(map_svg(a, "women"))
    assert (
        "Not reached by the programme in 1 of 2 nodes with poverty groups: Weavers [two]"
        in said(map_svg(a, "reach"))
    )


def kept() -> Assessment:
    """``MAP`` after changes by which the grid alone would move others, and one node dragged."""
    a = keep_places(MAP, remove_node(MAP, "small"))
    a = keep_places(a, add_link(a, "office", "buyers", "regulates"))
    a = keep_places(a, add_actor(a, "More", "homeworker"))
    return place_node(a, "trade", 901, 77)


def drawn_at(a: Assessment, size: Size) -> dict[str, tuple[float, float]]:
    """The centre of each node in a picture, by its name."""
    found = dict[str, tuple[float, float]]()
    for group in parsed(map_svg(a, "people", size)).iter(f"{SVG}g"):
        title, rect = group.find(f"{SVG}title"), group.find(f"{SVG}rect")
        if title is not None and rect is not None:
            left, top, wide, high = (float(rect.get(one, 0)) for one in BOX)
            found[title.text or ""] = (round(left + wide / 2), round(top + high / 2))
    return found


@pytest.mark.parametrize("size", SIZES)
def test_a_picture_has_every_node_where_the_screen_has_it(size: Size) -> None:
    """Only wider between the columns, and with a strip between two levels for links."""
    a = kept()
    grid = shown_grid(a)
    assert {node["id"]: (node["x"], node["y"]) for node in network_data(a)["nodes"]} == {
        place.node: place.point for place in grid.places
    }
    names = node_names(a.chain)
    assert drawn_at(a, size) == {
        names[place.node]: (
            round(place.x * WIDER / COLUMN),
            place.y + BETWEEN * LEVELS.index(place.level),
        )
        for place in grid.places
    }


def test_a_page_folds_a_map_that_nobody_could_read_as_it_stands() -> None:
    a = random_assessment(300, 400)
    a = place_node(a, a.chain.actors[0].id, 40_000, 30)
    assert len(drawn_at(a, "a3")) == 300
    assert max(x for x, _ in drawn_at(a, "a3").values()) < 10_000

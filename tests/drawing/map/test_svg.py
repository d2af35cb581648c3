"""The picture as SVG: nothing in it but what we draw, every
mark of the map, and no link behind a node.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given, settings

from cluster_psia.assessment import Assessment, Chain, Link
from cluster_psia.assessment.document.model import Actor, Institution
from cluster_psia.assessment.files.samples import case_keys, load_sample
from cluster_psia.drawing import tokens
from cluster_psia.drawing.letters import width_of, wrap_text
from cluster_psia.drawing.map.folding import fit_to
from cluster_psia.drawing.map.layout import SIZES, Size
from cluster_psia.drawing.map.links import draw_links, link_words
from cluster_psia.drawing.map.places import Plane, map_plane
from cluster_psia.drawing.map.routes import Route, link_routes
from cluster_psia.drawing.map.svg import map_svg
from cluster_psia.drawing.map.views import VIEWS, Reached, View
from cluster_psia.drawing.svg import ELEMENTS
from cluster_psia.export.chain.downloads import map_files
from cluster_psia.mapping.grid import chain_grid
from cluster_psia.method import load_method
from tests.assessment import strategies
from tests.mapping.chains import (
    activity,
    actor,
    assessment,
    body,
    group,
    links,
    poor,
    random_assessment,
)

METHOD = load_method()

SVG = "{http://www.w3.org/2000/svg}"
ATTRIBUTES = {
    "width",
    "height",
    "viewBox",
    "font-family",
    "font-size",
    "font-weight",
    "role",
    "fill",
    "fill-opacity",
    "x",
    "y",
    "x1",
    "y1",
    "x2",
    "y2",
    "rx",
    "d",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "stroke-opacity",
    "stroke-linejoin",
    "text-anchor",
    "transform",
    "direction",
}
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


def parsed(svg: str) -> ET.Element:
    """The picture, proved to hold no element and no attribute but ours."""
    root = ET.fromstring(svg.encode())
    for element in root.iter():
        assert element.tag.removeprefix(SVG) in ELEMENTS, element.tag
        assert element.attrib.keys() <= ATTRIBUTES, element.attrib
    assert "<!" not in svg
    return root


def texts(root: ET.Element) -> list[str]:
    return [element.text or "" for element in root.iter(f"{SVG}text")]


def said(svg: str) -> str:
    return " ".join(texts(parsed(svg)))


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


MAP = Assessment(
    name="Fish",
    chain=Chain(
        actors=(
            poor("home", workers=9000, women=8280),
            actor("small", poverty="vulnerable", workers=300),
            actor("trade", "trader", "trade", poverty="none"),
            actor("buyers", "external_buyer", "markets"),
        ),
        institutions=(body("guild", "trade_association"), body("office", "government")),
        links=links(
            "home sells_to trade",
            "trade lends home",
            "small sells_to buyers",
            "guild represents small",
        ),
    ),
)


def test_title_is_the_finding_and_the_rest_tells_counts_source_and_signs() -> None:
    words = said(map_svg(MAP))
    for part in (
        "2 of 4 actors are poverty nodes",
        "Fish: people in each node",
        "4 operators, 2 institutions, 4 links",
        "people counted in 2 of 4 operators",
        "UNIDO 2004, Box 2",
        "Likelihood of poverty",
        "Vulnerable to poverty",
        "Not marked",
        "Not yet looked at for poverty",
        "Institution in the cluster",
        "Institution beyond the cluster",
        "Operator beyond the cluster",
        "Sells to",
        "Lends to",
        "Represents",
        "9,000 people",
        "92% women",
        "people not known",
        "Inputs",
        "Operators",
    ):
        assert part in words, part
    assert "Regulates" not in words


def test_each_view_says_its_own_and_marks_stay() -> None:
    triangles = {view: map_svg(MAP, view).count("h10l-5 -9z") for view in VIEWS}
    assert triangles == dict.fromkeys(VIEWS, 6)  # two and one on the map, two and one in the legend
    assert "8,280 of 9,000 people are women in the one node where both are counted: Home" in said(
        map_svg(MAP, "women")
    )
    assert tokens.SCALE[5] in map_svg(MAP, "women")
    assert "not yet looked at for poverty" in said(map_svg(MAP, "status"))
    assert "is not known yet" in said(map_svg(MAP, "reach"))


def test_nothing_is_said_of_groups_while_no_activity_stands_on_the_map() -> None:
    a = load_sample("sialkot")
    assert a.groups
    assert not a.programme.activities
    assert "no poverty group" not in map_svg(a, view="reach").lower().replace(
        "or no poverty group does", ""
    )


def test_reach_can_be_given_or_worked_out_and_the_gravest_way_of_a_node_is_told() -> None:
    given = map_svg(MAP, "reach", reach={"home": "not_reached", "small": "direct"})
    assert "Not reached by the programme in 1 of 2 nodes with poverty groups: Home" in said(given)
    assert f'stroke="{tokens.NEED}"' in given
    assumed = said(map_svg(MAP, "reach", reach={"home": "trickle_down", "small": "direct"}))
    assert "Trickle-down only, assumed, in 1 of 2 nodes with poverty groups: Home" in assumed
    assert "Something comes to" not in assumed
    mixed = Reached(
        {"home": ("not_reached", "direct", "direct")}, frozenset({"guild"}), frozenset()
    )
    assert "1 of 3 groups not reached" in said(map_svg(MAP, "reach", reach=mixed))
    assert "an activity enters here" in said(map_svg(MAP, "reach", reach=mixed))
    a = assessment(MAP.chain, activity("act", "small"), groups=(group("g", "home"),))
    worked_out = said(map_svg(a, "reach"))
    assert "reached directly" in worked_out
    assert "Home" in worked_out


def test_the_same_map_gives_the_same_picture_and_a3_is_a_page() -> None:
    assert map_svg(MAP) == map_svg(MAP)
    root = parsed(map_svg(MAP, size="a3"))
    assert (root.get("width"), root.get("height")) == ("420mm", "297mm")


# Ways --------------------------------------------------------------------------------------------


def drawn(a: Assessment, folded: bool = False) -> tuple[Plane, tuple[Route, ...]]:
    places = (
        fit_to(chain_grid(a.chain, METHOD), 1400, 800) if folded else chain_grid(a.chain, METHOD)
    )
    laid = map_plane(a.chain, places, {}, {})
    return laid, link_routes(laid, a.chain.links)


def sampled(route: Route) -> Iterator[tuple[float, float]]:
    """Points along a way, the bends of a soft one as they are drawn."""
    for a, b in pairwise(route.points):
        for i in range(13):
            t = i / 12
            bend = 3 * t * t - 2 * t**3
            if route.soft and abs(a[0] - b[0]) >= 1 and abs(a[1] - b[1]) >= 1:
                yield (
                    a[0] + (b[0] - a[0]) * (1.5 * t - 1.5 * t * t + t**3),
                    a[1] + (b[1] - a[1]) * bend,
                )
            else:
                yield a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t


@pytest.mark.parametrize("folded", [False, True])
@pytest.mark.parametrize("seed", range(4))
def test_no_link_passes_behind_a_node_and_each_begins_and_ends_at_its_own(
    seed: int, folded: bool
) -> None:
    laid, ways = drawn(random_assessment(60, 150, seed), folded)
    boxes = {box.node: box for box in laid.boxes}
    for way in ways:
        for node, (x, y) in ((way.link.source, way.points[0]), (way.link.target, way.points[-1])):
            box = boxes[node]
            assert box.left - 1 <= x <= box.right + 1
            assert box.top - 1 <= y <= box.bottom + 1
        for x, y in sampled(way):
            hit = [
                b.node
                for b in laid.boxes
                if b.left + 2 < x < b.right - 2 and b.top + 2 < y < b.bottom - 2
            ]
            assert hit == [], (way.link, x, y)


@pytest.mark.parametrize("key", ["tiruppur", "sialkot", "lake_victoria", "sinos_valley"])
def test_the_word_of_a_link_covers_no_node(key: str) -> None:
    a = load_sample(key)
    laid, ways = drawn(a)
    nodes: tuple[Actor | Institution, ...] = (*a.chain.actors, *a.chain.institutions)
    labels = {node.id: node.label for node in nodes}
    drawing = "".join(draw_links(ways, laid.boxes, labels, (), link_words(METHOD)))
    plates = re.findall(
        r'<rect x="([-\d.]+)" y="([-\d.]+)" width="([-\d.]+)" height="([-\d.]+)"', drawing
    )
    assert plates
    for x, y, width, height in (map(float, plate) for plate in plates):
        for box in laid.boxes:
            beside = x >= box.right - 0.2 or x + width <= box.left + 0.2
            assert beside or y >= box.bottom - 0.2 or y + height <= box.top + 0.2


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


def test_a_node_that_was_dragged_stands_where_it_was_put_and_keeps_its_links() -> None:
    places = chain_grid(MAP.chain, METHOD)
    laid = map_plane(MAP.chain, places, {}, {"home": (222.0, 500.0)})
    box = next(box for box in laid.boxes if box.node == "home")
    assert (box.x, box.y) == (270.0, 500.0)
    assert len(link_routes(laid, MAP.chain.links, {"home"})) == len(MAP.chain.links)


def test_a_page_folds_a_crowded_stage_into_columns_and_loses_nobody() -> None:
    a = random_assessment(200, 600)
    before = chain_grid(a.chain, METHOD)
    after = fit_to(before, 1400, 800)
    assert {p.node for p in after.places} == {p.node for p in before.places}
    assert len({(p.x, p.y) for p in after.places}) == len(after.places)
    assert after.levels[-1].bottom < before.levels[-1].bottom
    laid = map_plane(a.chain, after, {}, {})
    for band in laid.levels:
        inside = [box for box in laid.boxes if box.level == band.key]
        assert all(band.top <= box.top and box.bottom <= band.bottom for box in inside)


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


def test_what_screening_suggests_is_told_as_a_suggestion_and_not_cut() -> None:
    signs = [{"item": item.key, "sign": "clear"} for item in METHOD.screening.items]
    chain = Chain(actors=(actor("home", "homeworker", "home_work", screening=signs),))
    assert "suggested: likelihood of poverty" in said(
        map_svg(Assessment(name="x", chain=chain), "status")
    )


def test_titles_tell_two_nodes_of_one_name_apart() -> None:
    nodes = (
        poor("one", label="Weavers", workers=10, women=9),
        poor("two", label="Weavers", workers=10, women=1),
    )
    chain = Chain(actors=nodes, institutions=(body("bds"),), links=links("bds serves one"))
    a = assessment(chain, activity("act", "bds"))
    assert "no institution is linked to Weavers [two]" in said(map_svg(a))
    assert "highest share, 90%: Weavers [one]" in said(map_svg(a, "women"))
    assert (
        "Not reached by the programme in 1 of 2 nodes with poverty groups: Weavers [two]"
        in said(map_svg(a, "reach"))
    )


def test_wider_nodes_stand_for_more_people() -> None:
    counts = (None, 99, 100, 1_000, 10_000)
    chain = Chain(actors=tuple(actor(f"a{i}", workers=workers) for i, workers in enumerate(counts)))
    widths = [box.width for box in map_plane(chain, chain_grid(chain, METHOD), {}, {}).boxes]
    assert widths == [144, 144, 158, 172, 186]


@pytest.mark.parametrize("text", ["W" * 300, "word " * 60, "日本語" * 60, "हिन्दी" * 40, "a"])
def test_folded_lines_fit_and_tell_when_they_were_cut(text: str) -> None:
    lines = wrap_text(text, 140, 14, 3)
    assert 1 <= len(lines) <= 3
    assert all(width_of(line, 14) <= 140 for line in lines)
    assert ("".join(lines).replace(" ", "") == text.replace(" ", "")) != lines[-1].endswith("…")


def test_downloads_make_what_they_say() -> None:
    made = {download.file_name: download.make() for download in map_files(MAP, "women")}
    assert made["value-chain.svg"].startswith(b"<?xml")
    assert made["value-chain.png"].startswith(b"\x89PNG")
    assert b"graphml" in made["value-chain.graphml"]
    assert made["value-chain.txt"].decode().startswith("Home (")
    assert len(made) == 6


def test_an_unknown_view_is_people_when_none_is_named() -> None:
    view: View | None = None
    assert map_svg(MAP, view) == map_svg(MAP, "people")

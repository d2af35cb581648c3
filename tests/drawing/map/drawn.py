"""Maps that are drawn, and the pictures taken apart."""

import xml.etree.ElementTree as ET

from cluster_psia.assessment import Assessment, Chain
from cluster_psia.drawing.map.folding import fit_to
from cluster_psia.drawing.map.places import Plane, map_plane
from cluster_psia.drawing.map.routes import Route, link_routes
from cluster_psia.drawing.svg import ELEMENTS
from cluster_psia.mapping.layout.grid import chain_grid
from cluster_psia.method import load_method
from tests.mapping.chains import actor, body, links, poor

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


def drawn(a: Assessment, folded: bool = False) -> tuple[Plane, tuple[Route, ...]]:
    places = (
        fit_to(chain_grid(a.chain, METHOD), 1400, 800) if folded else chain_grid(a.chain, METHOD)
    )
    laid = map_plane(a.chain, places, {})
    return laid, link_routes(laid, a.chain.links)

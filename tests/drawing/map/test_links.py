"""How a link is drawn, and where its word stands."""

import re
from typing import TYPE_CHECKING

import pytest

from cluster_psia.assessment.files.samples import load_sample
from cluster_psia.drawing.map.links import draw_links, link_words
from cluster_psia.method import load_method
from tests.drawing.map.drawn import drawn

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Actor, Institution

METHOD = load_method()


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

"""A map of too many links: a plain line each, and the picture says so."""

from __future__ import annotations

import pytest

from benchmarks.chains import drawn
from cluster_psia.drawing.map.links import MOST, PLAINLY
from cluster_psia.drawing.map.svg import map_svg


@pytest.mark.parametrize("links", [MOST, MOST + 1])
def test_links_beyond_the_most_are_plain_lines_and_the_picture_says_so(links: int) -> None:
    a = drawn(200, links)
    dense = len(a.chain.links) > MOST
    picture = map_svg(a)
    assert (PLAINLY in " ".join(picture.split())) == dense
    lines = picture.count('shape-rendering="optimizeSpeed"')
    assert lines == (2 if dense else 0)
    if dense:
        (path,) = (part for part in picture.split("<path ") if part.count("M") > MOST)
        assert path.count("M") == path.count("L") == len(a.chain.links)
        assert "stroke-dasharray" not in picture.partition("</g>")[0]

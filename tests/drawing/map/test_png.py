"""The picture as PNG, without a browser: it is a picture, in any script,
and says so when it cannot be made.
"""

import io
import re

import pytest
from PIL import Image

from cluster_psia.assessment import Assessment, Chain
from cluster_psia.assessment.files.samples import load_sample
from cluster_psia.drawing import tokens
from cluster_psia.drawing.map import png as module
from cluster_psia.drawing.map.png import (
    MOST,
    PictureError,
    map_png,
    png_of,
    script_pieces,
    split_scripts,
)
from cluster_psia.drawing.svg import svg_tag, text_line
from tests.mapping.chains import actor, body, poor, random_assessment
from tests.mapping.chains import links as linked


def opened(png: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(png))
    picture.load()
    return picture.convert("RGB")


def rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def test_the_picture_has_the_colours_of_the_map_and_ink() -> None:
    found = {
        colour for _, colour in opened(map_png(load_sample("tiruppur"))).getcolors(1_000_000) or ()
    }
    for colour in (
        tokens.PAPER,
        tokens.SHADE["likely"],
        tokens.SHADE["vulnerable"],
        tokens.INSTITUTION,
        tokens.INK,
    ):
        assert rgb(colour) in found


def test_an_a3_page_is_drawn_at_200_dots_to_the_inch() -> None:
    assert opened(map_png(load_sample("agra"), size="a3")).size == pytest.approx(
        (3306, 2338), abs=2
    )


@pytest.mark.parametrize(
    "label",
    [
        "گھر پر کام کرنے والی خواتین",
        "हिन्दी में बुनकर",
        "Weavers (बुनकर) of আগ্রা",
        "🧵👩🏽‍🏭 日本",
        "a\u202eb",
    ],
)
def test_any_script_is_drawn_without_falling_over(label: str) -> None:
    chain = Chain(
        actors=(poor("u", label=label), actor("m")),
        institutions=(body("b", label=label),),
        links=linked("u sells_to m"),
    )
    with_label = map_png(Assessment(name=label, chain=chain))
    assert opened(with_label).size[0] > 1000


def row(*parts: str) -> str:
    return svg_tag(
        "svg",
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        viewBox="0 0 600 60",
        width=600,
        height=60,
    )


def test_a_line_of_two_scripts_is_cut_so_that_each_is_shaped_by_its_own_rules() -> None:
    assert script_pieces("Weavers (बुनकर) of Agra") == ["Weavers (", "बुनकर) ", "of Agra"]
    assert script_pieces("हिन्दी में") == ["हिन्दी में"]
    assert script_pieces("گھر Home") == ["گھر Home"]
    cut = split_scripts(row(text_line((10, 40), "Home हिन्दी work", 20, "#000000")), "Noto Sans")
    places = [float(x) for x in re.findall(r'<text x="([\d.]+)"', cut)]
    assert len(places) == 3
    assert places == sorted(places)
    assert places[2] - places[0] > 60


def test_a_line_of_one_script_and_plain_pictures_are_left_as_they_are() -> None:
    plain = row(
        text_line((10, 40), "Home – work · 9,000", 20, "#000000"),
        text_line((10, 20), "हिन्दी", 20, "#000000"),
    )
    assert split_scripts(plain, "Noto Sans") == plain


def test_a_huge_map_is_drawn_smaller_rather_than_not_at_all() -> None:
    svg = svg_tag(
        "svg",
        xmlns="http://www.w3.org/2000/svg",
        viewBox="0 0 2000 60000",
        width=2000,
        height=60000,
    )
    width, height = opened(png_of(svg, 2.0)).size
    assert width * height <= MOST * 1.01
    assert width > 500


def test_two_hundred_nodes_are_drawn() -> None:
    assert opened(map_png(random_assessment(200, 600), size="a3")).size[0] > 3000


def test_a_computer_without_fonts_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FAMILIES", ("No such font at all",))
    module._family.cache_clear()
    try:
        with pytest.raises(PictureError, match="fonts-noto-core"):
            map_png(Assessment(name="x"))
    finally:
        module._family.cache_clear()


def test_something_without_a_size_is_refused() -> None:
    with pytest.raises(ValueError, match="size"):
        png_of("<svg/>")

"""The value chain map as PNG, made from its SVG by resvg:
no browser, nothing fetched, no file read but fonts.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING
from xml.sax.saxutils import unescape

from cluster_psia.drawing import tokens
from cluster_psia.drawing.map.letters import missing_letters, missing_words, texts_of_picture
from cluster_psia.drawing.map.svg import map_svg
from cluster_psia.drawing.svg import FONT, SCRIPTS, script_of, svg_tag, text_line

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.drawing.map.layout import Size
    from cluster_psia.drawing.map.views import Reached, View
    from cluster_psia.method.model.chain_rules import ReachWayKey

# an A3 page is printed at 200 dots to the inch
ZOOM: dict[Size, float] = {"screen": 2.0, "a3": 200 / 96}
MOST = 40_000_000  # points in one picture: 160 MB while it is drawn
# One of these stands in for "sans-serif" where a system has none that is called so.
FAMILIES = ("Noto Sans", "DejaVu Sans", "Segoe UI", "Helvetica Neue", "Arial", "Liberation Sans")
_SIZE = re.compile(r'viewBox="0 0 ([0-9.]+) ([0-9.]+)"')


class PictureError(Exception):
    """A PNG cannot be made here; the message says what is missing."""


def map_png(
    a: Assessment,
    view: View | None = None,
    size: Size = "screen",
    reach: Reached | Mapping[str, ReachWayKey] | None = None,
) -> bytes:
    """The picture of ``map_svg`` as PNG.

    Raises PictureError when this computer has no fonts to write with.
    """
    return png_of(map_svg(a, view, size, reach), ZOOM[size])


def missing_in_png(a: Assessment, view: View | None = None, size: Size = "screen") -> str:
    """What is said of letters of the map that no font of this computer has; "" where there are
    none. Raises PictureError as ``map_png``.
    """
    return missing_words(missing_letters(texts_of_picture(map_svg(a, view, size)), _family()))


def missing_in_names(a: Assessment) -> str:
    """The same of the names of nodes alone, without drawing the map."""
    actors = [actor.label for actor in a.chain.actors]
    institutions = [one.label for one in a.chain.institutions]
    return missing_words(missing_letters("".join(actors + institutions), _family()))


def png_of(svg: str, zoom: float = 2.0) -> bytes:
    """One of our SVG pictures as PNG, smaller than ``zoom`` says where it would grow too large."""
    found = _SIZE.search(svg)
    if found is None:
        raise ValueError("a picture without a size")
    family = _family()
    width, height = (float(side) for side in found.groups())
    fitting = min(zoom, (MOST / (width * height)) ** 0.5)
    return _draw(split_scripts(svg, family), family, round(width * fitting))


def _draw(svg: str, family: str, width: int) -> bytes:
    import resvg_py

    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg, width=width, sans_serif_family=family, background=tokens.PAPER, dpi=96
        )
    )


@cache
def _family() -> str:
    """The first of ``FAMILIES`` that this computer can write with.

    Raises PictureError when there is none.
    """
    blank = _draw(_sample(""), FAMILIES[0], 40)
    for family in FAMILIES:
        if _draw(_sample("A"), family, 40) != blank:
            return family
    raise PictureError(
        "this computer has no sans-serif font to write with;"
        " install one (Debian: fonts-noto-core or fonts-dejavu-core)"
    )


def _sample(content: str) -> str:
    return svg_tag(
        "svg",
        text_line((2, 30), content, 30, tokens.BLACK, font_family="sans-serif"),
        xmlns="http://www.w3.org/2000/svg",
        viewBox="0 0 40 40",
        width=40,
        height=40,
    )


# Mixed scripts -----------------------------------------------------------------------------------
# resvg shapes a line by the script of its first letter: Hindi behind an English word would come
# out with its vowels in the wrong places. Such a line is cut into pieces of one script, each set
# where the one before it ends.

_TEXT = re.compile(r"<text ([^<>]*)>([^<]*)</text>")
_LOOSE = frozenset(SCRIPTS) - {"ARABIC"}  # Arabic is cut out by its direction anyway
# room for a piece on the sheet where they are measured, and pieces on it
_HIGH, _LONG, _MANY = 48, 2400, 200
_SPACE = 0.27  # of the size of type


def split_scripts(svg: str, family: str) -> str:
    """The picture with every line of mixed scripts cut into pieces."""
    mixed = dict(_mixed_lines(svg))
    if not mixed:
        return svg
    pieces = [_alone(line, piece) for line, cut in mixed.items() for piece in cut]
    widths = iter(_widths(pieces, family))
    for line, cut in mixed.items():
        svg = svg.replace(line[0], _in_a_row(line, cut, [next(widths) for _ in cut]), 1)
    return svg


def _mixed_lines(svg: str) -> Iterator[tuple[re.Match[str], list[str]]]:
    """The lines of more than one script, each with its pieces; those that are turned stay whole."""
    for line in _TEXT.finditer(svg):
        if line[2].isascii() or "rotate(" in line[1]:
            continue
        cut = script_pieces(unescape(line[2]))
        if len(cut) > 1:
            yield line, cut


def script_pieces(line: str) -> list[str]:
    """``line`` cut where it goes over from one script to another;
    signs and spaces stay with what is before them.
    """
    found, last = [""], ""
    for letter in line:
        script = _own_script(letter) if letter.isalpha() else last
        if script != last and found[-1].strip():
            found.append("")
        found[-1] += letter
        last = script
    return found


def _own_script(letter: str) -> str:
    """The script of a letter that is set apart; empty for all others."""
    script = script_of(letter)
    return script if script in _LOOSE else ""


def _attribute(match: re.Match[str], name: str) -> str:
    found = re.search(rf'(?:^| ){name}="([^"]*)"', match[1])
    return found[1] if found else ""


def _alone(match: re.Match[str], piece: str) -> tuple[str, float]:
    """A piece from x = 0 on, and the room that the spaces around it take."""
    size = float(_attribute(match, "font-size"))
    weight = _attribute(match, "font-weight") or None
    bare = piece.strip()
    drawn = text_line((0, _HIGH / 2), bare, size, tokens.BLACK, font_weight=weight)
    return drawn, (len(piece) - len(bare)) * size * _SPACE


def _widths(alone: list[tuple[str, float]], family: str) -> list[float]:
    """How wide each piece is, measured on sheets with a row for each."""
    sheets = [alone[i : i + _MANY] for i in range(0, len(alone), _MANY)]
    return [width for sheet in sheets for width in _measured(sheet, family)]


def _measured(alone: list[tuple[str, float]], family: str) -> Iterator[float]:
    from PIL import Image, ImageChops

    sheet = _sheet([piece for piece, _ in alone])
    picture = Image.open(io.BytesIO(_draw(sheet, family, _LONG)))
    drawn = ImageChops.invert(picture.convert("L"))
    for i, (_, spaces) in enumerate(alone):
        edges = drawn.crop((0, i * _HIGH, _LONG, (i + 1) * _HIGH)).getbbox()
        yield (edges[2] - 4 if edges else 0) + spaces


def _sheet(pieces: list[str]) -> str:
    """Pieces under each other, a row for each."""
    rows = [
        svg_tag("g", piece, transform=f"translate(4 {i * _HIGH})") for i, piece in enumerate(pieces)
    ]
    return svg_tag(
        "svg",
        *rows,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_LONG} {_HIGH * len(rows)}",
        width=_LONG,
        height=_HIGH * len(rows),
        font_family=FONT,
    )


def _in_a_row(match: re.Match[str], cut: list[str], wide: list[float]) -> str:
    x, y = float(_attribute(match, "x")), float(_attribute(match, "y"))
    size, fill = float(_attribute(match, "font-size")), _attribute(match, "fill")
    weight = _attribute(match, "font-weight") or None
    if _attribute(match, "text-anchor") == "middle":
        x -= sum(wide) / 2
    out = ""
    for piece, width in zip(cut, wide, strict=True):
        out += text_line((x, y), piece.rstrip(), size, fill, font_weight=weight)
        x += width
    return out

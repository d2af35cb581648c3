"""Letters of a picture that no font of this computer has: they become empty boxes, so they are
named.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from xml.sax.saxutils import unescape

from cluster_psia.drawing import tokens
from cluster_psia.drawing.svg import FONT, svg_tag, text_line

_TEXT = re.compile(r"<text [^<>]*>([^<]*)</text>")
_NOBODYS = "\U000f1234"  # for private use: stands in for a letter that no font has
_WIDE, _HIGH, _TYPE = 64, 48, 30
_SHOWN = "LNSP"  # letters, numbers, signs and marks are drawn; joiners and accents go with others


def texts_of_picture(svg: str) -> str:
    """All that is written in one of our SVG pictures."""
    return "".join(unescape(text[1]) for text in _TEXT.finditer(svg))


def missing_letters(texts: str, family: str) -> tuple[str, ...]:
    """The letters of a text that no font here has, in their order; ``family`` stands in for
    "sans-serif".
    """
    beyond = (letter for letter in dict.fromkeys(texts) if letter > "\x7f")
    drawn = tuple(letter for letter in beyond if unicodedata.category(letter)[0] in _SHOWN)
    return _missing(drawn, family) if drawn else ()


def missing_words(missing: Sequence[str]) -> str:
    """What is said of letters that no font has; "" where there are none."""
    if not missing:
        return ""
    shown = " ".join(missing[:12]) + (" …" if len(missing) > 12 else "")
    return (
        f"No font of this computer has these letters, so they are empty boxes in the picture:"
        f" {shown} (Debian: fonts-noto-cjk, fonts-noto-color-emoji, fonts-noto-core)"
    )


@lru_cache(maxsize=16)
def _missing(letters: tuple[str, ...], family: str) -> tuple[str, ...]:
    import resvg_py
    from PIL import Image

    drawing = resvg_py.svg_to_bytes(
        svg_string=_sheet((_NOBODYS, *letters)),
        width=_WIDE,
        sans_serif_family=family,
        background=tokens.PAPER,
        dpi=96,
    )
    picture = Image.open(io.BytesIO(bytes(drawing))).convert("L")
    rows = [
        picture.crop((0, n * _HIGH, _WIDE, (n + 1) * _HIGH)).tobytes()
        for n in range(len(letters) + 1)
    ]
    return tuple(letter for letter, row in zip(letters, rows[1:], strict=True) if row == rows[0])


def _sheet(letters: Sequence[str]) -> str:
    """Letters under each other, a row for each."""
    high = _HIGH * len(letters)
    rows = (
        text_line((4, n * _HIGH + _HIGH * 3 // 4), letter, _TYPE, tokens.BLACK)
        for n, letter in enumerate(letters)
    )
    return svg_tag(
        "svg",
        *rows,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_WIDE} {high}",
        width=_WIDE,
        height=high,
        font_family=FONT,
    )

"""Writing SVG: a handful of elements, numbers short, and every text from a person escaped.

No scripts, no style sheets, no links, no outside files: what is not in ``ELEMENTS`` is never
written.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from xml.sax.saxutils import escape, quoteattr

from cluster_psia.assessment.document.holdable import holdable_text
from cluster_psia.drawing.letters import right_to_left

ELEMENTS = frozenset(("svg", "title", "desc", "g", "rect", "path", "line", "circle", "text"))
# Generic family last; the names before it are the fonts that hold most scripts on the systems
# people have.
FONT = "Noto Sans, DejaVu Sans, Segoe UI, Helvetica Neue, Arial, Liberation Sans, sans-serif"
# Scripts whose letters stand in fonts of their own: asked for by name, so that weight and letter
# forms are right.
SCRIPTS = {
    "ARABIC": "Noto Sans Arabic, Noto Naskh Arabic",
    "BENGALI": "Noto Sans Bengali",
    "DEVANAGARI": "Noto Sans Devanagari",
    "ETHIOPIC": "Noto Sans Ethiopic",
    "GUJARATI": "Noto Sans Gujarati",
    "GURMUKHI": "Noto Sans Gurmukhi",
    "KANNADA": "Noto Sans Kannada",
    "KHMER": "Noto Sans Khmer",
    "MALAYALAM": "Noto Sans Malayalam",
    "MYANMAR": "Noto Sans Myanmar",
    "ORIYA": "Noto Sans Oriya",
    "SINHALA": "Noto Sans Sinhala",
    "TAMIL": "Noto Sans Tamil",
    "TELUGU": "Noto Sans Telugu",
    "THAI": "Noto Sans Thai",
}
# Signs that turn the direction of the text around them.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")

Value = str | float | int | None


def picture_text(text: str) -> str:
    """``text`` without what no XML file can hold and without signs that would turn the text
    around it.
    """
    return _TURNING.sub("", holdable_text(text))


def svg_number(value: float) -> str:
    """A number with at most one decimal."""
    short = f"{value:.1f}"
    return (
        short.removesuffix(".0").replace("-0", "0", 1)
        if short == "-0.0"
        else short.removesuffix(".0")
    )


def svg_tag(name: str, *content: str, **attributes: Value) -> str:
    """An element.

    ``content`` is SVG already; attributes are escaped, those that are None left out.
    """
    if name not in ELEMENTS:
        raise ValueError(f"{name} is no element of our pictures")
    written = "".join(
        f" {key.replace('_', '-')}="
        f"{quoteattr(picture_text(value) if isinstance(value, str) else svg_number(value))}"
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{''.join(content)}</{name}>" if content else f"<{name}{written}/>"


def text_tag(name: str, text: str, **attributes: Value) -> str:
    """An element that holds nothing but a text."""
    return svg_tag(name, escape(picture_text(text)), **attributes)


def text_line(
    at: tuple[float, float], content: str, size: float, fill: str, **attributes: Value
) -> str:
    """A line of text with its baseline at ``at``."""
    turned = "rtl" if right_to_left(content) and attributes.get("text_anchor") == "middle" else None
    given = {
        "font_size": size,
        "fill": fill,
        "direction": turned,
        "font_family": font_of(content),
        **attributes,
    }
    return text_tag("text", content, x=at[0], y=at[1], **given)


def font_of(content: str) -> str | None:
    """The fonts for a text that is written in one of ``SCRIPTS`` and in no other;
    None where the usual ones will do.
    """
    if content.isascii():
        return None
    found = {script_of(letter) for letter in content if letter.isalpha()}
    return (
        f"{SCRIPTS[next(iter(found))]}, {FONT}"
        if len(found) == 1 and found <= SCRIPTS.keys()
        else None
    )


@lru_cache(maxsize=4096)
def script_of(letter: str) -> str:
    """The script of a letter as its Unicode name begins: "LATIN", "DEVANAGARI"."""
    return unicodedata.name(letter, "").partition(" ")[0]

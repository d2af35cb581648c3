"""How wide a text will be, before any font is known:
estimates on the wide side, so that boxes hold what they must.

The picture is drawn by whatever sans-serif font the reader has. Estimates follow the wider of the
usual ones.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_NARROW = frozenset("iIl.,:;'|!jftr()[]·‘’/ ")
_BROAD = frozenset("mwMW@%…—▲")
_BOLD = 1.07
ELLIPSIS = "…"


@lru_cache(maxsize=4096)
def _em(letter: str) -> float:
    """The width of a letter in parts of the font size."""
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Mn", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    if letter in _NARROW:
        return 0.36
    if letter in _BROAD:
        return 0.92
    return 0.7 if letter.isupper() else 0.6


def width_of(text: str, size: float, bold: bool = False) -> float:
    """The estimated width of ``text`` in pixels."""
    return sum(map(_em, text)) * size * (_BOLD if bold else 1.0)


def wrap_text(text: str, room: float, size: float, lines: int, bold: bool = False) -> list[str]:
    """``text`` on at most ``lines`` lines, none wider than ``room``;
    an ellipsis says where it was cut.

    Breaks between words where there are any, inside a word that is wider than a line.
    """
    folded = _folded(text, room, size, lines, bold)
    if len(folded) <= lines:
        return folded
    last = folded[lines - 1]
    while last and width_of(last + ELLIPSIS, size, bold) > room:
        last = last[:-1]
    return [*folded[: lines - 1], last.rstrip() + ELLIPSIS]


def _folded(text: str, room: float, size: float, lines: int, bold: bool) -> list[str]:
    """``text`` on as many lines as it needs; of those beyond ``lines`` not all."""
    folded, current = [], ""
    words = (piece for word in text.split() for piece in _pieces(word, room, size, bold))
    for word in words:
        longer = f"{current} {word}" if current else word
        if width_of(longer, size, bold) <= room:
            current = longer
            continue
        folded.append(current)
        current = word
        if len(folded) > lines:  # what follows will not be shown
            break
    return [*folded, current]


def _pieces(word: str, room: float, size: float, bold: bool) -> list[str]:
    """``word`` cut into pieces that fit a line; combining signs stay with their letter."""
    if width_of(word, size, bold) <= room:
        return [word]
    pieces = [""]
    for letter in word:
        if pieces[-1] and _em(letter) and width_of(pieces[-1] + letter, size, bold) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left."""
    for letter in text:
        way = unicodedata.bidirectional(letter)
        if way in ("L", "R", "AL"):
            return way != "L"
    return False

"""Texts evened out for comparison: what people cannot see, or cannot type, tells nothing apart.

Headings, choices, names, groups and answers are all compared by ``even_text``. It is never kept
and never shown: what people wrote stays as they wrote it.
"""

from __future__ import annotations

import re
import unicodedata

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63\uff0d"
_APOSTROPHES = "`\u00b4\u02b9\u02bb\u02bc\u02c8\u2018\u2019\u201a\u201b\u2032\u2035\ua78c\uff07"
_QUOTES = "\u00ab\u00bb\u201c\u201d\u201e\u201f\u2033\u2036\uff02"
# Letters without ink: soft hyphen, joiners, directions, byte order mark, variation selectors, and
# the stroke that only stretches an Arabic word.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u0640\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"
)
_ALIKE = str.maketrans(
    {
        **dict.fromkeys(_DASHES, "-"),
        **dict.fromkeys(_APOSTROPHES, "'"),
        **dict.fromkeys(_QUOTES, '"'),
        "\u061f": "?",
        "\u0131": "i",  # dotless, as a Turkish keyboard has it beside the other
        # Arabic and Urdu keyboards have two letters each for the same yeh, kaf and heh.
        "\u0649": "\u06cc",
        "\u064a": "\u06cc",
        "\u0643": "\u06a9",
        "\u0647": "\u06c1",
    }
)
_DOTTED = re.compile("i\u0307+")
_PLURALS = (("ies", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x"))


def seen_text(text: str) -> str:
    """``text`` without letters that nobody sees, and with plain spaces; nothing else changes."""
    if text.isascii():
        return " ".join(text.split())
    return " ".join(_UNSEEN.sub("", text).split())


def even_text(text: str) -> str:
    """What two texts share that read the same: invisible letters, kinds of space, dash, apostrophe
    and quotation mark, small and capital letters, dotted and dotless i, and wide or joined forms
    make no difference.
    """
    if text.isascii():
        return " ".join(text.replace("`", "'").casefold().split())
    alike = unicodedata.normalize("NFKC", _UNSEEN.sub("", text).translate(_ALIKE))
    folded = unicodedata.normalize("NFKC", alike.casefold()).translate(_ALIKE)
    return " ".join(_DOTTED.sub("i", folded).split())


def even_heading(text: str) -> str:
    """``even_text`` of a heading without the marks that only decorate it: "Name *", "Kind:"."""
    even = even_text(text)
    return even.lstrip("* ").rstrip("*:. ") or even


def even_words(text: str) -> str:
    """``even_text`` with English words in the singular, "&" as "and", and nothing between words, so
    that a kind is found by its plural, its singular and its key, and "home worker", "home-worker"
    and "homeworker" are one. For lists of fixed words only.
    """
    even = even_text(text).replace("&", " and ").replace("_", " ").replace("-", " ")
    return "".join(map(_singular, even.split()))


def _singular(word: str) -> str:
    for plural, one in _PLURALS:
        if word.endswith(plural) and len(word) > len(plural) + 1:
            return word[: -len(plural)] + one
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word

"""Texts that a spreadsheet program would compute go out behind an apostrophe, and come in without
it.

A program may part a CSV file at another mark than the one it was written with. So what stands
behind such a mark, or in a line of its own, inside a text goes out behind a letter that nobody
sees, and comes in without that.
"""

from __future__ import annotations

import re

from cluster_psia.assessment.tables.reading.signs import is_error_text

# What spreadsheet programs take for the beginning of a formula when they open a CSV file.
_SIGNS = "=+\\-@＝＋－＠"
_FORMULA = re.compile(f"[{_SIGNS}]")
_ESCAPED = re.compile(f"'+[{_SIGNS}]")
_UNSEEN = "\u2060"  # the word joiner
# Inside a text: behind a mark between cells, spaces, quotation marks.
_INSIDE = re.compile(f'([,;|\t\r\n][ "\u00a0]*)({_UNSEEN}*)(?=[{_SIGNS}])')


def escaped_text(text: str, *, formulas: bool) -> str:
    """``text``, after an apostrophe where ``unescaped_text`` would take one away.

    ``formulas``: also where a program that opens the file would compute the text or a part of it,
    as with CSV.
    """
    out = _INSIDE.sub(_with_unseen if formulas else _with_more_unseen, text)
    return f"'{out}" if _would_change(text) or (formulas and _FORMULA.match(text)) else out


def _would_change(text: str) -> bool:
    return bool(_ESCAPED.match(text)) or is_error_text(text.lstrip("'"))


def _with_unseen(found: re.Match[str]) -> str:
    return f"{found[1]}{_UNSEEN}{found[2]}"


def _with_more_unseen(found: re.Match[str]) -> str:
    return _with_unseen(found) if found[2] else found[0]


def unescaped_text(text: str) -> str:
    """What ``escaped_text`` was given."""
    if text.startswith("'") and _would_change(text):
        text = text[1:]
    return _INSIDE.sub(_without_unseen, text) if _UNSEEN in text else text


def _without_unseen(found: re.Match[str]) -> str:
    return f"{found[1]}{found[2][1:]}"

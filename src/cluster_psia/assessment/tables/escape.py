"""Texts that a spreadsheet program would compute go out behind an apostrophe, and come in without
it.
"""

from __future__ import annotations

import re

# What spreadsheet programs take for the beginning of a formula when they open a CSV file.
_FORMULA = re.compile("[=+\\-@＝＋－＠]")
_ESCAPED = re.compile("'+[=+\\-@＝＋－＠]")


def escaped_text(text: str, *, formulas: bool) -> str:
    """``text``, after an apostrophe where ``unescaped_text`` would take one away.

    ``formulas``: also where a program that opens the file would compute the text, as with CSV.
    """
    would_change = _ESCAPED.match(text) or (formulas and _FORMULA.match(text))
    return f"'{text}" if would_change else text


def unescaped_text(text: str) -> str:
    """What ``escaped_text`` was given."""
    return text[1:] if _ESCAPED.match(text) else text

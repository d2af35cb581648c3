"""Any value of one field: texts that break programs, ids, counts, days, keys of the method."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from cluster_psia.assessment.document import model as m
from cluster_psia.assessment.document.fields import clean_text
from cluster_psia.method import load_method

METHOD = load_method()
# Everything that Unicode has, and the kinds of text that break programs more often than chance
# would bring them.
_ANY = st.text(st.characters(codec=None), max_size=40)
_HARD = st.sampled_from(
    [
        "=1+1",
        "a\r\nb\rc",
        "\ufeffbom",
        "e\u0301",
        "e\x00\u0301",
        "\u0958" * 30,
        "שלום العالم",
        "👩🏽‍🏭🧵",
        "\ud83d",
        "\x1b[31m",
        "null",
        "<script>",
        '"',
        "\\u0041",
        "\u2028line",
        "  spaced  ",
        "%s {x}",
        "x" * 40,
        "\ufffe",
        "\t\n",
    ]
)
texts = st.one_of(_ANY, _HARD)
names = texts.filter(lambda text: bool(clean_text(text)))
ids = st.from_regex(r"[a-z0-9][a-z0-9_-]{0,20}", fullmatch=True)
counts = st.none() | st.integers(0, 10_000_000_000)
days = st.none() | st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))
citations = st.none() | st.builds(m.Citation, document=texts, place=texts)
sure = st.sampled_from([None, "counted", "estimated", "told"])
in_firms_eyes = st.sampled_from([None, 1, 2, 3, 4, 5, "unknown"])
statuses = st.sampled_from([None, "none", "vulnerable", "likely"])


def keys(entries: Any) -> st.SearchStrategy[str]:
    return st.sampled_from([entry.key for entry in entries])


def some(
    of: st.SearchStrategy[Any], by: Any = None, most: int = 3
) -> st.SearchStrategy[tuple[Any, ...]]:
    """A tuple of a few; no two with the same ``by`` where it is given."""
    return st.lists(of, max_size=most, unique_by=by).map(tuple)

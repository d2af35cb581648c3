"""Any value of one field: texts that break programs, ids, counts, days, keys of the method."""

from __future__ import annotations

import datetime as dt
from typing import Any, get_args

from hypothesis import strategies as st

from cluster_psia.assessment.document import model as m
from cluster_psia.assessment.document.fields import Topic, clean_text
from cluster_psia.assessment.document.sources import SourceKind
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
# What is cited and what is evidence has to be there: these ids stand in every document made here.
SOURCES = ("unido_2004", "census", "talk")
FACTS = ("wages_fell", "firms", "women")
citations = st.none() | st.builds(m.Citation, source=st.sampled_from(SOURCES), place=texts)
evidence = st.lists(st.sampled_from(FACTS), max_size=2, unique=True).map(tuple)
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


@st.composite
def sources(draw: st.DrawFn) -> tuple[m.Source, ...]:
    """The sources of ``SOURCES``, whatever they are called."""
    made = (
        st.builds(
            m.Source,
            id=st.just(id_),
            document=texts,
            author=texts,
            year=texts,
            kind=st.sampled_from([None, *get_args(SourceKind)]),
            said_by=texts,
        )
        for id_ in SOURCES
    )
    return tuple(map(draw, made))


@st.composite
def facts(draw: st.DrawFn) -> tuple[m.Fact, ...]:
    """The facts of ``FACTS``, whatever they say."""
    made = (
        st.builds(
            m.Fact,
            id=st.just(id_),
            topic=st.sampled_from(get_args(Topic)),
            statement=texts,
            value=texts,
            event=texts,
            reported=texts,
            citation=citations,
        )
        for id_ in FACTS
    )
    return tuple(map(draw, made))

"""Small pieces that several pages draw the same way."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.document.words import citation_words, fact_date_behind
from cluster_psia.method.cite import origin as origin_in_words

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment, Citation, Fact
    from cluster_psia.method.model import Entry

READABLE = 760  # pixels: about 75 characters a line

_INDENT = re.compile(r"^[ \t]+", re.M)
_REWRITTEN = re.compile(r"[:@]|-(?=[->])|<(?=-)|www(?=\.)", re.I)
_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&^=])")


def plain_text(text: str) -> str:
    """Text from people for use inside markdown: shown as typed, never read as markup.

    A backslash keeps markdown away; an invisible joiner breaks what Streamlit makes of plain text
    afterwards: arrows, dashes, :icons:, addresses of pages and of people. Leading spaces would
    make a block of code.
    """
    whole = _INDENT.sub(lambda found: "\u00a0" * len(found[0]), text)
    broken = _REWRITTEN.sub(lambda found: f"{found[0]}\u2060", whole)
    return _MARKUP.sub(r"\\\1", broken).replace("\n", "  \n")


def cut_text(text: str, most: int = 80) -> str:
    """The beginning of a text that may be far too long to read, such as one from an address."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def draw_origin(entry: Entry) -> None:
    """A caption that says where an entry of the method stands, or why it is ours."""
    st.caption(plain_text(origin_in_words(entry)))


def citation_text(a: Assessment, citation: Citation | None) -> str:
    """A citation in words, or a plain statement that there is none."""
    return citation_words(a, citation) or "no source given"


def fact_sentence(fact: Fact) -> str:
    """What a source says, in markdown: the statement, its figure, when it was so and when told."""
    value = f"**{plain_text(fact.value)}**" if fact.value else ""
    date = plain_text(fact_date_behind(fact, fact.statement))
    return " ".join(filter(None, (plain_text(fact.statement), value, date)))


def adapted_badge(words: str = "adapted here") -> str:
    """A mark, in markdown, beside whatever a programme changed or added; it has words, too."""
    return f":gray-badge[:material/edit_location_alt: {words}]"


def badge_of(entry: Entry) -> str:
    """The mark with a space before it, where ``entry`` was changed or added here; else nothing."""
    return f" {adapted_badge()}" if entry.adapted else ""


def draw_adapted_lines(texts: Iterable[str]) -> None:
    """What the programme changed that acts on a figure, each with the mark."""
    for text in texts:
        st.markdown(f":small[{adapted_badge()} {plain_text(text)}]")


def draw_finding(title: str, subtitle: str) -> None:
    """The head of a chart: its finding, then what is plotted, n and the source."""
    st.markdown(f"**{plain_text(title)}**")
    st.caption(plain_text(subtitle))

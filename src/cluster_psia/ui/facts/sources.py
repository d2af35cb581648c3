"""The list of sources: what each one is, and what cites it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.coherence.references import MANY
from cluster_psia.assessment.document.words import SOURCE_KINDS, source_names
from cluster_psia.assessment.edits.profile import change_source, remove_source, things_citing
from cluster_psia.method.model.entry import find_entry
from cluster_psia.ui import state
from cluster_psia.ui.parts.buttons import draw_open_button, draw_remove_button
from cluster_psia.ui.parts.fields import FieldsOf
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.words import and_phrase, counted_noun

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment, Source
    from cluster_psia.ui.parts.forms import Put


@dataclass(frozen=True)
class SourceListView:
    """Which source is open as a form, by its id."""

    open: str | None = None


def draw_sources(a: Assessment) -> None:
    """Every source of the assessment, folded: they are entered where they are cited."""
    if not a.sources:
        return
    with st.expander(f"Sources ({len(a.sources)})", icon=":material/menu_book:"):
        names = source_names(a)
        for source in a.sources:
            _source(a, source, names[source.id])


def _source(a: Assessment, source: Source, name: str) -> None:
    is_open = state.view_of(SourceListView).open == source.id
    told = " · ".join(filter(None, (*_details(source), _cited(a, source))))
    with st.container(horizontal=True, wrap=False, vertical_alignment="center"):
        st.markdown(f"**{plain_text(name)}**  \n:gray[{plain_text(told)}]", width="stretch")
        toggle = partial(_open, None if is_open else source.id)
        draw_open_button(f"source.toggle.{source.id}", is_open, toggle, type="tertiary")
        draw_remove_button(
            f"source.remove.{source.id}",
            "Remove",
            lambda now: remove_source(now, source.id),
            type="tertiary",
        )
    if is_open:
        with st.container(border=True):
            _fields(a, source)


def _open(source: str | None) -> None:
    state.keep_view(SourceListView(source))


def _details(source: Source) -> tuple[str, ...]:
    """Author, year, kind, and who said it."""
    kind = SOURCE_KINDS[source.kind] if source.kind else ""
    return source.author, source.year, kind, source.said_by and f"said by {source.said_by}"


def _cited(a: Assessment, source: Source) -> str:
    times = Counter(one.what for one in things_citing(a, source.id))
    if not times:
        return "cited nowhere"
    counts = (counted_noun(number, what, MANY.get(what)) for what, number in times.items())
    return f"cited by {and_phrase(list(counts))}"


def _fields(a: Assessment, source: Source) -> None:
    published = find_entry(method_of(a).documents.documents, source.document)
    if published:
        st.caption(plain_text(published.citation))
        return
    fields = FieldsOf(
        source, lambda field: f"source.{field}.{source.id}", partial(_setter, source.id)
    )
    fields.draw_text_line("document", "Title, or what it is")
    left, right = st.columns(2)
    with left:
        fields.draw_text_line("author", "Author, or who made it")
        fields.draw_text_line("said_by", "Who said it", placeholder="The secretary of the guild")
    with right:
        fields.draw_text_line("year", "Year")
        fields.draw_pills("kind", "Kind of source", SOURCE_KINDS)


def _setter(source: str, field: str) -> Put:
    return lambda a, given: change_source(a, source, **{field: given})

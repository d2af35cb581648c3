"""The terms of the field, the documents, and how to cite them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.method.cite import origin
from cluster_psia.ui.library.method.page import draw_in_halves, draw_method_link
from cluster_psia.ui.library.method.texts import NOTE_KINDS
from cluster_psia.ui.parts.text import READABLE, plain_text

if TYPE_CHECKING:
    from cluster_psia.method.model import Document, Method
    from cluster_psia.method.model.register import SourceNote, Term

HOW_TO_CITE = (
    "Cite the document and the place for whatever a source says, and Cluster PSIA only for what is"
    " marked as ours: weights, means, axes, thresholds, readings of damaged places and many links."
)


def draw_glossary(method: Method) -> None:
    """The terms of the field in the order of the alphabet."""
    terms = sorted(method.glossary.terms, key=lambda term: term.label.casefold())
    st.caption(
        f"{len(terms)} terms, in our words. What a source says of a term, and where,"
        " stands under it."
    )
    draw_in_halves(terms, _draw_term)


def _draw_term(term: Term) -> None:
    also = f":gray[also: {plain_text(', '.join(term.also))}]  \n" if term.also else ""
    with st.container(gap=None):
        draw_method_link(f"**{plain_text(term.label)}**", entry=f"glossary.terms.{term.key}")
        st.markdown(
            f"{also}{plain_text(term.explanation)}  \n:gray[:small[{plain_text(origin(term))}]]"
        )


def draw_citations(method: Method) -> None:
    """The documents, how to cite them and this program, and what our copies lack."""
    with st.container(width=READABLE):
        st.markdown(HOW_TO_CITE)
        for document in method.documents.documents:
            _draw_document(document)
        st.header("What our copies lack, and what is odd in print", anchor=False)
        for note in method.source_notes.notes:
            _draw_note(note)


def _draw_document(document: Document) -> None:
    note = f"  \n{plain_text(document.note)}" if document.note else ""
    st.markdown(f"**{plain_text(document.short)}**{note}")
    st.code(document.citation, language=None, wrap_lines=True)


def _draw_note(note: SourceNote) -> None:
    kind = NOTE_KINDS[note.kind].lower()
    st.markdown(
        f"**{plain_text(note.label)}** · {kind}  \n{plain_text(note.explanation)}  \n"
        f":gray[:small[{plain_text(origin(note))}]]"
    )

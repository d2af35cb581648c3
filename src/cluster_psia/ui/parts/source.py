"""Lines for a citation: where something stands, and at which place in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from cluster_psia.assessment.document.model import Assessment, Citation
from cluster_psia.assessment.edits.chain import citation_of
from cluster_psia.method.cite import document_name
from cluster_psia.ui import state
from cluster_psia.ui.parts import forms

PutCitation = Callable[[Assessment, Citation | None], Assessment]
GetCitation = Callable[[Assessment], Citation | None]


def draw_source_lines(name: Callable[[str], str], get: GetCitation, put: PutCitation) -> None:
    """Source and place side by side. ``name`` makes a widget's name from "source" or "place".

    Both may change in one run, so each takes the other half from the assessment that it is given.
    """
    document, place = _halves(get(state.current_assessment()))

    def _with_document(a: Assessment, given: str) -> Assessment:
        return put(a, citation_of(given, _halves(get(a))[1]))

    def _with_place(a: Assessment, given: str) -> Assessment:
        held = _halves(get(a))[0]
        if not held and given.strip():
            raise ValueError("name the source first, then the place in it")
        return put(a, citation_of(held, given))

    left, right = st.columns(2)
    with left:
        forms.draw_text_line(
            name("source"), "Source", document, _with_document, placeholder="Report, person, visit"
        )
    with right:
        forms.draw_text_line(
            name("place"), "Place in it", place, _with_place, placeholder="Page, date"
        )


def draw_document_line(
    name: str, label: str, held: Citation | None, put: PutCitation, **kw: Any
) -> None:
    """A source in one line, where its place is not asked for."""

    def _put(a: Assessment, given: str) -> Assessment:
        return put(a, citation_of(given, ""))

    forms.draw_text_line(name, label, _halves(held)[0], _put, **kw)


def _halves(citation: Citation | None) -> tuple[str, str]:
    return (document_name(citation.document), citation.place) if citation else ("", "")

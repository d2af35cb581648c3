"""A citation to be given: one of the assessment's sources, or a new one, and the place in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import streamlit as st

from cluster_psia.assessment.document.model import Assessment, Citation
from cluster_psia.assessment.document.words import source_names
from cluster_psia.assessment.edits.profile import put_cited, with_cited_source
from cluster_psia.ui import state
from cluster_psia.ui.parts import forms

if TYPE_CHECKING:
    from cluster_psia.ui.parts.drafts import DraftForm

PutCitation = Callable[[Assessment, Citation | None], Assessment]
GetCitation = Callable[[Assessment], Citation | None]


@dataclass(frozen=True)
class SourcesView:
    """The sources that were picked in this visit, by their ids, the last one first."""

    picked: tuple[str, ...] = ()


def offered_sources(a: Assessment) -> dict[str, str]:
    """The sources to pick from, by id: the last picked first, then the last entered."""
    names = source_names(a)
    order = (*state.view_of(SourcesView).picked, *reversed(names))
    return {id_: names[id_] for id_ in dict.fromkeys(order) if id_ in names}


def remember_source(a: Assessment, named: str) -> None:
    """Let the source of that id or title be offered first from now on."""
    _, source = with_cited_source(a, named)
    others = (id_ for id_ in state.view_of(SourcesView).picked if id_ != source)
    state.keep_view(SourcesView((source, *others)))


def draw_source_lines(name: Callable[[str], str], get: GetCitation, put: PutCitation) -> None:
    """Source and place side by side. ``name`` makes a widget's name from "source" or "place".

    Both may change in one run, so each takes the other half from the assessment that it is given.
    """
    held = get(state.current_assessment())

    def _with_source(a: Assessment, given: str | None) -> Assessment:
        cited = get(a)
        return put_cited(a, given or "", cited.place if cited else "", put)

    def _with_place(a: Assessment, given: str) -> Assessment:
        cited = get(a)
        if cited is None and given.strip():
            raise ValueError("name the source first, then the place in it")
        return put(a, Citation(source=cited.source, place=given)) if cited else a

    left, right = st.columns(2)
    with left:
        _pick_source(name("source"), "Source", held, _with_source)
    with right:
        place = held.place if held else ""
        forms.draw_text_line(
            name("place"), "Place in it", place, _with_place, placeholder="Page, date"
        )


def draw_source_choice(form: DraftForm, a: Assessment) -> None:
    """The same two fields in a form that a button sends; the source that was picked last stands
    there already.
    """
    offered = offered_sources(a)
    form.draw_choice(
        "source",
        "Source",
        offered,
        begins=next(iter(state.view_of(SourcesView).picked), None),
        accept_new_options=True,
        placeholder="Pick one, or type a new one",
    )
    form.draw_line("place", "Place in it", placeholder="Page, date")


def draw_document_line(
    name: str, label: str, held: Citation | None, put: PutCitation, **kw: Any
) -> None:
    """A source in one line, where its place is not asked for."""

    def _put(a: Assessment, given: str | None) -> Assessment:
        return put_cited(a, given or "", "", put)

    _pick_source(name, label, held, _put, **kw)


def _pick_source(name: str, label: str, held: Citation | None, put: forms.Put, **kw: Any) -> None:
    """One of the sources, or the title of a new one."""
    offered = offered_sources(state.current_assessment())
    bound = forms.of_labels(name, dict(sorted(offered.items())))

    def _picked() -> None:
        given = state.widget_value(bound)
        if not state.edit_assessment(lambda a: put(a, given)):
            state.renew_widgets()
        elif given:
            remember_source(state.current_assessment(), given)

    # Only a list without a default can be emptied again.
    state.begin_with(bound, held.source if held else None)
    st.selectbox(
        label,
        list(offered),
        index=None,
        format_func=_called(offered),
        accept_new_options=True,
        placeholder="Pick one, or type a new one",
        **state.bind_change(bound, _picked),
        **kw,
    )


def _called(names: Mapping[str, str]) -> Callable[[str], str]:
    return lambda given: names.get(given, given)

"""A citation to be given: one of the assessment's sources, or a new one, and the place in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from cluster_psia.assessment.document.model import Assessment, Citation
from cluster_psia.assessment.document.words import source_names
from cluster_psia.assessment.edits.profile import put_cited, put_title, titled_here
from cluster_psia.ui import state
from cluster_psia.ui.parts import forms

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


def _remember_source(source: str | None) -> None:
    """Let this source be offered first from now on."""
    if source is None:
        return
    others = (id_ for id_ in state.view_of(SourcesView).picked if id_ != source)
    state.keep_view(SourcesView((source, *others)))


def draw_source_lines(name: Callable[[str], str], get: GetCitation, put: PutCitation) -> None:
    """A source from the list or a new one, and the place in it. ``name`` makes a widget's name from
    "source", "title" or "place".

    Any of them may change in one run, so each takes the others from the assessment that it is
    given.
    """
    held = get(state.current_assessment())

    def _with_place(a: Assessment, given: str) -> Assessment:
        cited = get(a)
        if cited is None and given.strip():
            raise ValueError("name the source first, then the place in it")
        return put(a, Citation(source=cited.source, place=given)) if cited else a

    draw_source_choice(name, "Source", get, put)
    place = held.place if held else ""
    forms.draw_text_line(name("place"), "Place in it", place, _with_place, placeholder="Page, date")


def draw_source_choice(
    name: Callable[[str], str], label: str, get: GetCitation, put: PutCitation
) -> None:
    """A source from the list, or the title of a new one."""
    a = state.current_assessment()
    left, right = st.columns(2)
    with left:
        _pick_source(name, label, offered_sources(a), get, put)
    with right:
        forms.draw_text_line(
            name("title"),
            "Or a new one: its title",
            titled_here(a, get(a)),
            lambda now, given: put_title(now, given, get, put),
            placeholder="Report, person, visit",
        )


def _pick_source(
    name: Callable[[str], str],
    label: str,
    offered: dict[str, str],
    get: GetCitation,
    put: PutCitation,
) -> None:
    """One of the sources, or none."""
    # The order alone is no other list, so that picking keeps the widget.
    picker = forms.of_labels(name("source"), dict(sorted(offered.items())))

    def _put(a: Assessment, given: str | None) -> Assessment:
        cited = get(a)
        return put_cited(a, given or "", cited.place if cited else "", put)

    def _picked() -> None:
        given = state.widget_value(picker)
        if state.edit_assessment(lambda a: _put(a, given)):
            now = state.current_assessment()
            state.set_widget_value(name("title"), titled_here(now, get(now)))
            _remember_source(given)

    held = get(state.current_assessment())
    # What is cited may have been typed beside the list, so the list always shows what is saved.
    state.set_widget_value(picker, held.source if held else None)
    st.selectbox(
        label,
        list(offered),
        index=None,
        format_func=lambda source: offered.get(source, source),
        key=state.widget_key(picker),
        on_change=_picked,
        placeholder="Pick one" if offered else "None entered yet",
        disabled=not offered,
    )

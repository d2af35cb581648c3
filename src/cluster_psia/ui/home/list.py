"""The assessments in the store, and what can be done to each."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.ui import state
from cluster_psia.ui.frame.head import MARKS
from cluster_psia.ui.frame.walk import page_titles
from cluster_psia.ui.home.going_on import (
    is_open,
    open_and_go_on,
    open_assessment,
    try_on_store,
)
from cluster_psia.ui.home.opening import Opening, opening_of
from cluster_psia.ui.parts import forms
from cluster_psia.ui.parts.drafts import DraftForm
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.walk.progress import NOTHING_MISSING
from cluster_psia.words import counted_noun, date_words, dotted_line, moment_words

if TYPE_CHECKING:
    from cluster_psia.store import Summary

STATES = {"done": NOTHING_MISSING, "begun": "begun", "empty": "not begun"}
SHOWN = 7  # assessments on one page of the list


def draw_assessment_list(everything: list[Summary]) -> None:
    """The assessments in the store, newest change first, with what can be done to each."""
    st.header("Your assessments", anchor=False)
    with st.container(horizontal=True, gap="small"):
        found = _found(everything)
        shown = _page(found)
    if not everything:
        st.caption(
            "Nothing is kept here yet. An assessment holds one cluster, from profile to plan."
        )
    elif not found:
        st.caption("Nothing matches these words.")
    else:
        st.caption("Steps: ✓ nothing missing · ◐ begun · ○ not begun")
    with st.container(key="assessment_rows", gap=None):
        for summary in shown:
            _draw_row(summary)
    _deleted()


def _found(everything: list[Summary]) -> list[Summary]:
    """Those that a search matches; the search appears once the list is long."""
    if len(everything) <= SHOWN:
        return everything
    typed = forms.draw_filter_line("home.find", "Find by name or cluster")
    words = typed.casefold().split()
    return [summary for summary in everything if _holds_all(summary, words)]


def _holds_all(s: Summary, words: Sequence[str]) -> bool:
    text = f"{s.name} {s.cluster} {s.country}".casefold()
    return all(word in text for word in words)


def _page(found: list[Summary]) -> list[Summary]:
    if len(found) <= SHOWN:
        return found
    pages = -(-len(found) // SHOWN)
    # As many keys as numbers of hits: another search begins on its first page again.
    page = st.number_input(
        f"Page (of {pages})",
        1,
        pages,
        1,
        key=state.widget_key(f"home.page.{len(found)}"),
        width=140,
    )
    return found[(page - 1) * SHOWN : page * SHOWN]


def _draw_row(s: Summary) -> None:
    opening = opening_of(s)
    with st.container(key=f"assessment_row_{s.id}", gap=None):
        name, told, menu = st.columns([8, 17, 3], vertical_alignment="center")
        with name:
            pressed = st.button(
                plain_text(s.name),
                key=f"open.{s.id}",
                type="tertiary",
                disabled=bool(opening.problem),
            )
        with told:
            st.html(_row_words(s, opening))
        with menu, st.popover(_renaming(s).mark("More"), type="tertiary"):
            _draw_menu(s, shut=bool(opening.problem))
        _draw_opening(opening)
    if pressed:
        open_and_go_on(s)


def _row_words(s: Summary, opening: Opening) -> str:
    """Cluster and country, the mark of each step, and the last change."""
    named = dotted_line((s.country, s.cluster)) or "no cluster named yet"
    where = escape(dotted_line((named, *_kinds(s))))
    steps = [f"{page_titles()[step]}: {STATES[far]}" for step, far in opening.progress.items()]
    said = escape("; ".join(steps))
    marks = "".join(MARKS[how_far] for how_far in opening.progress.values())
    return (
        f'<div class="assessment-row"><span class="where" title="{where}">{where}</span>'
        f'<span class="marks" role="img" aria-label="{said}" title="{said}">{marks}</span>'
        f'<span title="last change {moment_words(s.changed_at)}">{date_words(s.changed_at)}</span>'
        "</div>"
    )


def _kinds(s: Summary) -> tuple[str, str]:
    return ("sample" if s.sample else "", "open in this tab" if is_open(s.id) else "")


def _draw_opening(opening: Opening) -> None:
    if opening.problem:
        why = plain_text(opening.problem)
        st.warning(
            f"This one cannot be opened; it is left as it is: {why}.", icon=":material/warning:"
        )
    elif opening.unknown:
        things = counted_noun(opening.unknown, "thing")
        st.caption(
            f":material/help: speaks of {things} that the method does not know any more;"
            " open it to choose what each is now"
        )


def _draw_menu(s: Summary, *, shut: bool) -> None:
    if not shut:
        _rename(s)
    with st.container(horizontal=True):
        st.button(
            "Duplicate", key=f"duplicate.{s.id}", on_click=_duplicate, args=(s.id,), disabled=shut
        )
        st.button("Delete", key=f"delete.{s.id}", on_click=_delete, args=(s.id, s.name))


def _renaming(s: Summary) -> DraftForm:
    return DraftForm(f"rename.{s.id}", of=s.id)


def _rename(s: Summary) -> None:
    form = _renaming(s)
    with form.frame(border=False):
        form.draw_line("name", "New name", begins=s.name)
        form.draw_button("Save the name", _rename_to, args=(form, s.id))


def _rename_to(form: DraftForm, id_: str) -> None:
    """Save what the field holds now; an argument would carry what it held when drawn."""
    name = str(form.value("name"))
    if not name.strip():
        state.add_error(
            "A name cannot be empty; write a few words so that people can tell it from the others."
        )
        return
    if not try_on_store(lambda: state.assessment_store().rename(id_, name)):
        return
    form.empty()
    if is_open(id_):
        open_assessment(id_)


def _duplicate(id_: str) -> None:
    try_on_store(lambda: state.assessment_store().duplicate(id_, None))


def _restore(id_: str) -> None:
    try_on_store(lambda: state.assessment_store().restore(id_))


def _delete(id_: str, name: str) -> None:
    if not try_on_store(lambda: state.assessment_store().delete(id_)):
        return
    if is_open(id_):
        state.show_revision(None)
        state.go_to(None)
    state.add_notice(f"Deleted “{name}”. It can be put back from the list on Home.")


def _deleted() -> None:
    gone = state.assessment_store().deleted()
    if not gone:
        return
    with st.expander(f"Deleted ({len(gone)})"):
        for s in gone[:SHOWN]:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(plain_text(s.name), width="stretch")
                st.button("Put back", key=f"restore.{s.id}", on_click=_restore, args=(s.id,))

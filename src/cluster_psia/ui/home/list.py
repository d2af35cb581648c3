"""The assessments in the store, and what can be done to each."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from cluster_psia.store import AssessmentStore, NotFound, StoreError, Summary
from cluster_psia.ui import state
from cluster_psia.ui.home.opening import Opening, opening_of
from cluster_psia.ui.parts import forms
from cluster_psia.ui.parts.drafts import DraftForm
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.words import counted_noun, dotted_line

SHOWN = 20  # assessments on one page of the list


def draw_assessment_list(store: AssessmentStore) -> None:
    """The assessments in the store, newest change first, with what can be done to each."""
    st.subheader("Your assessments", anchor=False)
    everything = store.list()
    if not everything:
        st.info(
            "Nothing is kept here yet. An assessment holds one cluster, from its profile to the"
            " plan. Open a published sample to see one, or start new.",
            icon=":material/info:",
        )
    found = _found(everything)
    if everything and not found:
        st.caption("Nothing matches these words.")
    for summary in _page(found):
        _draw_row(summary)
    _deleted(store)


def _found(everything: list[Summary]) -> list[Summary]:
    """Those that a search matches; the search appears once the list is long."""
    if len(everything) <= 8:
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
        f"Page (of {pages})", 1, pages, 1, key=state.widget_key(f"home.page.{len(found)}")
    )
    return found[(page - 1) * SHOWN : page * SHOWN]


def _draw_row(s: Summary) -> None:
    is_open = _is_open(s.id)
    with st.container(border=True):
        st.markdown(_title(s, is_open))
        where = dotted_line(map(plain_text, (s.cluster, s.country))) or "no cluster named yet"
        st.caption(f"{where} · last change {s.changed_at:%d %b %Y, %H:%M} UTC")
        opening = opening_of(s)
        _draw_opening(opening)
        with st.container(horizontal=True):
            _draw_buttons(s, is_open, shut=bool(opening.problem))


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


def _is_open(id_: str) -> bool:
    """Whether this tab has it open."""
    opened = state.current_revision()
    return opened is not None and opened.id == id_


def _title(s: Summary, is_open: bool) -> str:
    sample = " · published sample" if s.sample else ""
    here = " · open in this tab" if is_open else ""
    return f"**{plain_text(s.name)}**{sample}{here}"


def _draw_buttons(s: Summary, is_open: bool, *, shut: bool) -> None:
    st.button(
        "Open",
        key=f"open.{s.id}",
        on_click=_open,
        args=(s.id,),
        disabled=is_open or shut,
    )
    with st.popover(_renaming(s).mark("Rename"), disabled=shut):
        _rename(s)
    st.button(
        "Duplicate",
        key=f"duplicate.{s.id}",
        on_click=_duplicate,
        args=(s.id,),
        disabled=shut,
    )
    st.button("Delete", key=f"delete.{s.id}", on_click=_delete, args=(s.id, s.name))


def _renaming(s: Summary) -> DraftForm:
    return DraftForm(f"rename.{s.id}", of=s.id)


def _rename(s: Summary) -> None:
    form = _renaming(s)
    with form.frame(border=False):
        form.draw_line("name", "New name", begins=s.name)
        form.draw_button("Save the name", _rename_to, args=(form, s.id))


def _try(act: Callable[[], object]) -> bool:
    """One action on the store, with its failures said in words."""
    try:
        act()
    except NotFound:
        state.add_error("That assessment is not there any more; somebody may have deleted it.")
        return False
    except StoreError as error:
        state.add_error(str(error))
        return False
    return True


def _open(id_: str) -> None:
    if _try(lambda: state.show_revision(state.assessment_store().get(id_))):
        state.go_to(state.current_revision())


def _rename_to(form: DraftForm, id_: str) -> None:
    """Save what the field holds now; an argument would carry what it held when drawn."""
    name = str(form.value("name"))
    if not name.strip():
        state.add_error(
            "A name cannot be empty; write a few words so that people can tell it from the others."
        )
        return
    if not _try(lambda: state.assessment_store().rename(id_, name)):
        return
    form.empty()
    if _is_open(id_):
        _open(id_)


def _duplicate(id_: str) -> None:
    _try(lambda: state.assessment_store().duplicate(id_, None))


def _restore(id_: str) -> None:
    _try(lambda: state.assessment_store().restore(id_))


def _delete(id_: str, name: str) -> None:
    if not _try(lambda: state.assessment_store().delete(id_)):
        return
    if _is_open(id_):
        state.show_revision(None)
        state.go_to(None)
    state.add_notice(f"Deleted “{name}”. It can be put back from the list on Home.")


def _deleted(store: AssessmentStore) -> None:
    gone = store.deleted()
    if not gone:
        return
    with st.expander(f"Deleted ({len(gone)})"):
        for s in gone[:SHOWN]:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(plain_text(s.name), width="stretch")
                st.button("Put back", key=f"restore.{s.id}", on_click=_restore, args=(s.id,))

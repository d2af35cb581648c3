"""The parts of the Home page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from cluster_psia.assessment.document.model import Assessment
from cluster_psia.assessment.document.unknown_keys import unknown_keys
from cluster_psia.assessment.files.file import (
    AssessmentFileError,
    file_name,
    read_assessment,
    write_assessment,
)
from cluster_psia.assessment.files.samples import SampleError, load_sample, sample_keys
from cluster_psia.settings import database_url
from cluster_psia.store import AssessmentStore, NotFound, StoreError, Summary
from cluster_psia.ui import state
from cluster_psia.ui.frame.links import draw_page_link
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.ui.parts.withheld import draw_file_caution
from cluster_psia.words import counted_noun

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
        _row(summary)
    _deleted(store)


def _found(everything: list[Summary]) -> list[Summary]:
    """Those that a search matches; the search appears once the list is long."""
    if len(everything) <= 8:
        return everything
    words = (
        st.text_input("Find by name or cluster", key=state.widget_key("home.find"))
        .casefold()
        .split()
    )
    return [
        s
        for s in everything
        if all(word in f"{s.name} {s.cluster} {s.country}".casefold() for word in words)
    ]


def _page(found: list[Summary]) -> list[Summary]:
    if len(found) <= SHOWN:
        return found
    pages = -(-len(found) // SHOWN)
    # As many keys as numbers of hits: another search begins on its first page again.
    page = st.number_input(
        f"Page (of {pages})", 1, pages, 1, key=state.widget_key(f"home.page.{len(found)}")
    )
    return found[(page - 1) * SHOWN : page * SHOWN]


@dataclass(frozen=True)
class _Opening:
    """What opening an assessment would say: why it cannot be, and how many things in it the method
    does not know any more.
    """

    problem: str = ""
    unknown: int = 0


@st.cache_data(max_entries=1000, show_spinner=False)
def _opening(place: str, id_: str, revision: int) -> _Opening:  # noqa: ARG001 - a key of the cache
    """The list says what opening says, since it asks it: once a revision, which never changes."""
    try:
        a = state.assessment_store().get(id_).assessment
    except (NotFound, StoreError) as error:
        return _Opening(problem=str(error))
    return _Opening(unknown=len({key.meant for key in unknown_keys(a)}))


def _row(s: Summary) -> None:
    opened = state.current_revision()
    is_open = opened is not None and opened.id == s.id
    with st.container(border=True):
        where = (
            " · ".join(plain_text(part) for part in (s.cluster, s.country) if part)
            or "no cluster named yet"
        )
        marks = (" · published sample" if s.sample else "") + (
            " · open in this tab" if is_open else ""
        )
        st.markdown(f"**{plain_text(s.name)}**{marks}")
        st.caption(f"{where} · last change {s.changed_at:%d %b %Y, %H:%M} UTC")
        opening = _opening(database_url(), s.id, s.revision)
        shut = s.damaged or bool(opening.problem)
        if shut:
            why = opening.problem or "its row in the database makes no sense"
            st.warning(
                f"This one cannot be opened; it is left as it is: {plain_text(why)}.",
                icon=":material/warning:",
            )
        elif opening.unknown:
            things = counted_noun(opening.unknown, "thing")
            st.caption(
                f":material/help: speaks of {things} that the method does not know any more; open"
                " it to choose what each is now"
            )
        with st.container(horizontal=True):
            st.button(
                "Open",
                key=f"open.{s.id}",
                on_click=_open,
                args=(s.id,),
                disabled=is_open or shut,
            )
            with st.popover("Rename", disabled=shut):
                _rename(s)
            st.button(
                "Duplicate",
                key=f"duplicate.{s.id}",
                on_click=_duplicate,
                args=(s.id,),
                disabled=shut,
            )
            st.button("Delete", key=f"delete.{s.id}", on_click=_delete, args=(s.id, s.name))


def _rename(s: Summary) -> None:
    st.text_input("New name", value=s.name, max_chars=300, key=state.widget_key(f"rename.{s.id}"))
    st.button("Save the name", key=f"rename.save.{s.id}", on_click=_rename_to, args=(s.id,))


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


def _rename_to(id_: str) -> None:
    """Save what the field holds now; an argument would carry
    what it held when the page was drawn.
    """
    name = str(state.widget_value(f"rename.{id_}"))
    if not name.strip():
        state.add_error(
            "A name cannot be empty; write a few words so that people can tell it from the others."
        )
        return
    opened = state.current_revision()
    if _try(lambda: state.assessment_store().rename(id_, name)) and opened and opened.id == id_:
        _open(id_)


def _duplicate(id_: str) -> None:
    _try(lambda: state.assessment_store().duplicate(id_, None))


def _restore(id_: str) -> None:
    _try(lambda: state.assessment_store().restore(id_))


def _delete(id_: str, name: str) -> None:
    if not _try(lambda: state.assessment_store().delete(id_)):
        return
    opened = state.current_revision()
    if opened and opened.id == id_:
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


def draw_new_assessment() -> None:
    """An empty assessment with a name."""
    st.subheader("Start new", anchor=False)
    with st.form(state.widget_key("home.new"), border=False):
        name = st.text_input(
            "Name of the assessment",
            max_chars=300,
            placeholder="for example: the cluster and the year",
        )
        if st.form_submit_button("Start an empty assessment"):
            if name.strip():
                state.open_new(Assessment(name=name))
            else:
                state.add_error("Give the new assessment a name first.")
            st.rerun()


def draw_samples() -> None:
    """The published clusters that come with the program."""
    st.subheader("Open a published sample", anchor=False)
    st.caption(
        "Facts and places come from published studies; the scores in them are our reading of those"
        " studies."
    )
    for key in sample_keys():
        try:
            sample = load_sample(key)
        except SampleError as error:
            st.warning(
                f"One cannot be opened: {plain_text(str(error))}.", icon=":material/warning:"
            )
            continue
        st.button(
            sample.name,
            key=f"sample.{key}",
            on_click=state.open_new,
            args=(sample,),
            width="stretch",
        )
    draw_page_link("cases", "More in the case library", ":material/library_books:")


def draw_assessment_files() -> None:
    """Open an assessment from a file, or save the open one."""
    st.subheader("Files", anchor=False)
    opened = state.current_revision()
    if opened:
        a = state.current_assessment()
        st.download_button(
            "Save the open assessment as a file",
            write_assessment(a),
            file_name(a),
            "application/json",
            key="home.save",
            on_click="ignore",
        )
        draw_file_caution(a)
    st.file_uploader(
        "Open a file", type=["json"], key=state.widget_key("home.file"), on_change=_open_file
    )


def _open_file() -> None:
    """Open what was uploaded as a new assessment; whatever is
    wrong with it, nothing else is touched.
    """
    given = state.widget_value("home.file")
    if given is None:
        return
    try:
        a = read_assessment(given.getvalue())
    except AssessmentFileError as error:
        state.add_error(f"“{given.name}” was not opened. {error}")
        state.renew_widgets()
        return
    state.open_new(a)

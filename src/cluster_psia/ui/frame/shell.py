"""The frame around every page: configuration, the open assessment, navigation, head and foot.
Nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import streamlit as st

from cluster_psia.settings import SettingsError
from cluster_psia.store import StoreError
from cluster_psia.ui import state
from cluster_psia.ui.frame import head as frame
from cluster_psia.ui.frame.messages import draw_messages
from cluster_psia.ui.frame.open_line import draw_open_line
from cluster_psia.ui.frame.saved_word import draw_saved_word
from cluster_psia.ui.frame.walk import every_step, in_library, page_of, page_of_room
from cluster_psia.ui.frame.way_out import draw_way_out
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.ui.state.whole_runs import keep_runs_whole

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

STYLE = Path(__file__).with_name("style.css")
ICON = Path(__file__).with_name("icon.svg")  # of the tab; it goes along with the page


def run_app() -> None:
    """One run of the app."""
    keep_runs_whole()
    st.set_page_config(page_title="Cluster PSIA", page_icon=ICON, layout="wide")
    st.html(STYLE)
    if _room_of_key_or_stop():
        _run_room()
    else:
        _run_everything()


def _run_everything() -> None:
    """The walk, the library and the workshops."""
    pages = {step.key: page_of(step) for step in every_step()}
    page = st.navigation(list(pages.values()), position="hidden")
    key = _key_of(page, pages)
    _begin_or_stop(lambda: frame.draw_sidebar(pages, key), library=in_library(key))
    state.come_to_page(key)
    frame.draw_sidebar(pages, key)
    with _saved_word(draw_open_line()):
        _draw_page(page, key, pages)
    state.end_run()


def _run_room() -> None:
    """With a room's key the page of that room is registered alone: no other can be asked for."""
    page = page_of_room()
    st.navigation([page], position="hidden")
    _begin_or_stop()
    state.come_to_page("room")
    with _saved_word(draw_open_line(steps=False)):
        st.title(page.title, anchor=False)
        draw_messages()
        page.run()
        draw_way_out()
    state.end_run()


@contextmanager
def _saved_word(place: DeltaGenerator) -> Iterator[None]:
    """The word at the head is drawn when all else is, also where a page breaks off."""
    try:
        yield
    except Exception:
        draw_saved_word(place)
        raise
    draw_saved_word(place)


def _room_of_key_or_stop() -> str:
    """The code of the room whose key opened this tab, if that was a room's."""
    try:
        return state.room_of_key()
    except state.SessionEnded as ended:
        st.error(str(ended), icon=":material/lock:")
        st.markdown("[Enter again](/enter)")
        st.stop()
    except (StoreError, SettingsError) as error:
        _stop_without_store(error)


def _draw_page(page: st.Page, key: str, pages: frame.Pages) -> None:
    if frame.draw_page_head(key, pages):
        page.run()
        frame.draw_page_foot(key, pages)


def _key_of(page: st.Page, pages: frame.Pages) -> str:
    """The key of the page that Streamlit was asked for."""
    return next(key for key, each in pages.items() if each.url_path == page.url_path)


def _begin_or_stop(draw_links: Callable[[], None] | None = None, *, library: bool = False) -> None:
    """Open what the address asks for. Where the store cannot be opened say so, and nothing else but
    ``draw_links``; the pages of the library, which need no store, are drawn all the same.
    """
    try:
        state.begin_run()
        if not library:
            state.assessment_store()  # told here, before a page asks for it
    except (StoreError, SettingsError) as error:
        if library:
            _tell_no_store(error)
            state.begin_widgets()
            return
        if draw_links:
            draw_links()
        _stop_without_store(error)


def _stop_without_store(error: Exception) -> NoReturn:
    _tell_no_store(error)
    st.stop()


def _tell_no_store(error: Exception) -> None:
    st.error(
        f"The place where assessments are kept cannot be opened. {plain_text(str(error))}",
        icon=":material/error:",
    )


run_app()

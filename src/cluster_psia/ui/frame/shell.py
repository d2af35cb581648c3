"""The frame around every page: configuration, the open assessment, navigation, head and foot.
Nothing else.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from cluster_psia.settings import SettingsError
from cluster_psia.store import StoreError
from cluster_psia.ui import state
from cluster_psia.ui.frame import head as frame
from cluster_psia.ui.frame.open_line import draw_open_line
from cluster_psia.ui.frame.saved_word import draw_saved_word
from cluster_psia.ui.frame.walk import every_step, page_of

STYLE = Path(__file__).with_name("style.css")
ICON = Path(__file__).with_name("icon.svg")  # of the tab; it goes along with the page


def run_app() -> None:
    """One run of the app."""
    st.set_page_config(page_title="Cluster PSIA", page_icon=ICON, layout="wide")
    st.html(STYLE)
    pages = {step.key: page_of(step) for step in every_step()}
    page = st.navigation(list(pages.values()), position="hidden")
    key = _key_of(page, pages)
    _begin_or_stop()
    state.come_to_page(key)
    frame.draw_sidebar(pages, key)
    word = draw_open_line()
    try:
        _draw_page(page, key, pages)
    except Exception:
        draw_saved_word(word)
        raise
    draw_saved_word(word)
    state.end_run()


def _draw_page(page: st.Page, key: str, pages: frame.Pages) -> None:
    if frame.draw_page_head(key, pages):
        page.run()
        frame.draw_page_foot(key, pages)


def _key_of(page: st.Page, pages: frame.Pages) -> str:
    """The key of the page that Streamlit was asked for."""
    return next(key for key, each in pages.items() if each.url_path == page.url_path)


def _begin_or_stop() -> None:
    """Open what the address asks for; where the store cannot be opened say so, and nothing else."""
    try:
        state.begin_run()
    except (StoreError, SettingsError) as error:
        st.error(
            f"The place where assessments are kept cannot be opened. {error}",
            icon=":material/error:",
        )
        st.stop()


run_app()

"""A backup of all that is kept, taken away through the browser."""

from __future__ import annotations

from datetime import datetime
from functools import partial

import streamlit as st

from cluster_psia.settings import database_url
from cluster_psia.store import backup_bytes
from cluster_psia.ui import state
from cluster_psia.words import date_words

SAID = (
    "All that is kept here in one file: every assessment with its revisions, every room with what"
    " people said in it. `cluster-psia restore FILE` puts it back while the program is stopped."
)


def draw_backup() -> None:
    """The way to a backup, for whoever may see everything; it is made when it is asked for."""
    who = state.current_visitor()
    if who is not None and who.role != "facilitator":
        return
    st.divider()
    st.download_button(
        "Download a backup of everything",
        # The press comes from outside a run, so the run says here who may have it.
        partial(_make_backup, state.still_leading(), database_url()),
        f"cluster-psia-{date_words(datetime.now().astimezone())}.db",
        "application/vnd.sqlite3",
        key="home.backup",
        on_click="ignore",
    )
    st.caption(SAID)


def _make_backup(check: state.LeadingCheck, url: str) -> bytes:
    """Raises SessionEnded, StoreError."""
    check()
    return backup_bytes(url)

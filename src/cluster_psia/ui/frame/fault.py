"""A fault of ours, told in our words: logged in full, and without the box of Streamlit, whose links
lead outside.
"""

from __future__ import annotations

import logging

import streamlit as st

_log = logging.getLogger(__name__)
TOLD = (
    "Something in this program went wrong, and this part of the page cannot be shown. What was"
    " saved stays as it is. Load the page again; if it comes back, tell whoever keeps the program:"
    " the server's log says what it was."
)


def tell_fault(fault: Exception) -> bool:
    """Say it on the page and log it; True, so that Streamlit says nothing of its own."""
    _log.error("a fault while a page was drawn", exc_info=fault)
    st.error(TOLD, icon=":material/error:")
    return True

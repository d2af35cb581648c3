"""Reasons drawn the same way wherever something is
suggested: a sentence, and in grey where it stands.
"""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from cluster_psia.design.suggestion import Reason
from cluster_psia.ui.parts.text import plain


def sentence(reason: Reason) -> str:
    """One reason in markdown."""
    return f"{plain(reason.text)} :gray[{plain(reason.source)}]"


def listed(title: str, reasons: Iterable[Reason]) -> None:
    """A short list of reasons under a title, in small type; nothing where there are none."""
    lines = [f"- :small[{sentence(reason)}]" for reason in reasons]
    if lines:
        st.markdown("\n".join((f":small[**{title}**]", "", *lines)))


def warned(reasons: Iterable[Reason]) -> None:
    """Each reason as a warning of its own."""
    for reason in reasons:
        st.warning(sentence(reason), icon=":material/warning:")

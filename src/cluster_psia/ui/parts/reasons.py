"""Reasons, drawn the same way wherever something is suggested.

Each is a sentence, and in grey where it stands.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.ui.parts.text import plain_text

if TYPE_CHECKING:
    from cluster_psia.assessment.reason import Reason


def reason_sentence(reason: Reason) -> str:
    """One reason in markdown."""
    return f"{plain_text(reason.text)} :gray[{plain_text(reason.source)}]"


def reason_list(title: str, reasons: Iterable[Reason]) -> str:
    """A short list of reasons under a title in markdown, in small type; "" where there are none."""
    lines = [f"- :small[{reason_sentence(reason)}]" for reason in reasons]
    return "\n".join((f":small[**{title}**]", "", *lines)) if lines else ""


def draw_paragraphs(*paragraphs: str) -> None:
    """Markdown in one element, which costs a page as much as each of its paragraphs would alone;
    those that are "" are left out.
    """
    st.markdown("\n\n".join(filter(None, paragraphs)))


def reason_list_html(title: str, reasons: Iterable[Reason]) -> str:
    """The same list as HTML, for rows that are drawn in one piece."""
    lines = "".join(
        f"<li>{escape(reason.text)} <small>{escape(reason.source)}</small></li>"
        for reason in reasons
    )
    return f"<p><b>{escape(title)}</b></p><ul>{lines}</ul>" if lines else ""


def draw_reason_warnings(reasons: Iterable[Reason]) -> None:
    """Each reason as a warning of its own."""
    for reason in reasons:
        st.warning(reason_sentence(reason), icon=":material/warning:")

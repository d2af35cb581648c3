"""What the sources tell beside something that is asked here: theory, lessons and cautions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.method.cite import origin
from cluster_psia.method.graph import linked_entries
from cluster_psia.ui.parts.text import plain_text

if TYPE_CHECKING:
    from cluster_psia.method.model import Entry, Method


def draw_told(method: Method, address: str, relations: Iterable[str]) -> None:
    """A button that opens what an entry of the method is linked to by these relations, each with
    its place; nothing where it is linked to nothing.
    """
    entries = linked_entries(method, address, relations)
    if not entries:
        return
    title = f"What the sources tell ({len(entries)})"
    with st.popover(title, type="tertiary", icon=":material/menu_book:"):
        st.markdown("\n".join(map(_told_line, entries)))


def _told_line(entry: Entry) -> str:
    told = f"**{plain_text(entry.label)}.** {plain_text(entry.explanation)}"
    return f"- {told} :small[:gray[{plain_text(origin(entry))}]]"

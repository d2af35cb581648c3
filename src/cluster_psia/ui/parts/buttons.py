"""Buttons that several pages draw the same way: one that edits, and one that opens and closes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from cluster_psia.ui import state


def draw_edit_button(
    name: str,
    label: str,
    edit: state.Change,
    icon: str | None = None,
    *,
    renews: bool = False,
    **kw: Any,
) -> None:
    """A button that makes a pure edit of the document; ``renews`` where other widgets are to show
    what it changed.
    """
    st.button(
        label,
        key=state.widget_key(name),
        icon=icon,
        on_click=_apply,
        args=(edit, renews),
        **kw,
    )


def draw_remove_button(name: str, label: str, edit: state.Change, **kw: Any) -> None:
    """A button whose edit takes something out of the document; undo brings it back."""
    draw_edit_button(name, label, edit, icon=":material/delete:", **kw)


def draw_open_button(
    name: str, is_open: bool, toggle: Callable[[], None], to_open: str = "Edit", **kw: Any
) -> None:
    """A button that opens a thing as a form, or closes it where ``is_open``."""
    label = "Close" if is_open else to_open
    st.button(label, key=state.widget_key(name), on_click=toggle, **kw)


def _apply(edit: state.Change, renews: bool) -> None:
    if state.edit_assessment(edit) and renews:
        state.renew_widgets()

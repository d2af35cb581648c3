"""The widgets of this tab: their keys, what they hold, when they read the document again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from cluster_psia.ui.state.tab import session_


def widget_key(name: str) -> str:
    """The widget key of ``name``.

    It is another one after undo or opening, so that the widget reads the document again.
    """
    return f"{name}#{session_().generation}"


def widget_value(name: str) -> Any:
    """What the widget of that name holds now."""
    return st.session_state[widget_key(name)]


def bind_change(name: str, changed: Callable[..., object], *args: Any) -> dict[str, Any]:
    """Key of the widget of that name, and what is done with ``args`` when a person changed it.

    While a run is under way a browser goes on sending what the widgets of the run before it hold.
    Streamlit takes that for a change where the widget is not drawn any more: it is nobody's. A run
    that the next one cut short has not drawn all it would have: until one is whole, the widgets of
    the last whole one count as well.
    """
    key = widget_key(name)
    session_().drawing.add(key)

    def _heard() -> None:
        now = session_()
        if key in now.drawn or key in now.drawing:
            changed(*args)

    return {"key": key, "on_change": _heard}


def said_by(component: str, event: str) -> Any:
    """What a component of ours, known under its own key, says a person did; None for nothing."""
    held = st.session_state.get(component)
    return held.get(event) if held else None


def has_widget(name: str) -> bool:
    """Whether the widget of that name still holds anything; it forgets when its page is left."""
    return widget_key(name) in st.session_state


def begin_with(name: str, first: Any) -> None:
    """Give the widget of that name its first value, where its own default has to stay empty."""
    st.session_state.setdefault(widget_key(name), first)


def set_widget_value(name: str, what: Any) -> None:
    """Let the widget of that name hold something, for instance what the address says.

    Only before it is drawn.
    """
    st.session_state[widget_key(name)] = what


def renew_widgets() -> None:
    """Let every widget read the document again, from the next run on."""
    session_().outdated = True

"""Forms for adding something: empty again as soon as it was taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from cluster_psia.ui import state


@dataclass(frozen=True)
class EmptiedView:
    """How often each widget of such a form was emptied; that number is part of its name."""

    times: Mapping[str, int] = field(default_factory=dict)


def fresh_name(name: str) -> str:
    """The name of a widget of a form that is empty again after ``clear_widgets(name)``."""
    return f"{name}~{state.view_of(EmptiedView).times.get(name, 0)}"


def fresh_key(name: str) -> str:
    """The key of the same widget."""
    return state.widget_key(fresh_name(name))


def fresh_value(name: str) -> Any:
    """What the same widget holds now."""
    return state.widget_value(fresh_name(name))


def clear_widgets(*names: str) -> None:
    """Empty these widgets of a form."""
    times = dict(state.view_of(EmptiedView).times)
    for name in names:
        times[name] = times.get(name, 0) + 1
    state.keep_view(EmptiedView(times))


def draw_new_line(name: str, label: str, placeholder: str, **kw: Any) -> None:
    """A line of text of such a form."""
    st.text_input(label, max_chars=300, key=fresh_key(name), placeholder=placeholder, **kw)


def draw_new_choice(
    name: str, label: str, options: Mapping[str, str], placeholder: str = "Choose", **kw: Any
) -> None:
    """One of ``options`` (key to label) in such a form, at first none."""
    st.selectbox(
        label,
        list(options),
        format_func=lambda key: options.get(key, key),
        index=None,
        placeholder=placeholder,
        key=fresh_key(name),
        **kw,
    )

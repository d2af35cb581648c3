"""One of several parts of a page, shown alone.

It is remembered, in this tab or in the address, until another is chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, TypeVar

import streamlit as st

from cluster_psia.ui import state

PillKey = TypeVar("PillKey", bound=str)


def choose_shown(
    name: str,
    label: str,
    options: Mapping[PillKey, str],
    shown: PillKey | None,
    keep: Callable[[PillKey], None],
    *,
    segmented: bool = False,
    label_visibility: Literal["visible", "collapsed"] = "visible",
) -> PillKey:
    """Which of ``options`` (key to label) is shown: ``shown``, or the first if it is none of them.

    A widget forgets its value when its page is left, so ``keep`` puts a choice into the view of the
    topic. Pressing the shown one again leaves it shown.
    """
    begun = shown if shown is not None and shown in options else next(iter(options))

    def _changed() -> None:
        chosen = state.widget_value(name)
        if chosen is None:
            state.renew_widgets()
        else:
            keep(chosen)

    draw = st.segmented_control if segmented else st.pills
    chosen: PillKey | None = draw(
        label,
        list(options),
        default=begun,
        required=True,
        wrap=True,
        format_func=options.__getitem__,
        label_visibility=label_visibility,
        **state.bind_change(name, _changed),
    )
    return chosen or begun


def choose_in_address(parameter: str, name: str, options: Mapping[str, str]) -> str:
    """Which of ``options`` (key to label) is shown, as this parameter of the address says.

    The first when it says nothing that is known.
    """
    first = next(iter(options))
    asked = st.query_params.get(parameter, first)
    shown = asked if asked in options else first
    # Another address is another widget, so that a link moves it.
    widget = f"{name}.{asked}"

    def _changed() -> None:
        st.query_params[parameter] = state.widget_value(widget)

    st.segmented_control(
        "Show",
        list(options),
        format_func=options.__getitem__,
        default=shown,
        required=True,
        label_visibility="collapsed",
        wrap=True,
        **state.bind_change(widget, _changed),
    )
    return shown

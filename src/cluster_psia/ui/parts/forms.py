"""Widgets bound to the document: each shows a value and saves what a person makes of it."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

import streamlit as st

from cluster_psia.assessment.document.model import Assessment
from cluster_psia.method.model.entry import unknown_label
from cluster_psia.ui import state
from cluster_psia.words import yes_no

Put = Callable[[Assessment, Any], Assessment]
OptionKey = TypeVar("OptionKey", str, int)


def _bind(name: str, put: Put, *, renews: bool = False) -> dict[str, Any]:
    """Key and callback that tie a widget to a pure edit."""

    def _changed() -> None:
        given = state.widget_value(name)
        if not state.edit_assessment(lambda a: put(a, given)) or renews:
            state.renew_widgets()  # a field must never show what was refused

    return state.bind_change(name, _changed)


def draw_text_line(name: str, label: str, value: str, put: Put, **kw: Any) -> None:
    """One line of text, saved while it is typed; what is refused stays in it."""
    field = state.document_field(name, label, put)
    shown = st.text_input(label, **state.bind_text(field, value), **kw)
    state.note_text(field, shown, value)


def draw_text_area(name: str, label: str, value: str, put: Put, **kw: Any) -> None:
    """Some lines of text, saved while they are typed; what is refused stays in it."""
    field, look = state.document_field(name, label, put), {"height": 80, **kw}
    shown = st.text_area(label, **state.bind_text(field, value), **look)
    state.note_text(field, shown, value)


def draw_tab_line(text: state.TextField, held: str, **kw: Any) -> str:
    """A line that is kept beside the assessment, in this tab or with a room; what it holds now."""
    shown = st.text_input(text.label, **kw, **state.bind_text(text, held))
    state.note_text(text, shown, "")
    return shown or ""


def draw_filter_line(name: str, label: str, **kw: Any) -> str:
    """A line of words that only choose what is shown; what it holds now."""
    given = st.text_input(label, key=state.widget_key(name), **kw)
    state.note_filter(name)
    return given or ""


def draw_choice(
    name: str,
    label: str,
    options: Mapping[str, str],
    value: str | None,
    put: Put,
    *,
    pills: bool = False,
    **kw: Any,
) -> None:
    """One of ``options`` (key to label), or none. ``pills`` shows them all at once and wraps.

    A value that stands in none of them is shown as unknown, and told.
    """
    options = with_unknown_options(options, [value] if value is not None else [])
    if pills:
        draw_pills(name, label, options, value, put, **kw)
        return
    keys = list(options)
    st.selectbox(
        label,
        keys,
        index=None if value is None else keys.index(value),
        format_func=lambda key: options.get(key, key),
        **{"placeholder": "Not chosen yet", **kw},
        **_bind(of_labels(name, options), put),
    )


def draw_pills(
    name: str,
    label: str,
    options: Mapping[OptionKey, str],
    value: OptionKey | None,
    put: Put,
    *,
    back: bool = True,
    renews: bool = False,
    **kw: Any,
) -> None:
    """One of ``options`` (key to label), shown all at once.

    Pressing the chosen one again changes nothing: it is taken back by a button of its own, unless
    there is no way ``back``. ``renews`` draws all widgets anew, where others may show the change.
    """
    kw = {"wrap": True, "format_func": options.__getitem__, **kw}
    bound = _bind(name, put, renews=renews)
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        st.pills(label, list(options), default=value, required=True, **bound, **kw)
        if back and value is not None:
            st.button(
                "Take back",
                key=state.widget_key(f"{name}.back"),
                type="tertiary",
                icon=":material/undo:",
                help=f"{label}: nothing is said then.",
                on_click=_take_back,
                args=(put,),
            )


def _take_back(put: Put) -> None:
    """Nothing is said any more; the pills are drawn anew, for they cannot be emptied."""
    if state.edit_assessment(lambda a: put(a, None)):
        state.renew_widgets()


def with_unknown_options(options: Mapping[str, str], held: Iterable[str]) -> dict[str, str]:
    """``options``, and behind them the keys held that stand in none, called unknown: a list must
    show what is held, or a press on another would drop it unseen.
    """
    unknown = {key: unknown_label(key) for key in held if key not in options}
    return {**options, **unknown}


def of_labels(name: str, options: Mapping[str, str]) -> str:
    """``name`` for these labels alone, for a list that opens.

    The browser answers such a list by its labels: after one of them changed, the old answer would
    read as none given.
    """
    return f"{name}#{zlib.crc32(repr(options).encode()):x}"


def draw_choices(
    name: str, label: str, options: Mapping[str, str], values: Sequence[str], put: Put, **kw: Any
) -> None:
    """Any number of ``options``; ``put`` gets a tuple in the order of the options."""
    options = with_unknown_options(options, values)
    st.pills(
        label,
        list(options),
        wrap=True,
        selection_mode="multi",
        default=list(values),
        format_func=options.__getitem__,
        **_bind(name, _in_order(options, put)),
        **kw,
    )


def draw_choice_list(
    name: str, label: str, options: Mapping[str, str], values: Sequence[str], put: Put, **kw: Any
) -> None:
    """Any number of options that are too many to show at once.

    ``put`` gets a tuple in the order of the options.
    """
    options = with_unknown_options(options, values)
    bound = _bind(of_labels(name, options), _in_order(options, put))
    st.multiselect(
        label,
        list(options),
        default=list(values),
        format_func=lambda key: options.get(key, key),
        **{"placeholder": "Choose", **kw},
        **bound,
    )


def _in_order(options: Mapping[str, str], put: Put) -> Put:
    """``put``, given what was chosen as a tuple in the order of the options."""

    def _put(a: Assessment, given: Sequence[str]) -> Assessment:
        return put(a, tuple(key for key in options if key in given))

    return _put


def draw_count(name: str, label: str, value: int | None, put: Put, **kw: Any) -> None:
    """A whole number of things or people, or empty for not known."""
    kw = {"placeholder": "not known", **kw}
    # With a number as its default the widget would go back to it when emptied, and nobody could
    # say "not known" again.
    state.begin_with(name, value)
    st.number_input(label, min_value=0, value=None, step=1, **_bind(name, put), **kw)


def draw_switch(name: str, label: str, value: bool, put: Put, **kw: Any) -> None:
    """On or off."""
    st.toggle(label, value, **_bind(name, put), **kw)


def draw_yes_no(name: str, label: str, value: bool | None, put: Put, **kw: Any) -> None:
    """Yes, no, or not said yet."""

    def _as_bool(a: Assessment, given: str | None) -> Assessment:
        return put(a, None if given is None else given == "yes")

    shown = None if value is None else yes_no(value)
    draw_pills(name, label, {"yes": "Yes", "no": "No"}, shown, _as_bool, **kw)

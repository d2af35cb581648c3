"""One form for everything on the page Local adaptation.

Its fields are described as values, and saved together when submitted.

They are not those of ``parts/forms.py``, which save each by itself as soon as it is left:
an addition is valid only as a whole, and what was refused stays in the form to be mended.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from itertools import groupby
from typing import Any, Literal

import streamlit as st

from cluster_psia.ui import state
from cluster_psia.ui.parts.forms import Put, with_unknown_options

READABLE = 760  # pixels: about 75 characters a line
POINT = "point_"  # begins the names of the five fields that stand side by side
FieldKind = Literal["line", "words", "text", "one", "many"]
"""What a field takes: a line, words that may need more room, a text, one or many of its options."""


@dataclass(frozen=True)
class FormField:
    """A field of a form: its kind, its words, and the value it begins with.

    ``options`` (key to label) are for "one" and "many"; an empty key is "none of them".
    """

    name: str
    label: str
    value: Any = ""
    kind: FieldKind = "line"
    options: Mapping[str, str] = dataclass_field(default_factory=dict)
    hint: str = ""
    help: str | None = None


def field_of(held: object | None, name: str, label: str, **kw: Any) -> FormField:
    """The field of an attribute of ``held``; empty where nothing is held yet, or nothing in it.

    Kind, options, hint and help are those of ``FormField``.
    """
    value = None if held is None else getattr(held, name)
    return FormField(name, label, value or "", **kw)


def why_field(held: object | None = None) -> FormField:
    """The reason, which every adaptation needs."""
    return field_of(
        held,
        "why",
        "Why the published method does not fit here",
        kind="text",
        hint="In a sentence that a reviewer can judge",
        help="Shown wherever the change acts, and in the plan.",
    )


def points_fields(words: Sequence[str]) -> tuple[FormField, ...]:
    """Five lines for the words over the points of a scale."""
    return tuple(
        FormField(f"{POINT}{point}", f"Words at {point}", word, kind="words", hint="nothing")
        for point, word in enumerate(words, 1)
    )


def words_given(given: dict[str, Any]) -> tuple[str, ...]:
    """The five lines of ``points_fields``, taken out of what was given."""
    return tuple(given.pop(f"{POINT}{point}") or "" for point in range(1, 6))


def draw_adaptation_form(
    at: str, fields: Sequence[FormField], button: str, put: Put, saved: str
) -> None:
    """The fields in a box with one button; ``put`` gets what they hold by name, ``saved`` is said
    when it was taken.

    What was refused stays in the fields, with the reason at the head of the page.
    """

    def _submitted() -> None:
        given = {field.name: _given(at, field) for field in fields}
        if state.edit_assessment(lambda a: put(a, given)):
            state.add_notice(saved)
            state.renew_widgets()

    with st.form(state.widget_key(f"{at}.form"), border=True, width=READABLE):
        for are_points, some in groupby(fields, key=_is_point):
            if are_points:
                _draw_side_by_side(at, some)
            else:
                _draw_one_below_another(at, some)
        st.form_submit_button(button, key=state.widget_key(f"{at}.save"), on_click=_submitted)


def _given(at: str, field: FormField) -> Any:
    held = state.widget_value(f"{at}.{field.name}")
    return tuple(held) if field.kind == "many" else held


def _is_point(field: FormField) -> bool:
    return field.name.startswith(POINT)


def _draw_side_by_side(at: str, fields: Iterable[FormField]) -> None:
    for column, field in zip(st.columns(5, gap="small"), fields, strict=True):
        with column:
            _draw_field(at, field)


def _draw_one_below_another(at: str, fields: Iterable[FormField]) -> None:
    with st.container():
        for field in fields:
            _draw_field(at, field)


def _draw_field(at: str, field: FormField) -> None:
    key = state.widget_key(f"{at}.{field.name}")
    if field.kind == "one":
        _draw_one_of(field, key)
    elif field.kind == "many":
        _draw_many_of(field, key)
    else:
        _draw_text(field, key)


def _draw_text(field: FormField, key: str) -> None:
    around: dict[str, Any] = {"key": key, "placeholder": field.hint, "help": field.help}
    if field.kind == "line":
        st.text_input(field.label, field.value, max_chars=300, **around)
    elif field.kind == "words":
        st.text_area(field.label, field.value, height=122, max_chars=300, **around)
    else:
        st.text_area(field.label, field.value, height=80, max_chars=1000, **around)


def _draw_one_of(field: FormField, key: str) -> None:
    options = with_unknown_options(field.options, [field.value] if field.value else [])
    keys = list(options)
    st.selectbox(
        field.label,
        keys,
        index=keys.index(field.value) if field.value in keys else None,
        format_func=options.__getitem__,
        key=key,
        help=field.help,
        placeholder="Choose",
    )


def _draw_many_of(field: FormField, key: str) -> None:
    options = with_unknown_options(field.options, field.value)
    st.multiselect(
        field.label,
        list(options),
        default=list(field.value),
        format_func=options.__getitem__,
        key=key,
        help=field.help,
        placeholder="Choose any number",
    )

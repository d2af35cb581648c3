"""One form for everything on the page Local adaptation: fields
described as values, saved together when submitted.

So its fields are not those of ``parts/forms.py``, which save each by itself as soon as it is left:
an addition is valid only as a whole, and what was refused stays in the form to be mended.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Literal

import streamlit as st

from cluster_psia.ui import state
from cluster_psia.ui.parts.forms import Put

READABLE = 760  # pixels: about 75 characters a line
POINT = "point_"  # begins the names of the five fields that stand side by side


@dataclass(frozen=True)
class FormField:
    """A field of a form. ``options`` (key to label) are for "one"
    and "many"; an empty key is "none of them".
    """

    name: str
    label: str
    value: Any = ""
    kind: Literal["line", "words", "text", "one", "many"] = (
        "line"  # words: a line that may need more room
    )
    options: Mapping[str, str] | None = None
    hint: str = ""
    help: str | None = None


def why_field(value: str = "") -> FormField:
    """The reason, which every adaptation needs."""
    hint, told = (
        "In a sentence that a reviewer can judge",
        "Shown wherever the change acts, and in the plan.",
    )
    return FormField(
        "why", "Why the published method does not fit here", value, "text", hint=hint, help=told
    )


def points_fields(words: Sequence[str]) -> tuple[FormField, ...]:
    """Five lines for the words over the points of a scale."""
    return tuple(
        FormField(f"{POINT}{point}", f"Words at {point}", word, "words", hint="nothing")
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
        for side_by_side, some in groupby(fields, key=lambda field: field.name.startswith(POINT)):
            held = list(some)
            places = st.columns(5, gap="small") if side_by_side else [st.container()] * len(held)
            for field, place in zip(held, places, strict=True):
                with place:
                    _field(at, field)
        st.form_submit_button(button, key=state.widget_key(f"{at}.save"), on_click=_submitted)


def _given(at: str, field: FormField) -> Any:
    held = state.widget_value(f"{at}.{field.name}")
    return tuple(held) if field.kind == "many" else held


def _field(at: str, field: FormField) -> None:
    key, options = state.widget_key(f"{at}.{field.name}"), field.options or {}
    if field.kind == "line":
        st.text_input(
            field.label, field.value, 300, key=key, placeholder=field.hint, help=field.help
        )
    elif field.kind == "words":
        st.text_area(
            field.label, field.value, 122, 300, key=key, placeholder=field.hint, help=field.help
        )
    elif field.kind == "text":
        st.text_area(
            field.label, field.value, 80, 1000, key=key, placeholder=field.hint, help=field.help
        )
    elif field.kind == "one":
        index = list(options).index(field.value) if field.value in options else None
        st.selectbox(
            field.label,
            list(options),
            index,
            options.__getitem__,
            key=key,
            help=field.help,
            placeholder="Choose",
        )
    else:
        st.multiselect(
            field.label,
            list(options),
            list(field.value),
            options.__getitem__,
            key=key,
            help=field.help,
            placeholder="Choose any number",
        )

"""One form for everything on the page Local adaptation.

Its fields are described as values, and saved together when submitted.

They are not those of ``parts/forms.py``, which save each by itself while it is typed: an addition
is valid only as a whole, so that it is a draft until then.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from itertools import groupby
from typing import TYPE_CHECKING, Any, Literal

import streamlit as st

from cluster_psia.ui import state
from cluster_psia.ui.parts.drafts import DraftForm

if TYPE_CHECKING:
    from cluster_psia.ui.parts.forms import Put

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

    form = DraftForm(at)

    def _submitted() -> None:
        given = {field.name: _given(form, field) for field in fields}
        if state.edit_assessment(lambda a: put(a, given)):
            form.empty()
            state.add_notice(saved)
            state.renew_widgets()

    with form.frame(width=READABLE):
        for are_points, some in groupby(fields, key=_is_point):
            if are_points:
                _draw_side_by_side(form, some)
            else:
                _draw_one_below_another(form, some)
        form.draw_button(button, _submitted)


def _given(form: DraftForm, field: FormField) -> Any:
    held = form.value(field.name)
    return tuple(held) if field.kind == "many" else held


def _is_point(field: FormField) -> bool:
    return field.name.startswith(POINT)


def _draw_side_by_side(form: DraftForm, fields: Iterable[FormField]) -> None:
    for column, field in zip(st.columns(5, gap="small"), fields, strict=True):
        with column:
            _draw_field(form, field)


def _draw_one_below_another(form: DraftForm, fields: Iterable[FormField]) -> None:
    with st.container():
        for field in fields:
            _draw_field(form, field)


def _draw_field(form: DraftForm, field: FormField) -> None:
    what = (field.name, field.label)
    about: dict[str, Any] = {"help": field.help}
    if field.kind == "one":
        form.draw_choice(*what, field.options, begins=field.value or None, **about)
    elif field.kind == "many":
        more = {"placeholder": "Choose any number", **about}
        form.draw_choices(*what, field.options, begins=field.value, **more)
    else:
        _draw_text(form, field)


def _draw_text(form: DraftForm, field: FormField) -> None:
    about: dict[str, Any] = {"placeholder": field.hint, "help": field.help}
    if field.kind == "line":
        form.draw_line(field.name, field.label, begins=field.value, **about)
    elif field.kind == "words":
        form.draw_area(field.name, field.label, begins=field.value, height=122, **about)
    else:
        form.draw_area(field.name, field.label, begins=field.value, **about)

"""The frame in which the page Local adaptation shows additions.

What they are for, what there is, and one form more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import streamlit as st

from cluster_psia.ui import state
from cluster_psia.ui.adaptation.form import READABLE, FormField, draw_adaptation_form
from cluster_psia.ui.adaptation.page import draw_empty_section
from cluster_psia.ui.parts.text import adapted_badge, plain_text

if TYPE_CHECKING:
    from cluster_psia.ui.parts.forms import Put


@dataclass(frozen=True)
class Held:
    """Something that was added.

    Its words, the form that changes it, and what goes when it is taken away.
    """

    key: str  # tells it from the others of its kind on the page
    title: str
    lines: Sequence[str]
    why: str
    fields: tuple[FormField, ...]
    change: Put
    remove: state.Change
    goes_with_it: str = ""


@dataclass(frozen=True)
class AdditionKind:
    """A kind of addition.

    Its name in the keys of widgets and in words, and what an empty section says of it.
    """

    at: str
    noun: str  # with its article: "a criterion"
    what_for: str
    example: str
    added: str = "Added."


def draw_additions(
    kind: AdditionKind, held: Sequence[Held], fields: tuple[FormField, ...], add: Put
) -> None:
    """What a kind is for while there is none of it; each one held, and a form to add one."""
    if not held:
        draw_empty_section(kind.what_for, kind.example)
    for one in held:
        _draw_held(f"adaptation.{kind.at}.{one.key}", one)
    st.header(f"Add {kind.noun}", anchor=False)
    draw_adaptation_form(f"adaptation.{kind.at}", fields, f"Add this {kind.at}", add, kind.added)


def _draw_held(at: str, held: Held) -> None:
    """What was added and why, a form to change it, and the button that takes it away."""
    lines = [plain_text(line) for line in held.lines if line]
    lines.append(f":gray[Why: {plain_text(held.why)}]")
    with st.container(border=True, width=READABLE):
        st.markdown(f"**{plain_text(held.title)}** {adapted_badge()}")
        st.markdown("  \n".join(lines))
        with st.expander("Change it"):
            draw_adaptation_form(at, held.fields, "Save the changes", held.change, "Saved.")
        _draw_take_away(at, held)


def _draw_take_away(at: str, held: Held) -> None:
    with_it = held.goes_with_it
    st.button(
        f"Take away, with {with_it}" if with_it else "Take away",
        key=state.widget_key(f"{at}.remove"),
        type="tertiary",
        icon=":material/delete:",
        on_click=_take_away,
        args=(held.remove,),
    )


def _take_away(remove: state.Change) -> None:
    if state.edit_assessment(remove):
        state.add_notice("Taken away. Undo brings it back, with everything that was said of it.")
        state.renew_widgets()


def require_choices(given: dict[str, Any], **needed: str) -> dict[str, Any]:
    """``given`` once the choices that are needed were made. Raises ValueError."""
    for name, words in needed.items():
        if given[name] is None:
            raise ValueError(f"choose {words} first")
    return given

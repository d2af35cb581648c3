"""A person's own word on how poor the people of a node are.

The same form stands in the map's panel and on Screening.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.edits.screening import follow_suggestion, override_status
from cluster_psia.ui import state
from cluster_psia.ui.parts.drafts import DraftForm
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.words import shade_labels, shade_words

if TYPE_CHECKING:
    from cluster_psia.assessment.document.fields import PovertyStatus
    from cluster_psia.assessment.document.model import Actor
    from cluster_psia.mapping.screening import NodeScreening
    from cluster_psia.method import Method


def draw_own_word(node: Actor, found: NodeScreening, method: Method) -> None:
    """What a person said of a node, with the way back to the suggestion, and the form to say it."""
    draw_said_word(node, found, method)
    draw_word_form(node, method)


def draw_said_word(node: Actor, found: NodeScreening, method: Method) -> None:
    """What a person said of a node, with the way back to the suggestion; nothing where none did."""
    if found.own:
        st.markdown(f":material/person: {_own_word(found, method)}")
        st.button(
            "Follow the suggestion instead",
            key=state.widget_key(f"own_word.follow.{node.id}"),
            on_click=_follow,
            args=(node.id,),
        )


def _own_word(found: NodeScreening, method: Method) -> str:
    word = plain_text(shade_words(method.box_2.shades, found.own))
    if found.own_reason:
        reason = f"Why: {plain_text(found.own_reason)}"
    else:
        reason = "No reason is written down yet."
    differs = " It differs from the suggestion; both are kept." if found.differs else ""
    return f"**Your own word: {word}.** {reason}{differs}"


def _follow(node: str) -> None:
    if state.edit_assessment(lambda a: follow_suggestion(a, node)):
        state.add_notice("Your own word is taken back, with its reason. Undo brings both back.")
        word_form(node).empty()


def word_form(node: str) -> DraftForm:
    """What a person is about to say of a node."""
    return DraftForm(f"own_word.{node}")


def draw_word_form(node: Actor, method: Method) -> None:
    """The form to say how poor the people of a node are, and why."""
    labels, form = shade_labels(method.box_2.shades), word_form(node.id)
    with form.frame(border=False):
        form.draw_pills("status", "Say it yourself", labels, begins=node.poverty, required=True)
        form.draw_area(
            "reason",
            "Why (needed)",
            begins=node.poverty_reason,
            placeholder="Income, assets, security, voice: what makes them poor or safe",
        )
        form.draw_button("Keep my own word", _keep, args=(node.id,))


def _keep(node: str) -> None:
    """Take over what stands in the form."""
    form = word_form(node)
    given: PovertyStatus | None = form.value("status")
    why = form.value("reason")
    if given is None:
        state.add_error("Not saved: choose what the node is.")
    elif state.edit_assessment(lambda a: override_status(a, node, given, why)):
        form.empty()
        state.add_notice("Saved: your own word stands above the suggestion, and both are kept.")

"""What was fixed before a room opened, in words that stand with every result."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.drawing.charts.room_sentences import rule_in_words
from cluster_psia.i18n import languages
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.words import counted_noun, date_words, moment_words
from cluster_psia.workshop.groups import group_name

if TYPE_CHECKING:
    from cluster_psia.workshop.opened.choices import Addition
    from cluster_psia.workshop.values import Room, Settings

SHOW = {
    "never": "Never: only on the wall",
    "after_own": "As soon as they have answered themselves",
    "after_close": "After the round is closed, what you reveal",
}
NOT_REVIEWED = "not yet reviewed by a native speaker"


def language_labels() -> dict[str, str]:
    """Every language of the participant page by its code, and whether its words were reviewed."""
    return {
        each.code: each.name if each.reviewed else f"{each.name} ({NOT_REVIEWED})"
        for each in languages()
    }


def draw_fixed_settings(room: Room) -> None:
    """What was fixed before the room opened, in a caption that stands with every result."""
    fixed = " · ".join(_in_words(room.settings))
    rule = rule_in_words(room.settings.consensus)
    text = f"Fixed before opening on {date_words(room.opened_at)}: {fixed}. {rule}"
    st.caption(plain_text(" ".join((text, *map(_added_in_words, room.settings.added)))))


def _added_in_words(added: Addition) -> str:
    labels = language_labels()
    parts = (
        counted_noun(len(added.criteria), "criterion", "criteria") if added.criteria else "",
        ", ".join(group_name(group) for group in added.groups),
        ", ".join(labels.get(code, code) for code in added.languages),
    )
    return f"Added on {moment_words(added.at)}: {'; '.join(filter(None, parts))}."


def _in_words(settings: Settings) -> tuple[str, ...]:
    labels = language_labels()
    later = {code for added in settings.added for code in added.languages}
    spoken = ", ".join(labels.get(code, code) for code in settings.languages if code not in later)
    first = len(settings.criteria) - sum(len(added.criteria) for added in settings.added)
    return (
        counted_noun(first, "criterion", "criteria"),
        "blind while a round is open" if settings.blind else "not blind",
        f"on phones: {SHOW[settings.show].lower()}",
        "names or aliases allowed" if settings.aliases else "no names",
        f"languages: {spoken}",
    )

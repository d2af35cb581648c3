"""What was fixed before a room opened, in words that stand with every result."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.drawing.charts.room_sentences import rule_in_words
from cluster_psia.i18n import languages
from cluster_psia.ui.parts.text import plain_text
from cluster_psia.words import date_words

if TYPE_CHECKING:
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
    st.caption(plain_text(f"Fixed before opening on {date_words(room.opened_at)}: {fixed}. {rule}"))


def _in_words(settings: Settings) -> tuple[str, ...]:
    labels = language_labels()
    spoken = ", ".join(labels.get(code, code) for code in settings.languages)
    return (
        f"{len(settings.criteria)} criteria",
        "blind while a round is open" if settings.blind else "not blind",
        f"on phones: {SHOW[settings.show].lower()}",
        "names or aliases allowed" if settings.aliases else "no names",
        f"languages: {spoken}",
    )

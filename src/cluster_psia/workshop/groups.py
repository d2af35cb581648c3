"""Participant groups: the translated list by its keys, and whatever else was typed."""

from __future__ import annotations

from cluster_psia.assessment.tables.reading.even import even_text
from cluster_psia.i18n import ENGLISH, languages, translated_text
from cluster_psia.workshop.values import GROUPS, Room

NO_GROUP = "No group named"


def group_name(group: str, language: str = ENGLISH) -> str:
    """What a group is called: the list's own words, free text as it was typed."""
    if not group:
        return NO_GROUP
    return translated_text(language, f"groups.{group}") if group in GROUPS else group


def known_group(room: Room, typed: str) -> str:
    """The room's group that was meant: by key, in the words of any language, or in another
    spelling of letters, spaces, dashes and apostrophes.

    What the room does not know stays as it was typed.
    """
    wanted = even_text(typed)
    for group in (*room.settings.groups, *GROUPS):
        if wanted in _names_of(group):
            return group
    return typed


def _names_of(group: str) -> set[str]:
    """The key of a group and its names in every language, evened out."""
    names = (group, *(group_name(group, language.code) for language in languages()))
    return set(map(even_text, names))

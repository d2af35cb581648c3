"""Participant groups: the translated list by its keys, and whatever else was typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from cluster_psia.assessment.tables.reading.even import even_text
from cluster_psia.diagnosis.room.groups import withheld_groups
from cluster_psia.i18n import ENGLISH, languages, translated_text
from cluster_psia.workshop.values import GROUPS, Room

if TYPE_CHECKING:
    from cluster_psia.workshop.values import Given

NO_GROUP = "No group named"
OTHER = "other"  # as what groups go out that are too small to be named


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


def groups_told(given: Iterable[Given]) -> dict[str, str]:
    """As what each group goes out of the room that would give somebody away: by the rule of the
    room's results, groups of fewer than three people, and as many more as it takes that those
    cannot be worked out. Groups that keep their names are not in it.

    A file tells each answer, so three must have answered wherever anybody of the group did, in each
    round to each criterion. What goes out is told no differently a second time.
    """
    every = tuple(given)
    people = Counter({each.number: each.group for each in every}.values())
    together = Counter((each.group, each.round, each.criterion) for each in every)
    fewest = dict(people)
    for (group, _, _), count in together.items():
        fewest[group] = min(fewest[group], count)
    if OTHER in fewest:  # no name that could be lost, wherever they are few
        fewest[OTHER] = people[OTHER]
    return dict.fromkeys(withheld_groups(people, fewest), OTHER)


def _names_of(group: str) -> set[str]:
    """The key of a group and its names in every language, evened out."""
    names = (group, *(group_name(group, language.code) for language in languages()))
    return set(map(even_text, names))

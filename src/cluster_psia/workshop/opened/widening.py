"""More languages, groups and criteria for a room that is open: what was frozen stays as it is, and
what comes later says when it came.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.workshop.errors import BadAnswer, NotNow
from cluster_psia.workshop.opened.choices import Addition
from cluster_psia.workshop.texts import frozen_texts
from cluster_psia.workshop.values import Room, RoomTexts, Settings

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment


def widened_room(room: Room, a: Assessment, more: Addition) -> Room:
    """The room with what it has not yet of ``more``; new criteria of an open round take answers at
    once, otherwise with the next round or when they are opened.

    Raises NotNow in a room that has ended, BadAnswer for a criterion that the assessment has not, a
    language without texts, and where nothing would be new.
    """
    if room.state == "ended":
        raise NotNow("This room has ended.")
    held = room.settings
    new = Addition(
        at=more.at,
        criteria=tuple(key for key in more.criteria if key not in held.criteria),
        groups=tuple(group for group in more.groups if group not in held.groups),
        languages=tuple(code for code in more.languages if code not in held.languages),
    )
    if not (new.criteria or new.groups or new.languages):
        raise BadAnswer("Nothing was added: the room has all of that already.")
    settings = Settings.model_validate(
        {
            **dict(held),
            "criteria": _in_order(a, held.criteria, new.criteria),
            "groups": (*held.groups, *new.groups),
            "languages": (*held.languages, *new.languages),
            "added": (*held.added, new),
        }
    )
    asked = {*room.open_criteria, *new.criteria} if room.state == "open" else set()
    return room.model_copy(
        update={
            "settings": settings,
            "texts": _texts(room, a, settings),
            "open_criteria": tuple(key for key in settings.criteria if key in asked),
            "widened": room.widened + 1,
        }
    )


def _in_order(a: Assessment, held: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
    """In the order of the matrix; what the assessment does not have any more stands first."""
    known = [criterion.key for criterion in method_of(a).table_2.criteria]
    for key in new:
        if key not in known:
            raise BadAnswer(f"'{key[:80]}' is no criterion of this assessment.")
    gone = (key for key in held if key not in known)
    return (*gone, *(key for key in known if key in held or key in new))


def _texts(room: Room, a: Assessment, settings: Settings) -> RoomTexts:
    """Old criteria as they were frozen; in a new language they are translated, but where the
    assessment changed its words since they stand as the room began with them.
    """
    fresh = frozen_texts(a, settings)
    first = room.settings.languages[0]
    began = {text.key: text for text in room.texts_in(first)}
    now = {text.key: text for text in fresh[first]}
    texts: RoomTexts = {}
    for code in settings.languages:
        frozen = {text.key: text for text in room.texts.get(code, ())}
        new = {text.key: text for text in fresh[code]}
        texts[code] = tuple(
            frozen.get(key)
            or (new[key] if key not in began or now.get(key) == began[key] else began[key])
            for key in settings.criteria
        )
    return texts

"""Both stores as far as one room's key goes: what it does not open is refused here as well,
whatever a page asks for. What is not listed is refused, so a new call of a store is, too.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from cluster_psia.store.values import StoreError
from cluster_psia.workshop.tokens import tidy_code

if TYPE_CHECKING:
    from cluster_psia.store.assessments import AssessmentStore
    from cluster_psia.store.rooms import RoomStore

# Reading the assessment, and what ending a room does to it.
OF_ITS_ASSESSMENT = frozenset({"get", "change"})
OF_ITS_DRAFTS = frozenset({"of", "keep", "drop"})
OF_ITS_CROWD = frozenset({"addresses", "mark", "numbers_from", "people_out"})
ABOUT_NOTHING = frozenset({"together"})  # a transaction around calls that are each bound
OF_ITS_ROOM = frozenset(
    {
        "change",
        "criterion_counts",
        "find",
        "forget",
        "given",
        "group_counts",
        "name_raters",
        "other_raters",
        "own_raters",
        "participant",
        "people",
        "put_sheets",
        "reset",
        "together",
    }
)
REFUSED = "The key of room {code} opens that room and its results, nothing else."


def bound_stores(
    assessments: AssessmentStore, rooms: RoomStore, code: str, assessment_id: str
) -> tuple[AssessmentStore, RoomStore]:
    """Both stores, with the calls that room ``code`` of that assessment needs, about them alone.

    Everything else raises StoreError.
    """
    refused = REFUSED.format(code=code)

    def is_its_assessment(given: object) -> bool:
        return given == assessment_id

    def is_its_room(given: object) -> bool:
        found = given if isinstance(given, str) else getattr(given, "code", "")
        return tidy_code(found) == code

    of_assessment = _Bound(assessments, OF_ITS_ASSESSMENT, is_its_assessment, refused)
    of_assessment.drafts = _Bound(assessments.drafts, OF_ITS_DRAFTS, is_its_assessment, refused)
    of_room = _Bound(rooms, OF_ITS_ROOM, is_its_room, refused)
    of_room.crowd = _Bound(rooms.crowd, OF_ITS_CROWD, is_its_room, refused)
    return cast("AssessmentStore", of_assessment), cast("RoomStore", of_room)


class _Bound:
    """Calls of a store whose first argument is what they are about."""

    drafts: _Bound
    crowd: _Bound

    def __init__(
        self, store: object, known: frozenset[str], is_its: Callable[[object], bool], refused: str
    ) -> None:
        self._store, self._known, self._is_its, self._refused = store, known, is_its, refused

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name not in self._known | ABOUT_NOTHING:
            raise StoreError(self._refused)
        call: Callable[..., Any] = getattr(self._store, name)

        def about(*given: Any, **named: Any) -> Any:
            nothing = not given and name in ABOUT_NOTHING
            if not nothing and not (given and self._is_its(given[0])):
                raise StoreError(self._refused)
            return call(*given, **named)

        return about

"""Saying what something is now that the method does not know any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_psia.assessment.document.key_places import (
    FieldsBeside,
    key_places,
    put_key,
    stands_already,
)
from cluster_psia.assessment.document.method_keys import KEY_FIELDS
from cluster_psia.assessment.document.model import Assessment, assessment_as_written

if TYPE_CHECKING:
    from cluster_psia.assessment.document.unknown_keys import UnknownKey


def choose_present_key(a: Assessment, unknown: UnknownKey, key: str) -> Assessment:
    """``a`` in which ``key`` stands wherever it speaks of what the method does not know.

    Raises ValueError where the document speaks of ``key`` there already, and both cannot stand.
    """
    values = a.model_dump(mode="json")
    for field in KEY_FIELDS:
        for place in list(key_places(values, field.path)):
            of = field.list.format_map(FieldsBeside(place.holder))
            if (of, place.key) != unknown.meant:
                continue
            if stands_already(field, place, key):
                raise ValueError(
                    f"'{key}' stands here already, beside '{unknown.key}', and nothing may be lost;"
                    " take out one of the two first, or choose another"
                )
            put_key(place, key)
    return assessment_as_written(values)

"""Keys that the method knows under another name today, in a document that is being read."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from cluster_psia.assessment.document.key_places import (
    FieldsBeside,
    KeyPlace,
    key_places,
    put_key,
    stands_already,
)
from cluster_psia.assessment.document.method_keys import ADDRESSES, KEY_FIELDS, KeyField
from cluster_psia.method import Method, load_method
from cluster_psia.method.former import current_address, current_key
from cluster_psia.method.graph import cached_survey


def in_present_keys(raw: dict[str, Any], method: Method | None = None) -> dict[str, Any]:
    """A document's JSON values with every former key of the method as the key of today.

    Where two things would then bear one key that must be different, the old key stays as it is and
    is told as unknown: nothing is dropped.
    """
    method = method or load_method()
    if not cached_survey(method).former:
        return raw
    raw = deepcopy(raw)
    for field in KEY_FIELDS:
        for place in list(key_places(raw, field.path)):
            now = _present(method, field, place)
            if now != place.key and not stands_already(field, place, now):
                put_key(place, now)
    return raw


def _present(method: Method, field: KeyField, place: KeyPlace) -> str:
    if field.list == ADDRESSES:
        return current_address(method, place.key) or place.key
    return current_key(method, field.list.format_map(FieldsBeside(place.holder)), place.key)

"""Documents that speak of what the method does not know any more."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from cluster_psia.assessment.document.key_places import KeyPlace, key_places, put_key
from cluster_psia.assessment.document.method_keys import ADDRESSES, KEY_FIELDS
from cluster_psia.assessment.files.file import plain_values
from cluster_psia.assessment.files.upgrade import read_document
from tests.assessment.strategies import assessments

if TYPE_CHECKING:
    from cluster_psia.assessment import Assessment


def held_keys(raw: Any) -> list[tuple[str, KeyPlace]]:
    """Every key of the method in JSON values, each with the path of its field."""
    return [
        (field.path, place)
        for field in KEY_FIELDS
        if not field.free
        for place in key_places(raw, field.path)
    ]


def forgotten(a: Assessment, keys: Collection[str]) -> Assessment:
    """``a`` as it reads after the method forgot some keys: they are called ``gone_…`` in it."""
    raw = plain_values(a)
    for path, place in held_keys(raw):
        if place.key in keys:
            put_key(place, gone(place.key, path))
    return read_document(raw, raw["schema_version"])


def gone(key: str, path: str) -> str:
    """A key that no method has, for one that it has."""
    whole = any(field.path == path and field.list == ADDRESSES for field in KEY_FIELDS)
    return f"{key}_gone" if whole else f"gone_{key}"


@st.composite
def forgetful(draw: st.DrawFn) -> Assessment:
    """Any assessment of which the method knows only a part."""
    a = draw(assessments())
    keys = sorted({place.key for _, place in held_keys(plain_values(a))})
    return forgotten(a, draw(st.sets(st.sampled_from(keys))) if keys else ())

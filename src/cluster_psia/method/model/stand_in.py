"""What stands in for an entry of the method that a document speaks of and nothing knows any more.

A document may be older than a list of the method. Whoever looks up one of its keys gets an entry in
any case; a stand-in is labelled "unknown: key", is not ``known`` and stands in no list, so that it
counts in no mean, suggestion or number.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, TypeVar, cast

from cluster_psia.method.model.entry import Entry, find_entry, unknown_label

GONE = "The method knows nothing of this key any more. Choose what it is now."
E = TypeVar("E", bound=Entry)


def entry_or_stand_in(entries: Iterable[E], key: str, kind: type[E]) -> E:
    """The entry with that key, or one that stands in for it where there is none."""
    return find_entry(entries, key) or stand_in_for(key, kind)


def stand_in_for(key: str, kind: type[E]) -> E:
    """A stand-in of that kind, for a key that the method does not know."""
    own: dict[str, Any] = {
        "label": unknown_label(key),
        "explanation": GONE,
        "ours": GONE,
        **kind.stand_in,
    }
    return cast("E", _unknown_kind(kind).model_construct(key=key, **own))


@cache
def _unknown_kind(kind: type[Entry]) -> type[Entry]:
    return type(f"Unknown{kind.__name__}", (kind,), {"known": False, "__module__": __name__})

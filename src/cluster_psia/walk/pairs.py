"""Things of two documents, side by side where they differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest
from typing import Any

_IDENTITY = (
    *("key", "item", "criterion", "figure", "group", "stage", "source", "target", "value"),
    *("theirs", "of"),
)


def pairs_that_differ(old: Iterable[Any], new: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
    """Things of two lists that differ, each with its counterpart; None where it came or went.

    Counterparts have one id, or say the same of what they are about; among those the equal ones
    are left out first, so that taking out the first of many changes none of the others.
    """
    was, is_ = _by_identity(old), _by_identity(new)
    for identity in dict.fromkeys((*was, *is_)):
        before, after = was.get(identity, []), is_.get(identity, [])
        gone = [one for one in before if one not in after]
        come = [one for one in after if one not in before]
        yield from zip_longest(gone, come)


def keys_that_differ(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """The keys under which two objects hold different things."""
    return [key for key in dict.fromkeys((*old, *new)) if old.get(key) != new.get(key)]


def fields_that_differ(old: Any, new: Any) -> list[str]:
    """The fields in which two things of one kind differ, in the order of the model."""
    fields = type(new).model_fields
    return [field for field in fields if getattr(old, field) != getattr(new, field)]


def _by_identity(things: Iterable[Any]) -> dict[Any, list[Any]]:
    found = defaultdict(list)
    for thing in things:
        found[_identity(thing)].append(thing)
    return found


def _identity(thing: Any) -> Any:
    """What tells a thing apart from others: its id, or what it is about."""
    id_ = getattr(thing, "id", None)
    return id_ or tuple(getattr(thing, field, None) for field in _IDENTITY)

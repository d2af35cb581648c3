"""Keys in a document that its method does not know any more: they are kept, told, and count in
nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from cluster_psia.assessment.document.adapted import whole_method_of
from cluster_psia.assessment.document.coherence.chain import guide_items
from cluster_psia.assessment.document.coherence.known import unknown_problem
from cluster_psia.assessment.document.key_places import FieldsBeside, key_places
from cluster_psia.assessment.document.method_keys import ADDRESSES, KEY_FIELDS, KeyField
from cluster_psia.method import Entry, Method, load_method
from cluster_psia.method.graph import entry_at
from cluster_psia.method.model.entry import find_entry, labels_by_key

if TYPE_CHECKING:
    from cluster_psia.assessment.document.contents import Contents


class UnknownKey(NamedTuple):
    """A key in a document that its method does not know: in which field, of which list, and the
    place in words.
    """

    field: KeyField
    list: str
    key: str
    where: str
    noun: str

    @property
    def meant(self) -> tuple[str, str]:
        """What is meant, wherever it is said: the list and the key."""
        return self.list, self.key


def unknown_keys(a: Contents) -> tuple[UnknownKey, ...]:
    """Every key in ``a`` that its method does not know, in the order of the walk.

    What hangs on another unknown key, such as an effect of an unknown area, is not named again.
    """
    whole, published = _Known(whole_method_of(a)), _Known(load_method())
    return tuple(
        found
        for field in KEY_FIELDS
        if not field.free
        for found in _unknown_in(a, field, published if field.published else whole)
    )


class _Known(dict[str, frozenset[str] | None]):
    """The keys of each list of a method by its address, gathered when first asked for."""

    def __init__(self, method: Method) -> None:
        super().__init__()
        self.method = method

    def __missing__(self, address: str) -> frozenset[str] | None:
        keys = keys_in(self.method, address)
        self[address] = None if keys is None else frozenset(keys)
        return self[address]


def _unknown_in(a: Contents, field: KeyField, known: _Known) -> Iterator[UnknownKey]:
    depends = "{" in field.list
    for place in key_places(a, field.path):
        address = field.list.format_map(FieldsBeside(place.holder)) if depends else field.list
        keys = known[address]
        if keys is not None and place.key not in keys:
            where = field.where.format(number=place.number, item=place.item)
            noun = field.noun.format_map(FieldsBeside(place.holder))
            yield UnknownKey(field, address, place.key, where, noun)


def left_out_words(a: Contents, *paths: str) -> tuple[str, ...]:
    """The sentence that a figure or a suggestion says when it leaves out what the method does not
    know any more in these fields (the beginnings of their paths); nothing where it leaves out none.
    """
    found = [key for key in unknown_keys(a) if key.field.path.startswith(paths)]
    if not found:
        return ()
    names = ", ".join(dict.fromkeys(key.key for key in found))
    return (
        f"Counted nowhere, since the method does not know it any more: {names}. Choose what it is"
        " now.",
    )


def unknown_key_problem(a: Contents, unknown: UnknownKey) -> str:
    """A sentence for whoever brings in a key that nothing knows, with the first ones there are."""
    return unknown_problem(unknown.key, known_labels(a, unknown), unknown.noun, unknown.where) or ""


def known_labels(a: Contents, unknown: UnknownKey) -> dict[str, str]:
    """What it may be now: the labels of the entries of its list by their keys."""
    method = load_method() if unknown.field.published else whole_method_of(a)
    if unknown.list == ADDRESSES:
        return {address: entry_at(method, address).label for address in guide_items()}
    return labels_by_key(_entries_of(method, unknown.list) or ())


def keys_in(method: Method, address: str) -> tuple[str, ...] | None:
    """The keys of the list at an address of the method; None where there is no such list."""
    if address == ADDRESSES:
        return guide_items()
    entries = _entries_of(method, address)
    return None if entries is None else tuple(entry.key for entry in entries)


def _entries_of(method: Method, address: str) -> tuple[Entry, ...] | None:
    held: Any = method
    for part in address.split("."):
        held = find_entry(held, part) if isinstance(held, tuple) else getattr(held, part, None)
        if held is None:
            return None
    return tuple(held)

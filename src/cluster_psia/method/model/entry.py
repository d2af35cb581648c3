"""What every instrument of the published method is made of: typed, frozen entries that say where
they stand.

Each file under ``method/data`` is one instrument. Every entry says where it stands in a source, or
why it is ours: exactly one of ``source`` and ``ours`` is given. A source's place must stand in the
register of ``documents.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, ClassVar, Literal, Protocol, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_]*$", max_length=80)]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Point = Annotated[int, Field(ge=1, le=5)]

StakeholderKey = Literal["entrepreneurs", "workers", "households", "local_community"]
OwnFields = Mapping[str, Any]  # what a stand-in says in the fields of its kind
MeasureKind = Literal["quantitative", "qualitative", "participatory"]
StageKey = Literal["initial", "during", "end"]


class Keyed(Protocol):
    """Anything that the method tells apart from its neighbours by a key."""

    @property
    def key(self) -> str:
        """The key, unique in its list."""


class Labelled(Keyed, Protocol):
    """The same with a label that people read."""

    @property
    def label(self) -> str:
        """The label that people read."""


K = TypeVar("K", bound=Keyed)


class UnknownEntryError(LookupError):
    """A list of the method has no entry with the key that was asked for. The message names it."""


def find_entry(entries: Iterable[K], key: str | None) -> K | None:
    """The entry with that key; None where there is none."""
    for entry in entries:
        if entry.key == key:
            return entry
    return None


def entry_with(entries: Iterable[K], key: str) -> K:
    """The entry with that key. Raises UnknownEntryError, which names the key, where there is
    none.
    """
    found = find_entry(entries, key)
    if found is None:
        raise UnknownEntryError(f"the method has no entry '{key}' here")
    return found


_UNKNOWN = "unknown: "


def unknown_label(key: str) -> str:
    """What a key is called that the method does not know."""
    return f"{_UNKNOWN}{key}"


def key_called_unknown(label: str) -> str | None:
    """The key that ``unknown_label`` called so; None for any other label."""
    return label.removeprefix(_UNKNOWN) if label.startswith(_UNKNOWN) else None


class EntryLabels(dict[str, str]):
    """Labels by key. A key that the method does not know is called so, and stands in no list."""

    def __missing__(self, key: str) -> str:
        return unknown_label(key)


def labels_by_key(entries: Iterable[Labelled]) -> dict[str, str]:
    """The labels of entries by their keys, in the entries' order: what a list to choose from
    shows.
    """
    return EntryLabels((entry.key, entry.label) for entry in entries)


class Frozen(BaseModel):
    """A value: frozen, and closed to keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class CitedPlace(Frozen):
    """Where something stands: the key of a document in ``documents.yaml`` and one of its registered
    places.
    """

    document: Key
    place: Text


class Entry(Frozen):
    """Anything of the method that a person may be shown: a stable key, a label, our explanation,
    and its origin.

    ``also_in`` are further places that the entry rests on. ``partly_ours`` says what in an entry
    with a source is ours all the same, such as its explanation where the print has only the word.

    ``adapted`` says why a programme changed or added the entry for its place; published entries
    have none. ``was`` are keys that it bore before: documents that speak of them go on meaning it.

    ``known`` is False for a stand-in only (``stand_in.py``), and ``stand_in`` is what one says in
    the fields that a kind of entry has of its own.
    """

    known: ClassVar[bool] = True
    stand_in: ClassVar[OwnFields] = {}

    filled_in: ClassVar[bool] = (
        False  # whether its texts hold {names} that are filled in where it is shown
    )
    key: Key
    label: Text
    explanation: Text
    source: CitedPlace | None = None
    ours: Text | None = None
    also_in: tuple[CitedPlace, ...] = Field(default=(), exclude_if=lambda value: not value)
    partly_ours: str = Field(default="", exclude_if=lambda value: not value)
    adapted: str = Field(default="", exclude_if=lambda value: not value)
    was: tuple[Key, ...] = Field(default=(), exclude_if=lambda value: not value)

    @model_validator(mode="after")
    def _has_one_origin(self) -> Entry:
        if (self.source is None) == (self.ours is None):
            raise ValueError(f"entry '{self.key}' needs exactly one of 'source' and 'ours'")
        if self.ours and (self.also_in or self.partly_ours):
            raise ValueError(
                f"entry '{self.key}' is ours as a whole, so 'also_in' and 'partly_ours' say nothing"
            )
        return self

    @property
    def sources(self) -> tuple[CitedPlace, ...]:
        """Every place that the entry rests on, its own first; none where it is ours."""
        return (self.source, *self.also_in) if self.source else ()


class Document(Frozen):
    """One of the source documents, and the places in it that may be cited.

    ``was`` are keys that it bore before.
    """

    key: Key
    was: tuple[Key, ...] = Field(default=(), exclude_if=lambda value: not value)
    short: Text
    authors: Text
    year: int
    title: Text
    publisher: Text
    citation: Text
    note: str = ""
    places: tuple[Text, ...]


class Documents(Frozen):
    """``documents.yaml``."""

    documents: tuple[Document, ...]

    def document(self, key: str) -> Document:
        """The source document with that key. Raises UnknownEntryError without one."""
        return entry_with(self.documents, key)

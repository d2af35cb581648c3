"""What every instrument of the published method is made of: typed, frozen entries that say where
they stand.

Each file under ``method/data`` is one instrument. Every entry says where it stands in a source, or
why it is ours: exactly one of ``source`` and ``ours`` is given. A source's place must stand in the
register of ``documents.yaml``.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_]*$", max_length=80)]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Point = Annotated[int, Field(ge=1, le=5)]

StakeholderKey = Literal["entrepreneurs", "workers", "households", "local_community"]
MeasureKind = Literal["quantitative", "qualitative", "participatory"]
StageKey = Literal["initial", "during", "end"]


class Frozen(BaseModel):
    """A value: frozen, and closed to keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(Frozen):
    """Where something stands: the key of a document in
    ``documents.yaml`` and one of its registered places.
    """

    document: Key
    place: Text


class Entry(Frozen):
    """Anything of the method that a person may be shown: a stable key, a label, our explanation,
    and its origin.

    ``adapted`` says why a programme changed or added the entry for its place; published entries
    have none.
    """

    filled_in: ClassVar[bool] = (
        False  # whether its texts hold {names} that are filled in where it is shown
    )
    key: Key
    label: Text
    explanation: Text
    source: Source | None = None
    ours: Text | None = None
    adapted: str = Field(default="", exclude_if=lambda value: not value)

    @model_validator(mode="after")
    def _has_one_origin(self) -> Entry:
        if (self.source is None) == (self.ours is None):
            raise ValueError(f"entry '{self.key}' needs exactly one of 'source' and 'ours'")
        return self


class Document(Frozen):
    """One of the source documents, and the places in it that may be cited."""

    key: Key
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

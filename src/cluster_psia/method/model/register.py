"""What ties the instruments together: register, links, notes on the sources, terms and published
clusters.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from cluster_psia.method.model.entry import CitedPlace, Entry, Frozen, Key, Text, entry_with

Address = Annotated[str, Field(pattern=r"^[a-z0-9_]+(\.[a-z0-9_]+)*$", max_length=200)]


class Use(Frozen):
    """Who works with an instrument, what for, and on which page of the walk; no page yet where
    ``page`` is empty.
    """

    who: Text
    what_for: Text
    page: str = ""


class Instrument(Entry):
    """One of the method's instruments. ``parts`` are addresses of the lists that hold its
    entries.
    """

    number: Annotated[int, Field(ge=1, le=99)]
    parts: tuple[Address, ...]
    uses: tuple[Use, ...]


class Instruments(Frozen):
    """``instruments.yaml``: the register of all instruments."""

    instruments: tuple[Instrument, ...]


class MethodLink(Frozen):
    """From one entry to others, with its origin. ``from`` is a Python word, so the field has
    another name here.
    """

    start: Key = Field(alias="from")
    to: Annotated[tuple[Key, ...], Field(min_length=1)]
    source: CitedPlace | None = None
    ours: Text | None = None

    @model_validator(mode="after")
    def _has_one_origin(self) -> MethodLink:
        if (self.source is None) == (self.ours is None):
            raise ValueError(
                f"the link from '{self.start}' needs exactly one of 'source' and 'ours'"
            )
        return self


class LinkRelation(Entry):
    """A relation from the entries of the list ``left`` to those of the lists ``right``.

    ``label`` reads from left to right ("aims at"), ``inverse`` from right to left. Either its
    ``links`` stand here, each with its own origin; or the entries of one side name those of the
    other in their ``field`` (dots lead inwards). ``held`` says which side has the field.
    ``origin`` says where such links come from: from the relation's own origin, from that of the
    entry which names them, or from the reason in the field of that entry which ``reasons`` names.
    """

    inverse: Text
    left: Address
    right: Annotated[tuple[Address, ...], Field(min_length=1)]
    field: str = ""
    held: Literal["left", "right"] = "left"
    origin: Literal["relation", "entry", "reasons"] = "relation"
    reasons: str = ""
    links: tuple[MethodLink, ...] = ()

    @model_validator(mode="after")
    def _is_told_in_one_way(self) -> LinkRelation:
        if bool(self.field) == bool(self.links):
            raise ValueError(f"the relation '{self.key}' needs exactly one of 'field' and 'links'")
        if bool(self.reasons) != (self.origin == "reasons"):
            raise ValueError(
                f"the relation '{self.key}' needs 'reasons' with 'origin: reasons', and only then"
            )
        if self.links and (self.held, self.origin) != ("left", "relation"):
            raise ValueError(
                f"the relation '{self.key}' has links of its own, so 'held' and 'origin' say"
                " nothing"
            )
        return self


class Links(Frozen):
    """``links.yaml``: how the instruments hang together. ``graph.py`` reads it."""

    relations: tuple[LinkRelation, ...]


class SourceNote(Entry):
    """A damaged place and how it is read, an oddity carried over as it is, or a place so brief that
    what is said of it is ours; ``about`` says where it matters.
    """

    kind: Literal["damaged", "oddity", "brief"]
    about: tuple[Address, ...]


class SourceNotes(Frozen):
    """``source_notes.yaml``."""

    notes: tuple[SourceNote, ...]


class Term(Entry):
    """A term of the field. ``also`` are other words for it; ``see`` are addresses of entries that
    say more.
    """

    also: tuple[Text, ...] = ()
    see: tuple[Address, ...] = ()


class Glossary(Frozen):
    """``glossary.yaml``."""

    terms: tuple[Term, ...]


class Case(Entry):
    """A published cluster or programme. Its facts stand in the sample assessment of the same
    key.
    """

    kind: Literal["cluster", "programme"]
    country: Text
    sector: Key
    spellings: tuple[Text, ...] = ()


class Cases(Frozen):
    """``cases.yaml``: the register of published clusters, in the order of countries and names."""

    sectors: tuple[Entry, ...]
    cases: tuple[Case, ...]

    def case(self, key: str) -> Case:
        """The published cluster with that key. Raises UnknownEntryError without one."""
        return entry_with(self.cases, key)


class ItalyNote(Entry):
    """What is said of the Italian tables. Names in braces are figures, counted when the note is
    shown.

    ``more`` is said as well where there is something to say, ``otherwise`` in place of the
    explanation where the tables do not bear it out; a note without it is left out then.
    """

    filled_in = True
    more: str = ""
    otherwise: str = ""


class Italy(Frozen):
    """``italy.yaml``: what the tables of Annex I argue, what they do not show, and what is odd in
    them.
    """

    arguments: tuple[ItalyNote, ...]
    limits: tuple[ItalyNote, ...]
    oddities: tuple[ItalyNote, ...]

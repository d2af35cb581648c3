"""The tables of a value chain, and what each column of them holds:
told once, for what goes out and what comes in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from cluster_psia.assessment.document import words
from cluster_psia.assessment.document.chain import Actor, Chain, Institution
from cluster_psia.assessment.tables.cells import (
    Choice,
    Count,
    Degree,
    How,
    May,
    Must,
    Node,
    Nodes,
    Several,
)
from cluster_psia.method import Entry, load_method
from cluster_psia.method.cite import document_name

WORDS = "Words to choose from"  # what stands over the sheet of an export that holds no table
Which = Literal["actors", "institutions", "links", "differences", "figures", "screening"]


@dataclass(frozen=True)
class Column:
    """A column: the field it holds ("income.amount" is a field of a
    field), its heading, and other ways to write it.
    """

    field: str
    head: str
    how: How
    also: tuple[str, ...] = ()

    @property
    def headings(self) -> tuple[str, ...]:
        """What may stand over it, in small letters."""
        return self.head.casefold(), *self.also


@dataclass(frozen=True)
class Table:
    """A table: one row for each thing that ``things`` finds in a chain, with the id of the node it
    belongs to.

    ``needs`` are the fields without which a row says nothing; a heading of ``tells`` is enough to
    know the table by.
    """

    key: Which
    title: str
    columns: tuple[Column, ...]
    things: Callable[[Chain], Iterable[tuple[str, Any]]]
    needs: tuple[str, ...]
    tells: tuple[str, ...] = ()

    def head(self, field: str) -> str:
        """What stands over the column of a field."""
        return next(column.head for column in self.columns if column.field == field)


def value_at(thing: Any, field: str) -> Any:
    """What a thing of the chain holds in a field, or in a field
    of a field; None where there is nothing.
    """
    for name in field.split("."):
        thing = getattr(thing, name) if thing is not None else None
    return thing


@dataclass(frozen=True)
class _Document(May):
    """A document of the method by its short name, any other by its title."""

    def show(self, value: str | None, names: Mapping[str, str]) -> str:
        return super().show(value and document_name(value), names)


def _labels(entries: Callable[[], Iterable[Entry]]) -> Callable[[], dict[str, str]]:
    return lambda: {entry.key: entry.label for entry in entries()}


def _of(known: Mapping[Any, str]) -> Callable[[], Mapping[str, str]]:
    return lambda: known


def _power() -> dict[str, str]:
    return {"source": "From", "target": "To", "even": "Even"}


def _cited(prefix: str = "", before: str = "") -> tuple[Column, Column]:
    """Source and place of a thing, or of something in it."""
    if prefix:
        return (
            Column(f"{prefix}.citation.document", f"{before} source", _Document()),
            Column(f"{prefix}.citation.place", f"{before} place", May()),
        )
    return (
        Column("citation.document", "Source", _Document(), ("document",)),
        Column("citation.place", "Place", May(), ("page", "place in it")),
    )


ACTOR_KINDS = Choice(
    _labels(lambda: load_method().box_2.actor_kinds), "kind of operator", empties=False
)
INSTITUTION_KINDS = Choice(
    _labels(lambda: load_method().box_2.institution_kinds), "kind of institution", empties=False
)
NODE_KINDS = Choice(
    lambda: {**ACTOR_KINDS.labels(), **INSTITUTION_KINDS.labels()}, "kind of node", empties=False
)
_STAGES = Choice(_labels(lambda: load_method().box_2.stages), "stage of the chain", empties=False)
_SHADES = Choice(_labels(lambda: load_method().box_2.shades), "status of a poverty node", marks="▲")
_LINK_KINDS = Choice(_labels(lambda: load_method().box_2.link_kinds), "kind of link", empties=False)
_DIFFERENCES = Choice(
    _labels(lambda: load_method().box_4.differences), "kind of difference", empties=False
)
_ITEMS = Choice(
    _labels(lambda: load_method().screening.items), "item of the screening", empties=False
)
_SIGNS_OF = Choice(
    _labels(lambda: load_method().screening.signs), "sign of deprivation", unknown="unknown"
)
_SURE = Choice(_of(words.SURE), "answer")
_DEGREE = Degree(_of(words.DEGREES), "degree from 1 to 5")
_ID = Column("id", "Id", Must(), ("key",))
_NAME = Column("label", "Name", Must(), ("label", "actor", "institution", "node", "who"))
_NOTE = Column("note", "Note", May(5000), ("notes", "remark", "comment"))
_NODE = Column("node", "Node", Node(), ("name", "actor", "operator"))
_HOW_SURE = Column("sure", "How sure", _SURE, ("sure",))
_DATE = ("as of", "year")

ACTORS = Table(
    "actors",
    "Actors",
    (
        _ID,
        _NAME,
        Column("kind", "Kind", ACTOR_KINDS, ("type",)),
        Column("stage", "Stage", _STAGES, ("stage of the chain",)),
        Column("units", "Units", Count(), ("number of units", "firms")),
        Column("workers", "Workers", Count(), ("people", "employment")),
        Column("women", "Women", Count(), ("female",)),
        Column("men", "Men", Count(), ("male",)),
        _HOW_SURE,
        Column(
            "status_in_employment",
            "Status in employment",
            Several(_labels(lambda: load_method().box_4.kinds), "status in employment"),
        ),
        Column("income.amount", "Income", May(), ("income or wage", "wage")),
        Column("income.unit", "Income unit", May(), ("of what, for how long",)),
        Column("income.as_of", "Income date", May()),
        Column("income.sure", "Income how sure", _SURE),
        *_cited("income", "Income"),
        Column("poverty", "Poverty", _SHADES, ("poverty node", "status")),
        Column("poverty_reason", "Why", May(5000), ("reason",)),
        _NOTE,
        *_cited(),
    ),
    lambda chain: ((actor.id, actor) for actor in chain.actors),
    ("label",),
)

INSTITUTIONS = Table(
    "institutions",
    "Institutions",
    (
        _ID,
        _NAME,
        Column("kind", "Kind", INSTITUTION_KINDS, ("type",)),
        Column("scope", "Scope", Choice(_of(words.SCOPES), "answer"), ("where it belongs",)),
        Column(
            "ownership",
            "Owned",
            Choice(_of(words.OWNERS), "kind of owner"),
            ("ownership", "owner", "public or private"),
        ),
        Column("services", "Services", May(5000), ("service",)),
        Column("importance", "Importance", _DEGREE, ("how important",)),
        Column("effectiveness", "Effectiveness", _DEGREE, ("how effective",)),
        Column("represents", "Represents", Nodes(), ("it represents",)),
        Column("not_represented", "Not represented", Nodes(), ("it leaves out", "leaves out")),
        Column("position", "Position", May(5000), ("position towards poor groups",)),
        Column("role", "Role", May(5000), ("role in the assessment",)),
        _NOTE,
        *_cited(),
    ),
    lambda chain: ((one.id, one) for one in chain.institutions),
    ("label",),
)

LINKS = Table(
    "links",
    "Links",
    (
        Column("source", "From", Node(), ("begins at",)),
        Column("kind", "Kind", _LINK_KINDS, ("type", "kind of link", "does what", "link")),
        Column("target", "To", Node(), ("ends at",)),
        Column("strength", "Strength", Choice(_of(words.STRENGTHS), "answer")),
        Column("governance", "Governance", Choice(_of(words.GOVERNANCE), "form of governance")),
        Column("power", "Power", Choice(_power, "answer"), ("who holds the power",)),
        _NOTE,
        *_cited(),
    ),
    lambda chain: (("", link) for link in chain.links),
    ("source", "target"),
)


def _of_actors(field: str) -> Callable[[Chain], Iterator[tuple[str, Any]]]:
    return lambda chain: (
        (actor.id, thing) for actor in chain.actors for thing in getattr(actor, field)
    )


DIFFERENCES = Table(
    "differences",
    "Differences",
    (
        _NODE,
        Column("kind", "Differs in", _DIFFERENCES, ("difference", "they differ in")),
        Column("value", "Who", Must(), ("who they are", "value")),
        Column("people", "People", Count(), ("how many", "number")),
        _HOW_SURE,
        *_cited(),
    ),
    _of_actors("differences"),
    ("node", "kind", "value"),
    ("kind",),
)

FIGURES = Table(
    "figures",
    "Sources of figures",
    (
        _NODE,
        Column("figure", "Figure", Choice(_of(words.FIGURES), "figure of a node", empties=False)),
        Column("as_of", "Date", May(), _DATE),
        _HOW_SURE,
        *_cited(),
    ),
    _of_actors("figure_sources"),
    ("node", "figure"),
    ("figure",),
)

SCREENING = Table(
    "screening",
    "Screening",
    (
        _NODE,
        Column("item", "Item", _ITEMS),
        Column("sign", "Sign", _SIGNS_OF),
        _NOTE,
        *_cited(),
    ),
    _of_actors("screening"),
    ("node", "item"),
    ("item", "sign"),
)

TABLES = (ACTORS, INSTITUTIONS, LINKS, DIFFERENCES, FIGURES, SCREENING)


def table_of(which: Which) -> Table:
    """The table with that key."""
    return next(table for table in TABLES if table.key == which)


def nodes_of(chain: Chain) -> dict[str, Actor | Institution]:
    """Actors, then institutions, by id."""
    return {
        **{actor.id: actor for actor in chain.actors},
        **{one.id: one for one in chain.institutions},
    }

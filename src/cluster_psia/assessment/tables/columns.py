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
    CellFormat,
    ChoiceCell,
    ChoicesCell,
    CountCell,
    DegreeCell,
    Labels,
    NodeCell,
    NodesCell,
    OptionalCell,
    RequiredCell,
)
from cluster_psia.method import Entry, Method
from cluster_psia.method.cite import document_name
from cluster_psia.method.model.entry import EntryLabels, labels_by_key
from cluster_psia.words import SHADE_MARKS

WORDS = "Words to choose from"  # what stands over the sheet of an export that holds no table
Which = Literal["actors", "institutions", "links", "differences", "figures", "screening"]


@dataclass(frozen=True)
class ChainColumn:
    """A column: the field it holds ("income.amount" is a field of a
    field), its heading, and other ways to write it.
    """

    field: str
    head: str
    how: CellFormat
    also: tuple[str, ...] = ()

    @property
    def headings(self) -> tuple[str, ...]:
        """What may stand over it, in small letters."""
        return self.head.casefold(), *self.also


@dataclass(frozen=True)
class ChainTable:
    """A table: one row for each thing that ``things`` finds in a chain, with the id of the node it
    belongs to.

    ``needs`` are the fields without which a row says nothing; a heading of ``tells`` is enough to
    know the table by.
    """

    key: Which
    title: str
    columns: tuple[ChainColumn, ...]
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
class _Document(OptionalCell):
    """A document of the method by its short name, any other by its title."""

    def show(self, value: str | None, names: Mapping[str, str], method: Method) -> str:
        return super().show(value and document_name(value), names, method)


def _labels(entries: Callable[[Method], Iterable[Entry]]) -> Labels:
    return lambda method: labels_by_key(entries(method))


def _of(known: Mapping[Any, str]) -> Labels:
    return lambda _: known


_POWER = {"source": "From", "target": "To", "even": "Even"}


def _cited(prefix: str = "", before: str = "") -> tuple[ChainColumn, ChainColumn]:
    """Source and place of a thing, or of something in it."""
    if prefix:
        return (
            ChainColumn(f"{prefix}.citation.document", f"{before} source", _Document()),
            ChainColumn(f"{prefix}.citation.place", f"{before} place", OptionalCell()),
        )
    return (
        ChainColumn("citation.document", "Source", _Document(), ("document",)),
        ChainColumn("citation.place", "Place", OptionalCell(), ("page", "place in it")),
    )


ACTOR_KINDS = ChoiceCell(
    _labels(lambda method: method.box_2.actor_kinds), "kind of operator", empties=False
)
INSTITUTION_KINDS = ChoiceCell(
    _labels(lambda method: method.box_2.institution_kinds), "kind of institution", empties=False
)
NODE_KINDS = ChoiceCell(
    lambda method: EntryLabels({**ACTOR_KINDS.labels(method), **INSTITUTION_KINDS.labels(method)}),
    "kind of node",
    empties=False,
)
_STAGES = ChoiceCell(
    _labels(lambda method: method.box_2.stages), "stage of the chain", empties=False
)
_SHADES = ChoiceCell(
    _labels(lambda method: method.box_2.shades),
    "status of a poverty node",
    marks=SHADE_MARKS["vulnerable"],
)
_LINK_KINDS = ChoiceCell(
    _labels(lambda method: method.box_2.link_kinds), "kind of link", empties=False
)
_DIFFERENCES = ChoiceCell(
    _labels(lambda method: method.box_4.differences), "kind of difference", empties=False
)
_ITEMS = ChoiceCell(
    _labels(lambda method: method.screening.items), "item of the screening", empties=False
)
_SIGNS_OF = ChoiceCell(
    _labels(lambda method: method.screening.signs), "sign of deprivation", unknown="unknown"
)
_SURE = ChoiceCell(_of(words.SURE), "answer")
_DEGREE = DegreeCell(_of(words.DEGREES), "degree from 1 to 5")
_ID = ChainColumn("id", "Id", RequiredCell(), ("key",))
_NAME = ChainColumn(
    "label", "Name", RequiredCell(), ("label", "actor", "institution", "node", "who")
)
_NOTE = ChainColumn("note", "Note", OptionalCell(5000), ("notes", "remark", "comment"))
_NODE = ChainColumn("node", "Node", NodeCell(), ("name", "actor", "operator"))
_HOW_SURE = ChainColumn("sure", "How sure", _SURE, ("sure",))
_DATE = ("as of", "year")

ACTORS = ChainTable(
    "actors",
    "Actors",
    (
        _ID,
        _NAME,
        ChainColumn("kind", "Kind", ACTOR_KINDS, ("type",)),
        ChainColumn("stage", "Stage", _STAGES, ("stage of the chain",)),
        ChainColumn("units", "Units", CountCell(), ("number of units", "firms")),
        ChainColumn("workers", "Workers", CountCell(), ("people", "employment")),
        ChainColumn("women", "Women", CountCell(), ("female",)),
        ChainColumn("men", "Men", CountCell(), ("male",)),
        _HOW_SURE,
        ChainColumn(
            "status_in_employment",
            "Status in employment",
            ChoicesCell(_labels(lambda method: method.box_4.kinds), "status in employment"),
        ),
        ChainColumn("income.amount", "Income", OptionalCell(), ("income or wage", "wage")),
        ChainColumn("income.unit", "Income unit", OptionalCell(), ("of what, for how long",)),
        ChainColumn("income.as_of", "Income date", OptionalCell()),
        ChainColumn("income.sure", "Income how sure", _SURE),
        *_cited("income", "Income"),
        ChainColumn("poverty", "Poverty", _SHADES, ("poverty node", "status")),
        ChainColumn("poverty_reason", "Why", OptionalCell(5000), ("reason",)),
        _NOTE,
        *_cited(),
    ),
    lambda chain: ((actor.id, actor) for actor in chain.actors),
    ("label",),
)

INSTITUTIONS = ChainTable(
    "institutions",
    "Institutions",
    (
        _ID,
        _NAME,
        ChainColumn("kind", "Kind", INSTITUTION_KINDS, ("type",)),
        ChainColumn(
            "scope", "Scope", ChoiceCell(_of(words.SCOPES), "answer"), ("where it belongs",)
        ),
        ChainColumn(
            "ownership",
            "Owned",
            ChoiceCell(_of(words.OWNERS), "kind of owner"),
            ("ownership", "owner", "public or private"),
        ),
        ChainColumn("services", "Services", OptionalCell(5000), ("service",)),
        ChainColumn("importance", "Importance", _DEGREE, ("how important",)),
        ChainColumn("effectiveness", "Effectiveness", _DEGREE, ("how effective",)),
        ChainColumn("represents", "Represents", NodesCell(), ("it represents",)),
        ChainColumn(
            "not_represented", "Not represented", NodesCell(), ("it leaves out", "leaves out")
        ),
        ChainColumn("position", "Position", OptionalCell(5000), ("position towards poor groups",)),
        ChainColumn("role", "Role", OptionalCell(5000), ("role in the assessment",)),
        _NOTE,
        *_cited(),
    ),
    lambda chain: ((one.id, one) for one in chain.institutions),
    ("label",),
)

LINKS = ChainTable(
    "links",
    "Links",
    (
        ChainColumn("source", "From", NodeCell(), ("begins at",)),
        ChainColumn("kind", "Kind", _LINK_KINDS, ("type", "kind of link", "does what", "link")),
        ChainColumn("target", "To", NodeCell(), ("ends at",)),
        ChainColumn("strength", "Strength", ChoiceCell(_of(words.STRENGTHS), "answer")),
        ChainColumn(
            "governance", "Governance", ChoiceCell(_of(words.GOVERNANCE), "form of governance")
        ),
        ChainColumn("power", "Power", ChoiceCell(_of(_POWER), "answer"), ("who holds the power",)),
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


DIFFERENCES = ChainTable(
    "differences",
    "Differences",
    (
        _NODE,
        ChainColumn("kind", "Differs in", _DIFFERENCES, ("difference", "they differ in")),
        ChainColumn("value", "Who", RequiredCell(), ("who they are", "value")),
        ChainColumn("people", "People", CountCell(), ("how many", "number")),
        _HOW_SURE,
        *_cited(),
    ),
    _of_actors("differences"),
    ("node", "kind", "value"),
    ("kind",),
)

FIGURES = ChainTable(
    "figures",
    "Sources of figures",
    (
        _NODE,
        ChainColumn(
            "figure", "Figure", ChoiceCell(_of(words.FIGURES), "figure of a node", empties=False)
        ),
        ChainColumn("as_of", "Date", OptionalCell(), _DATE),
        _HOW_SURE,
        *_cited(),
    ),
    _of_actors("figure_sources"),
    ("node", "figure"),
    ("figure",),
)

SCREENING = ChainTable(
    "screening",
    "Screening",
    (
        _NODE,
        ChainColumn("item", "Item", _ITEMS),
        ChainColumn("sign", "Sign", _SIGNS_OF),
        _NOTE,
        *_cited(),
    ),
    _of_actors("screening"),
    ("node", "item"),
    ("item", "sign"),
)

TABLES = (ACTORS, INSTITUTIONS, LINKS, DIFFERENCES, FIGURES, SCREENING)


def table_of(which: Which) -> ChainTable:
    """The table with that key."""
    return next(table for table in TABLES if table.key == which)


def nodes_of(chain: Chain) -> dict[str, Actor | Institution]:
    """Actors, then institutions, by id."""
    return {
        **{actor.id: actor for actor in chain.actors},
        **{one.id: one for one in chain.institutions},
    }

"""The tables of a value chain, and what each column of them holds: told once, for what goes out and
what comes in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.tables.cells import (
    OptionalCell,
    RequiredCell,
)
from cluster_psia.assessment.tables.choices import (
    ACTOR_KINDS,
    DEGREE,
    DIFFERENCE_KINDS,
    FIGURES_OF_NODES,
    GOVERNANCE,
    INSTITUTION_KINDS,
    LINK_KINDS,
    OWNERS,
    POWER,
    SCOPES,
    SCREENING_ITEMS,
    SCREENING_SIGNS,
    SHADES,
    STAGES,
    STATUS_IN_EMPLOYMENT,
    STRENGTHS,
    SURE,
)
from cluster_psia.assessment.tables.named_cells import FactsCell, NodeCell, NodesCell, SourceCell
from cluster_psia.assessment.tables.number_cells import CountCell
from cluster_psia.assessment.tables.shape import ChainColumn, ChainTable, Which

if TYPE_CHECKING:
    from cluster_psia.assessment.document.chain import Actor, Chain, Institution

WORDS = "Words to choose from"  # what stands over the sheet of an export that holds no table


def _cited(prefix: str = "", before: str = "") -> tuple[ChainColumn, ChainColumn]:
    """Source and place of a thing, or of something in it."""
    if prefix:
        return (
            ChainColumn(f"{prefix}.citation.source", f"{before} source", SourceCell()),
            ChainColumn(f"{prefix}.citation.place", f"{before} place", OptionalCell()),
        )
    return (
        ChainColumn("citation.source", "Source", SourceCell(), ("document",)),
        ChainColumn("citation.place", "Place in it", OptionalCell(), ("page", "place")),
    )


_ID = ChainColumn("id", "Id", RequiredCell(), ("key",))
_NAME = ChainColumn(
    "label", "Name", RequiredCell(), ("label", "actor", "institution", "node", "who")
)
_NOTE = ChainColumn("note", "Note", OptionalCell(5000), ("notes", "remark", "comment"))
_NODE = ChainColumn("node", "Node", NodeCell(), ("name", "actor", "operator"))
_HOW_SURE = ChainColumn("sure", "How sure", SURE, ("sure",))
_FACTS = ChainColumn("facts", "Facts", FactsCell(), ("evidence",))
_DATE = ("as of", "year")

ACTORS = ChainTable(
    key="actors",
    title="Actors",
    columns=(
        _ID,
        _NAME,
        ChainColumn("kind", "Kind", ACTOR_KINDS, ("type",)),
        ChainColumn("stage", "Stage", STAGES, ("stage of the chain",)),
        ChainColumn("units", "Units", CountCell(), ("number of units", "firms")),
        ChainColumn("workers", "Workers", CountCell(), ("people", "employment")),
        ChainColumn("women", "Women", CountCell(), ("female",)),
        ChainColumn("men", "Men", CountCell(), ("male",)),
        _HOW_SURE,
        ChainColumn("status_in_employment", "Status in employment", STATUS_IN_EMPLOYMENT),
        ChainColumn("income.amount", "Income", OptionalCell(), ("income or wage", "wage")),
        ChainColumn("income.unit", "Income unit", OptionalCell(), ("of what, for how long",)),
        ChainColumn("income.as_of", "Income date", OptionalCell()),
        ChainColumn("income.sure", "Income how sure", SURE),
        *_cited("income", "Income"),
        ChainColumn("poverty", "Poverty", SHADES, ("poverty node", "status")),
        ChainColumn("poverty_reason", "Why", OptionalCell(5000), ("reason",)),
        _NOTE,
        *_cited(),
        _FACTS,
    ),
    things=lambda chain: ((actor.id, actor) for actor in chain.actors),
    needs=("label",),
)

INSTITUTIONS = ChainTable(
    key="institutions",
    title="Institutions",
    columns=(
        _ID,
        _NAME,
        ChainColumn("kind", "Kind", INSTITUTION_KINDS, ("type",)),
        ChainColumn("scope", "Scope", SCOPES, ("where it belongs",)),
        ChainColumn("ownership", "Owned", OWNERS, ("ownership", "owner", "public or private")),
        ChainColumn("services", "Services", OptionalCell(5000), ("service",)),
        ChainColumn("importance", "Importance", DEGREE, ("how important",)),
        ChainColumn("effectiveness", "Effectiveness", DEGREE, ("how effective",)),
        ChainColumn("represents", "Represents", NodesCell(), ("it represents",)),
        ChainColumn(
            "not_represented", "Not represented", NodesCell(), ("it leaves out", "leaves out")
        ),
        ChainColumn("position", "Position", OptionalCell(5000), ("position towards poor groups",)),
        ChainColumn("role", "Role", OptionalCell(5000), ("role in the assessment",)),
        _NOTE,
        *_cited(),
        _FACTS,
    ),
    things=lambda chain: ((one.id, one) for one in chain.institutions),
    needs=("label",),
)

LINKS = ChainTable(
    key="links",
    title="Links",
    columns=(
        ChainColumn("source", "From", NodeCell(), ("begins at",)),
        ChainColumn("kind", "Kind", LINK_KINDS, ("type", "kind of link", "does what", "link")),
        ChainColumn("target", "To", NodeCell(), ("ends at",)),
        ChainColumn("strength", "Strength", STRENGTHS),
        ChainColumn("governance", "Governance", GOVERNANCE),
        ChainColumn("power", "Power", POWER, ("who holds the power",)),
        _NOTE,
        *_cited(),
    ),
    things=lambda chain: (("", link) for link in chain.links),
    needs=("source", "target"),
)


def _of_actors(field: str) -> Callable[[Chain], Iterator[tuple[str, Any]]]:
    return lambda chain: (
        (actor.id, thing) for actor in chain.actors for thing in getattr(actor, field)
    )


DIFFERENCES = ChainTable(
    key="differences",
    title="Differences",
    columns=(
        _NODE,
        ChainColumn("kind", "Differs in", DIFFERENCE_KINDS, ("difference", "they differ in")),
        ChainColumn("value", "Who", RequiredCell(), ("who they are", "value")),
        ChainColumn("people", "People", CountCell(), ("how many", "number")),
        _HOW_SURE,
        *_cited(),
    ),
    things=_of_actors("differences"),
    needs=("node", "kind", "value"),
    tells=("kind",),
)

FIGURES = ChainTable(
    key="figures",
    title="Sources of figures",
    columns=(
        _NODE,
        ChainColumn("figure", "Figure", FIGURES_OF_NODES),
        ChainColumn("as_of", "Date", OptionalCell(), _DATE),
        _HOW_SURE,
        *_cited(),
    ),
    things=_of_actors("figure_sources"),
    needs=("node", "figure"),
    tells=("figure",),
)

SCREENING = ChainTable(
    key="screening",
    title="Screening",
    columns=(
        _NODE,
        ChainColumn("item", "Item", SCREENING_ITEMS),
        ChainColumn("sign", "Sign", SCREENING_SIGNS),
        _NOTE,
        *_cited(),
    ),
    things=_of_actors("screening"),
    needs=("node", "item"),
    tells=("item", "sign"),
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

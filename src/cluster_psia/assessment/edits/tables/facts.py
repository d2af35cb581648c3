"""The facts of an assessment as a table that people write into."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.fields import slug
from cluster_psia.assessment.document.model import Assessment, Citation, Fact, replace
from cluster_psia.assessment.document.words import TOPICS, source_names
from cluster_psia.assessment.edits.profile import remove_fact, with_cited_source
from cluster_psia.assessment.grid.columns import judged_column
from cluster_psia.assessment.grid.table import GridTable, RowValues
from cluster_psia.assessment.grid.value import GridColumn, GridRow
from cluster_psia.assessment.tables.cells import OptionalCell, RequiredCell
from cluster_psia.assessment.tables.choice_cells import ChoiceCell
from cluster_psia.assessment.tables.reading.context import ReadingContext

if TYPE_CHECKING:
    from cluster_psia.assessment.document.fields import Topic
    from cluster_psia.assessment.tables.cells import CellFormat

_REQUIRED = {
    "statement": "says nothing yet; write what is said",
    "source": "has no source yet; pick one, or type its title",
    "topic": "is about nothing yet; choose what it is about",
}


@dataclass(frozen=True)
class FactLine:
    """A fact as a row shows it: its source by the name that it has wherever one is picked."""

    topic: Topic
    statement: str
    value: str
    event: str
    reported: str
    source: str
    place: str


def cited_facts_table(a: Assessment) -> GridTable[Assessment]:
    """The facts of ``a`` in their order. A new one is about what the one before it is about, unless
    it says what else; a source that is not in the list yet comes into it.
    """
    return GridTable(
        columns=_columns(a),
        rows=_rows,
        ids=lambda now: tuple(fact.id for fact in now.facts),
        put=_put,
        remove=remove_fact,
        required=_REQUIRED,
        brought=frozenset({"topic"}),
    )


def _columns(a: Assessment) -> tuple[GridColumn, ...]:
    method = method_of(a)
    by, topics = ReadingContext(method), ChoiceCell(lambda _: TOPICS, "topic", empties=False)

    def _column(key: str, head: str, how: CellFormat, **more: Any) -> GridColumn:
        return judged_column(key, head, how, by, method=method, **more)

    def _line(key: str, head: str, **more: Any) -> GridColumn:
        return _column(key, head, OptionalCell(300), empty="", **more)

    sources = dict.fromkeys(reversed(source_names(a).values()), "")
    said = "In your own words"
    return (
        _column("statement", "What is said", RequiredCell(5000), width=330, lines=True, help=said),
        _line("value", "Figure", width=100, help="As it is printed, with its unit"),
        _line("event", "When it was so", width=124, help="Year or period"),
        _line("reported", "When it was said", width=132, help="Year of the report, date of a talk"),
        _line("source", "Source", width=180, kind="choice", options=sources, help="Or who said it"),
        _line("place", "Place in it", width=96, help="Page or table"),
        _column("topic", "About", topics, width=116),
    )


def _rows(a: Assessment) -> tuple[GridRow, ...]:
    names = source_names(a)
    return tuple(GridRow(fact.id, _line_of(fact, names)) for fact in a.facts)


def _line_of(fact: Fact, names: Mapping[str, str]) -> FactLine:
    cited = fact.citation
    return FactLine(
        fact.topic,
        fact.statement,
        fact.value,
        fact.event,
        fact.reported,
        source=names.get(cited.source, "") if cited else "",
        place=cited.place if cited else "",
    )


def _put(a: Assessment, rows: Sequence[RowValues]) -> Assessment:
    facts = {fact.id: fact for fact in a.facts}
    for row in rows:
        held = facts.get(row.id) if row.id is not None else None
        if row.id is not None and held is None:
            continue  # somebody took it out
        a, given = _cited(a, held, row.values)
        fact = replace(held, **given) if held else _new_fact(facts, given)
        facts[fact.id] = fact
    return replace(a, facts=tuple(facts.values()))


def _new_fact(facts: Mapping[str, Fact], given: Mapping[str, Any]) -> Fact:
    last = next(reversed(list(facts.values()))).topic if facts else "other"
    said = {name: value for name, value in given.items() if value is not None}
    id_ = slug(said.get("statement", ""), facts, "fact")
    return Fact.model_validate({"topic": last, **said, "id": id_})


def _cited(
    a: Assessment, held: Fact | None, values: Mapping[str, Any]
) -> tuple[Assessment, dict[str, Any]]:
    """The document with the source that is named in its list, and the fields of the fact."""
    given = {name: value for name, value in values.items() if name not in ("source", "place")}
    if len(given) == len(values):
        return a, given
    cited = held.citation if held else None
    place = values.get("place", cited.place if cited else "")
    if "source" in values:
        a, source = _source_named(a, values["source"])
    else:
        source = cited.source if cited else ""
    if place and not source:
        raise ValueError("name the source first, then the place in it")
    return a, {**given, "citation": Citation(source=source, place=place) if source else None}


def _source_named(a: Assessment, name: str) -> tuple[Assessment, str]:
    if not name.strip():
        return a, ""
    by_name = {shown: id_ for id_, shown in source_names(a).items()}
    return with_cited_source(a, by_name.get(name, name))

"""The last sheet, Sources: every document with its full citation, and where it is cited."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.model import Actor, Assessment, Citation
from cluster_psia.export.plan.report import SOURCE, WHY, Column, Row, Sheet, Table
from cluster_psia.export.plan.words import ENTERED, joined_lines
from cluster_psia.mapping.network import nodes_by_id
from cluster_psia.method.cite import cite, document_name

if TYPE_CHECKING:
    from cluster_psia.method.model import Document, Documents

SOURCES = "Every document cited in this workbook, and where."
_COLUMNS = (
    Column("document", "Document", 16),
    Column("citation", "Full citation", 50),
    Column("places", "Places cited", 40),
    Column("sheets", "On the sheets", 18),
    Column("note", "Note", 30, optional=True),
    WHY,
    SOURCE,
)
# What is cited in an assessment: the sheet on which it stands, and the citation.
_Cited = tuple[str, Citation]


def sources_sheet(a: Assessment, sheets: Iterable[Sheet]) -> Sheet:
    """Every document that ``sheets`` cite, and the assessment's own sources, with places and
    sheets.
    """
    cited = [(sheet, citation) for sheet, citation in _citations(a) if citation is not None]
    published = method_of(a).documents
    rows = (*_published(cited, sheets, published), *_own(cited, published))
    table = Table("SourcesTable", _COLUMNS, rows, "Nothing is cited yet.")
    return Sheet("Sources", SOURCES, (table,))


# Published documents -----------------------------------------------------------------------------


def _published(cited: list[_Cited], sheets: Iterable[Sheet], published: Documents) -> Iterator[Row]:
    by_sheet = {sheet.name: cited_places(sheet, published) for sheet in sheets}
    for document in published.documents:
        on = {
            name: places[document.short]
            for name, places in by_sheet.items()
            if document.short in places
        }
        if on:
            yield _document(document, on, _places_by_people(document, cited))


def _document(document: Document, on: Mapping[str, set[str]], by_people: list[str]) -> Row:
    """A row for a document cited ``on`` sheets, each with the places of the method it cites."""
    used = set().union(*on.values())
    known = [place for place in document.places if place in used]
    return Row(
        document=document.short,
        citation=document.citation,
        places=joined_lines((*known, *by_people)) or "the document as a whole",
        sheets=", ".join(on),
        note=document.note,
        why="Cited in this workbook",
        source=cite(document.key, ""),
    )


def _places_by_people(document: Document, cited: list[_Cited]) -> list[str]:
    """The places of a published document that people cite, also those that the method does not."""
    return [c.place for _, c in cited if document_name(c.document) == document.short]


def cited_places(sheet: Sheet, published: Documents) -> dict[str, set[str]]:
    """The places cited on a sheet by the short name of their document; a document named without a
    place has none.
    """
    found: dict[str, set[str]] = {}
    for document in published.documents:
        citation = _citation_pattern(document)
        for text in _texts(sheet):
            for cited in citation.finditer(text):
                found.setdefault(document.short, set()).update(filter(None, cited.groups()))
    return found


def _citation_pattern(document: Document) -> re.Pattern[str]:
    # "Section 5" begins many places: the longest that fits is the one that is meant.
    longest_first = sorted(document.places, key=len, reverse=True)
    places = "|".join(map(re.escape, longest_first))
    return re.compile(rf"\b{re.escape(document.short)}\b(?:, ({places}))?")


def _texts(sheet: Sheet) -> Iterator[str]:
    yield sheet.purpose
    yield sheet.note
    for table in sheet.tables:
        for row in table.rows:
            yield from (cell for cell in row.values() if isinstance(cell, str))


# Citations of people -----------------------------------------------------------------------------


def _citations(a: Assessment) -> Iterator[tuple[str, Citation | None]]:
    """(sheet, citation) of everything in the assessment that can cite."""
    yield from (("Cluster", fact.citation) for fact in a.profile.facts)
    yield from _of_ratings(a)
    yield from (("Value chain", node.citation) for node in nodes_by_id(a.chain).values())
    for actor in a.chain.actors:
        yield from _of_actor(actor)
    yield from (("Mapping guide", answer.citation) for answer in a.guide.answers)
    yield from (("Links", link.citation) for link in a.chain.links)
    yield from (("Poverty groups", group.citation) for group in a.groups)


def _of_ratings(a: Assessment) -> Iterator[tuple[str, Citation | None]]:
    asked = {criterion.key for criterion in method_of(a).table_2.criteria}
    for key, ratings in a.ratings.items():
        sheet = "Matrix" if key in asked else "Adapted here"
        yield from ((sheet, rating.source) for rating in ratings)


def _of_actor(actor: Actor) -> Iterator[tuple[str, Citation | None]]:
    """(sheet, citation) of what is known of a node beyond its numbers."""
    yield from (("Screening", rating.citation) for rating in actor.screening)
    yield from (("Map findings", one.citation) for one in actor.differences)
    yield from (("Map findings", figure.citation) for figure in actor.figure_sources)
    if actor.income:
        yield ("Map findings", actor.income.citation)


def _own(cited: list[_Cited], documents: Documents) -> Iterator[Row]:
    """The sources that people named themselves, each with its places."""
    published = {document.short for document in documents.documents}
    by_document: dict[str, list[_Cited]] = {}
    for sheet, citation in cited:
        if citation.document and document_name(citation.document) not in published:
            by_document.setdefault(citation.document, []).append((sheet, citation))
    for document, found in by_document.items():
        yield _own_document(document, found)


def _own_document(document: str, found: list[_Cited]) -> Row:
    places = joined_lines(citation.place for _, citation in found)
    sheets = dict.fromkeys(sheet for sheet, _ in found)
    return Row(
        document=document,
        citation=document,
        places=places or "no place given",
        sheets=", ".join(sheets),
        why="Named in this assessment",
        source=ENTERED,
    )

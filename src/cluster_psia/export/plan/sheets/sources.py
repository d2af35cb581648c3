"""The last sheet, Sources: every document with its full citation, where it is cited, and how
headings of tables that came in were read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.coherence.references import citing_things
from cluster_psia.assessment.document.model import Assessment, Citation, HeadingMatch, Source
from cluster_psia.assessment.document.words import SOURCE_KINDS, UNTITLED
from cluster_psia.export.plan.report import SOURCE, WHY, Column, Row, Sheet, Table
from cluster_psia.export.plan.words import ENTERED, joined_lines
from cluster_psia.method.cite import cite, document_name

if TYPE_CHECKING:
    from cluster_psia.assessment.document.contents import TablesOf
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
_HEADINGS = (
    Column("theirs", "Heading in the table that came in", 30),
    Column("ours", "Read as", 22),
    WHY,
    SOURCE,
)
# What is cited in an assessment: the sheet on which it stands, and the citation.
_Cited = tuple[str, Citation]


def sources_sheet(a: Assessment, sheets: Iterable[Sheet]) -> Sheet:
    """Every document that ``sheets`` cite, and the assessment's own sources, with places and
    sheets.
    """
    cited = list(_citations(a))
    published = method_of(a).documents
    rows = (*_published(a, cited, sheets), *_own(a, cited, published))
    table = Table("SourcesTable", _COLUMNS, rows, "Nothing is cited yet.")
    return Sheet("Sources", SOURCES, (table, *_headings(a)))


# Published documents -----------------------------------------------------------------------------


def _published(a: Assessment, cited: list[_Cited], sheets: Iterable[Sheet]) -> Iterator[Row]:
    published = method_of(a).documents
    by_sheet = {sheet.name: cited_places(sheet, published) for sheet in sheets}
    for document in published.documents:
        on = {
            name: places[document.short]
            for name, places in by_sheet.items()
            if document.short in places
        }
        if on:
            yield _document(document, on, _places_by_people(a, document, cited))


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


def _places_by_people(a: Assessment, document: Document, cited: list[_Cited]) -> list[str]:
    """The places of a published document that people cite, also those that the method does not."""
    these = {one.id for one in a.sources if document_name(one.document) == document.short}
    return [citation.place for _, citation in cited if citation.source in these]


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


# Sources of people -------------------------------------------------------------------------------

_SHEETS = {
    "fact": "Cluster",
    "node": "Value chain",
    "institution": "Value chain",
    "link": "Links",
    "answer of the guide": "Mapping guide",
    "group": "Poverty groups",
    "node, screening": "Screening",
    "node, differences": "Map findings",
    "node, figures": "Map findings",
    "node, income": "Map findings",
}


def _citations(a: Assessment) -> Iterator[_Cited]:
    """(sheet, citation) of everything in the assessment that cites."""
    asked = {criterion.key for criterion in method_of(a).table_2.criteria}
    for one in citing_things(a):
        if one.citation is not None and one.what == "criterion":
            yield ("Matrix" if one.key in asked else "Adapted here", one.citation)
        elif one.citation is not None:
            yield (_SHEETS[", ".join(filter(None, (one.what, one.part)))], one.citation)


def _own(a: Assessment, cited: list[_Cited], documents: Documents) -> Iterator[Row]:
    """The sources that people named themselves, each with its places."""
    published = {document.short for document in documents.documents}
    for source in a.sources:
        if document_name(source.document) not in published:
            yield _own_source(source, [one for one in cited if one[1].source == source.id])


def _own_source(source: Source, found: list[_Cited]) -> Row:
    places = joined_lines(citation.place for _, citation in found)
    sheets = dict.fromkeys(sheet for sheet, _ in found)
    title = source.document or UNTITLED
    return Row(
        document=title,
        citation=f"{_author_and_year(source)}{title}",
        places=places or "no place given",
        sheets=", ".join(sheets) or "cited nowhere yet",
        note=_who_and_how(source),
        why="Named in this assessment",
        source=ENTERED,
    )


def _author_and_year(source: Source) -> str:
    """What stands before the title: "Author (2003), "."""
    year = f"({source.year})" if source.year else ""
    before = " ".join(filter(None, (source.author, year)))
    return f"{before}, " if before else ""


def _who_and_how(source: Source) -> str:
    """What kind of source it is, and who said it."""
    kind = SOURCE_KINDS[source.kind] if source.kind else ""
    said = f"said by {source.said_by}" if source.said_by else ""
    return "; ".join(filter(None, (kind, said)))


# Headings of tables ------------------------------------------------------------------------------


def _headings(a: Assessment) -> Iterator[Table]:
    """What headings of tables were said to mean; none where nobody said so of any."""
    rows = tuple(map(_heading, a.headings))
    if rows:
        title = "Headings of incoming tables that were matched by hand"
        yield Table("HeadingsTable", _HEADINGS, rows, "", title)


_READ_SO: dict[TablesOf, str] = {
    "chain": "Cells below this heading are read so",
    "sheets": "Cells below this heading of filled score sheets are read so",
}


def _heading(match: HeadingMatch) -> Row:
    return Row(
        theirs=match.theirs,
        ours=match.ours or "left aside",
        why=_READ_SO[match.of],
        source=ENTERED,
    )

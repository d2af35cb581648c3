"""The first sheet and the last: what the workbook is and how to
read it; and every source with its full citation.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.model import Assessment, Citation
from cluster_psia.assessment.progress import assessment_gaps
from cluster_psia.export.plan.report import SOURCE, WHY, Column, Row, Section, Sheet, Table
from cluster_psia.export.plan.words import ENTERED, READ, joined_lines, source_of
from cluster_psia.mapping.network import nodes_by_id
from cluster_psia.method import load_method
from cluster_psia.method.cite import cite, document_name

STEP_TITLES = {
    "profile": "Cluster profile",
    "matrix": "Poverty matrix",
    "chain": "Value chain",
    "groups": "Poverty groups",
    "design": "Study design",
    "indicators": "Indicators",
    "methods": "Methods",
    "work_plan": "Work plan",
    "plan": "Plan",
}
_COLUMNS = (
    Column("About", 20),
    Column("What it says", 90),
    Column(WHY.title, 40),
    Column(SOURCE.title, 28),
)
_HOW_TO_READ = (
    (
        "Sources",
        (
            "The column “Source” cites document and place. “Ours: …” marks what no source says and"
            " the program adds: weights, means, orders, first guesses. “Entered in this assessment”"
            " is what people wrote."
        ),
        "Tells the published method from what was added to it",
    ),
    (
        "Certainty",
        (
            "The print of the matrix is damaged. Each criterion says how sure its reading is:"
            " printed, restored, read, damaged, or ours."
        ),
        "Nobody should build on a reading as if it were print",
    ),
    (
        "What is not known",
        (
            "An empty number means not known, never zero. “Don't know” and “not applicable” enter"
            " no mean, and a mean is shown only when at least half of its criteria are answered."
        ),
        "Gaps must not pass for findings",
    ),
    (
        "Suggestions",
        (
            "Designs, indicators, methods and tasks are suggested with reasons for and against;"
            " people decide. The poverty groups themselves confirm and rank the indicators."
        ),
        "Says who decided what",
    ),
    (
        "Living figures",
        (
            "Person-days, processing days and totals on the sheet Work plan are formulas: change"
            " people, days or the shaded ratio and they follow. Everything else is as it was on the"
            " day of making."
        ),
        "Lets a budget be made from the plan",
    ),
)
SOURCES = "Every document cited in this workbook, and where."


def read_me_sheet(
    a: Assessment, made: dt.date, summary: Iterable[Section], sheets: Iterable[Sheet]
) -> Sheet:
    """What this is, what it found, how to read it, what is missing, and the list of sheets."""
    tables = (_about(a, made), _findings(summary), _how_to_read(), _missing(a), _contents(sheets))
    return Sheet(
        "Read me",
        "What this workbook is, how to read it, and what is still missing.",
        tables,
        a.notes.get("plan", ""),
    )


def _about(a: Assessment, made: dt.date) -> Table:
    cluster = ", ".join(x for x in (a.profile.cluster, a.profile.place, a.profile.country) if x)
    method = load_method().documents.document("unido_2004")
    rows: list[Row] = [
        (
            "What this is",
            (
                "A plan for assessing what a cluster development programme does to poverty in a"
                " cluster of small firms (poverty and social impact assessment, PSIA)."
            ),
            "Says what to expect",
            method.short,
        ),
        ("Assessment", a.name, "Which assessment this workbook was made from", ENTERED),
        ("Cluster", cluster or "not named yet", "Which cluster it is about", ENTERED),
        (
            "Programme",
            a.programme.name or "not named yet",
            "Whose effects are to be assessed",
            ENTERED,
        ),
        (
            "Made on",
            made.isoformat(),
            "The assessment may have changed since",
            "Ours: date of making",
        ),
        ("Method", method.citation, "The published method that is followed", method.short),
    ]
    if a.sample:
        rows.append(
            (
                "Published sample",
                a.sample.note,
                "No field assessment: a reading of published sources",
                "Ours: a shipped sample",
            )
        )
    return Table("ReadMeTable", _COLUMNS, tuple(rows), "", "What this is")


def _findings(summary: Iterable[Section]) -> Table:
    rows: list[Row] = []
    for section in summary:
        rows += [
            (section.title, text, "What this step says so far", READ) for text in section.findings
        ]
        rows += [
            (section.title, text, "Not known, and not to be taken for nothing", READ)
            for text in section.unknown
        ]
    return Table("SummaryTable", _COLUMNS, tuple(rows), "Nothing is said yet.", "The plan in short")


def _how_to_read() -> Table:
    rows = tuple(
        (what, said, why, "Ours: a rule of this program") for what, said, why in _HOW_TO_READ
    )
    return Table("HowToReadTable", _COLUMNS, rows, "", "How to read it")


def _missing(a: Assessment) -> Table:
    rows = tuple(
        (STEP_TITLES[gap.step], gap.missing, f"What it blocks: {gap.blocks}", READ)
        for gap in assessment_gaps(a)
    )
    empty = "Nothing is missing that the program asks for."
    return Table("StillMissingTable", _COLUMNS, rows, empty, "What is still missing")


def _contents(sheets: Iterable[Sheet]) -> Table:
    rows = tuple(
        (sheet.name, sheet.purpose, "One of the sheets of this workbook", "Ours: list of sheets")
        for sheet in sheets
    )
    return Table("SheetsTable", _COLUMNS, rows, "", "The sheets")


# Sources -----------------------------------------------------------------------------------------


def sources_sheet(a: Assessment, sheets: Iterable[Sheet]) -> Sheet:
    """Every document that ``sheets`` cite, and the
    assessment's own sources, with places and sheets.
    """
    columns = (
        Column("Document", 16),
        Column("Full citation", 50),
        Column("Places cited", 40),
        Column("On the sheets", 18),
        Column("Note", 30),
        WHY,
        SOURCE,
    )
    every = tuple(sheets)
    rows = (*_published(a, every), *_own(a))
    table = Table("SourcesTable", columns, rows, "Nothing is cited yet.")
    return Sheet("Sources", SOURCES, (table,))


def cited_places(sheet: Sheet) -> dict[str, set[str]]:
    """The places cited on a sheet by the short name of their
    document; a document named without a place has none.
    """
    found: dict[str, set[str]] = {}
    for document in load_method().documents.documents:
        # "Section 5" begins many places: the longest that fits is the one that is meant.
        places = "|".join(
            re.escape(place) for place in sorted(document.places, key=len, reverse=True)
        )
        citation = re.compile(rf"\b{re.escape(document.short)}\b(?:, ({places}))?")
        for text in _texts(sheet):
            for cited in citation.finditer(text):
                found.setdefault(document.short, set()).update(filter(None, cited.groups()))
    return found


def _texts(sheet: Sheet) -> Iterator[str]:
    yield sheet.purpose
    yield sheet.note
    for table in sheet.tables:
        for row in table.rows:
            yield from (cell for cell in row if isinstance(cell, str))


def _published(a: Assessment, sheets: tuple[Sheet, ...]) -> Iterator[Row]:
    where = {sheet.name: cited_places(sheet) for sheet in sheets}
    for document in load_method().documents.documents:
        names = [name for name, places in where.items() if document.short in places]
        if names:
            used = {place for places in where.values() for place in places.get(document.short, ())}
            known = (place for place in document.places if place in used)
            people = (
                c.place
                for _, c in _citations(a)
                if c and document_name(c.document) == document.short
            )
            yield (
                document.short,
                document.citation,
                joined_lines((*known, *people)) or "the document as a whole",
                ", ".join(names),
                document.note,
                "Cited in this workbook",
                cite(document.key, ""),
            )


def _citations(a: Assessment) -> Iterator[tuple[str, Citation | None]]:
    """(sheet, citation) of everything in the assessment that can cite."""
    yield from (("Cluster", fact.citation) for fact in a.profile.facts)
    asked = {criterion.key for criterion in method_of(a).table_2.criteria}
    for key, ratings in a.ratings.items():
        yield from (
            ("Matrix" if key in asked else "Adapted here", rating.source) for rating in ratings
        )
    yield from (("Value chain", node.citation) for node in nodes_by_id(a.chain).values())
    yield from _on_the_map(a)
    yield from (("Mapping guide", answer.citation) for answer in a.guide.answers)
    yield from (("Links", link.citation) for link in a.chain.links)
    yield from (("Poverty groups", group.citation) for group in a.groups)


def _on_the_map(a: Assessment) -> Iterator[tuple[str, Citation | None]]:
    """(sheet, citation) of what is known of nodes."""
    for actor in a.chain.actors:
        yield from (("Screening", rating.citation) for rating in actor.screening)
        parts = (*actor.differences, *actor.figure_sources, actor.income)
        yield from (("Map findings", part.citation) for part in parts if part)


def _own(a: Assessment) -> Iterator[Row]:
    """The sources that people named themselves, each with its places."""
    published = {d.short for d in load_method().documents.documents}
    places: dict[str, list[str]] = {}
    on: dict[str, list[str]] = {}
    for sheet, citation in _citations(a):
        if citation and citation.document and document_name(citation.document) not in published:
            places.setdefault(citation.document, []).append(citation.place)
            on.setdefault(citation.document, []).append(sheet)
    for document, cited in places.items():
        yield (
            document,
            document,
            joined_lines(cited) or "no place given",
            ", ".join(dict.fromkeys(on[document])),
            "",
            "Named in this assessment",
            source_of(None, ENTERED),
        )

"""The first sheet, Read me: what the workbook is, what it found, how to read it, and what is
missing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.files.samples import kind_of_sample
from cluster_psia.export.plan.report import SOURCE, WHY, Column, Row, Section, Sheet, Table
from cluster_psia.export.plan.words import ENTERED, READ, place_name
from cluster_psia.walk.gaps import assessment_gaps
from cluster_psia.walk.progress import NOTHING_MISSING
from cluster_psia.words import capital_first, date_words

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.assessment.gap import Gap
    from cluster_psia.method.model import Document

STEP_TITLES = {
    "profile": "Cluster profile",
    "matrix": "Poverty matrix",
    "chain": "Value chain",
    "screening": "Screening",
    "groups": "Poverty groups",
    "reach": "Reach",
    "design": "Study design",
    "indicators": "Indicators",
    "methods": "Methods",
    "work_plan": "Work plan",
    "plan": "Plan",
}
_COLUMNS = (
    Column("about", "About", 20),
    Column("says", "What it says", 90),
    WHY.of_width(40),
    SOURCE.of_width(28),
)
_RULE = "Ours: a rule of this program"
_HOW_TO_READ = (
    Row(
        about="Sources",
        says=(
            "The column “Source” cites document and place. “Ours: …” marks what no source says and"
            " the program adds: weights, means, orders, first guesses. “Entered in this assessment”"
            " is what people wrote."
        ),
        why="Tells the published method from what was added to it",
        source=_RULE,
    ),
    Row(
        about="Certainty",
        says=(
            "The print of the matrix is damaged. Each criterion says how sure its reading is:"
            " printed, restored, read, damaged, or ours."
        ),
        why="Nobody should build on a reading as if it were print",
        source=_RULE,
    ),
    Row(
        about="What is not known",
        says=(
            "An empty number means not known, never zero. “Don't know” and “not applicable” enter"
            " no mean, and a mean is shown only when at least half of its criteria are answered."
        ),
        why="Gaps must not pass for findings",
        source=_RULE,
    ),
    Row(
        about="Suggestions",
        says=(
            "Designs, indicators, methods and tasks are suggested with reasons for and against;"
            " people decide. The poverty groups themselves confirm and rank the indicators."
        ),
        why="Says who decided what",
        source=_RULE,
    ),
    Row(
        about="Living figures",
        says=(
            "Person-days, processing days and totals on the sheet Work plan are formulas:"
            " change people, days or the shaded ratio and they follow."
            " Everything else is as it was on the day of making."
        ),
        why="Lets a budget be made from the plan",
        source=_RULE,
    ),
)


def read_me_sheet(
    a: Assessment, made: dt.date, summary: Iterable[Section], sheets: Iterable[Sheet]
) -> Sheet:
    """What this is, what it found, how to read it, what is missing, and the list of sheets."""
    how_to_read = Table("HowToReadTable", _COLUMNS, _HOW_TO_READ, "", "How to read it")
    tables = (_about(a, made), _findings(summary), how_to_read, _missing(a), _contents(sheets))
    purpose = "What this workbook is, how to read it, and what is still missing."
    return Sheet("Read me", purpose, tables, a.notes.get("plan", ""))


def _about(a: Assessment, made: dt.date) -> Table:
    printed = method_of(a).documents.document("unido_2004")
    rows = (_what_this_is(printed), *_whose_plan(a), _made_on(made), _method(printed), *_sample(a))
    return Table("ReadMeTable", _COLUMNS, rows, "", "What this is")


def _what_this_is(printed: Document) -> Row:
    return Row(
        about="What this is",
        says=(
            "A plan for assessing what a cluster development programme does to poverty in a"
            " cluster of small firms (poverty and social impact assessment, PSIA)."
        ),
        why="Says what to expect",
        source=printed.short,
    )


def _whose_plan(a: Assessment) -> Iterator[Row]:
    unnamed = "not named yet"
    texts = (
        ("Assessment", a.name, "Which assessment this workbook was made from"),
        ("Cluster", place_name(a) or unnamed, "Which cluster it is about"),
        ("Programme", a.programme.name or unnamed, "Whose effects are to be assessed"),
    )
    for about, says, why in texts:
        yield Row(about=about, says=says, why=why, source=ENTERED)


def _made_on(made: dt.date) -> Row:
    return Row(
        about="Made on",
        says=date_words(made),
        why="The assessment may have changed since",
        source="Ours: date of making",
    )


def _method(printed: Document) -> Row:
    return Row(
        about="Method",
        says=printed.citation,
        why="The published method that is followed",
        source=printed.short,
    )


def _sample(a: Assessment) -> Iterator[Row]:
    if a.sample:
        yield Row(
            about=capital_first(kind_of_sample(a)),
            says=a.sample.note,
            why="No field assessment: it rests on published sources",
            source="Ours: a shipped sample",
        )


def _findings(summary: Iterable[Section]) -> Table:
    rows = tuple(row for section in summary for row in _of_section(section))
    return Table("SummaryTable", _COLUMNS, rows, "Nothing is said yet.", "The plan in short")


def _of_section(section: Section) -> Iterator[Row]:
    found, unknown = "What this step says so far", "Not known, and not to be taken for nothing"
    for text in section.findings:
        yield Row(about=section.title, says=text, why=found, source=READ)
    for text in section.unknown:
        yield Row(about=section.title, says=text, why=unknown, source=READ)


def _missing(a: Assessment) -> Table:
    rows = tuple(map(_gap, assessment_gaps(a)))
    empty = f"{capital_first(NOTHING_MISSING)}."
    return Table("StillMissingTable", _COLUMNS, rows, empty, "What is still missing")


def _gap(gap: Gap) -> Row:
    return Row(
        about=STEP_TITLES[gap.step],
        says=gap.missing,
        why=f"What it blocks: {gap.blocks}",
        source=READ,
    )


def _contents(sheets: Iterable[Sheet]) -> Table:
    rows = tuple(map(_sheet, sheets))
    return Table("SheetsTable", _COLUMNS, rows, "", "The sheets")


def _sheet(sheet: Sheet) -> Row:
    return Row(
        about=sheet.name,
        says=sheet.purpose,
        why="One of the sheets of this workbook",
        source="Ours: list of sheets",
    )

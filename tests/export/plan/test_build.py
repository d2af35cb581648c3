"""What the plan says: eleven sheets, a reason and a source in
every row, and nothing of an assessment left out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from typing import Any

import pytest
from pydantic import BaseModel

from cluster_psia.assessment import Assessment, Rating
from cluster_psia.assessment.document.model import Citation, Fact, replace
from cluster_psia.assessment.edits.profile import with_note
from cluster_psia.assessment.files.file import plain_values
from cluster_psia.assessment.files.samples import load_sample, sample_keys
from cluster_psia.assessment.progress import assessment_gaps
from cluster_psia.design.schedule import plan_totals
from cluster_psia.diagnosis import diagnose
from cluster_psia.diagnosis.diagnose import READINGS
from cluster_psia.export import build_report, plan_file_name
from cluster_psia.export.plan.report import Cell, Column, Formula, Input, Report, Row, Table
from cluster_psia.mapping.words import map_in_words
from cluster_psia.method import load_method
from tests.export.assessments import adapted, empty, filled, half, mapped

SHEETS = [
    "Read me",
    "Cluster",
    "Matrix",
    "Value chain",
    "Links",
    "Poverty groups",
    "Design",
    "Indicators",
    "Methods",
    "Work plan",
    "Sources",
]
EVERY: dict[str, Callable[[], Assessment]] = {
    "empty": empty,
    "half": half,
    "filled": filled,
    "adapted": adapted,
    "mapped": mapped,
    **{key: partial(load_sample, key) for key in sample_keys()},
}
EACH = pytest.mark.parametrize("which", EVERY)
TODAY = dt.date(2026, 3, 1)


@cache
def report_of(which: str) -> Report:
    return build_report(EVERY[which](), TODAY)


def rows(report: Report, sheet: str, table: str) -> list[dict[str, Any]]:
    """The rows of a table by their headings; formulas and inputs as their value."""
    found = next(t for t in report.sheet(sheet).tables if t.name == table)
    titles = [column.title for column in found.columns]
    cells = (map(plain_cell, found.cells_of(row)) for row in found.rows)
    return [dict(zip(titles, row, strict=True)) for row in cells]


def plain_cell(cell: Cell) -> Any:
    """A formula and an input as their value."""
    return cell.value if isinstance(cell, (Formula, Input)) else cell


def texts(report: Report) -> Iterator[str]:
    for sheet in report.sheets:
        yield sheet.note
        for table in sheet.tables:
            for row in table.rows:
                yield from (cell for cell in row.values() if isinstance(cell, str))


# The form ----------------------------------------------------------------------------------------


@EACH
def test_the_sheets_are_these_in_this_order(which: str) -> None:
    more = {"adapted": ["Adapted here"], "mapped": ["Screening", "Reach", "Mapping guide"]}.get(
        which, []
    )
    wanted = [*SHEETS[:-1], *([] if which == "empty" else ["Map findings"]), *more, SHEETS[-1]]
    assert [sheet.name for sheet in report_of(which).sheets] == wanted


@EACH
def test_every_row_says_why_it_is_there_and_cites_its_source(which: str) -> None:
    for sheet in report_of(which).sheets:
        for table in sheet.tables:
            assert {"Why it is here", "Source"} <= {column.title for column in table.columns}
            for number, row in enumerate(table.rows, 1):
                assert row["why"], f"{sheet.name}, {table.name}, row {number} does not say why"
                assert row["source"], f"{sheet.name}, {table.name}, row {number} has no source"


@EACH
def test_table_names_are_unique_and_headings_are_unique_in_their_table(which: str) -> None:
    tables = [table for sheet in report_of(which).sheets for table in sheet.tables]
    assert len({table.name for table in tables}) == len(tables)
    for table in tables:
        assert len({column.title.lower() for column in table.columns}) == len(table.columns)
        assert len({column.key for column in table.columns}) == len(table.columns)


@EACH
def test_a_table_without_rows_says_what_is_missing(which: str) -> None:
    for sheet in report_of(which).sheets:
        for table in sheet.tables:
            assert table.rows or table.empty


def test_a_row_with_a_cell_of_no_column_or_without_one_that_it_needs_is_refused() -> None:
    columns = (Column("days", "Days", kind="number"), Column("note", "Note", optional=True))
    with pytest.raises(ValueError, match="table T: a row has cells of no column: dyas"):
        Table("T", columns, (Row(days=1, dyas=2),), "")
    with pytest.raises(ValueError, match="table T: a row has no cell for: days"):
        Table("T", columns, (Row(note="two"),), "")


def test_cells_stand_in_the_order_of_the_columns_and_are_blank_where_a_row_has_none() -> None:
    columns = (
        Column("days", "Days", kind="number", optional=True),
        Column("note", "Note", optional=True),
        Column("why", "Why"),
    )
    table = Table("T", columns, (Row(why="so", days=3), Row(why="too")), "")
    assert [table.cells_of(row) for row in table.rows] == [(3, "", "so"), (None, "", "too")]


def test_building_changes_nothing() -> None:
    a = filled()
    before = plain_values(a)
    assert build_report(a, TODAY) == build_report(a, TODAY)
    assert plain_values(a) == before


# The content -------------------------------------------------------------------------------------


def _words(value: object) -> Iterator[str]:
    """Every text that people can have written in an assessment."""
    if isinstance(value, str):
        yield value
    for part in _parts(value):
        yield from _words(part)


def _parts(value: object) -> Iterable[object]:
    if isinstance(value, BaseModel):
        return [getattr(value, name) for name in type(value).model_fields if name not in _KEYS]
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, tuple) else ()


_KEYS = {
    "id",
    "kind",
    "stage",
    "node",
    "group",
    "key",
    "phase",
    "source",
    "target",
    "poverty",
    "reading",
    "topic",
    "areas",
    "design",
    "measures",
    "answer",
    "sample",
    "citation",
    "rater",
    "item",
    "sign",
    "sure",
    "area",
    "effect",
    "scope",
    "represents",
    "not_represented",
    "status_in_employment",
    "named_by",
    "informant",
    "informants",
    "figure",
    "importance",
    "effectiveness",
}


@EACH
def test_nothing_that_people_wrote_is_lost(which: str) -> None:
    a, report = EVERY[which](), report_of(which)
    held, titles = "\n".join(texts(report)), report.title
    assert [text for text in _words(a) if text not in held and text != titles] == []


def test_only_informants_who_agreed_are_named_and_notes_on_the_others_stay_out() -> None:
    held = "\n".join(texts(report_of("mapped")))
    assert "Asha" in held
    assert "Informant 2, not named" in held
    assert "Bina" not in held
    assert "foreman" not in held


def test_the_screening_has_ratings_suggestion_and_the_persons_word_with_its_reason() -> None:
    told = rows(report_of("mapped"), "Screening", "ScreeningTable")
    assert len(told) == len(mapped().chain.actors)
    row = told[-1]
    assert (row["Incomes and wages"], row["Security of production and work"]) == (
        "no sign",
        "some sign",
    )
    assert "Incomes and wages: What we saw of Incomes and wages" in row["What was found"].split(
        "\n"
    )
    assert (row["Known of 8"], row["Suggested"]) == (8, "Likelihood of poverty")
    assert (row["A person says"], row["Reason given"]) == ("Not marked", "They have land besides")
    assert "At least two signs are clear" in row["Why it is here"]


def test_the_map_stands_in_words_in_reading_order_for_whoever_cannot_see_it() -> None:
    told = [row["The map in words"] for row in rows(report_of("mapped"), "Links", "MapTable")]
    assert told == list(map_in_words(mapped().chain, load_method())) != []


def test_figures_that_do_not_agree_and_what_nodes_know_stand_in_one_table() -> None:
    told = rows(report_of("mapped"), "Map findings", "NodeDetailsTable")
    assert any("60 women and 30 men make 90" in row["What is known"] for row in told)
    assert {"Income", "Difference", "Services", "Represents", "Does not represent"} <= {
        row["What"] for row in told
    }


def test_reach_is_a_table_with_the_unreached_first_and_warnings_with_their_sources() -> None:
    told = rows(report_of("mapped"), "Reach", "ReachTable")
    order = ["Not reached", "Trickle-down, assumed", "Indirect", "Direct"]
    ways = [order.index(row["Reached"]) for row in told]
    assert ways == sorted(ways)
    assert any("UNIDO 2004, Table 1, note" in row["Source"] for row in told)
    counts = {
        row["Way"]: row["People known"]
        for row in rows(report_of("mapped"), "Reach", "ReachCountsTable")
    }
    assert counts["Trickle-down, assumed"] is None


def test_what_the_shape_says_stands_gravest_first() -> None:
    told = rows(report_of("tiruppur"), "Map findings", "StructureTable")
    gravity = [row["Gravity (3 gravest)"] for row in told]
    assert gravity == sorted(gravity, reverse=True) != []


def test_the_notes_of_all_steps_travel_into_their_sheet() -> None:
    a = filled()
    sheets = {
        "profile": "Cluster",
        "matrix": "Matrix",
        "chain": "Value chain",
        "groups": "Poverty groups",
        "design": "Design",
        "indicators": "Indicators",
        "methods": "Methods",
        "work_plan": "Work plan",
        "plan": "Read me",
    }
    report = build_report(a, TODAY)
    assert {step: report.sheet(sheet).note for step, sheet in sheets.items()} == a.notes


@EACH
def test_the_first_sheet_lists_what_is_still_missing(which: str) -> None:
    found = assessment_gaps(EVERY[which]())
    told = rows(report_of(which), "Read me", "StillMissingTable")
    assert [row["What it says"] for row in told] == [gap.missing for gap in found]
    assert all(gap.blocks in row["Why it is here"] for gap, row in zip(found, told, strict=True))


def test_the_first_sheet_lists_the_other_sheets_and_the_day_of_making() -> None:
    report = report_of("filled")
    assert [row["About"] for row in rows(report, "Read me", "SheetsTable")] == [
        *SHEETS[1:-1],
        "Map findings",
        "Sources",
    ]
    about = {row["About"]: row["What it says"] for row in rows(report, "Read me", "ReadMeTable")}
    assert about["Made on"] == "2026-03-01"
    assert "Tiruppur" in about["Cluster"]


def test_the_matrix_tells_apart_what_is_known_what_nobody_knows_and_what_does_not_apply() -> None:
    told = {row["Criterion"]: row for row in rows(report_of("filled"), "Matrix", "MatrixTable")}
    assert len(told) == 20
    assert told["Upgrading of equipment and/or skills"]["Score"] == "don't know"
    assert told["Promotability of clusters"]["Score"] == "not applicable"
    assert told["Joint action"]["Score"] == 3.5
    assert told["Joint action"]["Raters"] == 2
    assert told["Employment"]["Weight"] == 2
    assert {row["Score"] for row in rows(report_of("empty"), "Matrix", "MatrixTable")} == {None}


def test_the_anchor_is_the_one_at_the_score() -> None:
    told = {row["Criterion"]: row for row in rows(report_of("filled"), "Matrix", "MatrixTable")}
    assert told["Location"]["Anchor at the score"] == "Urban formal sector"
    assert told["Joint action"]["Anchor at the score"] == "between anchors"


@EACH
def test_the_means_are_those_of_the_diagnosis(which: str) -> None:
    d = diagnose(EVERY[which]())
    told = rows(report_of(which), "Matrix", "MatrixMeansTable")
    axes = {row["What it is"]: row for row in told if row["Kind"] == "Axis"}
    for axis in (d.need, d.capacity):
        assert axes[axis.label]["Mean"] == axis.mean.value
        assert (axes[axis.label]["Known"], axes[axis.label]["Rows"]) == (
            axis.mean.known,
            axis.mean.of,
        )
    means = [
        row["Mean"] for row in told if row["Kind"] not in {"Axis", "Plane", "Warning", "No total"}
    ]
    assert means == [group.readings[key].value for key in READINGS for group in d.groups]
    assert told[-1]["Mean"] is None
    assert told[-1]["What it says"] == d.no_total


def test_a_mean_that_is_not_shown_says_why() -> None:
    for row in rows(report_of("empty"), "Matrix", "MatrixMeansTable")[:14]:
        assert row["Mean"] is None
        assert row["Shown, or why not"].startswith("not shown: ")


def test_a_warning_of_child_work_stands_beside_the_means() -> None:
    a = replace(empty(), ratings={"gender_and_difference": (Rating(answer=5),)})
    told = rows(build_report(a, TODAY), "Matrix", "MatrixMeansTable")
    assert ["child" in row["What it says"].lower() for row in told if row["Kind"] == "Warning"] == [
        True
    ]


def test_the_design_shows_three_approaches_with_the_accepted_one_and_its_reason() -> None:
    told = rows(report_of("filled"), "Design", "DesignTable")
    assert [row["Rank"] for row in told] == [1, 2, 3]
    assert [row["Standing"].startswith("ACCEPTED") for row in told] == [True, False, False]
    assert told[0]["Why it is here"] == "The programme begins next year"
    assert all(row["Because"] or row["Against"] for row in told)
    answers = rows(report_of("filled"), "Design", "AnswersTable")
    assert [row["Answer"] for row in answers][:2] == ["Both", "Moderate"]
    assert rows(report_of("filled"), "Design", "CautionsTable")


def test_indicators_come_by_group_and_rank_with_their_reasons() -> None:
    a = filled()
    told = rows(build_report(a, TODAY), "Indicators", "IndicatorsTable")
    assert len([row for row in told if row["Poverty group"] != "All groups"]) == len(a.indicators)
    first = [row for row in told if row["Poverty group"] == a.groups[0].label]
    assert [row["Rank"] for row in first] == [1, 2, 3, 4, None]
    assert a.groups[0].label in first[0]["Why it is here"]
    own = next(row for row in told if row["Indicator"] == "Days with two meals")
    assert own["Source"] == "Entered in this assessment"


def test_measures_name_the_groups_that_ask_for_them() -> None:
    told = rows(report_of("filled"), "Indicators", "MeasuresTable")
    wages = [row for row in told if row["Indicator"] == "Wages"]
    assert [row["Kind of measure"] for row in wages] == [
        "quantitative",
        "qualitative",
        "participatory",
    ]
    assert all("; " in row["Poverty groups"] for row in wages)
    meals = [row["Kind of measure"] for row in told if row["Indicator"] == "Days with two meals"]
    assert meals == ["participatory"]


def test_taking_one_kind_of_method_away_shows_the_gap() -> None:
    a = filled()
    families = {m.key: m.family for m in load_method().methods.methods}
    without = replace(a, methods=tuple(m for m in a.methods if families[m.key] != "quantitative"))
    told = rows(build_report(without, TODAY), "Methods", "TriangulationTable")
    assert any(str(row["Quantitative"]).startswith("MISSING: take") for row in told)
    before = rows(build_report(a, TODAY), "Methods", "TriangulationTable")
    assert not any(str(row["Quantitative"]).startswith("MISSING") for row in before)


def test_the_work_plan_adds_up_to_what_the_page_says() -> None:
    for a in (filled(), half(), empty()):
        told = rows(build_report(a, TODAY), "Work plan", "TotalsTable")
        sums = plan_totals(a.work_plan, load_method())
        for row, phase in zip(told[:8], (*sums.phases, sums.whole), strict=True):
            assert (row["Tasks"], row["Open"]) == (phase.tasks, phase.missing)
            assert row["Days"] == (
                "" if phase.days is None else pytest.approx(phase.days, abs=0.01)
            )
            known = phase.person_days
            assert row["Person-days"] == ("" if known is None else pytest.approx(known, abs=0.01))


def test_the_ratio_is_a_figure_to_change_with_its_source() -> None:
    report = report_of("filled")
    totals = report.sheet("Work plan").tables[1]
    cells = [row.get("days") for row in totals.rows]
    inputs = [cell for cell in cells if isinstance(cell, Input)]
    assert [(c.name, c.value) for c in inputs] == [("ProcessingDaysPerFieldDay", 2.0)]
    row = next(
        r
        for r in rows(report, "Work plan", "TotalsTable")
        if r["Sum of"] == "Processing days for each field day"
    )
    assert "UNIDO 2004, Annex II, Phase five" in row["Source"]


def test_without_a_start_the_calendar_counts_days() -> None:
    told = rows(build_report(filled(start=None), TODAY), "Work plan", "WorkPlanTable")
    assert told[0]["Start"] == "day 1"
    assert rows(report_of("filled"), "Work plan", "WorkPlanTable")[0]["Start"] == dt.date(
        2026, 3, 2
    )


def test_processing_days_that_do_not_follow_from_the_ratio_stay_as_they_are() -> None:
    a = filled()
    plan = a.work_plan
    changed = tuple(replace(t, days=7.0) if t.kind == "processing" else t for t in plan.tasks)
    other = replace(a, work_plan=replace(plan, tasks=changed))
    table = build_report(other, TODAY).sheet("Work plan").tables[0]
    days = [row["days"] for row in table.rows if row["kind"] == "processing"]
    assert days
    assert set(days) == {7.0}


# Sources -----------------------------------------------------------------------------------------


@EACH
def test_every_document_that_is_named_anywhere_stands_among_the_sources(which: str) -> None:
    report = report_of(which)
    listed = {row["Document"] for row in rows(report, "Sources", "SourcesTable")}
    everything = "\n".join(texts(report))
    assert {d.short for d in load_method().documents.documents if d.short in everything} <= listed
    assert "UNIDO 2004" in listed


def test_places_are_told_apart_although_one_begins_like_another() -> None:
    told = {row["Document"]: row for row in rows(report_of("tiruppur"), "Sources", "SourcesTable")}
    places = told["UNIDO 2004"]["Places cited"].split("\n")
    assert "Section 4, Social capital" in places
    assert "Section 4" not in places
    assert "Cluster" in told["UNIDO 2004"]["On the sheets"]


def test_peoples_own_sources_are_listed_with_their_places() -> None:
    facts = tuple(
        Fact(
            topic="other", statement=f"Fact {n}", citation=Citation(document=document, place=place)
        )
        for n, (document, place) in enumerate(
            (("Survey 2024", "p. 3"), ("Survey 2024", "p. 9"), ("UNIDO 2004", "p. 77"))
        )
    )
    a = replace(empty(), profile=replace(empty().profile, facts=facts))
    told = {row["Document"]: row for row in rows(build_report(a, TODAY), "Sources", "SourcesTable")}
    assert told["Survey 2024"]["Places cited"] == "p. 3\np. 9"
    assert told["Survey 2024"]["On the sheets"] == "Cluster"
    assert "p. 77" in told["UNIDO 2004"]["Places cited"]


# The summary and the name ------------------------------------------------------------------------


@EACH
def test_the_summary_has_a_finding_for_each_step(which: str) -> None:
    summary = report_of(which).summary
    assert [section.step for section in summary] == [
        "profile",
        "matrix",
        "chain",
        "groups",
        "design",
        "indicators",
        "methods",
        "work_plan",
    ]
    assert all(section.findings and all(section.findings) for section in summary)


def test_the_summary_says_what_is_not_known() -> None:
    unknown = {section.step: " ".join(section.unknown) for section in report_of("filled").summary}
    assert "Upgrading of equipment and/or skills" in unknown["matrix"]
    assert "Men in waged work" in unknown["chain"]
    assert "Job workers on their own account" in unknown["groups"]
    open_ = {section.step: " ".join(section.unknown) for section in report_of("half").summary}
    assert "Without people or days" in open_["work_plan"]


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Agra: footwear / 2026", "Agra-footwear-2026-plan.xlsx"),
        ("../../etc/passwd", "etc-passwd-plan.xlsx"),
        ("CON", "assessment-plan.xlsx"),
        ("🧵", "assessment-plan.xlsx"),
        ("திருப்பூர்", None),
        ("x" * 300, None),
    ],
)
def test_the_file_name_is_one_that_every_system_takes(name: str, file: str | None) -> None:
    made = plan_file_name(with_note(Assessment(name=name), "plan", ""))
    assert file in {None, made}
    assert made.endswith("-plan.xlsx")
    assert len(made.encode()) < 200
    assert not set(made) & set('<>:"/\\|?*\n')


def test_rows_are_plain_values() -> None:
    kinds = (str, int, float, dt.date, Formula, Input, type(None))
    tables = [table for sheet in report_of("filled").sheets for table in sheet.tables]
    every = [cell for table in tables for row in table.rows for cell in row.values()]
    assert all(isinstance(cell, kinds) for cell in every)

"""The sheets Design, Indicators and Methods."""

from __future__ import annotations

from cluster_psia.assessment.document.model import replace
from cluster_psia.export import build_report
from cluster_psia.method import load_method
from tests.export.assessments import filled
from tests.export.plan.reports import TODAY, report_of, rows


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
    assert any(str(row["Quantitative"]).startswith("MISSING. Take") for row in told)
    before = rows(build_report(a, TODAY), "Methods", "TriangulationTable")
    assert not any(str(row["Quantitative"]).startswith("MISSING") for row in before)

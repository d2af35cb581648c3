"""The plan in short."""

from __future__ import annotations

from tests.export.plan.reports import EACH, report_of, rows


@EACH
def test_the_summary_has_a_finding_for_each_step(which: str) -> None:
    summary = report_of(which).summary
    assert [section.step for section in summary] == [
        "profile",
        "matrix",
        "room",
        "chain",
        "screening",
        "groups",
        "reach",
        "design",
        "indicators",
        "methods",
        "work_plan",
    ]
    assert all(section.findings and all(section.findings) for section in summary)


def test_the_summary_says_what_is_not_known() -> None:
    unknown = {section.step: " ".join(section.unknown) for section in report_of("filled").summary}
    assert "Upgrading of equipment and/or skills" in unknown["matrix"]
    assert "Men in waged work" in unknown["screening"]
    assert "Job workers on their own account" in unknown["groups"]
    open_ = {section.step: " ".join(section.unknown) for section in report_of("half").summary}
    assert "Without people or days" in open_["work_plan"]


def test_low_need_is_held_against_nodes_marked_poor_in_plan_and_on_sheet() -> None:
    """Sialkot: low on the rows known, while its labour force is called poor."""
    report, yet = report_of("sialkot"), "Yet 3 nodes (how many work there is not known) are marked"
    matrix = next(section for section in report.summary if section.step == "matrix")
    (plane,) = (row for row in rows(report, "Matrix", "MatrixMeansTable") if row["Kind"] == "Plane")
    for said in (" ".join(matrix.findings), plane["What it says"]):
        assert "need could also be high" in said
        assert yet in said

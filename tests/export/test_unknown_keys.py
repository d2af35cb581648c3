"""Whatever a document speaks of that the method does not know any more: every reading of it runs,
and nothing is lost.
"""

from __future__ import annotations

from hypothesis import Phase, given, settings

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.unknown_keys import unknown_keys
from cluster_psia.assessment.files.file import plain_values, read_assessment, write_assessment
from cluster_psia.assessment.tables.take import import_tables
from cluster_psia.design.schedule import plan_totals
from cluster_psia.diagnosis.diagnose import diagnose
from cluster_psia.drawing.charts.gantt import drawn_plan, gantt_finding
from cluster_psia.drawing.charts.matrix import profile_finding, profile_rows
from cluster_psia.drawing.charts.plane import plane_finding
from cluster_psia.drawing.map.on_screen import screen_data
from cluster_psia.drawing.map.svg import map_svg
from cluster_psia.drawing.map.views import View, reach_to_draw
from cluster_psia.export import build_report, workbook_bytes
from cluster_psia.export.chain.graphml import graphml_file
from cluster_psia.export.chain.tables import chain_workbook
from cluster_psia.export.text.diagnosis import diagnosis_lines
from cluster_psia.export.text.reach import reach_lines, reach_record
from cluster_psia.export.text.screening import screening_lines, screening_record
from cluster_psia.export.text.suggestions import suggestion_lines, suggestions_record
from cluster_psia.mapping.checks import chain_disagreements
from cluster_psia.mapping.heard import gaps_in_hearing
from cluster_psia.mapping.reach import programme_reach
from cluster_psia.mapping.structure import structure_findings
from cluster_psia.mapping.withheld import names_elsewhere
from cluster_psia.mapping.words import map_finding, map_in_words
from cluster_psia.walk.gaps import assessment_gaps
from tests.assessment.files.test_golden import NEWEST
from tests.assessment.tables.given import table
from tests.assessment.unknown import forgetful, forgotten, held_keys
from tests.export.assessments import filled
from tests.export.chain.as_tables import pages

VIEWS: tuple[View, ...] = ("people", "women", "status", "reach")


def read_everything(a: Assessment) -> None:
    """Every reading of a document that pages, workbook and command line make."""
    method = method_of(a)
    d = diagnose(a)
    d.as_dict()
    list(diagnosis_lines(d, method))
    profile_rows(d, method), profile_finding(d), plane_finding(d)
    suggestions_record(a), list(suggestion_lines(a))
    screening_record(a), list(screening_lines(a))
    reach_record(a), list(reach_lines(a))
    chain_disagreements(a), gaps_in_hearing(a), assessment_gaps(a)
    structure_findings(a.chain, method, a.groups), map_finding(a.chain)
    map_in_words(a.chain, method), names_elsewhere(a)
    drawn_plan(a.work_plan, method)
    for view in VIEWS:
        map_svg(a, view)
    screen_data(a, "status"), reach_to_draw(a)
    graphml_file(a), chain_workbook(a)
    workbook_bytes(build_report(a))


@settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(a=forgetful())
def test_a_document_of_which_the_method_knows_a_part_opens_and_can_be_read(a: Assessment) -> None:
    assert read_assessment(write_assessment(a)) == a
    read_everything(a)


def test_a_whole_plan_of_which_the_method_knows_nothing_can_be_read() -> None:
    keys = {place.key for _, place in held_keys(filled().model_dump(mode="json"))}
    a = forgotten(filled(), keys)
    assert len(unknown_keys(a)) > 50
    read_everything(a)


def test_tables_that_go_out_and_come_back_change_nothing() -> None:
    golden = read_assessment(NEWEST.read_bytes())
    a = forgotten(golden, {place.key for _, place in held_keys(plain_values(golden))})
    report = import_tables(a, pages(chain_workbook(a)))
    assert report.problems == ()
    assert {row.happens for row in report.rows} == {"unchanged"}
    assert report.assessment == a


def test_a_table_brings_in_nothing_that_the_method_does_not_know() -> None:
    report = import_tables(Assessment(name="x"), [table("Name|Kind", "Kings|unknown: gone_king")])
    (row,) = report.rows
    assert row.happens == "refused"
    assert "a kind that the method does not know (unknown: gone_king)" in row.why


def test_figures_say_what_they_leave_out() -> None:
    a = forgotten(filled(), {"location", "sells_to", "phase_3", "focus_group_discussion"})
    left_out = "Counted nowhere, since the method does not know it any more: gone_"
    assert f"{left_out}location" in " ".join(diagnose(a).warnings)
    assert f"{left_out}sells_to" in " ".join(programme_reach(a).notes)
    told = suggestions_record(a)
    assert f"{left_out}focus_group_discussion" in told["methods"]["warnings"][-1]["text"]
    assert f"{left_out}phase_3" in told["work_plan"]["warnings"][-1]["text"]
    method = method_of(a)
    whole = plan_totals(a.work_plan, method).whole
    gone = sum(task.phase == "gone_phase_3" for task in a.work_plan.tasks)
    assert gone
    assert whole.tasks == len(a.work_plan.tasks) - gone
    assert f"{gone} tasks of an unknown phase not counted" in gantt_finding(a.work_plan, method)[1]
    assert diagnose(a).answered == diagnose(filled()).answered - 1

"""Whatever a document speaks of that the method does not know any more: every reading of it runs,
and nothing is lost.
"""

from __future__ import annotations

from hypothesis import Phase, given, settings

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.unknown_keys import unknown_keys
from cluster_psia.assessment.files.file import read_assessment, write_assessment
from cluster_psia.assessment.progress import assessment_gaps
from cluster_psia.diagnosis.diagnose import diagnose
from cluster_psia.drawing.charts.gantt import gantt_rows
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
from cluster_psia.mapping.structure import structure_findings
from cluster_psia.mapping.withheld import names_elsewhere
from cluster_psia.mapping.words import map_finding, map_in_words
from tests.assessment.unknown import forgetful, forgotten, held_keys
from tests.export.assessments import filled

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
    gantt_rows(a.work_plan, method)
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

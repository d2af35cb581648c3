"""No sentence derives from the matrix how many are poor: it has rows and no heads.

Sentences are read wherever the plan says them, on the page, on the sheets and on the command line.
What scores bring into a document is what it says with them and did not say without.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cluster_psia.assessment import Assessment, Rating, replace
from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.diagnosis import diagnose
from cluster_psia.diagnosis.marked import poverty_marks
from cluster_psia.drawing.charts.plane import plane_finding
from cluster_psia.export import build_report
from cluster_psia.export.text.diagnosis import diagnosis_lines
from cluster_psia.method import load_method
from cluster_psia.method.model.entry import find_entry
from tests.assessment.strategies import assessments
from tests.export.plan.reports import texts

METHOD = load_method()
ROWS = [row.key for row in METHOD.table_2.criteria]
HEADS = re.compile(
    r"\b(few|fewer|fewest|many|more|most|majority|number|numbers|share|hardly any|[\d,]+)\b"
    r"[^.;:]{0,40}\b(poor|poorer|poorest|people|person|workers|women|men)\b",
    re.IGNORECASE,
)

answers = st.sampled_from([1, 2, 3, 4, 5, "unknown", "not_applicable"]).map(
    lambda answer: (Rating(answer=answer),)
)
# Most rows answered, so that most documents have a place on the plane.
matrices = st.fixed_dictionaries(dict.fromkeys(ROWS[::2], answers)).flatmap(
    lambda half: st.dictionaries(st.sampled_from(ROWS), answers).map(lambda more: {**half, **more})
)


def sentences(a: Assessment) -> Iterator[str]:
    """Every sentence of the plan, of the matrix page and of the command line."""
    found, report = diagnose(a), build_report(a)
    yield from texts(report)
    for section in report.summary:
        yield from (*section.findings, *section.unknown)
        yield from (item.detail for item in section.items)
    yield from (*plane_finding(found), *found.field.sentences)
    yield from diagnosis_lines(found, method_of(a))


def said_by_scores(a: Assessment, matrix: dict[str, tuple[Rating, ...]]) -> Iterator[str]:
    bare = replace(a, ratings={})
    before = {line for text in sentences(bare) for line in text.split("\n")}
    for text in sentences(replace(a, ratings=matrix)):
        yield from (line for line in text.split("\n") if line not in before)


@settings(max_examples=40)
@given(assessments(), matrices)
def test_scores_never_bring_a_number_of_people(
    a: Assessment, matrix: dict[str, tuple[Rating, ...]]
) -> None:
    marked = poverty_marks(a).said
    for line in said_by_scores(a, matrix):
        rest = line.replace(marked, "") if marked else line
        assert not HEADS.search(rest), line


@pytest.mark.parametrize("key", ["need", "scale"])
def test_no_theme_of_the_matrix_says_how_many_are_poor(key: str) -> None:
    assert not HEADS.search(METHOD.table_2.theme(key).explanation)


def test_no_field_and_no_word_for_need_says_how_many_are_poor() -> None:
    need = find_entry(METHOD.glossary.terms, "need")
    assert need is not None
    for entry in (*METHOD.table_2.fields, *METHOD.table_2.groups, need):
        assert not HEADS.search(entry.explanation), entry.explanation

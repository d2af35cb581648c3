"""Two to four cases side by side: every fact, every row, and no total."""

from __future__ import annotations

import dataclasses

import pytest

from cluster_psia.assessment.files.samples import load_sample
from cluster_psia.cases.comparison import CAUTION, compare_cases, criterion_reading
from cluster_psia.cases.library import TOPICS, CaseView, case_view
from cluster_psia.method import load_method
from tests.cases.views import made_case, made_fact, made_view

ROWS = load_method().table_2.criteria


def _three() -> tuple[CaseView, ...]:
    return tuple(
        case_view(made_case(key), load_sample(key)) for key in ("tiruppur", "sialkot", "agra")
    )


@pytest.mark.parametrize("count", [0, 1, 5])
def test_two_to_four_cases_can_be_compared(count: int) -> None:
    with pytest.raises(ValueError, match="2 to 4"):
        compare_cases([made_view(key=f"c{n}") for n in range(count)])


def test_a_case_is_not_compared_with_itself() -> None:
    with pytest.raises(ValueError, match="different"):
        compare_cases([made_view(), made_view()])


def test_the_table_holds_every_fact_and_every_row() -> None:
    cases = _three()
    table = compare_cases(cases)
    assert [row.topic for row in table.topics] == list(TOPICS)
    assert [row.criterion for row in table.criteria] == list(ROWS)
    for column, view in enumerate(cases):
        facts = [fact for row in table.topics for fact in row.cells[column]]
        assert sorted(map(str, facts)) == sorted(map(str, view.assessment.facts))


def test_a_silent_topic_and_an_empty_row_stay_empty() -> None:
    table = compare_cases([made_view(made_fact("firms", "3"), key="a"), made_view(key="b")])
    by_name = {row.topic: row for row in table.topics}
    assert by_name["firms"].cells == ((made_fact("firms", "3"),), ())
    assert not by_name["firms"].silent
    assert by_name["wages"].silent
    assert {cell.state for row in table.criteria for cell in row.cells} == {"empty"}


def test_a_reading_brings_its_evidence_and_place() -> None:
    sector = next(row for row in ROWS if row.key == "type_of_sector")
    found = criterion_reading(case_view(made_case("agra"), load_sample("agra")), sector)
    assert found.state == "scored"
    assert found.ratings[0].evidence
    assert found.ratings[0].citation is not None


def test_the_comparison_has_no_total_and_says_whose_scores_these_are() -> None:
    assert {f.name for f in dataclasses.fields(compare_cases(_three()))} == {
        "cases",
        "topics",
        "criteria",
    }
    assert "our reading" in CAUTION
    assert "no single total" in CAUTION

"""What people write into the table of facts: each with its source; a wrong cell costs no other."""

from __future__ import annotations

from typing import Any

import pytest

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.document.words import citation_words, source_names
from cluster_psia.assessment.edits.profile import add_fact, change_source, put_cited
from cluster_psia.assessment.edits.tables.facts import cited_facts_table
from cluster_psia.assessment.files.samples import load_sample
from cluster_psia.assessment.grid.changes import GridChange
from cluster_psia.assessment.grid.take import TakenChanges, take_changes
from cluster_psia.assessment.grid.value import GridDraft

REPORT = "Annual report of the chamber"
BASE = put_cited(
    Assessment(name="x"),
    REPORT,
    "p. 3",
    lambda a, cited: add_fact(a, "wages", "Wages are paid by the piece", citation=cited),
)
HELD = BASE.facts[0].id


def write(row: str, after: TakenChanges[Assessment] | None = None, **cells: str) -> Any:
    before = after or TakenChanges(BASE, GridDraft())
    changes = [GridChange("set", row, key, text) for key, text in cells.items()]
    table = cited_facts_table(before.document)
    return take_changes(before.document, before.draft, changes, table, before.renamed)


def cited_words(done: TakenChanges[Assessment], n: int) -> str:
    return citation_words(done.document, done.document.facts[n].citation)


def test_a_new_fact_cites_a_listed_source_by_its_name_and_is_about_what_the_last_one_is() -> None:
    done = write("new-1", statement="Half are women", value="50 %", source=REPORT, place="p. 4")
    assert done.draft == GridDraft()
    assert len(done.document.sources) == 1
    assert (done.document.facts[1].topic, cited_words(done, 1)) == ("wages", f"{REPORT}, p. 4")


def test_a_source_that_is_not_listed_comes_into_the_list_once() -> None:
    done = write("new-1", statement="Half are women", source="Talk with the union")
    done = write("new-2", done, statement="Orders come late", source="Talk with the union")
    assert [one.document for one in done.document.sources] == [REPORT, "Talk with the union"]


def test_a_fact_without_a_source_waits_and_says_what_it_lacks() -> None:
    done = write("new-1", statement="Half are women", place="p. 4")
    assert done.document == BASE
    assert done.draft.cells["new-1", "statement"] == "Half are women"
    assert "has no source yet" in done.draft.lacking["new-1", "source"]


def test_the_place_stays_when_another_source_is_picked() -> None:
    assert cited_words(write(HELD, source="Census 2001"), 0) == "Census 2001, p. 3"


def test_a_topic_that_is_none_stays_in_its_cell_and_the_rest_is_taken() -> None:
    done = write(HELD, topic="salaries", event="1998")
    assert (done.document.facts[0].topic, done.document.facts[0].event) == ("wages", "1998")
    assert "'salaries' is no topic" in done.draft.reasons[HELD, "topic"]


@pytest.mark.parametrize("sample", ["sialkot", "tiruppur", "java_furniture"])
def test_what_a_row_shows_is_read_back_as_it_is(sample: str) -> None:
    a = load_sample(sample)
    table = cited_facts_table(a)
    for row in table.rows(a):
        texts = {column.key: column.text_of(row.thing) for column in table.columns}
        changes = [GridChange("set", row.id, key, text) for key, text in texts.items()]
        done = take_changes(a, GridDraft(), changes, table, {})
        assert (done.document, done.draft) == (a, GridDraft())


def test_two_sources_of_one_title_are_told_apart() -> None:
    a = put_cited(
        BASE, "Census 2001", "", lambda now, cited: add_fact(now, "firms", "Few", citation=cited)
    )
    twins = change_source(a, a.sources[1].id, document=REPORT)
    names = source_names(twins)
    table = cited_facts_table(twins)
    change = GridChange("set", twins.facts[1].id, "source", names[twins.sources[0].id])
    done = take_changes(twins, GridDraft(), [change], table, {})
    cited = done.document.facts[1].citation
    assert cited
    assert cited.source == twins.sources[0].id

"""The last sheet, Sources."""

from __future__ import annotations

from cluster_psia.assessment.edits.profile import (
    add_fact,
    change_source,
    put_cited,
    with_cited_source,
)
from cluster_psia.export import build_report
from cluster_psia.method import load_method
from tests.export.assessments import empty
from tests.export.plan.reports import EACH, TODAY, report_of, rows, texts


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
    a = empty()
    for document, place in (
        ("Survey 2024", "p. 3"),
        ("Survey 2024", "p. 9"),
        ("UNIDO 2004", "p. 77"),
    ):
        a = put_cited(a, document, place, lambda now, c: add_fact(now, "other", "x", citation=c))
    a = change_source(a, "survey_2024", author="Rao", year="2024")
    a = change_source(a, "survey_2024", kind="data", said_by="Two clerks")
    a = with_cited_source(a, "Visit")[0]
    told = {row["Document"]: row for row in rows(build_report(a, TODAY), "Sources", "SourcesTable")}
    assert told["Survey 2024"]["Places cited"] == "p. 3\np. 9"
    assert told["Survey 2024"]["On the sheets"] == "Cluster"
    assert told["Survey 2024"]["Full citation"] == "Rao (2024), Survey 2024"
    assert told["Survey 2024"]["Note"] == "Data, statistics; said by Two clerks"
    assert told["Visit"]["On the sheets"] == "cited nowhere yet"
    assert "p. 77" in told["UNIDO 2004"]["Places cited"]

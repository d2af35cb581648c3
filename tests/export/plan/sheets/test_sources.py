"""The last sheet, Sources."""

from __future__ import annotations

from cluster_psia.assessment.document.model import Citation, Fact, replace
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

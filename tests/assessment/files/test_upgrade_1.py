"""From version 1 to version 2: one list of sources, one of facts, two dates of a fact."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from pydantic import ValidationError

from cluster_psia.assessment.document.explain import explain_error
from cluster_psia.assessment.document.model import Citation
from cluster_psia.assessment.document.words import fact_date
from cluster_psia.assessment.files.upgrade import read_document
from cluster_psia.assessment.files.upgrade_1 import with_lists_of_sources_and_facts
from tests.assessment.files.refusals import ANY_JSON

if TYPE_CHECKING:
    from cluster_psia.assessment import Assessment


def upgraded(**parts: Any) -> Assessment:
    return read_document({"schema_version": 1, "name": "A", **parts}, 1)


def fact(as_of: str = "", document: str = "ilo_2008", statement: str = "x") -> dict[str, Any]:
    cited = {"document": document, "place": "p. 3"}
    return {"topic": "firms", "statement": statement, "as_of": as_of, "citation": cited}


def test_equal_sources_become_one_and_each_place_is_kept() -> None:
    rating = {"answer": 3, "source": {"document": "UNIDO 2004", "place": "Table 2"}}
    a = upgraded(
        profile={"facts": [fact(document="Visit"), fact(document="unido_2004", statement="y")]},
        ratings={"location": [rating, {"answer": 2, "rater": "b", "source": None}]},
        groups=[],
        guide={"answers": [{"item": "box_a2.items.traders", "citation": {"document": "Visit "}}]},
    )
    assert [(source.id, source.document) for source in a.sources] == [
        ("visit", "Visit"),
        ("unido_2004", "unido_2004"),
    ]
    assert [one.citation for one in a.facts] == [
        Citation(source="visit", place="p. 3"),
        Citation(source="unido_2004", place="p. 3"),
    ]
    assert [one.citation for one in a.ratings["location"]] == [
        Citation(source="unido_2004", place="Table 2"),
        None,
    ]
    assert a.guide.answers[0].citation == Citation(source="visit")


def test_a_place_without_a_document_is_kept_under_a_source_without_a_title() -> None:
    rating = {"answer": 3, "source": {"document": "", "place": "p. 3"}}
    a = upgraded(ratings={"location": [rating]})
    assert [(source.id, source.document) for source in a.sources] == [("source", "")]
    assert a.ratings["location"][0].citation == Citation(source="source", place="p. 3")
    rating["source"] = {"document": "", "place": " "}
    assert upgraded(ratings={"location": [rating]}).ratings["location"][0].citation is None


@pytest.mark.parametrize(
    ("as_of", "document", "event", "reported"),
    [
        ("2008", "ilo_2008", "", "2008"),
        ("2008", "ILO 2008", "", "2008"),
        ("1997", "schmitz_1997", "", "1997"),
        ("2004", "ilo_2008", "2004", ""),
        ("2008", "A census of 2008", "2008", ""),
        ("reported 1999", "unido_2004", "", "1999"),
        ("1994-1998", "unido_2004", "1994-1998", ""),
        ("not dated", "unido_2004", "", "2004"),
        ("not dated", "Visit", "", ""),
        ("", "unido_2004", "", ""),
    ],
)
def test_a_date_is_when_it_was_so_unless_it_is_only_the_reports(
    as_of: str, document: str, event: str, reported: str
) -> None:
    (found,) = upgraded(profile={"facts": [fact(as_of, document)]}).facts
    assert (found.event, found.reported) == (event, reported)


def test_a_fact_says_both_dates_or_that_it_has_none() -> None:
    said = [fact_date(one) for one in upgraded(profile={"facts": [fact(), fact("1998")]}).facts]
    assert said == ["not dated", "1998"]
    (reported,) = upgraded(profile={"facts": [fact("2008")]}).facts
    assert fact_date(reported.model_copy(update={"event": "1998"})) == "1998; reported 2008"


def test_facts_get_ids_of_their_words_that_differ() -> None:
    facts = [fact(statement=text) for text in ("Many firms!", "many firms", "گھر")]
    assert [one.id for one in upgraded(profile={"facts": facts}).facts] == [
        "many_firms",
        "many_firms_2",
        "fact",
    ]


def test_the_source_of_a_link_is_a_node_and_stays_one() -> None:
    actor = {"kind": "trader", "stage": "trade"}
    chain = {
        "actors": [{"id": "a", "label": "A", **actor}, {"id": "b", "label": "B", **actor}],
        "links": [{"source": "a", "target": "b", "kind": "lends", "citation": {"document": "C"}}],
    }
    (link,) = upgraded(chain=chain).chain.links
    assert (link.source, link.citation) == ("a", Citation(source="c"))


@settings(deadline=None)
@given(ANY_JSON)
def test_whatever_stands_in_a_file_the_step_goes_through(value: Any) -> None:
    for name in ("profile", "ratings", "citation", "facts", "groups"):
        json.dumps(with_lists_of_sources_and_facts({name: value}))
    fact_of = {"profile": {"facts": [value, {"citation": value, "as_of": value}]}}
    json.dumps(with_lists_of_sources_and_facts(fact_of))


def test_what_was_wrong_is_still_told() -> None:
    with pytest.raises(ValidationError) as refused:
        upgraded(profile={"facts": [{**fact(), "colour": "red"}]})
    assert explain_error(refused.value).startswith("facts.0.colour: this key is not one")

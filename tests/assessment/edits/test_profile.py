"""Edits return changed copies and leave the original alone."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.document.coherence.references import things_with_facts
from cluster_psia.assessment.document.model import Citation
from cluster_psia.assessment.document.words import citation_words
from cluster_psia.assessment.edits.profile import (
    add_fact,
    change_fact,
    change_source,
    fact_at,
    put_cited,
    remove_fact,
    remove_source,
    with_name,
    with_note,
    with_part,
)
from cluster_psia.assessment.files.file import read_assessment
from tests.assessment.files.test_golden import NEWEST


def test_a_part_changes_and_the_original_does_not() -> None:
    before = Assessment(name="A")
    after = with_part(before, "profile", cluster="Agra")
    assert (before.profile.cluster, after.profile.cluster) == ("", "Agra")


def test_an_empty_name_is_refused_with_the_way_to_mend_it() -> None:
    with pytest.raises(ValidationError, match="write a few words"):
        with_name(Assessment(name="A"), "  ")


def test_an_emptied_note_is_gone() -> None:
    noted = with_note(Assessment(name="A"), "matrix", "who said what")
    assert noted.notes == {"matrix": "who said what"}
    assert with_note(noted, "matrix", " ").notes == {}


# Facts -------------------------------------------------------------------------------------------


def told(*statements: str) -> Assessment:
    a = Assessment(name="A")
    for statement in statements:
        a = add_fact(a, "other", statement)
    return a


def test_facts_come_and_go_in_order_and_keep_their_ids() -> None:
    a = told("First!", "first", "Third")
    assert [fact.id for fact in a.facts] == ["first", "first_2", "third"]
    a = change_fact(a, "first_2", statement="Second", event="1998", reported="2008")
    assert fact_at(a, "first_2").statement == "Second"
    assert [fact.statement for fact in remove_fact(a, "first_2").facts] == ["First!", "Third"]
    with pytest.raises(ValueError, match="there is no fact 'gone' any more"):
        fact_at(a, "gone")


def test_a_fact_that_goes_is_nobodys_evidence_any_more() -> None:
    a = read_assessment(NEWEST.read_bytes())
    fact = a.facts[0].id
    resting = [one for one in things_with_facts(a) if one.facts]
    assert {one.what for one in resting} == {
        "criterion",
        "node",
        "institution",
        "group",
        "indicator",
    }
    left = remove_fact(add_fact(a, "other", "Another"), fact)
    assert [one for one in things_with_facts(left) if one.facts] == []
    assert [one.statement for one in left.facts] == ["Another"]


# Sources -----------------------------------------------------------------------------------------


def cite(a: Assessment, named: str, place: str = "") -> Assessment:
    """``a`` with a fact from that source."""
    return put_cited(a, named, place, lambda now, c: add_fact(now, "other", "x", citation=c))


def test_a_source_is_entered_once_and_picked_after_that() -> None:
    a = cite(cite(cite(cite(told(), "unido 2004"), "Visit"), "UNIDO_2004", "Box 2"), " visit ")
    assert [(source.id, source.document) for source in a.sources] == [
        ("unido_2004", "unido_2004"),
        ("visit", "Visit"),
    ]
    assert [fact.citation for fact in a.facts] == [
        Citation(source="unido_2004"),
        Citation(source="visit"),
        Citation(source="unido_2004", place="Box 2"),
        Citation(source="visit"),
    ]


def test_no_name_means_no_source() -> None:
    a = cite(told(), "  ", "page 3")
    assert (a.sources, a.facts[0].citation) == ((), None)


def test_a_title_of_ones_own_never_takes_the_key_of_a_published_document() -> None:
    a = cite(told(), "Unido-2004!")
    assert [source.id for source in a.sources] == ["unido_2004_2"]
    assert [source.id for source in cite(a, "UNIDO 2004").sources] == ["unido_2004_2", "unido_2004"]


def test_a_source_that_is_called_otherwise_is_still_cited() -> None:
    a = change_source(cite(told(), "Visit", "3 May"), "visit", document="Visit to the union")
    assert citation_words(a, a.facts[0].citation) == "Visit to the union, 3 May"


def test_a_source_goes_when_nothing_cites_it_and_else_says_what_does() -> None:
    a = cite(cite(told(), "Visit"), "visit")
    with pytest.raises(ValueError, match=r"it is cited by 2 facts; let these cite another"):
        remove_source(a, "visit")
    assert remove_source(remove_fact(remove_fact(a, "x"), "x_2"), "visit").sources == ()

"""What cites and what rests on facts is found wherever it stands; what is not there is told."""

from __future__ import annotations

from typing import Any

import pytest

from cluster_psia.assessment.document.coherence.references import citing_things, things_with_facts
from cluster_psia.assessment.document.model import Citation, Fact, Source
from cluster_psia.assessment.files.file import read_assessment
from tests.assessment.document.whole import HOME, WHOLE, WOMEN, refusal
from tests.assessment.files.test_golden import NEWEST, parts_of

GOLDEN = read_assessment(NEWEST.read_bytes())
GONE = Citation(source="gone")


def test_every_citation_and_every_evidence_of_the_document_is_found() -> None:
    found = [one.citation for one in citing_things(GOLDEN) if one.citation]
    assert len(found) == sum(isinstance(part, Citation) for part in parts_of(GOLDEN))
    resting = [one for one in things_with_facts(GOLDEN) if one.facts]
    assert len(resting) == sum(bool(getattr(part, "facts", ())) for part in parts_of(GOLDEN)) - 1


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        (
            {"facts": (Fact(id="f", topic="firms", statement="x", citation=GONE),)},
            "fact 'f'",
        ),
        ({"ratings": {"location": ({"citation": GONE},)}}, "criterion 'location'"),
        (
            {"chain": {**WHOLE.chain.model_dump(), "links": ()}, "groups": ()}
            | {"chain": {"actors": ({**HOME.model_dump(), "citation": GONE},)}},
            "node 'home'",
        ),
        ({"groups": ({**WOMEN.model_dump(), "citation": GONE},)}, "group 'women'"),
        (
            {"guide": {"answers": ({"item": "box_a2.items.traders", "citation": GONE},)}},
            "answer of the guide '1'",
        ),
    ],
)
def test_a_citation_of_a_source_that_is_not_there_is_told_with_the_remedy(
    changes: dict[str, Any], where: str
) -> None:
    assert refusal(**changes) == (
        f"{where}: there is no source 'gone'; add it to the list of sources, or cite one that"
        " stands there"
    )


def test_evidence_that_is_not_there_or_stands_twice_is_told() -> None:
    fact = Fact(id="f", topic="firms", statement="x")
    group = {**WOMEN.model_dump(), "facts": ("f", "gone")}
    assert refusal(facts=(fact,), groups=(group,)) == (
        "group 'women': there is no fact 'gone'; add it to the list of facts, or take it out here"
    )
    group["facts"] = ("f", "f")
    assert refusal(facts=(fact,), groups=(group,)).startswith("group 'women', facts: 'f' stands tw")


def test_sources_and_facts_have_ids_of_their_own() -> None:
    twice = Source(id="s", document="x")
    assert refusal(sources=(twice, twice)).startswith("sources: 's' stands twice")
    fact = Fact(id="f", topic="firms", statement="x")
    assert refusal(facts=(fact, fact)).startswith("facts: 'f' stands twice")

"""The samples: everything in them has a source, every cited place exists,
and every score is marked as our reading.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cluster_psia.assessment.document.model import (
    Assessment,
    Citation,
    Programme,
    StudyDesign,
    WorkPlan,
    replace,
)
from cluster_psia.assessment.document.words import cited_document
from cluster_psia.assessment.files.samples import (
    SampleError,
    load_sample,
    sample_keys,
)
from cluster_psia.method import load_method
from cluster_psia.places import SAMPLES

EACH_SAMPLE = pytest.mark.parametrize("key", sample_keys())


def cited(a: Assessment) -> Iterator[tuple[str, Citation | None]]:
    """Everything in ``a`` that has to cite a source, named so that a person finds it in the
    file.
    """
    for n, fact in enumerate(a.facts):
        yield f"facts.{n} ({fact.statement[:40]})", fact.citation
    for criterion, ratings in a.ratings.items():
        for n, rating in enumerate(ratings):
            yield f"ratings.{criterion}.{n}", rating.citation
    for actor in a.chain.actors:
        yield f"chain.actors '{actor.id}'", actor.citation
    for institution in a.chain.institutions:
        yield f"chain.institutions '{institution.id}'", institution.citation
    for link in a.chain.links:
        yield f"chain.links {link.source} {link.kind} {link.target}", link.citation
    for group in a.groups:
        yield f"groups '{group.id}'", group.citation


def without_source(a: Assessment) -> list[str]:
    """What in ``a`` names no document or no place."""
    return [name for name, c in cited(a) if c is None or not c.place]


def unknown_places(a: Assessment) -> list[str]:
    """What in ``a`` cites a document or a place that the register of ``documents.yaml`` does
    not have.
    """
    register = {(d.key, place) for d in load_method().documents.documents for place in d.places}
    return [
        f"{name}: {cited_document(a, c)}, {c.place}"
        for name, c in cited(a)
        if c and (cited_document(a, c), c.place) not in register
    ]


def test_home_offers_three_and_tiruppur_comes_first() -> None:
    assert sample_keys() == ("tiruppur", "sialkot", "agra")


@EACH_SAMPLE
def test_nothing_in_a_sample_is_without_a_source(key: str) -> None:
    assert without_source(load_sample(key)) == []


@EACH_SAMPLE
def test_every_place_cited_stands_in_the_register_of_its_document(key: str) -> None:
    assert unknown_places(load_sample(key)) == []


def test_the_two_checks_name_what_is_wrong() -> None:
    a = load_sample("tiruppur")
    bare = replace(a.groups[0], citation=None)
    stray = replace(a.groups[1], citation=Citation(source="unido_2004", place="Section 4"))
    spoilt = replace(a, groups=(bare, stray, *a.groups[2:]))
    assert without_source(spoilt) == [f"groups '{bare.id}'"]
    assert unknown_places(spoilt) == [f"groups '{stray.id}': unido_2004, Section 4"]


@EACH_SAMPLE
def test_every_score_is_marked_as_our_reading_and_gives_its_evidence(key: str) -> None:
    ratings = [
        (criterion, r) for criterion, all_of in load_sample(key).ratings.items() for r in all_of
    ]
    assert len(ratings) >= 10
    assert [
        c for c, r in ratings if r.reading != "ours" or r.rater != "Cluster PSIA" or r.round != 1
    ] == []
    assert [
        c for c, r in ratings if not isinstance(r.answer, int) or len(r.evidence.split()) < 8
    ] == []


@EACH_SAMPLE
def test_a_shade_of_poverty_is_never_given_without_a_reason(key: str) -> None:
    actors = load_sample(key).chain.actors
    assert [a.id for a in actors if a.poverty is not None and not a.poverty_reason] == []


@EACH_SAMPLE
def test_the_chain_is_worth_drawing_and_has_poverty_nodes_with_groups(key: str) -> None:
    a = load_sample(key)
    nodes = {actor.id for actor in a.chain.actors if actor.poverty in ("vulnerable", "likely")}
    assert len(a.chain.actors) + len(a.chain.institutions) >= 6
    assert len(nodes) >= 2
    assert len(a.groups) >= 2
    assert [g.id for g in a.groups if g.node not in nodes or not g.why_poor] == []


@EACH_SAMPLE
def test_what_is_the_users_to_decide_is_left_empty(key: str) -> None:
    a = load_sample(key)
    assert (a.programme, a.design, a.work_plan) == (Programme(), StudyDesign(), WorkPlan())
    assert (a.indicators, a.methods, a.weights) == ((), (), {})
    assert a.sample is not None
    assert "our reading" in a.sample.note


@EACH_SAMPLE
def test_a_sample_survives_writing_and_reading(key: str) -> None:
    a = load_sample(key)
    assert Assessment.model_validate_json(a.model_dump_json()) == a


def test_sources_that_differ_on_the_firms_of_sialkot_stand_side_by_side() -> None:
    values = {
        (f.citation.source, f.value)
        for f in load_sample("sialkot").facts
        if f.topic == "firms" and f.citation
    }
    assert ("schmitz_1997", "over 300 manufacturers") in values
    assert ("unido_2010", "about 300 SMEs") in values
    assert any(document == "ilo_2008" and "3,000" in value for document, value in values)


def test_an_unknown_sample_names_those_there_are() -> None:
    with pytest.raises(
        SampleError, match=r"no sample 'lima'; choose one of tiruppur, sialkot, agra, .*ludhiana"
    ):
        load_sample("lima")


def test_a_missing_folder_says_where_it_was_looked_for(tmp_path: Path) -> None:
    with pytest.raises(SampleError, match=f"cannot be read from {tmp_path}.*sample_data"):
        load_sample("agra", tmp_path)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"wages": 3}, "at wages"),
        ({"name": ""}, "at name"),
        ({"sample": None}, "does not mark itself"),
    ],
)
def test_a_damaged_sample_names_the_place(
    tmp_path: Path, change: dict[str, Any], said: str
) -> None:
    raw = json.loads((SAMPLES / "agra.json").read_text(encoding="utf-8"))
    (tmp_path / "agra.json").write_text(json.dumps({**raw, **change}), encoding="utf-8")
    with pytest.raises(SampleError, match=said):
        load_sample("agra", tmp_path)


def test_a_sample_that_is_not_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "agra.json").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SampleError, match="not text in UTF-8"):
        load_sample("agra", tmp_path)

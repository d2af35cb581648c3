"""Published clusters: every registered case is a file, and whatever it says names its date,
place and reason.
"""

from __future__ import annotations

import json

import pytest

from cluster_psia.assessment.document.model import (
    Actor,
    Assessment,
    Institution,
    Link,
    PovertyGroup,
    Programme,
    StudyDesign,
    WorkPlan,
)
from cluster_psia.assessment.files.samples import (
    FINISHED_EXAMPLE,
    case_keys,
    load_sample,
    sample_keys,
    shipped_keys,
)
from cluster_psia.method import load_method
from cluster_psia.places import SAMPLES

CASES = {case.key: case for case in load_method().cases.cases}
EACH_CASE = pytest.mark.parametrize("key", case_keys())

# What each case of Asia holds: facts, matrix rows read, nodes, links, poverty groups.
ASIA = {
    "agra": (17, 14, 12, 7, 5),
    "bangalore": (35, 13, 10, 8, 0),
    "bangkok": (6, 3, 0, 0, 0),
    "barpalli": (8, 5, 6, 4, 1),
    "chanderi": (17, 7, 9, 7, 2),
    "india_artisanal": (3, 0, 0, 0, 0),
    "jaipur": (8, 6, 4, 3, 1),
    "java_furniture": (5, 4, 0, 0, 0),
    "java_roof_tiles": (7, 4, 0, 0, 0),
    "java_rural": (20, 11, 6, 5, 2),
    "jepara": (7, 3, 0, 0, 0),
    "ludhiana": (40, 11, 16, 15, 0),
    "orissa": (9, 0, 0, 0, 0),
    "palar_valley": (15, 6, 5, 4, 1),
    "penang": (3, 0, 0, 0, 0),
    "sialkot": (64, 14, 18, 18, 3),
    "sialkot_sports": (24, 12, 11, 10, 2),
    "sindhudurg": (9, 5, 6, 5, 2),
    "singapore": (5, 0, 0, 0, 0),
    "tiruppur": (21, 11, 12, 10, 5),
}


def counts(a: Assessment) -> tuple[int, int, int, int, int]:
    nodes = len(a.chain.actors) + len(a.chain.institutions)
    return len(a.facts), len(a.ratings), nodes, len(a.chain.links), len(a.groups)


def values(key: str, topic: str) -> set[tuple[str, str]]:
    """(document, value) of every fact of ``key`` on ``topic`` that has a figure."""
    facts = load_sample(key).facts
    return {
        (f.citation.source, f.value) for f in facts if f.topic == topic and f.citation and f.value
    }


def test_every_file_is_registered_and_every_registered_case_is_a_file() -> None:
    assert sorted(shipped_keys()) == sorted(path.stem for path in SAMPLES.glob("*.json"))
    assert set(shipped_keys()) - {FINISHED_EXAMPLE} == set(case_keys())
    assert set(sample_keys()) <= set(case_keys())


def test_the_register_stands_in_the_order_of_countries_and_names() -> None:
    named = [(case.country, case.label) for case in CASES.values()]
    assert named == sorted(named)


def test_every_case_names_a_sector_that_is_registered_and_every_sector_has_a_case() -> None:
    sectors = {sector.key for sector in load_method().cases.sectors}
    assert {case.sector for case in CASES.values()} == sectors


@pytest.mark.parametrize(("key", "expected"), ASIA.items())
def test_the_cases_of_asia_hold_what_was_found(
    key: str, expected: tuple[int, int, int, int, int]
) -> None:
    assert counts(load_sample(key)) == expected


def test_at_least_eight_cases_have_a_chain_worth_drawing() -> None:
    drawable = [
        k for k in case_keys() if counts(load_sample(k))[2] >= 4 and counts(load_sample(k))[3] >= 3
    ]
    assert len(drawable) >= 8


@EACH_CASE
def test_the_country_of_a_case_is_the_one_of_its_profile(key: str) -> None:
    assert load_sample(key).profile.country == CASES[key].country


@EACH_CASE
def test_every_fact_says_where_it_stands_and_of_when_it_is(key: str) -> None:
    facts = load_sample(key).facts
    assert len(facts) >= 3
    assert [f.statement for f in facts if f.citation is None or not (f.event or f.reported)] == []
    told = [f.model_dump(exclude={"id"}) for f in facts]
    assert [said["statement"] for said in told if told.count(said) > 1] == []


@EACH_CASE
def test_everything_cited_stands_in_the_register_of_documents(key: str) -> None:
    register = {(d.key, place) for d in load_method().documents.documents for place in d.places}
    a = load_sample(key)
    cited = [f.citation for f in a.facts] + [r.citation for rs in a.ratings.values() for r in rs]
    parts: tuple[Actor | Institution | Link | PovertyGroup, ...] = (
        *a.chain.actors,
        *a.chain.institutions,
        *a.chain.links,
        *a.groups,
    )
    cited += [part.citation for part in parts]
    assert None not in cited
    assert {(c.source, c.place) for c in cited if c} - register == set()


@EACH_CASE
def test_every_score_is_our_reading_with_its_evidence_and_its_place(key: str) -> None:
    read = [
        (criterion, r) for criterion, all_of in load_sample(key).ratings.items() for r in all_of
    ]
    assert [
        c for c, r in read if r.reading != "ours" or r.rater != "Cluster PSIA" or r.round != 1
    ] == []
    assert [
        c for c, r in read if not isinstance(r.answer, int) or len(r.evidence.split()) < 8
    ] == []
    assert [c for c, r in read if r.citation is None] == []


@EACH_CASE
def test_a_programme_and_a_case_of_one_sentence_are_not_scored(key: str) -> None:
    a = load_sample(key)
    if CASES[key].kind == "programme":
        assert a.ratings == {}
    assert len(a.ratings) <= len(a.facts)


@EACH_CASE
def test_a_score_rests_on_a_sentence_about_this_case(key: str) -> None:
    said = [r.evidence for all_of in load_sample(key).ratings.values() for r in all_of]
    assert [evidence for evidence in said if "nothing is printed of" in evidence.lower()] == []


def test_one_list_of_sectors_in_print_gives_one_score_unless_the_reading_says_why() -> None:
    place = "Section 3, Cluster features and poverty"
    read = {key: load_sample(key).ratings.get("type_of_sector", ()) for key in case_keys()}
    listed = {
        key: r
        for key, all_of in read.items()
        for r in all_of
        if r.citation and r.citation.place == place
    }
    assert len(listed) > 10
    assert {
        key: r.answer for key, r in listed.items() if r.answer != 5 and "so not 5" not in r.evidence
    } == {}


def test_a_comparison_of_two_places_is_no_point_of_the_scale() -> None:
    assert "growth" not in load_sample("los_angeles_jewellery").ratings
    (rating,) = load_sample("route_128").ratings["growth"]
    assert (
        rating.answer == 3
    )  # one part of the source calls it successful, another says that it lags behind
    assert "successful" in rating.evidence


@EACH_CASE
def test_a_mark_of_poverty_has_a_reason_and_a_group_stands_at_a_marked_node(key: str) -> None:
    a = load_sample(key)
    marked = {actor.id for actor in a.chain.actors if actor.poverty in ("vulnerable", "likely")}
    assert [
        actor.id
        for actor in a.chain.actors
        if actor.poverty is not None and not actor.poverty_reason
    ] == []
    assert [g.id for g in a.groups if g.node not in marked or not g.why_poor] == []


@EACH_CASE
def test_what_is_the_users_to_decide_is_left_empty(key: str) -> None:
    a = load_sample(key)
    assert (a.programme, a.design, a.work_plan) == (Programme(), StudyDesign(), WorkPlan())
    assert (a.indicators, a.methods, a.weights) == ((), (), {})
    assert a.sample is not None
    assert a.sample.key == key


@EACH_CASE
def test_a_case_is_written_in_one_way(key: str) -> None:
    text = (SAMPLES / f"{key}.json").read_text(encoding="utf-8")
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"


def test_sialkot_sales_to_the_west_stand_as_each_source_prints_them() -> None:
    assert ("unido_2004", "over 90 per cent") in values("sialkot", "markets")
    assert (
        "schmitz_1997",
        "over 90 per cent exported; around 90 per cent of that to Europe and North America",
    ) in values("sialkot", "markets")


def test_every_count_of_sialkot_firms_stands_beside_the_others() -> None:
    found = values("sialkot", "firms")
    assert {value for document, value in found if document == "schmitz_1997"} == {
        "over 300 manufacturers",
        "1,500 small enterprises",
        "an estimated 200 suppliers",
        "over 800 units",
    }
    assert ("unido_2010", "about 300 SMEs") in found
    assert (
        "ilo_2008",
        "some 3,000 enterprises; only 10 per cent make and export their own",
    ) in found


def test_agra_grew_while_its_employment_shrank() -> None:
    growth = [f.statement for f in load_sample("agra").facts if f.topic == "growth"]
    assert any("total employment shrank" in statement for statement in growth)
    assert len({f.citation for f in load_sample("agra").facts if f.topic == "growth"}) == 2


def test_the_unnamed_cluster_of_java_is_not_called_jepara() -> None:
    a = load_sample("java_furniture")
    assert {f.value for f in a.facts if f.topic == "employment"} == {
        "around 8,000",
        "nearly 44,000",
    }
    assert [f.statement for f in a.facts if "Jepara" in f.statement] == []
    assert "Jepara" not in f"{a.name} {a.profile.cluster} {a.profile.summary}"
    assert [f.value for f in load_sample("jepara").facts if "000" in f.value] == []


def test_sources_that_disagree_on_skills_and_schools_in_ludhiana_are_both_told() -> None:
    facts = load_sample("ludhiana").facts
    told = {f.citation.source for f in facts if f.topic == "institutions" and f.citation}
    assert told == {"ilo_2008", "unido_2010"}
    assert any("too few trained workers" in f.statement for f in facts)
    assert any("highly multi-skilled" in f.statement for f in facts)

"""What is peculiar to the published clusters beyond Asia: sources that differ, names that vary,
chains, silence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cluster_psia.assessment.files.samples import load_sample
from cluster_psia.method import load_method

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.method.model.register import Case

WITH_CHAIN = {
    "atuntaqui",
    "chontales_dairy",
    "chontales_livestock",
    "gamarra",
    "guadalajara",
    "kumasi",
    "lake_victoria",
    "mekelle",
    "nairobi_garments",
    "rivas",
    "senegal_guarantee",
    "sinos_valley",
    "torreon",
    "tuscany_leather",
}
WITHOUT_CHAIN = {
    "boston_biotech",
    "brazil_furniture",
    "chile_wine",
    "kamukunji",
    "kenya_workshops",
    "latin_america",
    "los_angeles_jewellery",
    "nnewi",
    "route_128",
    "silicon_valley",
    "third_italy",
    "western_cape",
    "ziwani",
}
NO_POVERTY_TOLD = (
    "atuntaqui",
    "chontales_dairy",
    "chontales_livestock",
    "rivas",
    "senegal_guarantee",
)


def case(key: str) -> Case:
    return next(c for c in load_method().cases.cases if c.key == key)


def places_cited(a: Assessment) -> set[str]:
    """The places that the facts of the profile cite."""
    return {fact.citation.place for fact in a.facts if fact.citation}


def has_a_digit(text: str) -> bool:
    return any(digit in text for digit in "0123456789")


def values(a: Assessment, topic: str) -> set[tuple[str, str]]:
    """Each figure on ``topic`` with the document that prints it."""
    return {
        (f.citation.source, f.value) for f in a.facts if f.topic == topic and f.citation and f.value
    }


def test_every_case_beyond_asia_is_in_the_register() -> None:
    keys = {c.key for c in load_method().cases.cases}
    assert sorted((WITH_CHAIN | WITHOUT_CHAIN) - keys) == []


def test_the_two_statements_on_employment_in_torreon_stand_side_by_side() -> None:
    a = load_sample("torreon")
    assert values(a, "employment") == {
        ("unido_2004", "300 per cent"),
        ("unido_2004", "12,000 to 75,000"),
    }
    assert "525 per cent by our arithmetic" in a.notes["profile"]
    assert (75_000 - 12_000) / 12_000 == 5.25


def test_the_two_accounts_of_wages_in_the_sinos_valley_stand_side_by_side() -> None:
    a = load_sample("sinos_valley")
    assert values(a, "wages") == {
        ("unido_2004", "better than the regional average"),
        ("ilo_2008", "wage level has decreased"),
    }
    assert "wages" in a.notes["profile"]


def test_six_associations_in_one_source_and_five_names_in_another() -> None:
    a = load_sample("sinos_valley")
    said = values(a, "institutions")
    assert [
        v
        for document, v in said
        if document == "schmitz_1997" and v.startswith("six industry associations")
    ]
    named = {i.label for i in a.chain.institutions if i.kind == "trade_association"}
    assert named == {"Abicalçados", "Aicsul", "Assintecal", "Abrameq", "Abaex"}


@pytest.mark.parametrize(
    ("key", "printed"),
    [("kamukunji", {"Kamakunji", "Kamukunji"}), ("ziwani", {"Zinawi", "Zewani"})],
)
def test_one_entry_a_cluster_with_every_printed_spelling(key: str, printed: set[str]) -> None:
    assert printed <= set(case(key).spellings)
    facts = " ".join(f"{f.statement} {f.value}" for f in load_sample(key).facts)
    assert sorted(name for name in printed if name not in facts) == []


def test_ziwani_is_our_heading_and_the_entry_says_so() -> None:
    a = load_sample("ziwani")
    assert "Ziwani" not in " ".join(f.statement for f in a.facts)
    assert "stands in none of the five documents" in a.notes["profile"]


def test_chontales_has_two_clusters_each_with_its_own_box() -> None:
    clusters = ("chontales_livestock", "chontales_dairy")
    places = {key: places_cited(load_sample(key)) for key in clusters}
    assert places == {"chontales_livestock": {"Box 4"}, "chontales_dairy": {"Box 10"}}


@pytest.mark.parametrize("key", ["kamukunji", "ziwani"])
def test_what_is_said_of_a_continent_is_not_told_as_if_of_one_cluster(key: str) -> None:
    general = [f for f in load_sample(key).facts if "in general" in f.statement]
    assert len(general) == 3
    assert [
        f.statement for f in general if not f.statement.startswith("Of African clusters in general")
    ] == []


@pytest.mark.parametrize("key", sorted(WITH_CHAIN))
def test_a_chain_is_drawn_where_the_sources_allow_it(key: str) -> None:
    chain = load_sample(key).chain
    assert len(chain.actors) + len(chain.institutions) >= 4
    assert len(chain.links) >= 3


@pytest.mark.parametrize("key", sorted(WITHOUT_CHAIN))
def test_no_chain_is_invented_where_they_do_not(key: str) -> None:
    a = load_sample(key)
    assert (a.chain.actors, a.chain.institutions, a.chain.links, a.groups) == ((), (), (), ())


@pytest.mark.parametrize("key", NO_POVERTY_TOLD)
def test_no_node_is_shaded_where_the_source_speaks_of_no_poverty(key: str) -> None:
    a = load_sample(key)
    assert [n.id for n in a.chain.actors if n.poverty in ("vulnerable", "likely")] == []
    assert a.groups == ()


def test_the_guarantee_scheme_is_a_programme_and_scores_no_row_of_a_table_for_clusters() -> None:
    assert case("senegal_guarantee").kind == "programme"
    assert load_sample("senegal_guarantee").ratings == {}


def test_child_labour_in_the_sinos_valley_scores_as_a_warning() -> None:
    (rating,) = load_sample("sinos_valley").ratings["gender_and_difference"]
    assert rating.answer == 5
    assert "warning" in rating.evidence
    assert "never a merit" in rating.evidence


def test_a_likeness_to_kumasi_does_not_lend_nnewi_its_figures() -> None:
    a = load_sample("nnewi")
    assert places_cited(a) == {"Footnote 3"}
    assert [f.value for f in a.facts if has_a_digit(f.value)] == []
    assert set(a.ratings) == {"type_of_sector"}

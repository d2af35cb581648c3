"""Search over all texts of the method: any order of words,
accents and case ignored, hits marked.
"""

from __future__ import annotations

import pytest

from cluster_psia.method import load_method
from cluster_psia.method.graph import entries_by_address, entry_edges
from cluster_psia.method.search import Hit, Passage, search_method


def marked(passage: Passage) -> list[str]:
    return [passage.text[start:end] for start, end in passage.marks]


def labels(query: str) -> list[str]:
    return [hit.label.text for hit in search_method(load_method(), query)]


def hit(query: str, address: str) -> Hit:
    return next(found for found in search_method(load_method(), query) if found.address == address)


def test_words_are_found_in_any_order_and_case() -> None:
    assert labels("single TRADER dependence") == labels("dependence single trader") != []
    assert "Dependence on a single trader or market" in labels("single TRADER dependence")


# What stood in the sources and was used nowhere: words of a reader, and the entry that answers.
ASKED = {
    "suppliers spare parts": "collective_efficiency.developments.suppliers",
    "increasing returns scale": "collective_efficiency.increasing_returns.scale_was_neglected",
    "functional upgrading design": "skills.upgrading_kinds.functional",
    "sialkot lessons threat": "skills.sialkot_lessons.threat_brings_demand",
    "quality geography": "skills.ludhiana_lessons.quality_not_geography",
    "property rights credit": "skills.institutions.uncertain_rights",
    "proximity": "pro_poor.arguments.proximity",
    "administrative borders": "pro_poor.wider_view.across_borders",
    "standards horticulture": "policy.standards.environmental",
    "shock drought": "context.shocks.community",
    "relative pay": "scope.tests.relative_pay",
    "capability capacity footnote 1": "source_notes.notes.footnote_1_capability",
    "larger producers skewed": "reach.harms.leans_to_larger",
    "ties owners faith": "reach.harms.ties_stop_at_owners",
    "certification subcontractors": "reach.harms.left_out_of_certification",
    "core subcontractors peak": "reach.harms.core_and_margin",
    "rents poorest": "reach.harms.rents_shut_out",
    "credit debt burden": "reach.harms.credit_as_debt",
    "decent work": "glossary.terms.decent_work",
}


@pytest.mark.parametrize(("query", "address"), ASKED.items())
def test_what_the_sources_hold_is_found_by_words(query: str, address: str) -> None:
    assert address in {hit.address for hit in search_method(load_method(), query)}


LINKED = {address for address in ASKED.values() if not address.startswith(("source", "gloss"))}


@pytest.mark.parametrize("address", sorted(LINKED))
def test_what_was_found_is_linked_to_where_it_matters(address: str) -> None:
    assert entry_edges(load_method(), address)


def test_accents_do_not_matter_in_query_or_text() -> None:
    assert labels("tïme línes") == labels("time lines") != []


def test_punctuation_around_words_and_a_phones_own_quotes_do_not_matter() -> None:
    assert labels("“Single”, trader; (dependence)?") == labels("single trader dependence") != []
    assert labels("women’s federation") == labels("women's federation") != []
    assert labels("peri–urban") == labels("peri-urban") != []
    assert labels("trader & , “ ”") == labels("trader &")
    assert labels("(((") == labels("“…”") == []


def test_every_word_must_be_found() -> None:
    assert labels("dependence xylophone") == []


def test_nothing_asked_finds_nothing() -> None:
    assert labels("") == labels("   ") == []


def test_hits_in_the_label_stand_first() -> None:
    found = search_method(load_method(), "gender")
    in_label = [bool(h.label.marks) for h in found]
    assert in_label == sorted(in_label, reverse=True)
    assert True in in_label
    assert False in in_label


def test_marks_cover_the_words_as_they_stand() -> None:
    found = hit("TRADER single", "box_5.indicators.entrepreneurs_market_dependence")
    assert marked(found.label) == ["single", "trader"]


def test_marks_stand_right_behind_letters_that_fold_to_several() -> None:
    from cluster_psia.method.search import _fold, _passage

    assert marked(_passage(_fold("ﬁne Größe Straße word"), ("word", "grosse"))) == ["Größe", "word"]


def test_marks_that_touch_are_one() -> None:
    from cluster_psia.method.search import _fold, _passage

    assert marked(_passage(_fold("subcontractor"), ("sub", "contract"))) == ["subcontract"]


def test_anchors_measures_and_places_are_searched_too() -> None:
    method = load_method()
    assert "table_2.criteria.location" in [h.address for h in search_method(method, "peri-urban")]
    assert "box_6.rows.housing" in [h.address for h in search_method(method, "brick mud")]
    assert all(h.origin.marks for h in search_method(method, "Footnote 20"))


def test_every_entry_is_found_by_its_own_label() -> None:
    method = load_method()
    lost = []
    for address, entry in entries_by_address(method).items():
        found = {hit.address for hit in search_method(method, entry.label)}
        if address not in found:
            lost.append(address)
    assert lost == []


def test_hostile_queries_are_words() -> None:
    for query in (
        "<script>alert(1)</script>",
        "(((",
        "\\",
        "%",
        "[a-z]*",
        "ا ب",
        "\x00",
        "a" * 10_000,
    ):
        assert isinstance(labels(query), list)

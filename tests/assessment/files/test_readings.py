"""Our readings of the published clusters: a score stands only on a row of which the source speaks,
and goes to the end of a scale only where the source does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from cluster_psia.assessment.files.samples import case_keys, load_sample
from cluster_psia.method import load_method

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment, Rating

ROWS = tuple(c.key for c in load_method().table_2.criteria)
SOCIAL = tuple(c.key for c in load_method().table_2.criteria if c.group == "social")

# What a note on the matrix calls each row.
NAMES = {
    "location": "location",
    "geographical_spread": "spread",
    "type_of_firms": "type of firms",
    "type_of_sector": "type of sector",
    "organization": "organization",
    "type_of_good": "type of good",
    "market": "market",
    "employment": "employment",
    "labour_skills": "labour skills",
    "linkages": "linkages",
    "gender_and_difference": "gender and difference",
    "household_and_community": "household and community",
    "social_capital": "social capital",
    "social_provisioning": "social provisioning",
    "public_support": "public support",
    "agglomeration": "agglomeration",
    "joint_action": "joint action",
    "upgrading": "upgrading",
    "growth": "growth",
    "promotability": "promotability",
}
NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
COUNTED = re.compile(r"(?:all rows but (\w+))|(?:^(\w+) rows? only)|(?:^(One) row is read)")


def readings(row: str) -> Iterator[tuple[str, Rating]]:
    """Our reading of ``row`` in each published cluster that has one, with the cluster's key."""
    for key in case_keys():
        for rating in load_sample(key).ratings.get(row, ()):
            yield key, rating


def left_empty(note: str) -> set[str]:
    """The rows that the first sentence of a note on the matrix calls empty."""
    listed = re.sub(r"\([^)]*\)", "", note).partition(". ")[0].lower()
    said = {row for row, name in NAMES.items() if name in listed}
    return said | set(SOCIAL) if "all social parameters" in listed else said


def test_every_row_of_the_matrix_has_a_name_in_the_notes() -> None:
    assert tuple(NAMES) == ROWS
    note = "Left empty: spread (of the market, too), all social parameters. Growth is read."
    assert left_empty(note) == {"geographical_spread", *SOCIAL}


@pytest.mark.parametrize("key", [k for k in case_keys() if load_sample(k).ratings])
def test_the_note_on_the_matrix_tells_which_rows_are_empty(key: str) -> None:
    a: Assessment = load_sample(key)
    note = a.notes["matrix"]
    found = COUNTED.search(note)
    if found:
        number = next(word for word in found.groups() if word).lower()
        assert NUMBERS.index(number) == len(a.ratings)
    else:
        assert left_empty(note) == set(ROWS) - set(a.ratings)


def test_no_cluster_is_read_as_formal_because_no_source_calls_it_informal() -> None:
    formal = {key: r for key, r in readings("location") if r.answer in (1, 2)}
    assert set(formal) == {"bangalore", "torreon"}
    assert "formal urban industry" in formal["torreon"].evidence
    assert "state companies, multinational companies" in formal["bangalore"].evidence
    silent = {"tiruppur", "ludhiana", "sialkot"}
    assert silent & {key for key, _ in readings("location")} == set()


def test_a_market_is_read_at_the_end_of_the_scale_only_where_the_source_tells_it_whole() -> None:
    ends = {key: r for key, r in readings("market") if r.answer in (1, 5)}
    assert set(ends) == {"sialkot", "kenya_workshops", "mekelle"}
    assert "90 per cent" in ends["sialkot"].evidence
    assert "for local markets" in ends["kenya_workshops"].evidence
    assert "at home are the buyers named" in ends["mekelle"].evidence


def test_a_sentence_on_several_clusters_at_once_gives_no_end_of_a_scale() -> None:
    at_once = [
        (key, row)
        for row in ROWS
        for key, r in readings(row)
        if r.answer in (1, 5) and "at once" in r.evidence
    ]
    assert at_once == []


def test_upgrading_is_not_read_where_neither_equipment_nor_skills_are_told() -> None:
    told = re.compile(r"equipment and skills are not|equipment or skills are not", re.IGNORECASE)
    assert [key for key, r in readings("upgrading") if told.search(r.evidence)] == []
    assert {"gamarra", "chontales_livestock"} & {key for key, _ in readings("upgrading")} == set()


def test_a_comparison_of_two_places_is_no_growth_of_either() -> None:
    grown = dict(readings("growth"))
    assert {"bangkok", "los_angeles_jewellery"} & set(grown) == set()
    assert "successful" in grown["silicon_valley"].evidence
    assert "successful" in grown["route_128"].evidence


def test_firms_called_small_are_read_as_small_however_informal_they_are() -> None:
    said = dict(readings("type_of_firms"))
    assert {key: said[key].answer for key in ("agra", "kumasi", "nairobi_garments")} == {
        "agra": 3,
        "kumasi": 3,
        "nairobi_garments": 3,
    }
    assert "sialkot_sports" not in said


def test_women_whose_share_and_schooling_are_not_told_are_the_middle_of_the_row() -> None:
    untold = {
        key: r.answer
        for key, r in readings("gender_and_difference")
        if "share" in r.evidence and "schooling are not told" in r.evidence
    }
    assert len(untold) >= 4
    assert set(untold.values()) == {3}

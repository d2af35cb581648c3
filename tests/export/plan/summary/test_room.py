"""The workshop in short."""

from __future__ import annotations

from itertools import starmap
from typing import Any

from cluster_psia.assessment import Assessment, Rating, replace
from cluster_psia.export.plan.summary.room import workshop_section


def _of_rater(number: int, answer: Any) -> Rating:
    return Rating(rater=f"p{number:02d}", answer=answer)


def rated(**scores: tuple[Any, ...]) -> Assessment:
    """A room of one rater for each score of a criterion, in one round."""
    ratings = {key: tuple(starmap(_of_rater, enumerate(given))) for key, given in scores.items()}
    return replace(Assessment(name="A"), ratings=ratings)


def test_it_says_who_scored_how_much_and_where_they_are_in_two_camps() -> None:
    found = workshop_section(rated(employment=(1, 1, 5, 5), location=(3, 3, 3), joint_action=(2,)))
    assert found.findings == (
        "4 raters besides the consultant, 3 of 20 criteria, 1 round.",
        "Of the criteria that they scored: 1 agreed, 1 in two camps, 1 scored by too few to say.",
    )
    assert [(item.label, item.detail) for item in found.items] == [
        ("Employment", "Two camps: 2 say 1, 2 say 5.")
    ]


def test_a_later_round_takes_the_place_of_an_earlier_one() -> None:
    later = (Rating(rater="p00", round=2, answer=1), Rating(rater="p01", round=2, answer=1))
    a = rated(employment=(1, 1, 5, 5))
    a = replace(a, ratings={"employment": (*a.ratings["employment"][2:], *later)})
    assert "2 rounds" in workshop_section(a).findings[0]


def test_a_consultant_alone_and_our_readings_are_no_workshop() -> None:
    ours = Rating(rater="Cluster PSIA", answer=2, reading="ours")
    a = replace(Assessment(name="A"), ratings={"employment": (Rating(answer=4), ours)})
    found = workshop_section(a)
    assert found.findings == ("Nobody besides the consultant has scored the matrix.",)
    a = replace(a, ratings={"employment": (ours,)})
    assert workshop_section(a).findings == (
        "Nobody has scored the matrix: its scores are our reading of published sources.",
    )

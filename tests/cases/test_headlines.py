"""The figures that a case is listed with, as printed."""

from __future__ import annotations

import re

import pytest

from cluster_psia.cases.headlines import (
    firms_headline,
    headline_figure,
    last_year,
    womens_share,
    workers_headline,
)
from cluster_psia.cases.library import case_library
from tests.cases.views import made_fact, made_view


@pytest.mark.parametrize(
    ("date", "expected"),
    [("reported 2003", 2003), ("1980s", 1980), ("1994 to 1999", 1999), ("not dated", 0), ("", 0)],
)
def test_the_year_of_a_date_as_printed(date: str, expected: int) -> None:
    assert last_year(date) == expected


def test_the_latest_figure_leads_and_the_others_are_counted() -> None:
    old, new = made_fact("firms", "300", "1996"), made_fact("firms", "3,000", "2008")
    found = firms_headline(
        made_view(old, new, made_fact("firms", "", "2010"), made_fact("firms", "many"))
    )
    assert found is not None
    assert (found.fact, found.others) == (new, 1)
    assert headline_figure([]) is None


def test_a_figure_of_firms_says_what_it_counts_and_never_counts_clusters() -> None:
    """The list prints it by itself: "some 10,000" of what?"""
    said = {
        view.key: found.fact.value for view in case_library() if (found := firms_headline(view))
    }
    assert len(said) >= 12
    bare = re.compile(r"(?:some|over|about|nearly|more than|an estimated|[\d,. ])+")
    assert [key for key, value in said.items() if bare.fullmatch(value)] == []
    assert [key for key, value in said.items() if "cluster" in value] == []


def test_jobs_stand_in_for_workers_only_where_no_source_counts_workers() -> None:
    counted, jobs = made_fact("workers", "60,000"), made_fact("employment", "40,000")
    both, only_jobs = workers_headline(made_view(jobs, counted)), workers_headline(made_view(jobs))
    assert both
    assert both.fact == counted
    assert only_jobs
    assert only_jobs.fact == jobs
    assert workers_headline(made_view(made_fact("workers", "10 per cent"))) is None


def test_a_number_of_women_is_no_share_of_women() -> None:
    assert womens_share(made_view(made_fact("women", "thousands"))) is None
    share = womens_share(made_view(made_fact("women", "some 65 per cent")))
    assert share
    assert share.fact.value == "some 65 per cent"

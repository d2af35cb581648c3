"""Days as people write them."""

from __future__ import annotations

import datetime as dt

import pytest

from cluster_psia.assessment.tables.reading.days import NotDayError, read_day


@pytest.mark.parametrize(
    "text",
    [
        "2025-03-31",
        "2025/3/31",
        "2025-03-31 00:00:00",
        "31.3.2025",
        "31/03/2025",
        "3/31/2025",
        "31-03-2025",
        "31 March 2025",
        "31 Mar 2025",
        "March 31, 2025",
        "31 mars 2025",
        "31 de marzo de 2025",
        "٣١/٣/٢٠٢٥",
        "३१-३-२०२५",
    ],
)
def test_a_day_in_any_of_these_ways_is_that_day(text: str) -> None:
    assert read_day(text) == dt.date(2025, 3, 31)


def test_a_day_that_may_be_two_names_both() -> None:
    with pytest.raises(NotDayError) as refused:
        read_day("3/4/2025")
    assert refused.value.two_days == (dt.date(2025, 4, 3), dt.date(2025, 3, 4))
    assert read_day("4/4/2025") == dt.date(2025, 4, 4)
    assert read_day("3.4.2025") == dt.date(2025, 4, 3)


@pytest.mark.parametrize(
    "text", ["31.2.2025", "32/1/2025", "2025", "March 2025", "45000", "1 March 2 2025"]
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(NotDayError) as refused:
        read_day(text)
    assert refused.value.two_days == ()

"""Means on hand-computed numbers, and what may never change them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cluster_psia.diagnosis.mean import MeanTerm, mean, reversed_score, weighted_mean

points = st.integers(1, 5).map(float)
terms = st.lists(
    st.builds(MeanTerm, criterion=st.just("c"), weight=st.floats(0, 100), value=st.none() | points),
    max_size=20,
)


def _terms(*values: float | None, weight: float = 1.0) -> list[MeanTerm]:
    return [
        MeanTerm(criterion=f"c{n}", weight=weight, value=value) for n, value in enumerate(values)
    ]


def test_a_mean_of_four_answers() -> None:
    found = mean(_terms(1, 2, 5, 4))
    assert (found.value, found.known, found.of, found.share) == (3.0, 4, 4, 1.0)


def test_weights_are_renormalised_over_what_is_answered() -> None:
    rows = [*_terms(2, weight=1), *_terms(5, weight=3), *_terms(None, weight=4)]
    assert mean(rows).value == pytest.approx((2 + 15) / 4)


def test_exactly_half_is_shown_and_less_is_not() -> None:
    assert mean(_terms(2, 4, None, None)).value == 3.0
    assert mean(_terms(2, None, None)).value is None


def test_the_range_is_what_the_open_rows_could_still_make_of_it() -> None:
    found = mean(_terms(3, 3, None))
    assert found.lowest == pytest.approx(7 / 3)
    assert found.highest == pytest.approx(11 / 3)


def test_a_row_without_weight_is_left_out_altogether() -> None:
    found = mean([*_terms(5, weight=0), *_terms(2)])
    assert (found.value, found.of) == (2.0, 1)


def test_nothing_that_counts_gives_nothing() -> None:
    found = mean(_terms(3, 4, weight=0))
    assert (found.value, found.lowest, found.highest, found.share) == (None, None, None, 0.0)


@given(points)
def test_turning_twice_is_standing_still(value: float) -> None:
    assert reversed_score(reversed_score(value)) == value
    assert reversed_score(None) is None


@given(st.lists(st.tuples(st.floats(0.01, 100), points), min_size=1), st.floats(0.01, 100))
def test_only_the_proportions_of_weights_matter(
    pairs: list[tuple[float, float]], factor: float
) -> None:
    assert weighted_mean([(w * factor, v) for w, v in pairs]) == pytest.approx(weighted_mean(pairs))


@given(terms)
def test_a_mean_lies_within_its_range_and_the_range_on_the_scale(rows: list[MeanTerm]) -> None:
    found = mean(rows)
    if found.value is not None and found.lowest is not None and found.highest is not None:
        assert 1 - 1e-9 <= found.lowest <= found.value + 1e-9 <= found.highest + 2e-9 <= 5 + 3e-9

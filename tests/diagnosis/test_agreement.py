"""The formulas of agreement on published numbers, at their limits,
and on whatever hypothesis thinks of.
"""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cluster_psia.diagnosis import agreement as ag

SCORES = st.lists(st.integers(1, 5), min_size=1, max_size=60)


def test_agreement_a_of_the_authors_own_example() -> None:
    # Van der Eijk 2001, p. 331, over seven categories; the R package agrmt prints 0.6113333 for it.
    assert ag.agreement_a([30, 40, 210, 130, 530, 50, 10]) == pytest.approx(0.6113333, abs=5e-8)


@pytest.mark.parametrize(
    ("counts", "found"),
    [
        ([0, 0, 12, 0, 0], 1.0),  # all in one category
        ([4, 4, 4, 4, 4], 0.0),  # the same number in each
        ([6, 0, 0, 0, 6], -1.0),  # half at either end
        ([0, 5, 5, 0, 0], 0.75),  # two neighbours: 1 - 1/4
    ],
)
def test_agreement_a_at_its_landmarks(counts: list[int], found: float) -> None:
    assert ag.agreement_a(counts) == pytest.approx(found)


def test_agreement_a_of_nobody_is_none_and_needs_three_categories() -> None:
    assert ag.agreement_a([0, 0, 0, 0, 0]) is None
    with pytest.raises(ValueError, match="three categories"):
        ag.agreement_a([1, 2])
    with pytest.raises(ValueError, match="less than zero"):
        ag.agreement_a([1, -2, 3])


@given(SCORES)
def test_every_figure_is_finite_and_in_its_range(scores: list[int]) -> None:
    a = ag.agreement_a(ag.frequencies(scores))
    assert a is not None
    assert -1 - 1e-9 <= a <= 1 + 1e-9
    width, near = ag.interquartile_range(scores), ag.share_within(scores)
    assert width is not None
    assert near is not None
    assert 0 <= width <= 4
    assert 0 <= near <= 1
    assert all(map(math.isfinite, (a, width, near)))
    assert (
        "nan"
        not in ag.shape_sentence(scores, ag.answer_shape(scores, ag.consensus(scores))).lower()
    )


@given(SCORES)
def test_agreement_a_does_not_care_which_end_is_called_five(scores: list[int]) -> None:
    counts = ag.frequencies(scores)
    assert ag.agreement_a(counts) == pytest.approx(ag.agreement_a(counts[::-1]))


@given(SCORES, st.integers(2, 9))
def test_agreement_a_does_not_care_how_many_say_the_same(scores: list[int], times: int) -> None:
    counts = ag.frequencies(scores)
    assert ag.agreement_a(counts) == pytest.approx(
        ag.agreement_a([times * count for count in counts])
    )


def test_quartiles_of_the_published_type_seven() -> None:
    # R: quantile(c(1, 2, 4, 5), c(.25, .75)) gives 1.75 and 4.25.
    assert ag.quartiles([5, 1, 4, 2]) == (1.75, 4.25)
    assert ag.quartiles([3]) == (3, 3)
    assert ag.quartiles([]) is None


def test_nobody_one_and_two_are_said_in_words() -> None:
    assert ag.shape_sentence([], ag.answer_shape([], None)) == "Nobody has scored this yet."
    assert ag.consensus([4]) is ag.consensus([4, 4]) is None
    assert "Only 1 score (4)" in ag.shape_sentence([4], ag.answer_shape([4], None))
    assert "Only 2 scores (2 and 4)" in ag.shape_sentence([4, 2], ag.answer_shape([4, 2], None))
    assert ag.shape_sentence([3, 3, 3], ag.answer_shape([3, 3, 3], True)) == "All 3 say 3."


def test_the_mean_of_three_is_not_always_agreement() -> None:
    apart, together = [1, 1, 5, 5], [3, 3, 3, 3]
    assert sum(apart) / 4 == sum(together) / 4
    assert ag.answer_shape(apart, ag.consensus(apart)) == "two_camps"
    assert ag.answer_shape(together, ag.consensus(together)) == "unanimous"


@pytest.mark.parametrize(
    ("scores", "agreed"),
    [
        ([3, 3, 4, 4], True),
        ([3, 3, 3, 5], True),  # exactly three quarters within a point, middle half 0.5 wide
        (
            [3, 3, 5, 5],
            False,
        ),  # the median is 4 and all are within a point, but the middle half is 2 wide
        ([1, 3, 3, 5], False),
    ],
)
def test_the_default_rule_of_consensus(scores: list[int], agreed: bool) -> None:
    assert ag.consensus(scores) is agreed


def test_a_rule_of_the_rooms_own_is_kept() -> None:
    assert ag.consensus([3, 3, 5, 5], spread=2.0) is True
    assert ag.consensus([3, 3, 3, 5], share=0.8) is False


@pytest.mark.parametrize(
    ("scores", "sides"),
    [
        ([1, 1, 5, 5], ((1,), (5,))),
        ([1, 2, 2, 4, 5, 5], ((1, 2), (4, 5))),
        ([1, 5, 5, 5, 5, 5, 5, 5], None),  # one voice is no camp
        ([3, 3, 3, 4, 2], None),
    ],
)
def test_camps(scores: list[int], sides: object) -> None:
    assert ag.score_camps(scores) == sides


@given(SCORES)
def test_camps_take_everybody_in_and_do_not_overlap(scores: list[int]) -> None:
    sides = ag.score_camps(scores)
    if sides:
        low, high = sides
        assert max(low) < min(high)
        assert set(low) | set(high) == set(scores)

"""What the room said, in bars and one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cluster_psia.web.participant.shown import (
    ShownResult,
    answer_words,
    median_text,
    shown_result,
)
from tests.web.participant.visits import GROWTH, W, given, said

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Answer


def shown(*answers: Answer, own: Answer | None = None) -> ShownResult:
    return shown_result(1, GROWTH, said(*answers), None if own is None else given(own), W)


def test_the_longest_bar_is_whole_and_ones_own_is_marked() -> None:
    bars = shown(1, 1, 1, 4, own=4).bars
    assert [(bar.n, bar.width) for bar in bars] == [(3, 100), (0, 0), (0, 0), (1, 33), (0, 0)]
    assert [bar.score for bar in bars if bar.own] == [4]
    assert [bar.words for bar in bars] == [
        "shrinks",
        'Nearer to "shrinks"',
        'Nearer to "grows"',
        "grows: mostly",
        "grows: entirely",
    ]


def test_where_nobody_gave_a_score_no_bar_is_long() -> None:
    result = shown("unknown", "not_applicable", "unknown", own="unknown")
    assert {bar.width for bar in result.bars} == {0}
    assert not any(bar.own for bar in result.bars)
    assert (result.n, result.unknown, result.not_applicable, result.median) == (0, 2, 1, "")
    assert result.shape == "Nobody has given a score"


@pytest.mark.parametrize("answers", [(4,), (2, 5), (3, 3), (3, 3, "unknown")])
def test_the_scores_of_one_or_two_are_not_shown(answers: tuple[Answer, ...]) -> None:
    result = shown(*answers, own=answers[0])
    assert (result.bars, result.median) == ((), "")
    assert result.n == sum(isinstance(answer, int) for answer in answers)
    assert result.own_words.startswith(f"{answers[0]} – ")  # one's own is no secret
    assert result.unknown == (len(answers) == 3)


def test_who_alone_gave_no_score_is_not_shown() -> None:
    result = shown("unknown", "not_applicable")
    assert (result.unknown, result.not_applicable) == (0, 0)


@pytest.mark.parametrize(
    ("answers", "shape"),
    [
        ((4,), "Only one answer"),
        ((4, 4, 4, 4, 5), "Agreed: most say 4 – grows: mostly"),
        ((3, 3, 3, 3, 4), 'Agreed: most say 3 – Nearer to "grows"'),
        ((3, 4, 4, 4, 4, 5, 5, 5), "Agreed around 4: the 8 scores run from 3 to 5"),
        ((1, 1, 1, 4, 5, 5), "Two camps: some say 1, others say 4–5"),
    ],
)
def test_the_shape_is_one_sentence(answers: tuple[Answer, ...], shape: str) -> None:
    assert shown(*answers).shape == shape


def test_two_camps_that_cannot_be_told_apart_are_a_spread() -> None:
    camps = said(1, 1, 1, 5, 5, 5)
    assert camps.figures.shape == "two_camps"
    unclear = camps.model_copy(update={"camps": ()})
    result = shown_result(1, GROWTH, unclear, None, W)
    assert result.shape == "Spread: the answers differ widely"


def test_a_score_is_told_with_the_words_of_its_button() -> None:
    words = [answer_words(answer, GROWTH, W) for answer in (1, 2, "unknown", None)]
    assert words == ["1 – shrinks", '2 – Nearer to "shrinks"', W.t("question.unknown"), ""]


def test_a_median_has_a_decimal_only_where_it_needs_one() -> None:
    assert [median_text(median) for median in (3.0, 3.5, None)] == ["3", "3.5", ""]

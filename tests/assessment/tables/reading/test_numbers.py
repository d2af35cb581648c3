"""Numbers as people write them: read without guessing, or refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cluster_psia.assessment.tables.reading.numbers import (
    NotWholeError,
    decimal_mark,
    read_decimal,
    read_whole,
)

DIGITS = {
    "arabic": "٠١٢٣٤٥٦٧٨٩",
    "urdu": "۰۱۲۳۴۵۶۷۸۹",
    "hindi": "०१२३४५६७८९",
    "wide": "０１２３４５６７８９",
}
MARKS = (",", ".", " ", "\u00a0", "\u202f", "'", "’", "٬")


def in_threes(number: int, mark: str) -> str:
    return f"{number:,}".replace(",", mark)


def in_lakh(number: int, mark: str) -> str:
    head, last = divmod(number, 1000)
    pairs: list[str] = []
    while head > 99:
        head, pair = divmod(head, 100)
        pairs.insert(0, f"{pair:02}")
    return mark.join([str(head), *pairs, f"{last:03}"])


@given(
    st.integers(0, 10**10),
    st.sampled_from(MARKS),
    st.sampled_from(["", *DIGITS]),
    st.sampled_from(["", ".0", ",00", "٫000"]),
)
def test_every_habit_of_grouping_and_every_script_says_the_same_number(
    number: int, mark: str, script: str, zeros: str
) -> None:
    written = [str(number), in_threes(number, mark)]
    if number >= 1000:
        written.append(in_lakh(number, mark))
    for text in written:
        said = text if zeros[:1] == mark or (zeros and text.isdigit()) else text + zeros
        digits = str.maketrans("0123456789", DIGITS.get(script, "0123456789"))
        assert read_whole(f" {said.translate(digits)}\u200b") == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1200.000", 1200),  # a group of four is no group, so these are decimals
        ("1.200", 1200),
        ("12,00", 12),
        ("0.000", 0),
        ("0", 0),
        ("007", 7),
        ("1,50,000", 150_000),
        ("1,00,00,000", 10_000_000),
        ("1.200,00", 1200),
        ("١٬٢٠٠", 1200),
        ("1\u2009200", 1200),
    ],
)
def test_whole_numbers(text: str, number: int) -> None:
    assert read_whole(text) == number


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("12.5", "decimals"),
        ("23,4", "decimals"),
        ("1,20", "decimals"),
        ("0.001", "decimals"),
        ("0,123", "decimals"),
        ("1,200.50", "decimals"),
        ("1.2345", "decimals"),
        ("-4", "negative"),
        ("−4", "negative"),
        (".5", "none"),
        ("~5", "none"),
        ("1e3", "none"),
        ("12%", "none"),
        ("5 workers", "none"),
        ("5-10", "none"),
        ("1,2,3", "none"),
        ("1,200.000,5", "none"),
        ("1.200.0005", "none"),
        ("1200¹", "none"),  # a footnote, not another digit
        ("½", "none"),
        ("1200.", "none"),
        ("9" * 41, "none"),
        ("", "none"),
    ],
)
def test_what_would_have_to_be_guessed_is_refused(text: str, why: str) -> None:
    with pytest.raises(NotWholeError) as refused:
        read_whole(text)
    assert refused.value.why == why


def test_a_mark_before_decimals_elsewhere_in_the_table_groups_nothing() -> None:
    assert [decimal_mark(text) for text in ("1200.000", "1.5", "1,200.00", "1.200", "12", "x")] == [
        ".",
        ".",
        ".",
        "",
        "",
        "",
    ]
    with pytest.raises(NotWholeError) as refused:
        read_whole("300.000", frozenset("."))
    assert refused.value.why == "either"
    assert read_whole("300,000", frozenset(".")) == 300_000
    assert read_whole("300,000.00", frozenset(".")) == 300_000


@pytest.mark.parametrize(
    ("text", "number"),
    [("2.5", 2.5), ("2,5", 2.5), ("٢٫٥", 2.5), ("3", 3), ("1,200.5", 1200.5), ("0.125", 0.125)],
)
def test_decimals_stand_after_either_mark(text: str, number: float) -> None:
    assert read_decimal(text) == number


@pytest.mark.parametrize("text", ["1,200", "1.200"])
def test_a_number_that_may_be_two_is_refused(text: str) -> None:
    with pytest.raises(NotWholeError) as refused:
        read_decimal(text)
    assert refused.value.why == "either"


@pytest.mark.parametrize(("text", "whole"), [("1,50,000", 150_000), ("12,000,000", 12_000_000)])
def test_a_mark_that_stands_twice_groups_also_beside_decimals_after_it(
    text: str, whole: int
) -> None:
    assert read_whole(text, frozenset({","})) == whole

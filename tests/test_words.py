"""Counts, lists, figures and shades in English: said once, and held to the letter."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from cluster_psia import words
from cluster_psia.method import load_method
from cluster_psia.words import (
    SHADE_MARKS,
    and_phrase,
    capital_first,
    counted_noun,
    counted_or_nothing,
    counted_people,
    counted_women,
    date_words,
    entry_label,
    figure_words,
    first_names,
    mean_words,
    moment_words,
    names_phrase,
    or_phrase,
    plain_figure,
    shade_labels,
    shade_mark,
    shade_words,
    short_list,
    signed_decimals,
    word_for,
    yes_no,
)

SOURCE = Path(words.__file__).parent
CODE = sorted(file for file in SOURCE.rglob("*.py") if file.name != "words.py")
DATE_BY_HAND = re.compile(r"%-?[dBY]\b")
BY_HAND = re.compile(r"""['"]s['"] if | else ['"]s['"]""")
SHADES = load_method().box_2.shades


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "0 groups"), (1, "1 group"), (2, "2 groups"), (1200, "1,200 groups"), (-1, "-1 groups")],
)
def test_a_number_stands_with_its_noun_and_only_one_is_singular(number: int, said: str) -> None:
    assert counted_noun(number, "group") == said


def test_parts_of_a_day_are_plural_and_a_whole_one_is_not() -> None:
    assert [counted_noun(days, "day") for days in (0.5, 1.0, 2.0)] == [
        "0.5 days",
        "1 day",
        "2 days",
    ]


def test_irregular_nouns_and_verbs_bring_their_plural_along() -> None:
    assert counted_noun(2, "person", "people") == "2 people"
    assert [word_for(n, "rests", "rest") for n in (0, 1, 2)] == ["rest", "rests", "rest"]


def test_nothing_to_count_may_be_said_by_saying_nothing() -> None:
    assert [counted_or_nothing(n, "link") for n in (0, 1)] == ["", "1 link"]


@pytest.mark.parametrize(
    ("names", "said"), [("", ""), ("a", "a"), ("ab", "a and b"), ("abc", "a, b and c")]
)
def test_names_make_one_phrase(names: str, said: str) -> None:
    assert and_phrase(list(names)) == names_phrase(list(names)) == said


def test_a_choice_of_names_ends_in_or() -> None:
    assert [or_phrase(names) for names in ("a", "ab", "abc")] == ["a", "a or b", "a, b or c"]


def test_a_long_list_names_the_first_and_says_that_there_are_more() -> None:
    assert names_phrase("abcdef") == "a, b, c, d, e and 1 other"
    assert names_phrase("abcdefg") == "a, b, c, d, e and 2 others"
    assert names_phrase("abc", 1) == "a and 2 others"
    assert [first_names(x) for x in ("", "abc", "abcd")] == ["", "a, b, c", "a, b, c and others"]
    assert [short_list(x) for x in ("", "abcd", "abcdef")] == [
        "",
        "a, b, c, d",
        "a, b, c, d and 2 more",
    ]
    assert short_list("abcde", between="; ") == "a; b; c; d and 1 more"


def test_figures_say_when_they_are_not_known() -> None:
    assert [figure_words(x) for x in (1234.0, 0.25, 12.5, None)] == [
        "1,234",
        "0.2",
        "12.5",
        "not known",
    ]
    assert [plain_figure(x) for x in (1234.0, 0.25, None)] == ["1234", "0.25", "not known"]
    assert [mean_words(x) for x in (3.0, 2.25, None)] == ["3.0", "2.2", "not shown"]


def test_a_minus_is_a_real_one_and_never_stands_before_nothing() -> None:
    assert [signed_decimals(x) for x in (-0.5, -0.001, 0.0, 1.0)] == [
        "−0.50",
        "0.00",
        "0.00",
        "1.00",
    ]


def test_neither_yes_nor_no_is_an_answer_of_its_own() -> None:
    assert [yes_no(x) for x in (True, False, None)] == ["yes", "no", "not decided"]
    assert yes_no(None, "not said") == "not said"


def test_one_person_is_no_people() -> None:
    assert [counted_people(n) for n in (0, 1, 1200)] == ["0 people", "1 person", "1,200 people"]
    assert [counted_women(n) for n in (1, 2)] == ["1 woman", "2 women"]


def test_labels_are_found_by_key() -> None:
    assert entry_label(SHADES, "none") == "Not marked"
    assert entry_label(SHADES, None) == "not said"
    assert entry_label(SHADES, "unheard of") == "unknown: unheard of"


def test_a_shade_is_never_said_by_colour_alone() -> None:
    assert shade_words(SHADES, "likely") == "▲▲ Likelihood of poverty"
    assert shade_words(SHADES, "none") == "Not marked"
    assert shade_words(SHADES, None) == "not yet looked at"
    assert shade_labels(SHADES) == {
        "none": "Not marked",
        "vulnerable": "▲ Vulnerable to poverty",
        "likely": "▲▲ Likelihood of poverty",
    }
    assert [shade_mark(x) for x in ("vulnerable", "none", None)] == ["▲", "", ""]


def test_every_shade_of_box_2_but_none_has_a_mark() -> None:
    assert {shade.key for shade in SHADES} == {"none", *SHADE_MARKS}


def test_a_line_begins_with_a_capital_and_the_rest_stays() -> None:
    assert [capital_first(x) for x in ("", "of SMEs")] == ["", "Of SMEs"]


@pytest.mark.parametrize("file", CODE, ids=lambda file: str(file.relative_to(SOURCE)))
def test_no_plural_is_made_by_hand(file: Path) -> None:
    assert BY_HAND.findall(file.read_text(encoding="utf-8")) == []


def test_a_date_has_one_form_and_is_written_nowhere_else() -> None:
    assert date_words(dt.date(2026, 3, 9)) == "2026-03-09"
    moment = dt.datetime(2026, 3, 9, 14, 5, 59, tzinfo=dt.UTC)
    assert date_words(moment) == "2026-03-09"
    assert moment_words(moment) == "2026-03-09, 14:05 UTC"
    assert DATE_BY_HAND.search("{day:%d %B}")
    assert [f for f in CODE if DATE_BY_HAND.search(f.read_text(encoding="utf-8"))] == []

"""Sentences with places in braces, filled with the words of an assessment."""

from __future__ import annotations

from cluster_psia.design.suggestion import filled_template


def test_known_names_are_filled_in_wherever_they_stand() -> None:
    told = filled_template("{group} and {group} in {place}.", {"group": "Women", "place": "Agra"})
    assert told == "Women and Women in Agra."


def test_a_name_that_is_not_known_stays_as_it_is() -> None:
    assert filled_template("{group} of {nobody}", {"group": "Women"}) == "Women of {nobody}"


def test_a_brace_in_a_persons_words_is_not_filled_again() -> None:
    words = {"group": "{place}", "place": "Agra"}
    assert filled_template("{group} in {place}", words) == "{place} in Agra"


def test_what_is_no_name_in_braces_is_left_alone() -> None:
    assert filled_template("{} {two words} {", {"two": "2"}) == "{} {two words} {"

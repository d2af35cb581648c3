"""Which group was meant, in whatever words, and what it is called."""

from __future__ import annotations

import pytest

from cluster_psia.i18n import languages, translated_text
from cluster_psia.workshop.groups import NO_GROUP, group_name, known_group
from tests.workshop.plain import plain_room


def test_a_group_of_the_list_is_translated_and_free_text_stays() -> None:
    assert group_name("traders", "fr") == translated_text("fr", "groups.traders")
    assert group_name("traders", "fr") != group_name("traders")
    assert group_name("Ravi's women", "fr") == "Ravi's women"
    assert group_name("", "fr") == NO_GROUP


@pytest.mark.parametrize("code", [language.code for language in languages()])
def test_a_group_is_known_by_its_words_in_any_language(code: str) -> None:
    name = group_name("home_workers", code)
    assert known_group(plain_room(), f"  {name.upper()} ") == "home_workers"


def test_a_group_is_known_by_its_key_also_when_the_room_does_not_name_it() -> None:
    assert "officials" not in plain_room().settings.groups
    assert known_group(plain_room(), "Officials") == "officials"


@pytest.mark.parametrize("typed", ["RAVI'S   women", "Ravi’s women", "Raviʼs\u00a0women\u200b"])
def test_a_group_of_the_rooms_own_is_known_in_another_spelling(typed: str) -> None:
    assert known_group(plain_room(), typed) == "Ravi's women"


@pytest.mark.parametrize("typed", ["", "Passers-by ", "trader s"])
def test_what_nobody_knows_stays_as_it_was_typed(typed: str) -> None:
    assert known_group(plain_room(), typed) == typed

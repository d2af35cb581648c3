"""What people send, tidied or refused before anything is kept."""

from __future__ import annotations

import pytest

from cluster_psia.workshop.checks import checked_text, details_of, tidied_code, token_hash_of
from cluster_psia.workshop.errors import BadAnswer, ParticipantNotFound, RoomNotFound
from cluster_psia.workshop.tokens import LONGEST_TOKEN
from tests.workshop.hall import SETTINGS
from tests.workshop.plain import plain_room


def test_a_code_is_tidied_and_what_can_be_none_is_no_room() -> None:
    assert tidied_code(" acd-346 ") == "ACD346"
    with pytest.raises(RoomNotFound):
        tidied_code("ACD34O")


def test_only_a_hash_is_kept_of_a_token_that_can_be_one() -> None:
    longest = "x" * LONGEST_TOKEN
    assert longest not in token_hash_of(longest)
    for token in ("", longest + "x"):
        with pytest.raises(ParticipantNotFound):
            token_hash_of(token)


def test_a_text_is_measured_after_its_control_characters_are_gone() -> None:
    assert checked_text("ab\x00c", 3, "name") == "abc"
    with pytest.raises(BadAnswer, match="The name may have at most 2 characters"):
        checked_text("abc", 2, "name")


@pytest.mark.parametrize("given", [None, 5, b"abc", ["abc"]])
def test_what_is_no_text_is_refused(given: object) -> None:
    with pytest.raises(BadAnswer, match="The comment must be text"):
        checked_text(given, 300, "comment")


def test_a_group_of_the_list_is_spelt_as_the_list_does_and_another_as_typed() -> None:
    spelt = (("ravi's  WOMEN", "Ravi's women"), ("Passers-By", "Passers-By"), ("", ""))
    for typed, group in spelt:
        assert details_of(plain_room(), "", typed, "en") == ("", group, "en")


def test_a_language_that_the_room_has_not_is_its_first() -> None:
    room = plain_room(settings=SETTINGS.model_copy(update={"languages": ("fr", "en")}))
    assert details_of(room, "", "", "en")[2] == "en"
    assert details_of(room, "", "", "xx")[2] == "fr"


def test_without_aliases_a_name_is_not_even_measured() -> None:
    room = plain_room(settings=SETTINGS.model_copy(update={"aliases": False}))
    assert details_of(room, "x" * 1000, "", "en") == ("", "", "en")
    with pytest.raises(BadAnswer, match="name"):
        details_of(plain_room(), "x" * 61, "", "en")

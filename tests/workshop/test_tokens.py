"""Codes for the wall and tokens for links."""

from __future__ import annotations

import pytest

from cluster_psia.workshop.tokens import ALPHABET, hashed_token, new_code, new_token, tidy_code


def test_codes_are_six_letters_that_nobody_confuses() -> None:
    codes = {new_code() for _ in range(200)}
    assert len(codes) > 190
    assert all(len(code) == 6 and set(code) <= set(ALPHABET) for code in codes)
    assert not set(ALPHABET) & set("0O1IL5S8B2Z")


@pytest.mark.parametrize(
    "typed", ["acd 346", "ACD-346", " a c d 3 4 6\n", "ACD346", "acd\u00a0346"]
)
def test_a_code_is_read_as_people_type_it(typed: str) -> None:
    assert tidy_code(typed) == "ACD346"


@pytest.mark.parametrize(
    "typed", ["", "ACD34", "ACD3466", "ACD34O", "ÀCD346", "ACD346" + " " * 100]
)
def test_what_can_be_no_code_is_none(typed: str) -> None:
    assert tidy_code(typed) is None


def test_tokens_have_128_bits_and_their_hashes_differ() -> None:
    tokens = {new_token() for _ in range(100)}
    assert len({hashed_token(token) for token in tokens}) == 100
    assert all(len(token) == 22 for token in tokens)

"""Is the key one of the method's, and does nothing stand twice."""

from __future__ import annotations

import string

from cluster_psia.assessment.document.coherence.known import duplicate_problem, unknown_problem


def test_a_known_key_is_no_problem() -> None:
    assert unknown_problem("b", iter("ab"), "kind", "here") is None


def test_an_unknown_key_is_told_with_what_there_is() -> None:
    assert (
        unknown_problem("c", iter("ab"), "kind", "here") == "here: 'c' is no kind; use one of a, b"
    )
    assert unknown_problem("C", "abc", "kind", "here") is not None


def test_twelve_keys_are_named_and_a_sign_stands_for_the_others() -> None:
    letters = string.ascii_lowercase
    whole = unknown_problem("?", letters[:12], "kind", "here")
    more = unknown_problem("?", letters[:13], "kind", "here")
    assert whole is not None
    assert whole.endswith("k, l")
    assert more == f"{whole} …"


def test_the_first_that_stands_a_second_time_is_named() -> None:
    said = duplicate_problem(iter("abba"), "here")
    assert said == "here: 'b' stands twice; every one must be different"


def test_what_is_different_or_empty_is_no_problem() -> None:
    assert duplicate_problem("abc", "here") is None
    assert duplicate_problem((), "here") is None

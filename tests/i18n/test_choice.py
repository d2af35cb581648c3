"""The language that a phone asks for."""

from __future__ import annotations

import pytest

from cluster_psia.i18n import best_language

FIVE = ("en", "es", "fr", "hi", "ur")


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("hi-IN,hi;q=0.9,en-IN;q=0.8,en;q=0.7", "hi"),  # Chrome on Android, India
        ("ur-PK,ur;q=0.9,en-US;q=0.8,en;q=0.7", "ur"),
        ("fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5", "fr"),
        ("es-419,es;q=0.9", "es"),
        ("bn-BD,bn;q=0.9,ur;q=0.5,en;q=0.3", "ur"),
        ("en;q=0.1, hi;q=0.8", "hi"),
        ("en;q=0, hi;q=0.2", "hi"),
        ("HI_in", "hi"),
        ("de, *;q=0.5", "en"),
        ("zh-Hant-TW", "en"),
        ("  fr ; q=1.000 ", "fr"),
        ("", "en"),
        (None, "en"),
    ],
)
def test_a_header_finds_the_language_that_it_likes_best(header: str | None, code: str) -> None:
    assert best_language(header, FIVE) == code


@pytest.mark.parametrize(
    "header",
    [
        ";;;",
        ",,,,",
        "q=1",
        "fr;q=2",
        "fr;q=nan",
        "fr;q=-1",
        "-fr",
        "fr-",
        "\x00fr",
        "<fr>",
        "f" * 100_000,
        "xx," * 50_000 + "fr",
    ],
)
def test_garbage_finds_the_first_language_offered(header: str) -> None:
    assert best_language(header, ("hi", "fr")) == "hi"


def test_one_broken_part_does_not_spoil_the_rest() -> None:
    assert best_language("fr;q=high, %%, ur;q=0.3", FIVE) == "ur"


def test_a_longer_code_is_found_and_spelt_as_offered() -> None:
    assert best_language("pa-arab-pk, pa", ("en", "pa", "pa-Arab")) == "pa-Arab"
    assert best_language("pa-Guru", ("en", "pa", "pa-Arab")) == "pa"


def test_nothing_offered_is_english() -> None:
    assert best_language("fr", ()) == "en"

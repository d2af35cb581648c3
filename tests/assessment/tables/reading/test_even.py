"""Texts that read the same are the same in a comparison, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cluster_psia.assessment.tables.reading.even import (
    even_heading,
    even_text,
    even_words,
    seen_text,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Name", "\u200bName"),
        ("Name", "\ufeff\ufeffNAME "),
        ("Small producers", "small\u00a0\u202fproducers"),
        ("Homeworkers", "Home\u00adworkers"),
        ("Own-account workers", "Own‑account workers"),
        ("Own-account workers", "Own–account workers"),
        ("Ravi's women", "Ravi’s women"),
        ("Ravi's women", "Raviʼs women"),
        ("KIND", "KİND"),
        ("Işık İPLİK", "ışık iplik"),
        ("marche\u0301", "marché"),
        ("Ｎａｍｅ", "name"),
        ("ﬁrms", "FIRMS"),
        ("Straße", "STRASSE"),
        ("“x”", '"x"'),
        ("نہیں معلوم", "نهيں معلوم"),
        ("مع\u0640لوم", "معلوم"),
    ],
)
def test_what_nobody_sees_or_types_tells_nothing_apart(one: str, other: str) -> None:
    assert even_text(one) == even_text(other)


@pytest.mark.parametrize(
    ("one", "other"), [("a b", "ab"), ("é", "e"), ("a-b", "ab"), ("ö", "o"), ("क", "का")]
)
def test_what_reads_otherwise_stays_apart(one: str, other: str) -> None:
    assert even_text(one) != even_text(other)


@given(st.text())
def test_evening_out_twice_changes_nothing_more(text: str) -> None:
    assert even_text(even_text(text)) == even_text(text)
    assert seen_text(seen_text(text)) == seen_text(text)


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("Small producer", "Small producers"),
        ("small_producer", "Small producers"),
        ("International agency", "International agencies"),
        ("Marketing & trade association", "Marketing and trade associations"),
        ("Process specialist", "Process specialists"),
        ("own account worker", "Own-account workers"),
        ("Home-worker", "Homeworkers"),
    ],
)
def test_one_of_a_kind_is_of_that_kind(one: str, many: str) -> None:
    assert even_words(one) == even_words(many)


@pytest.mark.parametrize("decorated", ["Name *", "*Name*", "Name:", "NAME :", "Name.", "Name"])
def test_marks_that_only_decorate_a_heading_say_nothing(decorated: str) -> None:
    assert even_heading(decorated) == "name"


@pytest.mark.parametrize("marks", ["*", ":", "***", "?"])
def test_a_heading_of_marks_alone_stays_what_it_is(marks: str) -> None:
    assert even_heading(marks) == marks

"""Groups that are withheld, so that nobody can be worked out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cluster_psia.diagnosis.room.groups import withheld_groups


@pytest.mark.parametrize(
    ("sizes", "hidden"),
    [
        ({"a": 5, "b": 4}, set()),
        ({"a": 5, "b": 4, "c": 2}, {"c", "b"}),  # c alone would follow from the total
        ({"a": 5, "b": 2, "c": 2}, {"b", "c"}),  # four people: neither follows
        ({"a": 5, "b": 1, "c": 1}, {"a", "b", "c"}),  # two people are still fewer than three
        ({"a": 2}, {"a"}),
        ({"a": 9, "b": 1}, {"a", "b"}),
        ({}, set()),
    ],
)
def test_which_groups_are_withheld(sizes: dict[str, int], hidden: set[str]) -> None:
    assert withheld_groups(sizes) == hidden


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 12)))
def test_nothing_withheld_can_be_worked_out(sizes: dict[str, int]) -> None:
    hidden = withheld_groups(sizes)
    shown = set(sizes) - hidden
    assert all(sizes[group] >= 3 for group in shown)
    if hidden and shown:
        assert len(hidden) > 1
        assert sum(sizes[group] for group in hidden) >= 3

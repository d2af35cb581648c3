"""What a room of raters says: who counts, what is withheld,
what changed, and what depends on one group.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cluster_psia.diagnosis.room.groups import withheld_groups
from cluster_psia.diagnosis.room.results import CriterionResult, RoomResults, room_results


@dataclass(frozen=True)
class Said:
    number: int
    group: str
    criterion: str
    answer: int | str
    round: int = 1
    comment: str = ""


@dataclass(frozen=True)
class Rule:
    share: float = 0.75
    within: float = 1.0
    spread: float = 1.0


def results(*said: Said, criteria: tuple[str, ...] = ("a",), round: int = 1) -> RoomResults:
    return room_results(criteria, said, round, Rule())


def scored(
    *scores: int | str, group: str = "g", criterion: str = "a", first: int = 1
) -> list[Said]:
    return [Said(number, group, criterion, answer) for number, answer in enumerate(scores, first)]


def only(found: RoomResults) -> CriterionResult:
    (result,) = found.criteria
    return result


def test_a_criterion_that_nobody_answered_is_there_and_said_in_words() -> None:
    result = only(results())
    assert result.figures.words == "Nobody has scored this yet."
    assert (result.figures.median, result.figures.agreement, result.figures.consensus) == (
        None,
        None,
        None,
    )


def test_do_not_know_and_not_applicable_are_counted_and_enter_no_figure() -> None:
    result = only(results(*scored(4, 4, 4, "unknown", "unknown", "not_applicable")))
    assert (result.figures.n, result.unknown, result.not_applicable) == (3, 2, 1)
    assert result.figures.median == 4


def test_the_newest_answer_up_to_the_round_counts() -> None:
    said = [Said(1, "g", "a", 1), Said(1, "g", "a", 5, round=2), Said(2, "g", "a", 2)]
    assert only(results(*said, round=1)).figures.counts == (1, 1, 0, 0, 0)
    second = only(results(*said, round=2))
    assert second.figures.counts == (
        0,
        1,
        0,
        0,
        1,
    )  # who sat the second round out keeps the earlier answer
    assert second.changed == 1
    assert second.before is not None
    assert second.before.counts == (1, 1, 0, 0, 0)


def test_the_first_round_has_no_round_before() -> None:
    assert only(results(*scored(1, 2, 3))).before is None


def test_disagreement_comes_first_two_camps_before_spread_and_silence_last() -> None:
    said = [
        *scored(3, 3, 3, 3, criterion="unanimous"),
        *scored(1, 1, 5, 5, criterion="camps"),
        *scored(1, 2, 4, 5, 3, criterion="spread"),
        *scored(3, 3, 4, 4, criterion="agreed"),
        *scored(3, criterion="few"),
    ]
    found = results(*said, criteria=("silent", "few", "unanimous", "agreed", "spread", "camps"))
    assert [r.criterion for r in found.by_disagreement] == [
        "camps",
        "spread",
        "agreed",
        "unanimous",
        "few",
        "silent",
    ]


def test_both_camps_bring_their_comments() -> None:
    said = [
        Said(1, "g", "a", 1, comment="low"),
        Said(2, "g", "a", 1),
        Said(3, "g", "a", 5, comment="high"),
        Said(4, "g", "a", 5),
    ]
    low, high = only(results(*said)).camps
    assert (low.points, low.n, low.comments) == ((1,), 2, ("low",))
    assert (high.points, high.n, high.comments) == ((5,), 2, ("high",))


# Small groups ------------------------------------------------------------------------------------


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


def test_a_withheld_group_gives_neither_median_nor_number() -> None:
    said = [
        *scored(1, 1, 1, 1, group="weavers"),
        *scored(5, 5, 5, group="traders", first=5),
        Said(9, "officer", "a", 3),
    ]
    by_name = {g.group: g for g in only(results(*said)).groups}
    assert (by_name["weavers"].median, by_name["weavers"].n) == (1, 4)
    for group in ("officer", "traders"):
        assert (by_name[group].median, by_name[group].n, by_name[group].withheld) == (
            None,
            None,
            True,
        )


# Robustness --------------------------------------------------------------------------------------


def test_leaving_a_group_out_says_which_criteria_would_change() -> None:
    keys = tuple("abcdef")
    said = []
    for number in (1, 2, 3):  # weavers: a to e high, f low
        said += [Said(number, "weavers", key, 1 if key == "f" else 4) for key in keys]
    for number in (4, 5, 6, 7):  # traders: f high, a low
        said += [Said(number, "traders", key, {"f": 5, "a": 1}.get(key, 4)) for key in keys]
    found = results(*said, criteria=keys)
    assert set(found.top) == set("bcdef")
    without = {left.group: left for left in found.left_out}
    assert (without["traders"].leave, without["traders"].enter, without["traders"].same) == (
        ("f",),
        ("a",),
        False,
    )
    assert without["weavers"].same


def test_a_small_group_is_not_left_out_apart() -> None:
    said = [*scored(1, 1, 1, group="a"), *scored(2, 2, 2, group="b", first=4), Said(9, "c", "a", 5)]
    # c is small, and a is withheld with it, so that c cannot be worked out
    assert [left.group for left in results(*said).left_out] == ["b"]


def test_the_same_answer_everywhere_is_flagged_from_five_criteria_on() -> None:
    keys = tuple("abcde")
    flat = [Said(1, "g", key, 3) for key in keys]
    varied = [Said(2, "g", key, 3 + (key == "e")) for key in keys]
    few = [Said(3, "g", key, 3) for key in keys[:4]]
    silent = [Said(4, "g", key, "unknown") for key in keys]
    assert results(*flat, *varied, *few, *silent, criteria=keys).flat == (1,)

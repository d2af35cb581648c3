"""Results of a room: what each criterion says, and what disagreement comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.diagnosis.room.given import Said, results, scored

if TYPE_CHECKING:
    from cluster_psia.diagnosis.room.results import CriterionResult, RoomResults


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

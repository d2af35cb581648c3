"""What the wall says of a room: findings, bars with numerals,
marks with words, and never a figure that is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from cluster_psia.diagnosis.room.results import RoomResults, room_results
from cluster_psia.drawing.charts import room as room_charts
from cluster_psia.drawing.charts import room_sentences
from cluster_psia.drawing.charts.room_sentences import ShownCriterion
from cluster_psia.words import signed_decimals
from cluster_psia.workshop.values import Consensus

KEYS = ("joint_action", "market")
LABELS = {"joint_action": "Joint action", "market": "Nature of market"}
GROUPS = {"owners": "Owners", "workers": "Workers", "": "No group named"}


@dataclass(frozen=True)
class Said:
    number: int
    group: str
    round: int
    criterion: str
    answer: int | str
    comment: str = ""

    @property
    def written_with(self) -> int | str:
        return self.answer


def _answers(
    criterion: str, scores: Sequence[int | str], group: str = "", round_: int = 1
) -> list[Said]:
    return [Said(n, group, round_, criterion, score) for n, score in enumerate(scores, 1)]


def _found(answers: Sequence[Said], round_: int = 1, keys: tuple[str, ...] = KEYS) -> RoomResults:
    return room_results(keys, answers, round_, Consensus())


def _shown(found: RoomResults, **more: Any) -> list[ShownCriterion]:
    return [
        ShownCriterion(
            KEYS.index(r.criterion) + 1, LABELS[r.criterion], "weak", "strong", r, **more
        )
        for r in found.by_disagreement
    ]


CAMPS = [1, 1, 1, 1, 5, 5, 5, 5]


@pytest.mark.parametrize(
    ("joint_action", "market", "title"),
    [
        ([], [], "Nobody has scored yet"),
        ([4], [2], "One person has scored, so there is nothing to agree on yet"),
        ([4, 4], [2, 3], "Too few people have scored to speak of agreement"),
        (CAMPS, [3] * 8, "We fall into two camps on joint action"),
        (CAMPS, CAMPS, "We fall into two camps on joint action and nature of market"),
        ([1, 2, 3, 3, 4, 5], [4] * 6, "We disagree most about joint action"),
        ([4] * 6, [2, 2, 2, 3, 2, 2], "We agree on all 2 criteria"),
        ([4] * 6, [], "We agree on 1 of 2 criteria; on the rest too few have scored"),
    ],
)
def test_the_title_is_the_finding(joint_action: list[int], market: list[int], title: str) -> None:
    found = _found([*_answers("joint_action", joint_action), *_answers("market", market)])
    assert room_sentences.room_finding(_shown(found), found.raters) == title


def test_a_blind_room_has_no_finding() -> None:
    assert room_sentences.room_finding([], 5) == "Nothing to show yet: the round is still open"


def test_two_camps_stand_first_and_adapted_labels_as_typed() -> None:
    found = _found([*_answers("joint_action", [4] * 8), *_answers("market", CAMPS)])
    assert [each.label for each in _shown(found)] == ["Nature of market", "Joint action"]
    adapted = ShownCriterion(
        number=1, label="Sangam", low="", high="", result=found.criteria[0], adapted=True
    )
    assert room_sentences.in_a_sentence(adapted) == "Sangam"
    assert (
        room_sentences.in_a_sentence(ShownCriterion(1, "SIPCOT estate", "", "", found.criteria[0]))
        == "SIPCOT estate"
    )


@pytest.mark.parametrize(
    "scores",
    [[], [3], ["unknown"], ["not_applicable", "unknown"], [2, 2], [5] * 9, CAMPS, [1, 2, 3, 4, 5]],
)
def test_no_figure_is_ever_nan_or_none(scores: list[int | str]) -> None:
    found = _found(_answers("joint_action", scores))
    page = room_charts.results_table(_shown(found), GROUPS, 1) + room_sentences.left_out_in_words(
        found, LABELS, GROUPS
    )
    assert not re.search(r"\b(nan|None|inf)\b", page)


@pytest.mark.parametrize(
    ("scores", "words", "dot", "agreed"),
    [
        (CAMPS, "two camps", "split", "consensus: no"),
        ([1, 2, 3, 4, 5], "spread", "open", "consensus: no"),
        ([4, 4, 4, 5], "agreed", "filled", "consensus: yes"),
        ([4, 4, 4], "all the same", "filled", "consensus: yes"),
        ([4, 4], "too few", "none", "consensus: too few to say"),
        ([], "nobody yet", "none", "consensus: too few to say"),
    ],
)
def test_a_mark_always_has_its_word(scores: list[int], words: str, dot: str, agreed: str) -> None:
    found = _found(_answers("joint_action", scores), keys=("joint_action",))
    page = room_charts.results_table(_shown(found), GROUPS, 1)
    assert f'<i class="{dot}"></i>{words}' in page
    assert agreed in page


def test_bars_begin_at_zero_and_carry_numerals() -> None:
    found = _found(_answers("joint_action", [1, 1, 1, 1, 5, 5]), keys=("joint_action",))
    page = room_charts.score_strip(found.criteria[0].figures, 4)
    assert 'aria-label="4 say 1, 0 say 2, 0 say 3, 0 say 4, 2 say 5"' in page
    assert re.findall(r"height:([\d.]+)em", page) == ["2.40", "0.00", "0.00", "0.00", "1.20"]
    assert re.findall(r"<b>(\d)</b>", page) == ["1", "2", "3", "4", "5"]


def _two_groups(workers: int, owners: int) -> RoomResults:
    answers = [Said(n, "workers", 1, "joint_action", 1) for n in range(workers)]
    return _found(
        [*answers, *(Said(50 + n, "owners", 1, "joint_action", 5) for n in range(owners))]
    )


def test_groups_too_small_to_be_shown_stand_together_where_that_gives_nobody_away() -> None:
    sizes = {"owners": 4, "a": 2, "b": 2, "c": 2}
    scores = {"owners": 5, "a": 1, "b": 2, "c": 3}
    people = [group for group, size in sizes.items() for _ in range(size)]
    answers = [Said(n, group, 1, "market", scores[group]) for n, group in enumerate(people)]
    page = room_charts.results_table(_shown(_found(answers)), GROUPS, 1)
    assert "others, together</span>median 2 <small>n 6</small>" in page
    everybody = room_charts.results_table(_shown(_found(answers[4:])), GROUPS, 1)
    assert "others, together" not in everybody  # of whom the total speaks


def test_medians_by_group_stand_side_by_side() -> None:
    found = _two_groups(4, 3)
    page = room_charts.results_table(_shown(found), GROUPS, 1)
    assert page.index(">Owners<") < page.index(">Workers<")
    assert "median 5 <small>n 3</small>" in page
    assert (
        room_sentences.group_gap(_shown(found), GROUPS)
        == "Groups differ most on joint action; of the groups shown “Owners” median 5, “Workers”"
        " median 1."
    )


def test_small_groups_are_not_shown_apart() -> None:
    found = _two_groups(6, 2)
    page = room_charts.results_table(_shown(found), GROUPS, 1)
    assert (
        "Owners" not in page
    )  # nobody can work it out from the total either: the other group is withheld with it
    assert "Workers" not in page
    assert room_sentences.group_gap(_shown(found), GROUPS) == ""


def test_many_groups_stand_in_one_column() -> None:
    answers = [Said(10 * g + n, f"g{g}", 1, "joint_action", 3) for g in range(7) for n in range(3)]
    page = room_charts.results_table(
        _shown(_found(answers)), {f"g{g}": f"Group {g}" for g in range(7)}, 1
    )
    assert page.count('<th scope="col">By group</th>') == 1
    assert "Group 6: median 3" in page


def test_comments_are_text_and_only_those_that_were_picked() -> None:
    found = _found([Said(n, "", 1, "joint_action", s, "secret") for n, s in enumerate(CAMPS)])
    shown = _shown(found, picked=((5, "<script>alert(1)</script>"),))
    page = room_charts.results_table(shown, GROUPS, 1)
    assert "<q>&lt;script&gt;alert(1)&lt;/script&gt;</q> <small>says 5</small>" in page
    assert "secret" not in page


def test_the_change_between_rounds_is_said() -> None:
    before, after = (
        _answers("joint_action", CAMPS),
        _answers("joint_action", [3] * 4 + [5] * 4, round_=2),
    )
    first, _ = _shown(_found([*before, *after], 2))
    assert (
        room_sentences.change_in_words(first, 2)
        == "median 3 → 4; two camps → spread; 4 of 8 changed"
    )
    assert room_sentences.change_in_words(first, 1) == ""
    again, _ = _shown(_found(before, 2), asked=False)
    assert room_sentences.change_in_words(again, 2) == "not scored again"


def test_leaving_one_group_out_is_said_in_a_sentence() -> None:
    keys = tuple("abcdef")
    answers = [Said(n, "workers", 1, k, 4 if k != "f" else 1) for n in range(4) for k in keys]
    answers += [Said(10 + n, "owners", 1, k, 4 if k != "a" else 1) for n in range(4) for k in keys]
    found, labels = _found(answers, keys=keys), {k: k.upper() for k in keys}
    said = room_sentences.left_out_in_words(found, labels, GROUPS)
    assert said.startswith("Highest medians: B, C, D, E, ")
    assert "They depend on who is in the room: without “" in said
    alone = _found([a for a in answers if a.group == "workers"], keys=keys)
    assert "No group can be left out" in room_sentences.left_out_in_words(alone, labels, GROUPS)
    assert room_sentences.left_out_in_words(_found([]), LABELS, GROUPS) == ""


def test_the_rule_is_printed_as_it_was_fixed() -> None:
    assert (
        room_sentences.rule_in_words(Consensus(share=0.8, within=0.5, spread=2))
        == "Consensus means: at least 80% of the scores lie within 0.5 points of the median, and"
        " the middle half of the scores is at most 2 points wide."
    )


def test_numbers_have_a_real_minus_and_never_one_before_nothing() -> None:
    assert [signed_decimals(x) for x in (-0.471, -0.001, 0.5)] == [
        "−0.47",
        "0.00",
        "0.50",
    ]

"""What is added to an open room, and that nothing else of it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.document.adaptation import Adaptation, Relabelled
from cluster_psia.workshop import actions
from cluster_psia.workshop.errors import BadAnswer, NotNow

if TYPE_CHECKING:
    from tests.workshop.hall import Hall


def widen(hall: Hall, **more: tuple[str, ...]) -> None:
    actions.widen_room(hall.rooms, hall.code, hall.saved.assessment, **more)


def test_what_is_added_takes_answers_at_once_and_the_rest_stays(hall: Hall) -> None:
    before, asha = hall.room, hall.join("Asha", "traders")
    hall.answer(asha, "location", 4)
    widen(hall, criteria=("joint_action", "market"), groups=("Dyers", "traders"), languages=("hi",))
    after = hall.room
    assert after.settings.criteria == ("location", "market", "joint_action", "growth")
    assert after.settings.groups == (*before.settings.groups, "Dyers")
    assert after.settings.languages == ("en", "fr", "hi")
    assert after.open_criteria == after.settings.criteria
    for code in ("en", "fr"):
        kept = [text for text in after.texts[code] if text.key != "joint_action"]
        assert tuple(kept) == before.texts[code]
    assert [text.key for text in after.texts["hi"]] == list(after.settings.criteria)
    [added] = after.settings.added
    assert (added.criteria, added.groups, added.languages) == (
        ("joint_action",),
        ("Dyers",),
        ("hi",),
    )
    hall.answer(asha, "joint_action", 2)
    ravi = hall.join("Ravi", "dyers", "hi")
    assert (ravi.participant.group, ravi.participant.language) == ("Dyers", "hi")
    board = actions.room_board(hall.rooms, hall.code)
    assert [count.scores for count in board.criteria] == [1, 0, 1, 0]


def test_in_a_closed_round_a_new_criterion_waits_for_the_next(hall: Hall) -> None:
    actions.close_round(hall.rooms, hall.code)
    widen(hall, criteria=("joint_action",))
    assert hall.room.open_criteria == ()
    opened = actions.start_next_round(hall.rooms, hall.code)
    assert "joint_action" in opened.open_criteria


def test_words_that_were_adapted_since_do_not_enter_what_was_frozen(hall: Hall) -> None:
    here = Relabelled(criterion="market", question="Where do the shawls go?", why="Shawls only.")
    a = Assessment(name="Agra", adaptation=Adaptation(relabelled=(here,)))
    began = {text.key: text for text in hall.room.texts["en"]}
    actions.widen_room(hall.rooms, hall.code, a, languages=("ur",))
    in_urdu = {text.key: text for text in hall.room.texts["ur"]}
    assert in_urdu["market"] == began["market"]
    assert in_urdu["location"] != began["location"]


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"groups": ("traders",), "languages": ("en",)}, "has all of that already"),
        ({"criteria": ("own_gone",)}, "is no criterion of this assessment"),
        ({"languages": ("xx",)}, "no texts in the language"),
        ({"groups": ("x" * 61,)}, "Nothing was added"),
    ],
)
def test_what_cannot_be_added_changes_nothing(
    hall: Hall, more: dict[str, tuple[str, ...]], why: str
) -> None:
    before = hall.room
    with pytest.raises(BadAnswer, match=why):
        widen(hall, **more)
    assert hall.room == before


def test_a_room_that_has_ended_is_not_widened(hall: Hall) -> None:
    actions.end_room(hall.rooms, hall.assessments, hall.code)
    with pytest.raises(NotNow):
        widen(hall, languages=("hi",))

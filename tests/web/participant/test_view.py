"""What the room says to a participant, and when."""

from __future__ import annotations

from pathlib import Path

import pytest

from cluster_psia.workshop import actions
from tests.web.room import Hall, answered, hall, text_of


def test_after_the_reveal_the_spread_is_shown_with_the_own_answer_marked(here: Hall) -> None:
    paths = answered(here, 4, 4, 4, 5, "unknown")
    assert "What the room says" not in text_of(here.client.get(paths[0]).text)
    actions.reveal_results(here.rooms, here.code, ["growth"])
    page = text_of(here.client.get(f"{paths[0]}?q=last").text)
    assert "Agreed: most say 4" in page
    assert "3 ◀ you" in page
    assert "1 person does not know" in page
    assert "Where are this trade’s workshops and homes?" in page  # still open
    assert "You gave no answer here" in text_of(here.client.get(here.join() + "?q=last").text)


def test_a_room_that_shows_nothing_shows_nothing(tmp_path: Path) -> None:
    with hall(tmp_path, show="never") as here:
        (path,) = answered(here, 4)
        actions.reveal_results(here.rooms, here.code)
        page = text_of(here.client.get(path).text)
        assert "What the room says" not in page
        actions.start_next_round(here.rooms, here.code)
        page = text_of(here.client.get(f"{path}?q=growth").text)
        assert "Your answer in round 1: 4" in page
        assert "The middle of the room" not in page


def test_a_room_that_is_not_blind_shows_the_room_after_the_own_answer(tmp_path: Path) -> None:
    with hall(tmp_path, blind=False, show="after_own") as here:
        paths = answered(here, 2, 2, 3)
        assert "What the room says" in text_of(here.client.get(f"{paths[0]}?q=growth").text)
        late = here.join()
        assert "What the room says" not in text_of(here.client.get(late).text)
        actions.close_round(here.rooms, here.code)
        assert 'data-shown="growth"' in here.client.get(paths[0]).text
        assert 'data-shown="growth"' not in here.client.get(late).text  # no answer of their own
        actions.reveal_results(here.rooms, here.code)
        assert 'data-shown="growth"' in here.client.get(late).text


@pytest.mark.parametrize(("scores", "shown"), [((2, 5), False), ((2, 5, 4), True)])
def test_two_in_a_room_that_is_not_blind_do_not_see_each_other_before_the_reveal(
    tmp_path: Path, scores: tuple[int, ...], shown: bool
) -> None:
    with hall(tmp_path, blind=False, show="after_close") as here:
        path = answered(here, *scores)[0]
        assert 'data-shown="growth"' not in here.client.get(path).text
        actions.close_round(here.rooms, here.code)
        assert ('data-shown="growth"' in here.client.get(path).text) is shown
        actions.reveal_results(here.rooms, here.code)
        assert 'data-shown="growth"' in here.client.get(path).text


def test_round_two_shows_the_own_earlier_score_and_the_rooms(here: Hall) -> None:
    paths = answered(here, 1, 5, 5)
    actions.reveal_results(here.rooms, here.code)
    actions.start_next_round(here.rooms, here.code)
    page = text_of(here.client.get(f"{paths[0]}?q=growth").text)
    assert "Your answer in round 1: 1" in page
    assert "The middle of the room in round 1: 5" in page
    assert 'aria-pressed="true"' not in here.client.get(paths[0]).text

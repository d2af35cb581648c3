"""A participant's own page, and how it learns that something is new."""

from __future__ import annotations

from cluster_psia.workshop import actions
from tests.web.room import CRITERIA, Hall, answered, text_of


def test_the_state_tells_when_a_page_is_out_of_date(here: Hall) -> None:
    path = here.join()
    before = here.client.get(f"{path}/state").json()
    assert before["version"] in here.client.get(path).text
    actions.reveal_results(here.rooms, here.code, ["growth"])
    after = here.client.get(f"{path}/state").json()
    assert (before["round"], before["state"], after["state"]) == (1, "open", "open")
    assert before["version"] != after["version"]
    assert here.client.get(f"/w/{here.code}/AAAAAAAAAAAAAAAAAAAAAA/state").status_code == 404


def test_an_ended_room_says_what_happens_next(here: Hall) -> None:
    (path,) = answered(here, 3)
    actions.end_room(here.rooms, here.assessments, here.code)
    page = text_of(here.client.get(path).text)
    assert "This workshop has ended" in page
    assert here.say(path, "growth", 3) == 409


def test_all_questions_are_in_the_page_so_that_it_works_offline(here: Hall) -> None:
    page = here.client.get(here.join()).text
    assert [key for key in CRITERIA if f'data-screen="{key}"' not in page] == []

"""Joining, as docs/participant-interface.md states it."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor

import pytest

from cluster_psia.workshop import actions
from tests.web.room import Hall, text_of


def test_joining_leads_to_a_personal_link_that_shows_the_first_question(here: Hall) -> None:
    path = here.join(alias="Meena", group="home_workers")
    assert re.fullmatch(rf"/w/{here.code}/[\w-]{{22}}", path)
    page = here.client.get(path)
    assert page.status_code == 200
    assert "Where are this trade’s workshops and homes?" in text_of(page.text)
    person = actions.room_participants(here.rooms, here.code)[0]
    assert (person.alias, person.group, person.language, person.helped) == (
        "Meena",
        "home_workers",
        "en",
        False,
    )


def test_name_and_group_may_be_empty_and_a_helper_is_noted(here: Hall) -> None:
    here.join(helped="yes")
    person = actions.room_participants(here.rooms, here.code)[0]
    assert (person.alias, person.group, person.helped) == ("", "", True)


def test_nobody_joins_without_consent(here: Hall) -> None:
    got = here.client.post(f"/w/{here.code}/join", data={"alias": "x"})
    assert got.status_code == 422
    page = here.client.post(
        f"/w/{here.code}/join", data={"alias": "<Meena>"}, headers={"accept": "text/html"}
    )
    assert page.status_code == 422
    assert 'value="&lt;Meena&gt;"' in page.text
    assert actions.room_participants(here.rooms, here.code) == ()


@pytest.mark.parametrize("field", ["alias", "group_other"])
def test_a_name_that_is_too_long_stays_in_the_form_which_says_so(here: Hall, field: str) -> None:
    form = {"consent": "yes", "language": "en", field: "<Meena> " * 8}
    page = here.client.post(f"/w/{here.code}/join", data=form, headers={"accept": "text/html"})
    assert page.status_code == 422
    assert "Not saved: 3 characters too many" in text_of(page.text)
    assert 'value="&lt;Meena&gt; &lt;Meena&gt;' in page.text
    assert "maxlength" not in page.text
    told = here.client.post(f"/w/{here.code}/join", data=form)
    assert (told.status_code, "at most 60 characters" in told.text) == (422, True)
    assert actions.room_participants(here.rooms, here.code) == ()


def test_an_unknown_room_is_404_and_a_locked_one_lets_nobody_in(here: Hall) -> None:
    assert here.client.get("/w/AAAAAA").status_code == 404
    assert here.client.post("/w/AAAAAA/join", data={"consent": "yes"}).status_code == 404
    actions.lock_room(here.rooms, here.code, True)
    assert here.client.get(f"/w/{here.code}").status_code == 409
    assert here.client.post(f"/w/{here.code}/join", data={"consent": "yes"}).status_code == 409


def test_a_hundred_and_twenty_people_join_from_one_address(here: Hall) -> None:
    with ThreadPoolExecutor(12) as pool:
        paths = set(pool.map(lambda n: here.join(alias=f"P{n}"), range(120)))
    assert len(paths) == 120
    assert sorted(p.number for p in actions.room_participants(here.rooms, here.code)) == list(
        range(1, 121)
    )


def test_three_taps_on_one_page_are_one_person_and_somebody_else_on_it_is_another(
    here: Hall,
) -> None:
    page = here.client.get(f"/w/{here.code}").text
    (press,) = re.findall(r'name="press" value="([\w-]{22})"', page)
    assert press not in here.client.get(f"/w/{here.code}").text
    with ThreadPoolExecutor(3) as pool:
        (mine,) = set(pool.map(lambda _: here.join(alias="Meena", press=press), range(3)))
    assert len(actions.room_participants(here.rooms, here.code)) == 1
    assert press not in mine
    assert here.join(alias="Asha", press=press) != mine
    assert here.join(alias="Meena", press="guessed") != mine
    assert len(actions.room_participants(here.rooms, here.code)) == 3


def test_who_comes_after_the_end_finds_what_was_revealed(here: Hall) -> None:
    for score in (4, 4, 5):
        here.say(here.join(), "growth", score)
    actions.reveal_results(here.rooms, here.code, ["growth"])
    actions.end_room(here.rooms, here.assessments, here.code)
    got = here.client.get(f"/w/{here.code}?lang=en")
    assert got.status_code == 200
    told = text_of(got.text)
    assert "Agreed: most say 4" in told
    assert 'data-shown="growth"' in got.text
    assert 'data-shown="location"' not in got.text
    for wrong in ("That did not work", "You gave no answer", "consent"):
        assert wrong not in told


@pytest.mark.parametrize("ticked", ["yes", ""])
def test_who_had_the_form_open_at_the_end_is_led_to_what_was_revealed(
    here: Hall, ticked: str
) -> None:
    for score in (4, 4, 5):
        here.say(here.join(), "growth", score)
    actions.reveal_results(here.rooms, here.code, ["growth"])
    actions.end_room(here.rooms, here.assessments, here.code)
    form = {"consent": ticked, "language": "hi", "alias": "Meena"}
    got = here.client.post(f"/w/{here.code}/join", data=form, headers={"accept": "text/html"})
    assert (got.status_code, got.headers["location"]) == (303, f"/w/{here.code}?lang=hi")
    assert 'data-shown="growth"' in here.client.get(got.headers["location"]).text
    program = {"accept": "application/json"}
    told = here.client.post(f"/w/{here.code}/join", data=form, headers=program)
    assert (told.status_code, told.json()["error"]) == (409, "ended_room")
    assert len(actions.room_participants(here.rooms, here.code)) == 3

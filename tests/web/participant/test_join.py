"""Joining, as docs/participant-interface.md states it."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor

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

"""Somebody takes all own answers out, as docs/participant-interface.md states it."""

from __future__ import annotations

from cluster_psia.workshop import actions
from tests.web.room import Hall, text_of


def test_all_own_answers_go_and_nobody_elses_until_the_end(here: Hall) -> None:
    mine, other = here.join(alias="Meena"), here.join()
    for path in (mine, other):
        here.say(path, "growth", 4, comment="orders", sent="a:1")
    actions.start_next_round(here.rooms, here.code)
    here.say(mine, "location", 2)
    got = here.client.post(f"{mine}/withdraw")
    assert got.status_code == 303
    assert "All your answers are deleted." in text_of(here.client.get(got.headers["location"]).text)
    left = [(g.number, g.answer) for g in actions.answers_given(here.rooms, here.code)]
    assert left == [(2, 4)]
    assert here.say(mine, "growth", 3, sent="a:2") == 200  # the link stays good
    assert "All your answers are deleted." not in text_of(here.client.get(f"{mine}?out=1").text)
    actions.end_room(here.rooms, here.assessments, here.code)
    assert here.client.post(f"{mine}/withdraw").status_code == 409
    assert here.client.post(f"/w/{here.code}/nobody/withdraw").status_code == 404
    assert len(actions.answers_given(here.rooms, here.code)) == 2

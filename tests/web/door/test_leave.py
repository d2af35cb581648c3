"""Who is in, ending that, and logging out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cluster_psia.workshop import actions

if TYPE_CHECKING:
    from tests.web.room import Hall

HTML = {"accept": "text/html"}


def enter(behind: Hall, key: str) -> dict[str, str]:
    """The cookie of another browser that came in with the key."""
    got = behind.client.post("/enter", data={"key": key})
    behind.client.cookies.clear()
    return {"cookie": got.headers["set-cookie"].partition(";")[0], **HTML}


def ask(behind: Hall, who: dict[str, str], session: object) -> int:
    got = behind.client.post("/leave", data={"session": str(session)}, headers=who)
    return int(got.status_code)


def is_in(behind: Hall, who: dict[str, str]) -> bool:
    return bool(behind.client.get(f"/sheets/{behind.code}", headers=who).status_code == 200)


def test_logging_out_ends_the_session_and_takes_the_cookie_away(behind: Hall) -> None:
    mine = enter(behind, behind.opened.facilitator_key)
    page = behind.client.get("/leave", headers=mine)
    assert (page.status_code, f"room {behind.code}" in page.text) == (200, True)
    assert "Who else is in" not in page.text
    got = behind.client.post("/leave", data={"session": "mine"}, headers=mine)
    assert (got.status_code, got.headers["location"]) == (303, "/")
    assert "max-age=0" in got.headers["set-cookie"].lower()
    assert not is_in(behind, mine)


def test_a_facilitator_sees_who_is_in_and_ends_one_or_all(behind: Hall) -> None:
    mine = enter(behind, actions.make_facilitator_key(behind.rooms))
    others = [enter(behind, behind.opened.facilitator_key) for _ in range(3)]
    page = behind.client.get("/leave", headers=mine).text
    assert page.count(f"key of room {behind.code}") == 3
    newest = actions.door_sessions(behind.rooms)[0].number
    assert ask(behind, mine, newest) == 303
    assert [is_in(behind, other) for other in others] == [True, True, False]
    assert ask(behind, mine, "others") == 303
    assert [is_in(behind, other) for other in others] == [False, False, False]
    assert is_in(behind, mine)


@pytest.mark.parametrize("which", ["others", "1", "2", "", "all"])
def test_a_rooms_key_ends_nobody_elses_session(behind: Hall, which: str) -> None:
    theirs = enter(behind, actions.make_facilitator_key(behind.rooms))
    mine = enter(behind, behind.opened.facilitator_key)
    assert ask(behind, mine, which) == 403
    assert is_in(behind, theirs)


def test_another_sites_page_logs_nobody_out(behind: Hall) -> None:
    mine = enter(behind, behind.opened.facilitator_key)
    assert ask(behind, {**mine, "origin": "http://evil.example"}, "mine") == 403
    assert is_in(behind, mine)


def test_without_a_session_there_is_nothing_to_leave(here: Hall) -> None:
    assert here.client.get("/leave").status_code == 404

"""A key against a cookie, and where it leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cluster_psia.store import StoreError
from tests.web.room import text_of

if TYPE_CHECKING:
    from tests.web.room import Hall


def test_a_wrong_key_and_another_sites_page_are_refused(behind: Hall) -> None:
    assert behind.client.post("/enter", data={"key": "no"}).status_code == 403
    key = {"key": behind.opened.facilitator_key}
    for strange in (
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
    ):
        assert behind.client.post("/enter", data=key, headers=strange).status_code == 403
    assert (
        behind.client.post(
            "/enter", data=key, headers={"origin": "http://localhost:8501"}
        ).status_code
        == 303
    )


@pytest.mark.parametrize(
    ("then", "leads"),
    [
        ("/room?x=1", "/room?x=1"),
        ("/" + "x" * 498, "/" + "x" * 498),
        ("/" + "x" * 499, "/"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("room", "/"),
        ("/a\tb", "/"),
    ],
)
def test_the_form_goes_on_inside_only(behind: Hall, then: str, leads: str) -> None:
    got = behind.client.get("/enter", params={"then": then})
    assert got.status_code == 200
    assert f'value="{leads}"' in got.text


def test_a_wrong_key_is_told_and_forgets_neither_the_way_nor_sets_a_cookie(behind: Hall) -> None:
    got = behind.client.post("/enter", data={"key": "no", "then": "/matrix"})
    assert (got.status_code, "set-cookie" in got.headers) == (403, False)
    assert 'value="/matrix"' in got.text
    assert behind.client.get("/enter").text != got.text


def test_on_a_full_disk_the_form_says_what_is_wrong_and_where_one_was_going(
    behind: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreError("the database file /srv/kept.db cannot grow", "The disk is full.")

    key = {"key": behind.opened.facilitator_key, "then": "/matrix"}
    with monkeypatch.context() as patched:
        patched.setattr(behind.rooms.keys, "begin_session", full)
        for lang, word in {"en": "wrong with the key", "es": "clave", "fr": "cl\u00e9"}.items():
            got = behind.client.post("/enter", params={"lang": lang}, data=key)
            assert (got.status_code, "set-cookie" in got.headers) == (503, False)
            said = text_of(got.text)
            assert word in said
            assert "The disk is full." in said
            assert "/srv" not in got.text
            assert 'value="/matrix"' in got.text
    assert behind.client.post("/enter", data=key).headers["location"] == "/matrix"


def test_a_door_that_refuses_leads_back_to_the_door_and_not_to_participants(
    behind: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreError("the database cannot be read")

    behind.client.post("/enter", data={"key": behind.opened.facilitator_key})
    monkeypatch.setattr(behind.rooms.keys, "end_session", full)
    got = behind.client.post("/leave", data={"session": "mine"})
    assert got.status_code == 503
    assert 'href="/leave"' in got.text
    assert 'href="/w"' not in got.text


@pytest.mark.parametrize(("origin", "secure"), [("http", False), ("https", True)])
def test_the_cookie_is_for_encrypted_ways_only_where_it_came_by_one(
    behind: Hall, origin: str, secure: bool
) -> None:
    key = behind.opened.facilitator_key
    got = behind.client.post(f"{origin}://localhost:8501/enter", data={"key": f" {key}\n"})
    assert (got.status_code, got.headers["location"]) == (303, "/")
    assert ("secure" in got.headers["set-cookie"].lower()) is secure

"""Every answer says who may frame it, and only our own pages may change anything, in both modes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from starlette.websockets import WebSocketDisconnect

from cluster_psia.store import StoreError

if TYPE_CHECKING:
    from tests.web.room import Hall


@pytest.fixture(params=["here", "behind"])
def either(request: pytest.FixtureRequest) -> Hall:
    """Without a door and behind it."""
    hall: Hall = request.getfixturevalue(request.param)
    return hall


def test_every_answer_may_be_framed_by_nobody_else(either: Hall) -> None:
    tried = {
        "/anything": None,  # Streamlit's, or the door's no
        f"/w/{either.code}": None,
        "/w/AAAAAA": None,
        "/": None,
        "/healthz": None,
        f"/w/{either.code}/join": {"origin": "http://evil.example"},
        "/w": {"host": "evil.example"},
    }
    for path, headers in tried.items():
        method = "POST" if path.endswith("join") else "GET"
        got = either.client.request(method, path, headers=headers)
        policy = got.headers["content-security-policy"]
        assert "frame-ancestors 'self'" in policy or "frame-ancestors 'none'" in policy, path
        assert got.headers["x-content-type-options"] == "nosniff"
        assert got.headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("origin", ["http://localhost:9999", "http://evil.example", "null"])
def test_a_page_of_another_port_changes_nothing(either: Hall, origin: str) -> None:
    for method in ("PUT", "POST", "DELETE"):
        strange = {"origin": origin, "accept": "application/json"}
        got = either.client.request(method, "/anything", headers=strange)
        assert (got.status_code, got.json()["error"]) == (403, "other_site")


@pytest.mark.parametrize("origin", [None, "http://localhost:9999", "null"])
def test_it_opens_no_socket_and_neither_does_whoever_says_no_origin(
    either: Hall, origin: str | None
) -> None:
    headers = {"origin": origin} if origin else {}
    with (
        pytest.raises(WebSocketDisconnect) as refused,
        either.client.websocket_connect("ws://localhost:8501/_stcore/stream", headers=headers),
    ):
        raise AssertionError("the socket was taken")
    assert refused.value.code == 1008


def test_health_is_told_to_everybody_and_nothing_beside(
    either: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path, word in (("/healthz", "ok"), ("/readyz", "ready")):
        got = either.client.get(path)
        assert (got.status_code, got.text) == (200, word)

    def gone(*_: object) -> None:
        raise StoreError("the database file /home/asha/kept.db is damaged")

    monkeypatch.setattr(either.rooms.keys, "session", gone)
    assert either.client.get("/healthz").status_code == 200
    got = either.client.get("/readyz")
    assert (got.status_code, got.text) == (503, "not ready")

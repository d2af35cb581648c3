"""Nothing but the participants' routes answers without the facilitator's cookie:
every route of the running router.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from starlette.websockets import WebSocketDisconnect

from cluster_psia.workshop import actions
from tests.web.door.served import (
    PAGE,
    Served,
    address_in,
    addresses,
    closed,
    served_behind_door,
    socket_opens,
)

if TYPE_CHECKING:
    from tests.web.room import Hall

SCRIPT = "import streamlit as st\nst.write('inside')\n"
# Who gets through behind the door: n(obody), (whoever came in with the key of the) r(oom), f
# (acilitator). Without a door everybody does. A route that stands in no row fails the test.
TABLE = {
    ("GET", "/"): "rf",  # nobody gets the page that asks for the room's code
    ("GET", "/w"): "nrf",
    ("GET", "/w/{code}"): "nrf",
    ("POST", "/w/{code}/join"): "nrf",
    ("GET", "/w/{code}/{token}"): "nrf",
    ("GET", "/w/{code}/{token}/state"): "nrf",
    ("POST", "/w/{code}/{token}/answers"): "nrf",
    ("POST", "/w/{code}/{token}/details"): "nrf",
    ("POST", "/w/{code}/{token}/withdraw"): "nrf",
    ("GET", "/w-static/{name}"): "nrf",
    ("GET", "/healthz"): "nrf",
    ("GET", "/readyz"): "nrf",
    ("GET", "/enter"): "nrf",
    ("POST", "/enter"): "nrf",
    ("GET", "/leave"): "rf",
    ("POST", "/leave"): "rf",
    ("GET", "/sheets/{code}"): "rf",
    ("GET", "/_stcore/health"): "rf",
    ("GET", "/_stcore/host-config"): "rf",
    ("SOCKET", "/_stcore/stream"): "rf",
    ("PUT", "/_stcore/upload_file/{session_id}/{file_id}"): "rf",
    ("DELETE", "/_stcore/upload_file/{session_id}/{file_id}"): "rf",
    ("GET", "/media/{file_id:path}"): "rf",
    ("GET", "/component/{path:path}"): "rf",
    ("GET", "/_stcore/bidi-components/{path:path}"): "rf",
    ("GET", "/_stcore/metrics"): "f",
    ("OPTIONS", "/_stcore/health"): "f",
    ("OPTIONS", "/_stcore/metrics"): "f",
    ("OPTIONS", "/_stcore/upload_file/{session_id}/{file_id}"): "f",
    ("OPTIONS", "/media/{file_id:path}"): "f",
    ("OPTIONS", "/component/{path:path}"): "f",
    ("OPTIONS", "/_stcore/bidi-components/{path:path}"): "f",
    ("GET", "/auth/login"): "f",
    ("GET", "/auth/logout"): "f",
    ("GET", "/oauth2callback"): "f",
    **{
        (method, f"/_stcore/agent/{name}"): "f"
        for name in ("interact", "openapi.json", "mcp")
        for method in ("DELETE", "GET", "OPTIONS", "PATCH", "POST", "PUT")
    },
    ("GET", "/*"): "f",  # Streamlit's files, and its first page under every other address
}
FILES = {
    "/static/js/main.js": "rf",
    "/favicon.png": "rf",
    "/manifest.json": "rf",
    "/index.html": "f",
    "/matrix": "f",
    "/plan": "f",
    "/room?a=1": "f",
}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("door")
    script = folder / "script.py"
    script.write_text(SCRIPT, encoding="utf-8")
    with served_behind_door(folder, script) as made:
        yield made


def test_every_route_of_the_router_stands_in_the_table(served: Served) -> None:
    assert set(addresses(served.app)) == set(TABLE)
    public = {(m, route.path) for route in served.light.open_to_all for m in route.methods or ()}
    assert {row for row, who in TABLE.items() if "n" in who} == {
        p for p in public if p[0] != "HEAD"
    }


@pytest.mark.parametrize("who", ["n", "r", "f"])
def test_the_door_lets_each_through_as_the_table_says(served: Served, who: str) -> None:
    keys = {"r": served.opened.facilitator_key, "f": served.key}
    cookie = served.enter(keys[who]) if who in keys else {}
    rows = {row: let for row, let in TABLE.items() if row != ("GET", "/*")}
    rows |= {("GET", path): let for path, let in FILES.items()}
    for (method, path), let in rows.items():
        address, through = address_in(served, path), who in let
        if method == "SOCKET":
            assert socket_opens(served, address, cookie) is through
        elif path == "/":
            said = served.client.get("/", headers={**PAGE, **cookie}).text.lower()
            assert ("<title>streamlit</title>" if through else 'name="code"') in said
        elif (method, path) == ("POST", "/leave") and through:
            continue  # it would end the session; see test_leave
        else:
            got = served.client.request(method, address, headers=cookie)
            assert closed(got) is not through, f"{method} {path}"


def test_without_a_door_nothing_of_the_table_is_refused(here: Hall) -> None:
    for method, path in TABLE:
        if method != "SOCKET":
            address = path.replace("{code}", here.code)
            assert not closed(here.client.request(method, address)), f"{method} {path}"


def test_with_a_rooms_key_whoever_asks_for_a_page_is_led_to_the_room(served: Served) -> None:
    cookie = served.enter(served.opened.facilitator_key)
    for path in ("/plan?a=1", "/room?room=AAAAAA", "/matrix", "/index.html", "/home"):
        got = served.client.get(path, headers={**PAGE, **cookie})
        assert (got.status_code, got.headers["location"]) == (303, "/")
    assert closed(served.client.get("/sheets/AAAAAA", headers=cookie))
    assert closed(served.client.get("/static/../_stcore/metrics", headers=cookie)) or (
        served.client.get("/static/../_stcore/metrics", headers=cookie).status_code in (400, 404)
    )


@pytest.mark.parametrize(
    "path",
    [
        "/w//_stcore/metrics",
        "/w/../_stcore/metrics",
        "/w/%2e%2e/_stcore/health",
        "/w/a/b/c/_stcore/health",
        "/W/ABCDEF",
        "/w/_stcore/health/x",
        "//w/_stcore/metrics",
        "/w-static/../_stcore/metrics",
        "/w-static/a/_stcore/metrics",
        "/enter/_stcore/metrics",
        "/enter/",
        "/_stcore//health",
        "/./_stcore/health",
        "/_stcore%2Fhealth",
        "/%5fstcore/health",
        "/w/a%2F_stcore%2Fmetrics",
        "/w/..%2f_stcore/health",
        "/w-static/..%2f_stcore%2fhealth",
        "/w\\_stcore/health",
        "/w/%2e%2e%2f_stcore%2fhealth",
        "/_stcore/health?/w/ABCDEF",
        "/w;/_stcore/health",
    ],
)
def test_an_address_that_only_looks_like_a_participants_is_closed(
    served: Served, path: str
) -> None:
    got = served.client.get(path)
    assert got.status_code in (403, 404)
    assert "python_info" not in got.text
    assert got.text != "ok"


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "POST", "TRACE"])
def test_a_participants_address_with_another_method_does_not_fall_through(
    served: Served, method: str
) -> None:
    assert served.client.request(method, f"/w/{served.code}").status_code == 403


def test_a_wrong_or_old_cookie_opens_nothing(served: Served) -> None:
    for value in ("", "x", "A" * 22, "ä", "x" * 5000):
        headers = {b"cookie": f"cluster_psia_door={value}".encode("latin-1")}
        assert served.client.get("/_stcore/health", headers=headers).status_code == 403


def test_a_script_of_streamlit_is_packed_behind_the_door_and_for_nobody_before_it(
    served: Served,
) -> None:
    cookie = served.enter()
    first_page = served.client.get("/", headers={**PAGE, **cookie}).text
    found = re.search(r'src="\./(static/js/[^"]+\.js)"', first_page)
    assert found, "the first page names no script"
    for _ in range(2):
        got = served.client.get(f"/{found[1]}", headers=cookie)
        assert (got.status_code, got.headers["content-encoding"]) == (200, "gzip")
        assert closed(served.client.get(f"/{found[1]}"))


def test_neither_loopback_nor_a_forged_address_opens(served: Served) -> None:
    for name in ("x-forwarded-for", "x-real-ip", "forwarded", "client-ip"):
        assert served.client.get("/_stcore/health", headers={name: "127.0.0.1"}).status_code == 403


@pytest.mark.parametrize(
    "name",
    [
        "x-original-url",
        "x-rewrite-url",
        "x-forwarded-path",
        "x-forwarded-prefix",
        "x-script-name",
        "x-http-method-override",
    ],
)
def test_a_header_that_names_another_address_opens_nothing(served: Served, name: str) -> None:
    for method in ("GET", "POST"):
        assert (
            served.client.request(method, "/_stcore/health", headers={name: "/w"}).status_code
            == 403
        )


def test_a_socket_on_a_participants_address_is_closed(served: Served) -> None:
    for path in ("/w", f"/w/{served.code}", "/enter", "/w-static/light.js", "/"):
        assert not socket_opens(served, path, {})
        assert not socket_opens(
            served, path, {"sec-websocket-protocol": "streamlit, cluster_psia_door"}
        )


def test_with_the_cookie_a_page_of_another_port_opens_no_socket_and_changes_nothing(
    served: Served,
) -> None:
    """To a browser it is the same site, so the cookie comes along."""
    cookie = served.enter()
    for origin in ("http://localhost:9999", "http://evil.example", "null", "http://[::1"):
        strange = {**cookie, "origin": origin, "accept": "application/json"}
        assert not socket_opens(served, "/_stcore/stream", strange)
        got = served.client.put("/_stcore/upload_file/a/b", content=b"x", headers=strange)
        assert (got.status_code, got.json()["error"]) == (403, "other_site")
    with (  # browsers always say where a socket comes from
        pytest.raises(WebSocketDisconnect),
        served.client.websocket_connect("ws://localhost/_stcore/stream", headers=cookie),
    ):
        raise AssertionError("a socket without Origin was taken")
    ours = {**cookie, "origin": "http://localhost", "sec-fetch-site": "same-origin"}
    assert socket_opens(served, "/_stcore/stream", ours)


def test_a_strange_host_name_gets_nothing_at_all(served: Served) -> None:
    for path in ("/", f"/w/{served.code}", "/_stcore/health"):
        for host in (
            "evil.example",
            "localhost.evil.example",
            "evil.example:8501",
            "localhost@evil.example",
            "",
        ):
            assert served.client.get(path, headers={"host": host}).status_code == 400
    cookie = served.enter()
    assert not socket_opens(served, "/_stcore/stream", {**cookie, "host": "evil.example"})


def test_the_first_page_asks_for_the_room_code_and_leads_to_the_room(served: Served) -> None:
    got = served.client.get("/", headers=PAGE)
    assert (got.status_code, 'name="code"' in got.text) == (200, True)
    assert len(got.content) < 3000
    again = served.client.get(
        "/w", params={"code": f" {served.code[:3].lower()}-{served.code[3:]} "}
    )
    assert (again.status_code, again.headers["location"]) == (303, f"/w/{served.code}")
    assert served.client.get("/w", params={"code": "0000"}).status_code == 422


def test_the_cookie_is_for_this_site_only_and_no_script_reads_it(served: Served) -> None:
    got = served.client.post(
        "/enter", data={"key": f" {served.key} ", "then": "/matrix?assessment=1"}
    )
    served.client.cookies.clear()
    cookie = got.headers["set-cookie"].lower()
    assert (got.status_code, got.headers["location"]) == (303, "/matrix?assessment=1")
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "max-age=172800" in cookie
    assert served.key not in cookie


@pytest.mark.parametrize(
    "then", ["//evil.example", "https://evil.example", "/\\evil", "javascript:x", "/a\nb", ""]
)
def test_entering_leads_to_no_other_site(served: Served, then: str) -> None:
    got = served.client.post("/enter", data={"key": served.key, "then": then})
    served.client.cookies.clear()
    assert got.headers["location"] == "/"


def test_a_deep_link_asks_for_the_key_and_then_goes_on(served: Served) -> None:
    got = served.client.get("/matrix?assessment=7", headers=PAGE)
    assert got.status_code == 403
    assert 'value="/matrix?assessment=7"' in got.text


def test_the_cookie_opens_the_sheets_and_a_participant_has_none(behind: Hall) -> None:
    assert behind.client.get(f"/sheets/{behind.code}").status_code == 403
    behind.client.post("/enter", data={"key": behind.opened.facilitator_key})
    assert behind.client.get(f"/sheets/{behind.code}").status_code == 200
    assert behind.client.get("/anything").status_code == 403
    behind.client.post("/enter", data={"key": actions.make_facilitator_key(behind.rooms)})
    assert behind.client.get("/anything").text == "Streamlit would stand here"


def test_without_a_door_everything_answers(here: Hall) -> None:
    assert here.client.get("/anything").status_code == 200
    assert here.client.get(f"/w/{here.code}").status_code == 200
    assert here.client.get("/", headers={"host": "evil.example"}).status_code == 400

"""Nothing but the participants' routes answers without the facilitator's cookie:
every route of the running router.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect
from streamlit.runtime import Runtime

from cluster_psia.store.open import open_both
from cluster_psia.web import LightWeb, light_web
from cluster_psia.workshop.tokens import hashed_token, new_token
from tests.web.room import Hall, open_room

SCRIPT = "import streamlit as st\nst.write('inside')\n"


PAGE = {"accept": "text/html"}


class Served:
    """Streamlit itself behind the door."""

    def __init__(self, folder: Path) -> None:
        self.assessments, self.rooms = open_both(f"sqlite:///{folder / 'door.db'}")
        self.key = new_token()
        self.light: LightWeb = light_web(
            lambda: self.rooms, door=True, server_key=hashed_token(self.key)
        )
        script = folder / "script.py"
        script.write_text(SCRIPT, encoding="utf-8")
        self.app = st.App(script, routes=self.light.routes, middleware=self.light.middleware)
        self.client = TestClient(
            self.app,
            base_url="http://localhost",
            follow_redirects=False,
            raise_server_exceptions=False,
        )
        self.code = open_room(self.rooms, self.assessments).room.code

    def enter(self) -> dict[str, str]:
        got = self.client.post("/enter", data={"key": self.key})
        self.client.cookies.clear()
        return {"cookie": got.headers["set-cookie"].partition(";")[0]}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    made = Served(tmp_path_factory.mktemp("door"))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(
            Runtime, "_instance", None
        )  # one for a process, and Streamlit itself never lets go of it
        with made.client:
            yield made
    made.assessments.close()


def addresses(app: Any) -> list[tuple[str, str]]:
    """A method and an address for every route of the router."""
    found = [("GET", "/")]
    for route in app._starlette_app.routes:
        path = re.sub(r"\{[^}]+\}", "x", route.path)
        if isinstance(route, WebSocketRoute):
            found.append(("SOCKET", path))
        elif isinstance(route, Mount):
            found += [
                ("GET", f"{path}/{rest}")
                for rest in ("index.html", "static/js/main.js", "matrix", "room?x=1")
            ]
        elif isinstance(route, Route):
            found += [(method, path) for method in sorted(route.methods or {"GET"})]
        else:
            raise AssertionError(f"a kind of route that this test does not know: {route!r}")
    return found


def closed(got: Any) -> bool:
    """Whether it was the door that said no; Streamlit's own 403,
    for an upload without its token, is another.
    """
    said = got.text == "This needs the facilitator's key." or got.request.method == "HEAD"
    return bool(got.status_code == 403 and said)


def socket_opens(served: Served, path: str, headers: dict[str, str]) -> bool:
    """Whether a WebSocket is taken."""
    try:
        with served.client.websocket_connect(f"ws://localhost{path}", headers=headers):
            return True
    except WebSocketDisconnect:
        return False


def test_every_route_of_the_router_is_closed_without_the_cookie_and_open_with_it(
    served: Served,
) -> None:
    open_to_all = {route.path for route in served.light.open_to_all}
    public = {re.sub(r"\{[^}]+\}", "x", path) for path in open_to_all}
    tried = [(method, path) for method, path in addresses(served.app) if path not in public]
    kinds = " ".join(path for _, path in tried)
    for part in (
        "upload_file",
        "metrics",
        "health",
        "media",
        "component",
        "stream",
        "matrix",
        "sheets",
    ):
        assert part in kinds, f"no route with {part} was tried"
    cookie = served.enter()
    for method, path in tried:
        if method == "SOCKET":
            assert not socket_opens(served, path, {})
            assert socket_opens(served, path, cookie)
        elif path == "/":
            assert "room code" in served.client.get("/", headers=PAGE).text.lower()
            assert (
                "<title>Streamlit</title>"
                in served.client.get("/", headers={**PAGE, **cookie}).text
            )
        else:
            assert closed(served.client.request(method, path)), f"{method} {path}"
            assert not closed(served.client.request(method, path, headers=cookie)), (
                f"{method} {path}"
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
    assert not socket_opens(served, "/_stcore/stream", {**cookie, "sec-fetch-site": "same-site"})
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
    assert behind.client.get("/anything").text == "Streamlit would stand here"


def test_without_a_door_everything_answers(here: Hall) -> None:
    assert here.client.get("/anything").status_code == 200
    assert here.client.get(f"/w/{here.code}").status_code == 200
    assert here.client.get("/", headers={"host": "evil.example"}).status_code == 400

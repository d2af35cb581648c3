"""Streamlit itself behind the door, in this process; who came in with which key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
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
from tests.web.room import open_room

PAGE = {"accept": "text/html"}
HOME = "http://localhost"
REFUSALS = ("This needs the facilitator's key.", "This key opens its room and nothing else.")


class Served:
    """The app with ``script``, on a store of its own with one open room."""

    def __init__(self, folder: Path, script: Path) -> None:
        self.assessments, self.rooms = open_both(f"sqlite:///{folder / 'door.db'}")
        self.key = new_token()
        self.light: LightWeb = light_web(
            lambda: self.rooms, door=True, server_key=hashed_token(self.key)
        )
        self.app = st.App(
            script,
            routes=self.light.routes,
            middleware=self.light.middleware,
            lifespan=self.light.lifespan,
        )
        self.client = TestClient(
            self.app, base_url=HOME, follow_redirects=False, raise_server_exceptions=False
        )
        self.opened = open_room(self.rooms, self.assessments)
        self.code = self.opened.room.code

    def enter(self, key: str = "") -> dict[str, str]:
        """The cookie against a key; the server's own when none is given."""
        got = self.client.post("/enter", data={"key": key or self.key})
        self.client.cookies.clear()
        return {"cookie": got.headers["set-cookie"].partition(";")[0]}

    def socket(self, path: str, headers: dict[str, str]) -> Any:
        """A WebSocket, as a page of ours asks for it unless ``headers`` say otherwise."""
        return self.client.websocket_connect(
            f"ws://localhost{path}", headers={"origin": HOME, **headers}
        )


@contextmanager
def served_behind_door(folder: Path, script: Path) -> Iterator[Served]:
    """Serve it, in a runtime of its own."""
    made = Served(folder, script)
    with pytest.MonkeyPatch.context() as patched:
        # one for a process, and Streamlit itself never lets go of it
        patched.setattr(Runtime, "_instance", None)
        with made.client:
            yield made
    made.assessments.close()


def addresses(app: Any) -> list[tuple[str, str]]:
    """A method and an address for every route of the router; a HEAD goes with its GET."""
    found = [("GET", "/")]
    for route in app._starlette_app.routes:
        if isinstance(route, WebSocketRoute):
            found.append(("SOCKET", route.path))
        elif isinstance(route, Mount):
            found.append(("GET", f"{route.path}/*"))
        elif isinstance(route, Route):
            methods = route.methods or {"GET"}
            found += [(method, route.path) for method in sorted(methods - {"HEAD"})]
        else:
            raise AssertionError(f"a kind of route that this test does not know: {route!r}")
    return found


def address_in(served: Served, path: str) -> str:
    """An address of the route with that path, in the served room."""
    return re.sub(r"\{[^}]+\}", "x", path.replace("{code}", served.code))


def closed(got: Any) -> bool:
    """Whether it was the door that said no; Streamlit's own 403,
    for an upload without its token, is another.
    """
    said = got.text in REFUSALS or got.request.method == "HEAD"
    return bool(got.status_code == 403 and said)


def socket_opens(served: Served, path: str, headers: dict[str, str]) -> bool:
    """Whether a WebSocket is taken."""
    try:
        with served.socket(path, headers):
            return True
    except WebSocketDisconnect:
        return False

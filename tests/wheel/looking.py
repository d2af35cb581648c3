"""Start an installed program in any folder, and look at what its server does."""

from __future__ import annotations

import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from cluster_psia.web.serving import streamlit_settings
from tests.machine import PATIENCE, free_port, wait_until_served
from tests.wheel.building import clean_environment

if TYPE_CHECKING:
    import httpx2
    from streamlit.proto.NewSession_pb2 import NewSession

MEGABYTE = 2**20


@dataclass(frozen=True)
class Served:
    """A server that was started in a folder: its address, and what it prints."""

    url: str
    log: Path


@contextmanager
def serve_from(
    program: Path, folder: Path, command: str, first: str, **variables: str
) -> Iterator[Served]:
    """``command`` started in ``folder``, which is the user's home, too; ``first`` is asked for."""
    served = Served(f"http://localhost:{free_port()}", folder / "log")
    places = {"HOME": str(folder), "USERPROFILE": str(folder)}
    settings = {
        "CLUSTER_PSIA_DATABASE": f"sqlite:///{folder / 'kept.db'}",
        # Our own check of names lets this one through, so that Streamlit's is seen at work.
        "CLUSTER_PSIA_HOSTS": "hall.example",
        "STREAMLIT_SERVER_HEADLESS": "true",
    }
    with served.log.open("wb") as out:
        process = subprocess.Popen(
            [program, command, "--port", served.url.rpartition(":")[2]],
            cwd=folder,
            stdout=out,
            stderr=subprocess.STDOUT,
            env=clean_environment(**places, **settings, **variables),
        )
    try:
        wait_until_served(process, served.url + first)
        yield served
    finally:
        process.terminate()
        process.wait()


@contextmanager
def open_socket(served: Served, client: httpx2.Client, host: str = "localhost") -> Iterator[Any]:
    """Streamlit's socket, opened as the app's own page does: with the client's cookies and under
    the name ``host``, which is also its origin.
    """
    port = served.url.rpartition(":")[2]
    cookies = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
    with connect(
        f"ws://{host}:{port}/_stcore/stream",
        sock=socket.create_connection(("localhost", int(port))),
        origin=Origin(f"http://{host}:{port}"),
        subprotocols=[Subprotocol("streamlit")],
        additional_headers={"Cookie": cookies},
        max_size=None,
    ) as opened:
        yield opened


def new_session(opened: Any) -> NewSession:
    """What Streamlit tells a browser that opens the first page."""
    begin = BackMsg()
    begin.rerun_script.query_string = ""
    opened.send(begin.SerializeToString())
    told = ForwardMsg()
    while told.WhichOneof("type") != "new_session":
        told.ParseFromString(opened.recv(timeout=PATIENCE))
    return told.new_session


def upload_status(client: httpx2.Client, session: NewSession, size: int) -> int:
    """The status that an upload of ``size`` bytes is answered with."""
    return client.put(
        f"/_stcore/upload_file/{session.initialize.session_id}/file",
        files={"file": b"x" * size},
        headers={"X-Xsrftoken": client.cookies["_streamlit_xsrf"]},
    ).status_code


def look_at_settings(served: Served, client: httpx2.Client) -> None:
    """The settings at work are those of the repository's file."""
    assert client.get("/_stcore/health").text == "ok"
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 400
    with open_socket(served, client) as opened:
        told = new_session(opened)
        assert upload_status(client, told, 1000) < 300
        assert upload_status(client, told, 10 * MEGABYTE + 1) == 413
    assert not told.config.gather_usage_stats
    settings = streamlit_settings()
    assert told.custom_theme.primary_color == settings["theme.primaryColor"]
    assert list(told.custom_theme.heading_font_sizes) == settings["theme.headingFontSizes"]

"""Serve a workshop on the local network:
what the facilitator reads in the terminal, and Streamlit behind the door.
"""

from __future__ import annotations

import io
import os
import socket
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from cluster_psia.settings import ADDRESS_VARIABLE
from cluster_psia.web.app import DOOR, KEY_HASH
from cluster_psia.web.door.hosts import allowed_hosts, lan_addresses, named_hosts
from cluster_psia.workshop.tokens import hashed_token, new_token

_APP = Path(__file__).parents[3] / "app.py"


class StartError(Exception):
    """The workshop cannot be served. The message is one line."""


@dataclass(frozen=True)
class Start:
    """What is needed to serve: the address for phones,
    others that lead here too, and a fresh key.
    """

    port: int
    address: str
    others: tuple[str, ...]
    key: str


def prepare_start(port: int, *, everywhere: bool = True) -> Start:
    """Find the address for phones, see that the port is free,
    and make a facilitator key for this run.

    ``everywhere`` False: on this computer only, to try things out. Raises StartError.
    """
    if not _APP.is_file():
        raise StartError(
            f"{_APP} is missing; start from the folder of the program, with make workshop"
        )
    names = [*named_hosts(), *lan_addresses()] if everywhere else []
    names = [name for name in names if not name.startswith("*")] or ["localhost"]
    _check_free(port, "0.0.0.0" if everywhere else "127.0.0.1")
    here = tuple(f"http://{name}:{port}" for name in names)
    return Start(port, here[0], here[1:], new_token())


def _check_free(port: int, host: str) -> None:
    with closing(socket.socket()) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise StartError(
                f"port {port} is taken by another program; choose another with --port"
            ) from error


def start_lines(start: Start) -> list[str]:
    """What the terminal shows: the address as text and as a QR code, and the key."""
    return [
        "",
        f"Phones on this network:   {start.address}",
        *(f"  or, on another network: {other}" for other in start.others),
        "",
        *qr_lines(start.address),
        "",
        f"Facilitator, here:        http://localhost:{start.port}/enter",
        f"Facilitator key:          {start.key}",
        (
            "The key opens everything but the pages of participants, and ends with this run. Stop"
            " with Ctrl+C."
        ),
        "",
    ]


def qr_lines(address: str) -> list[str]:
    """A QR code for a terminal; nothing where its encoding has no blocks."""
    import segno

    drawn = io.StringIO()
    segno.make(address, micro=False).terminal(drawn, border=2, compact=True)
    try:
        drawn.getvalue().encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        return []
    return drawn.getvalue().rstrip("\n").split("\n")


def server_command(start: Start, *, everywhere: bool = True) -> list[str]:
    """The command that serves."""
    hosts = [f"--server.allowedHosts={name}" for name in allowed_hosts(lan=everywhere)]
    return [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        str(_APP),
        "--server.port",
        str(start.port),
        "--server.address",
        "0.0.0.0" if everywhere else "localhost",
        "--server.headless",
        "true",
        "--server.fileWatcherType",
        "none",
        *hosts,
        # Without this Streamlit asks a host on the internet for our address, to print it.
        "--browser.serverAddress",
        urlsplit(start.address).hostname or "localhost",
    ]


def run_server(start: Start, *, everywhere: bool = True) -> int:
    """Serve until stopped; the exit status."""
    environment = {
        **os.environ,
        DOOR: "1",
        KEY_HASH: hashed_token(start.key),
        ADDRESS_VARIABLE: start.address,
    }
    parts = server_command(start, everywhere=everywhere)
    if os.name == "posix":
        # This process becomes the server, so that whoever stops it stops the server.
        os.chdir(_APP.parent)
        os.execve(parts[0], parts, environment)
    return subprocess.run(parts, env=environment, cwd=_APP.parent, check=False).returncode

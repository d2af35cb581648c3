"""Serve a workshop on the local network:
what the facilitator reads in the terminal, and Streamlit behind the door.
"""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from urllib.parse import urlsplit

from cluster_psia.settings import ADDRESS_VARIABLE, DOOR
from cluster_psia.web.app import KEY_HASH
from cluster_psia.web.door.hosts import allowed_hosts, lan_addresses, named_hosts
from cluster_psia.web.serving import check_start, serve_app, streamlit_command
from cluster_psia.workshop.tokens import hashed_token, new_token


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
    names = [*named_hosts(), *lan_addresses()] if everywhere else []
    names = [name for name in names if not name.startswith("*")] or ["localhost"]
    check_start(port, "0.0.0.0" if everywhere else "127.0.0.1")
    here = tuple(f"http://{name}:{port}" for name in names)
    return Start(port, here[0], here[1:], new_token())


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
            "The key opens everything but the pages of participants, and ends with this run."
            " Stop with Ctrl+C."
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
    return streamlit_command(
        start.port,
        {
            "server.address": "0.0.0.0" if everywhere else "localhost",
            "server.allowedHosts": allowed_hosts(lan=everywhere),
            "server.headless": True,
            "server.fileWatcherType": "none",
            # Without this Streamlit asks a host on the internet for our address, to print it.
            "browser.serverAddress": urlsplit(start.address).hostname or "localhost",
        },
    )


def run_server(start: Start, *, everywhere: bool = True) -> int:
    """Serve until stopped; the exit status."""
    return serve_app(
        server_command(start, everywhere=everywhere),
        **{DOOR: "1", KEY_HASH: hashed_token(start.key), ADDRESS_VARIABLE: start.address},
    )

"""Streamlit serves the app, with our settings wherever it is started from.

``.streamlit/config.toml`` says them once. Streamlit looks for such a file in the working folder and
in the user's home, too, and for ``STREAMLIT_`` variables; so the values of ours are handed over as
options, which win over all of them.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import closing
from typing import Any

from cluster_psia.places import APP, STREAMLIT_SETTINGS


class StartError(Exception):
    """The app cannot be served. The message is one line."""


def check_start(port: int, host: str) -> None:
    """See that the app is there and that nobody else listens. Raises StartError."""
    for path in (APP, STREAMLIT_SETTINGS):
        if not path.is_file():
            raise StartError(f"{path} is missing; install the program anew")
    with closing(socket.socket()) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise StartError(
                f"port {port} is taken by another program; choose another with --port"
            ) from error


def streamlit_settings() -> dict[str, Any]:
    """What ``.streamlit/config.toml`` says, by full name: ``server.maxUploadSize``."""
    with STREAMLIT_SETTINGS.open("rb") as file:
        return dict(_full_names(tomllib.load(file)))


def _full_names(table: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _full_names(value, f"{before}{name}.")
        else:
            yield f"{before}{name}", value


def streamlit_command(port: int, changed: Mapping[str, Any]) -> list[str]:
    """The command that serves the app with our settings; ``changed`` stands in place of theirs."""
    settings = {**streamlit_settings(), "server.port": port, **changed}
    options = [option for item in settings.items() for option in _as_options(*item)]
    return [sys.executable, "-m", "streamlit", "run", str(APP), *options]


def _as_options(name: str, value: object) -> list[str]:
    if isinstance(value, list) and not name.startswith("theme."):
        return [f"--{name}={one}" for one in value]
    # Of a theme's option that is given several times Streamlit takes the last; a list is read from
    # JSON.
    return [f"--{name}={value if isinstance(value, str) else json.dumps(value)}"]


def serve_app(command: list[str], **variables: str) -> int:
    """Serve until stopped; the exit status. ``variables`` are added to the environment."""
    environment = {**os.environ, **variables}
    if os.name == "posix":
        # This process becomes the server, so that whoever stops it stops the server.
        os.execve(command[0], command, environment)
    return subprocess.run(command, env=environment, check=False).returncode

"""``cluster-psia run``: what it hands to the server, without serving."""

from __future__ import annotations

from typing import Any

import pytest

from cluster_psia.web import serving
from tests.cli.runs import refused, run


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, dict[str, Any]]]:
    """(port, settings that are not ours) of each start; the port is free, and nothing is served."""
    starts: list[tuple[int, dict[str, Any]]] = []

    def command(port: int, changed: dict[str, Any]) -> list[str]:
        starts.append((port, changed))
        return []

    monkeypatch.setattr(serving, "check_start", lambda *_: None)
    monkeypatch.setattr(serving, "streamlit_command", command)
    monkeypatch.setattr(serving, "serve_app", lambda _: 7)
    return starts


def test_a_window_of_the_browser_opens_unless_none_is_wanted(
    served: list[tuple[int, dict[str, Any]]],
) -> None:
    run("run")
    run("run", "--no-browser", "--port", "9000")
    watched = {"server.fileWatcherType": "none"}
    assert served == [(8501, watched), (9000, {**watched, "server.headless": True})]


@pytest.mark.usefixtures("served")
def test_it_ends_as_the_server_ended() -> None:
    assert run("run").exit_code == 7


def test_what_keeps_it_from_starting_is_one_line_and_nothing_is_served(
    served: list[tuple[int, dict[str, Any]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def taken(port: int, host: str) -> None:
        raise serving.StartError(f"port {port} of {host} is taken")

    monkeypatch.setattr(serving, "check_start", taken)
    assert refused(run("run")) == "cluster-psia: port 8501 of localhost is taken"
    assert served == []


@pytest.mark.parametrize("port", ["0", "65536", "web"])
def test_a_port_is_one_that_there_is(port: str) -> None:
    assert "--port" in refused(run("run", "--port", port))

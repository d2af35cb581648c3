"""``cluster-psia workshop``: what it prints and refuses, without serving."""

from __future__ import annotations

from pathlib import Path

import pytest

from cluster_psia.settings import VARIABLE
from cluster_psia.web import start
from cluster_psia.web.serving import StartError
from tests.cli.runs import refused, run


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, bool, bool]]:
    """(port, everywhere as prepared, everywhere as served) of each start; nothing is served."""
    starts: list[tuple[int, bool, bool]] = []
    prepared: list[bool] = []

    def prepare(port: int, *, everywhere: bool) -> start.Start:
        prepared.append(everywhere)
        return start.Start(port, f"http://192.0.2.7:{port}", (), "the-key")

    def serve(made: start.Start, *, everywhere: bool) -> int:
        starts.append((made.port, prepared[-1], everywhere))
        return 7

    monkeypatch.setenv(VARIABLE, f"sqlite:///{tmp_path / 'kept.db'}")
    monkeypatch.setattr(start, "prepare_start", prepare)
    monkeypatch.setattr(start, "run_server", serve)
    return starts


def test_address_and_key_are_printed_and_it_ends_as_the_server_ended(
    served: list[tuple[int, bool, bool]],
) -> None:
    done = run("workshop", "--port", "9000")
    assert "http://192.0.2.7:9000" in done.stdout
    assert "the-key" in done.stdout
    assert (done.exit_code, served) == (7, [(9000, True, True)])


def test_to_try_it_out_it_stays_on_this_computer(served: list[tuple[int, bool, bool]]) -> None:
    run("workshop", "--here-only")
    assert served == [(8501, False, False)]


def test_a_database_that_cannot_be_used_is_told_before_anything_is_served(
    served: list[tuple[int, bool, bool]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, f"sqlite:///{tmp_path}")
    assert "cannot be used: is a directory" in refused(run("workshop"))
    monkeypatch.setenv(VARIABLE, "mysql://somebody@host/db")
    assert refused(run("workshop"))
    assert served == []


def test_what_keeps_it_from_starting_is_one_line_without_a_key(
    served: list[tuple[int, bool, bool]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def taken(port: int, *, everywhere: bool) -> start.Start:
        raise StartError(f"port {port} is taken {everywhere}")

    monkeypatch.setattr(start, "prepare_start", taken)
    assert refused(run("workshop")) == "cluster-psia: port 8501 is taken True"
    assert served == []

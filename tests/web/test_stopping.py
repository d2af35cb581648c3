"""A server that is stopped leaves everything in the database's file itself."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cluster_psia.assessment import Assessment
from cluster_psia.store import open_store
from tests.machine import PATIENCE, free_port, wait_until_served


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGHUP])
def test_a_copy_of_the_file_alone_holds_everything(how: signal.Signals, tmp_path: Path) -> None:
    url, port = f"sqlite:///{tmp_path / 'kept.db'}", free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "cluster_psia", "run", "--no-browser", "--port", str(port)],
        cwd=tmp_path,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "CLUSTER_PSIA_DATABASE": url},
    )
    try:
        wait_until_served(server, f"http://localhost:{port}/_stcore/health")
        beside = open_store(url)  # it stays open: the file is not settled by the last one to leave
        beside.create(Assessment(name="acknowledged"))
        server.send_signal(how)
        server.wait(PATIENCE)
    finally:
        server.kill()
        server.wait()
    shutil.copyfile(tmp_path / "kept.db", tmp_path / "copy.db")
    copy = open_store(f"sqlite:///{tmp_path / 'copy.db'}")
    assert [each.name for each in copy.list()] == ["acknowledged"]
    copy.close()
    beside.close()

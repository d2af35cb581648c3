"""``cluster-psia workshop`` in a process of its own: what it prints, whom it lets in,
and what it never prints.
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import httpx2
import pytest

from cluster_psia.store.open import open_both
from cluster_psia.web import start
from cluster_psia.web.door import hosts
from cluster_psia.web.serving import StartError
from cluster_psia.workshop import actions
from tests.machine import PATIENCE, free_port, wait_until_served
from tests.web.room import open_room


@dataclass
class Workshop:
    """A running workshop."""

    process: subprocess.Popen[bytes]
    port: int
    database: str
    log: Path

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def printed(self) -> str:
        return self.log.read_text(encoding="utf-8")

    @property
    def key(self) -> str:
        found = re.search(r"Facilitator key: +(\S+)", self.printed)
        assert found, self.printed
        return found[1]


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    folder = tmp_path_factory.mktemp("workshop")
    port, database, log = free_port(), f"sqlite:///{folder / 'workshop.db'}", folder / "log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "cluster_psia", "workshop", "--port", str(port)],
            cwd=folder,
            stdout=out,
            stderr=subprocess.STDOUT,
            env={**os.environ, "CLUSTER_PSIA_DATABASE": database, "PYTHONIOENCODING": "utf-8"},
        )
    running = Workshop(process, port, database, log)
    wait_until_served(process, running.url)
    yield running
    process.terminate()
    process.wait()


def test_it_prints_address_qr_code_and_key(workshop: Workshop) -> None:
    address = re.search(r"Phones on this network: +(http://\S+)", workshop.printed)
    assert address
    assert f":{workshop.port}" in address[1]
    assert workshop.printed.count("█") > 50
    assert len(workshop.key) == 22


def test_the_door_is_closed_on_loopback_too_and_the_key_opens_it(workshop: Workshop) -> None:
    with httpx2.Client(base_url=workshop.url, timeout=PATIENCE) as client:
        assert client.get("/_stcore/health").status_code == 403
        assert client.put("/_stcore/upload_file/a/b", content=b"x" * 100_000).status_code == 403
        assert client.get("/").status_code == 200
        assert client.post("/enter", data={"key": workshop.key}).status_code == 303
        assert client.get("/_stcore/health").text == "ok"
        assert client.get("/", headers={"host": "evil.example"}).status_code == 400


def test_phones_reach_it_by_the_networks_address(workshop: Workshop) -> None:
    for address in hosts.lan_addresses():
        assert httpx2.get(f"http://{address}:{workshop.port}/", timeout=PATIENCE).status_code == 200


@pytest.mark.skipif(
    not Path("/proc/self/maps").exists(), reason="looks into the process as Linux shows it"
)
def test_the_fast_parts_of_the_server_are_in_use(workshop: Workshop) -> None:
    mapped = Path(f"/proc/{workshop.process.pid}/maps").read_text(encoding="utf-8")
    assert "uvloop" in mapped
    assert "httptools" in mapped


def test_no_token_is_ever_logged(workshop: Workshop) -> None:
    assessments, rooms = open_both(workshop.database)
    code = open_room(rooms, assessments).room.code
    tokens = []
    with httpx2.Client(base_url=workshop.url, timeout=PATIENCE) as client:
        link = client.post(f"/w/{code}/join", data={"consent": "yes"}).headers["location"]
        tokens.append(link.rpartition("/")[2])
        for sent in (
            {"criterion": "growth", "score": 3},
            {"criterion": "growth", "score": 9},
            {"criterion": 1},
        ):
            client.post(f"{link}/answers", json=sent)
        client.get(link)
        client.get(f"/w/{code}/{'x' * 22}")
        client.post(f"{link}/answers", content=b"x" * 9000)
        client.post("/enter", data={"key": "wrong" * 4})
        entered = client.post("/enter", data={"key": workshop.key})
        tokens.append(entered.cookies["cluster_psia_door"])
    assessments.close()
    assert [token for token in tokens if token in workshop.printed] == []
    assert "Traceback" not in workshop.printed
    kept = b"".join(file.read_bytes() for file in workshop.log.parent.glob("workshop.db*"))
    assert [token for token in [*tokens, workshop.key] if token.encode() in kept] == []


def test_a_port_that_is_taken_is_said_in_one_line() -> None:
    with socket.socket() as other:
        other.bind(("0.0.0.0", 0))
        other.listen()
        with pytest.raises(StartError, match="taken by another program"):
            start.prepare_start(other.getsockname()[1])


def test_make_run_stays_on_this_computer() -> None:
    root = Path(__file__).parents[2]
    recipe = re.search(r"^run:.*\n\t(.+)$", (root / "Makefile").read_text(encoding="utf-8"), re.M)
    assert recipe
    assert "--server.address localhost" in recipe[1]
    assert 'address = "localhost"' in (root / ".streamlit/config.toml").read_text(encoding="utf-8")


def test_the_key_ends_with_the_run(workshop: Workshop) -> None:
    assert start.prepare_start(free_port()).key != workshop.key
    with closing(open_both(workshop.database)[1]) as rooms:
        # every server on the same database knows it, as long as this one runs
        assert actions.start_session(rooms, workshop.key)
        workshop.process.terminate()
        workshop.process.wait(PATIENCE)
        assert actions.start_session(rooms, workshop.key) is None

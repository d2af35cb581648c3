"""The wheel, for people who have no repository: what is in it, and that it works in any folder."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from pathlib import Path

import httpx2
import pytest
from websockets.exceptions import InvalidStatus

from cluster_psia.places import SAMPLES
from cluster_psia.web.door.hosts import lan_addresses
from tests.machine import PATIENCE
from tests.wheel.building import ROOT, Installed, build_wheel, ended_well, install_wheel
from tests.wheel.looking import look_at_settings, new_session, open_socket, serve_from

LOOSE_FILE = """
[browser]
gatherUsageStats = true
[server]
address = "0.0.0.0"
allowedHosts = ["*", "evil.example"]
maxUploadSize = 999
[theme]
primaryColor = "#ff0000"
"""
LOOSE_VARIABLES = {
    "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "true",
    "STREAMLIT_SERVER_ADDRESS": "0.0.0.0",
    "STREAMLIT_SERVER_ALLOWED_HOSTS": "hall.example",
    "STREAMLIT_SERVER_MAX_UPLOAD_SIZE": "999",
}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_wheel(tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    return install_wheel(wheel, tmp_path_factory.mktemp("installed"))


def test_the_wheel_carries_what_lies_at_the_top(wheel: Path) -> None:
    carried = set(zipfile.ZipFile(wheel).namelist())
    tops = [ROOT / "app.py", ROOT / ".streamlit" / "config.toml"]
    tops += [*(ROOT / "pages").glob("*.py"), *(ROOT / "sample_data").rglob("*.*")]
    wanted = {f"cluster_psia/_top/{path.relative_to(ROOT).as_posix()}" for path in tops}
    assert wanted == {name for name in carried if "/_top/" in name}


def test_the_wheel_carries_every_file_of_the_package(wheel: Path) -> None:
    carried = set(zipfile.ZipFile(wheel).namelist())
    package = ROOT / "src" / "cluster_psia"
    files = {
        path.relative_to(package.parent).as_posix()
        for path in package.rglob("*.*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert files <= carried


def test_the_commands_work_in_another_folder(installed: Installed) -> None:
    program, folder = installed.program, installed.folder
    cases = json.loads(ended_well(program, "cases", "--json", cwd=folder))
    assert len(json.dumps(cases)) > 10_000
    sample = shutil.copy(SAMPLES / "tiruppur.json", folder / "mine.json")
    ended_well(program, "plan", sample, "-o", "plan.xlsx", cwd=folder)
    assert zipfile.is_zipfile(folder / "plan.xlsx")
    ended_well(program, "map", sample, "--svg", "map.svg", cwd=folder)
    assert "<svg" in (folder / "map.svg").read_text(encoding="utf-8")
    assert "Table A.1" in ended_well(program, "evidence", "italy", cwd=folder)


@pytest.mark.parametrize(
    ("file", "variables"),
    [("", {}), (LOOSE_FILE, LOOSE_VARIABLES)],
    ids=["nothing said", "looser settings said"],
)
def test_run_serves_this_computer_with_our_settings(
    installed: Installed, tmp_path: Path, file: str, variables: dict[str, str]
) -> None:
    if file:
        (tmp_path / ".streamlit").mkdir()
        (tmp_path / ".streamlit" / "config.toml").write_text(file, encoding="utf-8")
    with (
        serve_from(installed.program, tmp_path, "run", "/_stcore/health", **variables) as served,
        httpx2.Client(base_url=served.url, timeout=PATIENCE) as client,
    ):
        assert client.get("/").status_code == 200
        look_at_settings(served, client)
        with pytest.raises(InvalidStatus), open_socket(served, client, "hall.example"):
            pass
        for address in lan_addresses():
            with pytest.raises(httpx2.ConnectError):
                httpx2.get(served.url.replace("localhost", address))


def test_workshop_serves_the_network_with_our_settings(
    installed: Installed, tmp_path: Path
) -> None:
    with (
        serve_from(installed.program, tmp_path, "workshop", "/") as served,
        httpx2.Client(base_url=served.url, timeout=PATIENCE) as client,
    ):
        assert client.get("/_stcore/health").status_code == 403
        key = re.search(r"Facilitator key: +(\S+)", served.log.read_text(encoding="utf-8"))
        assert key
        assert client.post("/enter", data={"key": key[1]}).status_code == 303
        look_at_settings(served, client)
        with open_socket(served, client, "hall.example") as opened:
            assert new_session(opened)
        for address in lan_addresses():
            assert httpx2.get(served.url.replace("localhost", address)).status_code == 200

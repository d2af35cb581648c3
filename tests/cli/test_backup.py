"""``cluster-psia backup`` and ``restore``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cluster_psia.assessment import Assessment
from cluster_psia.settings import VARIABLE
from cluster_psia.store import open_store
from tests.cli.runs import refused, run

if TYPE_CHECKING:
    import pytest


def test_what_was_backed_up_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, f"sqlite:///{tmp_path / 'kept.db'}")
    store = open_store()
    kept = store.create(Assessment(name="Agra"))
    saved = tmp_path / "saved.db"
    assert run("backup", saved).stdout == f"Wrote {saved}: 1 assessment, 0 rooms, 0 answers.\n"
    assert f"the file {saved} is there already" in refused(run("backup", saved))
    store.rename(kept.id, "Agra, later")
    assert "with --replace" in refused(run("restore", saved))
    assert store.get(kept.id).assessment.name == "Agra, later"
    said = run("restore", saved, "--replace").stdout.splitlines()
    assert said[0] == f"Put back from {saved}: 1 assessment, 0 rooms, 0 answers."
    assert store.get(kept.id).assessment.name == "Agra"
    store.close()
    beside = Path(said[1].removeprefix("What stood there before is kept in "))
    monkeypatch.setenv(VARIABLE, f"sqlite:///{beside}")
    store = open_store()
    assert store.get(kept.id).assessment.name == "Agra, later"
    store.close()


def test_an_address_that_cannot_be_used_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "mysql://host/db")
    for command in ("backup", "restore"):
        assert VARIABLE in refused(run(command, tmp_path / "saved.db"))

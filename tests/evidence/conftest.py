"""Copies of the published tables for tests that spoil them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cluster_psia.evidence.italy import FOLDER


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A copy of both tables that may be spoiled."""
    return Path(shutil.copytree(FOLDER, tmp_path / "italy"))

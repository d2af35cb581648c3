"""Shared fixtures, and the rule that what CI requires is never skipped."""

from __future__ import annotations

import os
import shutil

import pytest

NEEDS = {"browser": "chromium", "office": "soffice"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip browser and office tests where the program is missing, saying so; fail instead where it is required."""
    required = set(os.environ.get("CLUSTER_PSIA_REQUIRE", "").split(",")) - {""}
    for marker, program in NEEDS.items():
        if shutil.which(program):
            continue
        if marker in required:
            raise pytest.UsageError(f"{program} is required (CLUSTER_PSIA_REQUIRE={marker}) and is not on the PATH")
        for item in items:
            if item.get_closest_marker(marker):
                item.add_marker(pytest.mark.skip(reason=f"{program} is not installed: see `make test`"))

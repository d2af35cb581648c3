"""Shared fixtures, and the rule that what CI requires is never skipped."""

from __future__ import annotations

import functools
import os

import pytest
from hypothesis import HealthCheck, settings
from streamlit.components.v2 import manifest_scanner

from tests.machine import NEEDS, program_for

# A busy machine is no fault of the code: how long an example takes is measured by `make bench`,
# not by tests.
settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")


def _required() -> set[str]:
    return set(os.environ.get("CLUSTER_PSIA_REQUIRE", "").split(",")) - {""}


def pytest_configure(config: pytest.Config) -> None:
    """Stop at once, with the reason, where a program is missing that must not be."""
    missing = [
        f"{programs[-1]} (for tests marked {marker})"
        for marker, programs in NEEDS.items()
        if marker in _required() and not program_for(marker)
    ]
    if missing and not hasattr(config, "workerinput"):
        pytest.exit(
            f"CLUSTER_PSIA_REQUIRE asks for {', '.join(missing)}; not found on the PATH",
            returncode=2,
        )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip browser and office tests where the program is missing, saying so."""
    for marker, programs in NEEDS.items():
        if program_for(marker):
            continue
        for item in items:
            if item.get_closest_marker(marker):
                item.add_marker(
                    pytest.mark.skip(reason=f"{programs[-1]} is not installed: see `make test`")
                )


@pytest.fixture(scope="session", autouse=True)
def components_looked_for_once() -> None:
    """Each AppTest has Streamlit look through every installed package for parts of pages, which
    takes longer than to draw most pages; what is installed stays the same.
    """
    once = functools.cache(manifest_scanner.scan_component_manifests)
    manifest_scanner.scan_component_manifests = once

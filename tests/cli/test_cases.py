"""The published cases on the command line."""

from __future__ import annotations

import json

from tests.cli.runs import refused, run


def test_the_published_cases_are_listed_and_each_comes_in_full() -> None:
    listed = json.loads(run("cases", "--json").stdout)
    assert {"agra", "sialkot", "tiruppur"} <= {case["key"] for case in listed}
    assert all(0 <= case["matrix"]["share_known"] <= 1 for case in listed)
    full = json.loads(run("cases", "sialkot", "--json").stdout)
    assert len(full["facts"]["firms"]) > 2  # sources that differ stand side by side
    assert full["reading"]["public_support"]["ratings"][0]["evidence"]
    assert "our reading" in full["caution"]
    assert "Sialkot surgical instruments, Pakistan" in run("cases").stdout
    assert "not stated" in run("cases", "sialkot").stdout


def test_an_unknown_case_is_refused_with_the_known_ones() -> None:
    assert "choose one of" in refused(run("cases", "atlantis"))

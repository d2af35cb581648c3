"""JSON as strangers write it: read with line and column, within limits, and refused in words."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cluster_psia.assessment.files.file import (
    AssessmentFileError,
    read_assessment,
    write_assessment,
)
from tests.assessment.files.harmed import damaged
from tests.assessment.files.refusals import ANY_JSON, check_words, refusal
from tests.assessment.strategies import assessments
from tests.machine import rounds, soaked

if TYPE_CHECKING:
    from cluster_psia.assessment import Assessment

# No JSON, or not ours ----------------------------------------------------------------------------


@settings(max_examples=300)
@given(data=st.binary(max_size=200))
def test_any_bytes_are_refused_in_words(data: bytes) -> None:
    refusal(data)


@settings(max_examples=300, deadline=None)
@given(value=ANY_JSON)
def test_any_json_is_refused_in_words(value: Any) -> None:
    refusal(json.dumps(value).encode())


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(a=assessments(), cut=st.floats(0, 1, exclude_max=True))
def test_every_truncated_file_is_refused_with_line_and_column(a: Assessment, cut: float) -> None:
    data = write_assessment(a)
    kept = data.rstrip()[: int(len(data.rstrip()) * cut)]
    error = refusal(kept)
    assert not kept.strip() or error.place.startswith("line ")


def test_a_damaged_document_is_read_or_refused_in_words() -> None:
    golden = sorted((Path(__file__).parent / "golden").glob("version_*.json"))
    whole, dice, told, tried = [each.read_bytes() for each in golden], random.Random(13), 0, 0
    for tried in rounds(200):
        try:
            read_assessment(damaged(whole[tried % len(whole)], dice))
        except AssessmentFileError as error:
            check_words(error)
            told += 1
    assert 0 < told < tried
    soaked(f"damaged documents, {told:,} of them refused", tried + 1)


@pytest.mark.parametrize("depth", [40, 900, 5_000, 200_000])
def test_bottomless_nesting_is_refused(depth: int) -> None:
    for data in (
        b"[" * depth + b"]" * depth,
        b'{"schema_version":1,"name":' + b'{"a":' * depth + b"1" + b"}" * (depth + 1),
    ):
        assert "nested more than 30 levels deep" in refusal(data).rule


def test_deep_nesting_without_an_end_is_refused_too() -> None:
    assert refusal(b"[" * 100_000).rule


# A file of ours with something wrong in it -------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "place", "rule"),
    [
        ('"name": "x", "name": "y"', "name", "this key stands twice"),
        (
            '"profile": {"cluster": "x", "place": "", "cluster": ""}',
            "profile.cluster",
            "this key stands twice",
        ),
        ('"weights": {"location": NaN}', "weights.location", "NaN is no number that can be used"),
        ('"weights": {"location": -Infinity}', "weights.location", "-Infinity is no number"),
        ('"weights": {"location": 1e999}', "weights.location", "finite number"),
        (
            '"groups": [{"people": ' + "9" * 5000 + "}]",
            "groups.0.people",
            "a number of 5000 digits is too large",
        ),
        ('"groups": [{"people": -' + "9" * 41 + "}]", "groups.0.people", "digits is too large"),
    ],
)
def test_json_that_python_alone_would_take_is_refused(text: str, place: str, rule: str) -> None:
    error = refusal(f'{{"schema_version": 1, "sample": null, {text}, "name": "z"}}'.encode())
    assert error.place == place
    assert rule in error.rule


def test_keys_from_strangers_can_be_printed() -> None:
    error = refusal(
        b'{"schema_version": 1, "name": "x", "\\ud800\\u001b[31m\\n' + b"k" * 5000 + b'": 1}'
    )
    assert str(error).isprintable()

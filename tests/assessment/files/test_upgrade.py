"""Documents of older versions, step by step."""

from __future__ import annotations

import pytest

from cluster_psia.assessment.document.model import SCHEMA_VERSION
from cluster_psia.assessment.files.upgrade import STEPS, NewerVersionError, upgraded_document


def test_every_version_before_this_one_has_a_step() -> None:
    assert set(STEPS) == set(range(1, SCHEMA_VERSION))


def test_the_steps_follow_each_other_from_the_version_of_the_document() -> None:
    steps = {n: lambda raw, n=n: {**raw, "seen": [*raw["seen"], n]} for n in (1, 2, 3)}
    assert upgraded_document({"seen": []}, 2, steps, 4) == {"seen": [2, 3], "schema_version": 4}


def test_a_document_of_this_version_stays_as_it_is() -> None:
    raw = {"schema_version": SCHEMA_VERSION, "name": "x"}
    assert upgraded_document(raw, SCHEMA_VERSION) is raw


def test_a_newer_document_is_refused() -> None:
    with pytest.raises(NewerVersionError) as refused:
        upgraded_document({}, SCHEMA_VERSION + 1)
    assert (refused.value.version, refused.value.known) == (SCHEMA_VERSION + 1, SCHEMA_VERSION)

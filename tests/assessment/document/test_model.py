"""The document as a whole: it is frozen, and its schema is that of the model."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from cluster_psia.assessment import (
    Assessment,
)
from cluster_psia.assessment.document.model import json_schema
from tests.assessment.document.whole import WHOLE


def test_a_document_is_frozen() -> None:
    with pytest.raises(ValidationError):
        WHOLE.name = "y"  # type: ignore[misc]


def test_the_schema_names_every_part_and_agrees_on_the_bounds() -> None:
    schema = json_schema()
    assert set(schema["properties"]) == set(Assessment.model_fields)
    assert schema["additionalProperties"] is False
    answer, none = schema["$defs"]["Rating"]["properties"]["answer"]["anyOf"]
    assert none == {"type": "null"}
    assert answer["enum"] == [
        1,
        2,
        3,
        4,
        5,
        "unknown",
        "not_applicable",
    ]
    assert "required" not in schema["$defs"]["Rating"]

"""What a file that cannot be taken is told."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import strategies as st

from cluster_psia.assessment.files.file import AssessmentFileError, read_assessment
from tests.assessment.basic_strategies import texts

# What pydantic and the json module say to programmers, and no message of ours may say to people.
PROGRAMMERS = (
    "Input should",
    "extra_forbidden",
    "Extra inputs",
    "pydantic",
    "type=",
    "Traceback",
    "delimiter",
    "Expecting",
)


def refusal(data: bytes | dict[str, Any]) -> AssessmentFileError:
    with pytest.raises(AssessmentFileError) as refused:
        read_assessment(data if isinstance(data, bytes) else json.dumps(data).encode())
    check_words(refused.value)
    return refused.value


def check_words(error: AssessmentFileError) -> None:
    """One line that can be printed anywhere, holds place and rule, and speaks to people."""
    message = str(error)
    assert message.encode()
    assert "\n" not in message
    assert len(message) < 1000
    assert error.rule in message
    assert error.place in message
    assert not [word for word in PROGRAMMERS if word in message]


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(texts, inside, max_size=4),
    max_leaves=20,
)

"""Old documents load for ever: one small step from each schema
version to the next, on plain JSON values.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from cluster_psia.assessment.document.model import SCHEMA_VERSION

Step = Callable[[dict[str, Any]], dict[str, Any]]

# STEPS[n] turns a document of version n into one of version n + 1. Version 1 is the first.
STEPS: Mapping[int, Step] = {}


class NewerVersionError(Exception):
    """The document was written by a newer program; ``version`` is the one it carries."""

    def __init__(self, version: int, known: int) -> None:
        self.version, self.known = version, known
        super().__init__(f"schema version {version} is newer than {known}")


def upgraded_document(
    raw: dict[str, Any],
    version: int,
    steps: Mapping[int, Step] = STEPS,
    newest: int = SCHEMA_VERSION,
) -> dict[str, Any]:
    """``raw``, a document of ``version``, as one of version
    ``newest``. Raises NewerVersionError when it is newer.
    """
    if version > newest:
        raise NewerVersionError(version, newest)
    for number in range(version, newest):
        raw = {**steps[number](raw), "schema_version": number + 1}
    return raw

"""Documents open for ever: every reading, of a file, the store, a sample or an adaptation, goes
through ``read_document``, and so through one small step from each schema version to the next.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from cluster_psia import __version__
from cluster_psia.assessment.document.explain import shown_value
from cluster_psia.assessment.document.fields import SCHEMA_VERSION
from cluster_psia.assessment.document.former_keys import in_present_keys
from cluster_psia.assessment.document.model import Assessment, assessment_as_written
from cluster_psia.assessment.files.upgrade_1 import with_lists_of_sources_and_facts

UpgradeStep = Callable[[dict[str, Any]], dict[str, Any]]

STEPS: Mapping[int, UpgradeStep] = {
    # STEPS[n] turns a document of version n into one of version n + 1; 1 is the first version.
    1: with_lists_of_sources_and_facts,
}


class VersionError(Exception):
    """What stands where the version should is none. The message says what one is."""


class NewerVersionError(VersionError):
    """A newer program wrote the document; ``version`` is the one it carries. The message says so,
    and what to do.
    """

    def __init__(self, version: int, known: int) -> None:
        self.version, self.known = version, known
        super().__init__(
            f"the file was written by a newer Cluster PSIA (its version is {shown_value(version)};"
            f" this program, Cluster PSIA {__version__}, reads up to {known}); update the program"
            " to open it"
        )


def check_version(version: object) -> int:
    """``version`` when this program reads it. Raises VersionError."""
    if type(version) is not int or version < 1:  # True is an int to Python
        raise VersionError(
            f"{shown_value(version)} is no version; it must be a whole number from 1 to"
            f" {SCHEMA_VERSION}"
        )
    if version > SCHEMA_VERSION:
        raise NewerVersionError(version, SCHEMA_VERSION)
    return version


def read_document(raw: dict[str, Any], version: int) -> Assessment:
    """The document of ``version`` in JSON values as an assessment of today.

    Raises NewerVersionError, and pydantic's ValidationError for what cannot be used.
    """
    return assessment_as_written(in_present_keys(upgraded_document(raw, version)))


def upgraded_document(
    raw: dict[str, Any],
    version: int,
    steps: Mapping[int, UpgradeStep] = STEPS,
    newest: int = SCHEMA_VERSION,
) -> dict[str, Any]:
    """``raw``, a document of ``version``, as one of version ``newest``.
    Raises NewerVersionError when it is newer.
    """
    if version > newest:
        raise NewerVersionError(version, newest)
    for number in range(version, newest):
        raw = {**steps[number](raw), "schema_version": number + 1}
    return raw

"""A programme's adaptation as a file of its own, so that its other assessments can take it over."""

from __future__ import annotations

import math
from typing import Any

from pydantic import ValidationError
from pydantic_core import to_json

from cluster_psia import __version__
from cluster_psia.assessment.document.adaptation import Adaptation
from cluster_psia.assessment.document.explain import first_problem, shown_key, shown_value
from cluster_psia.assessment.document.model import Assessment
from cluster_psia.assessment.files.file import file_name
from cluster_psia.assessment.files.json_text import JsonError, parse_json

MARK = "cluster_psia_adaptation"
VERSION = 1
LARGEST = 2_000_000  # bytes


class AdaptationFileError(Exception):
    """A file holds no adaptation that can be used: ``place`` (may be empty) and ``rule``, what is
    wrong and how to mend it. The message is both in one line, for people.
    """

    def __init__(self, place: str, rule: str) -> None:
        self.place, self.rule = place, rule
        super().__init__(f"{place}: {rule}" if place else rule)


def write_adaptation(overlay: Adaptation) -> bytes:
    """``overlay`` as indented UTF-8 JSON; equal overlays give equal bytes."""
    return to_json({MARK: VERSION, "adaptation": overlay.model_dump(mode="json")}, indent=2) + b"\n"


def read_adaptation(data: bytes) -> Adaptation:
    """The overlay in ``data``, checked against the published method. Raises AdaptationFileError."""
    if len(data) > LARGEST:
        sizes = (
            f"{math.ceil(len(data) / 1e5) / 10:,.1f} MB large and may be {LARGEST / 1e6:,.0f} MB"
        )
        raise AdaptationFileError(
            "", f"the file is {sizes}; an adaptation is far smaller, so take another file"
        )
    try:
        raw = parse_json(data)
    except JsonError as error:
        raise AdaptationFileError(error.place, error.rule) from error
    try:
        # In a document of its own, so that every rule of the document is asked and every place has
        # its full path.
        return Assessment.model_validate(
            {"name": "an adaptation", "adaptation": _overlay(raw)}
        ).adaptation
    except ValidationError as error:
        raise AdaptationFileError(*first_problem(error)) from error


def adaptation_file_name(a: Assessment) -> str:
    """A file name made from the adaptation's name, or the assessment's, that every system takes."""
    named = a.model_copy(update={"name": a.adaptation.name}) if a.adaptation.name else a
    return f"{file_name(named).removesuffix('.json')}-adaptation.json"


def _overlay(raw: Any) -> Any:
    if not isinstance(raw, dict):
        rule = (
            f"this is JSON, but no adaptation of Cluster PSIA: it holds {shown_value(raw)}, not an"
            " object"
        )
        raise AdaptationFileError("", rule)
    if MARK not in raw:
        if "schema_version" in raw:
            raise AdaptationFileError(
                "",
                "this is a whole assessment; open it on Home, then export its adaptation to a file",
            )
        rule = (
            f'this is JSON, but no adaptation of Cluster PSIA; one begins with "{MARK}": {VERSION}'
        )
        raise AdaptationFileError("", rule)
    _check_version(raw[MARK])
    for key in raw:
        if key not in {MARK, "adaptation"}:
            rule = (
                'this key is not one of an adaptation file; only "adaptation" stands beside the'
                " version"
            )
            raise AdaptationFileError(shown_key(key), rule)
    if "adaptation" not in raw:
        raise AdaptationFileError("adaptation", "is missing; add it")
    return raw["adaptation"]


def _check_version(version: Any) -> None:
    if type(version) is not int or version < 1:  # True is an int to Python
        raise AdaptationFileError(
            MARK, f"{shown_value(version)} is no version; it must be {VERSION}"
        )
    if version > VERSION:
        rule = (
            f"the file was written by a newer Cluster PSIA (its version is {shown_value(version)};"
            f" this program, Cluster PSIA {__version__}, reads up to {VERSION}); update the program"
            " to open it"
        )
        raise AdaptationFileError(MARK, rule)

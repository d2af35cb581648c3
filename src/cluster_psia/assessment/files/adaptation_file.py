"""A programme's adaptation as a file of its own, so that its other assessments can take it over."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError
from pydantic_core import to_json

from cluster_psia.assessment.document.explain import first_problem, shown_key, shown_value
from cluster_psia.assessment.document.fields import SCHEMA_VERSION
from cluster_psia.assessment.files.file import file_name
from cluster_psia.assessment.files.json_text import JsonError, parse_json
from cluster_psia.assessment.files.upgrade import VersionError, check_version, read_document

if TYPE_CHECKING:
    from cluster_psia.assessment.document.adaptation import Adaptation
    from cluster_psia.assessment.document.model import Assessment

MARK = "cluster_psia_adaptation"
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
    values = {MARK: SCHEMA_VERSION, "adaptation": overlay.model_dump(mode="json")}
    return to_json(values, indent=2) + b"\n"


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
        # In a document of its own and of the same version, so that it is upgraded like any other,
        # every rule of the document is asked and every place has its full path.
        document = {"name": "an adaptation", "adaptation": _overlay(raw)}
        return read_document(document, raw[MARK]).adaptation
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
            f'this is JSON, but no adaptation of Cluster PSIA; one begins with "{MARK}":'
            f" {SCHEMA_VERSION}"
        )
        raise AdaptationFileError("", rule)
    try:
        check_version(raw[MARK])
    except VersionError as error:
        raise AdaptationFileError(MARK, str(error)) from error
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

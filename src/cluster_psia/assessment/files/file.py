"""An assessment as a file: UTF-8 JSON that people can read, compare and keep;
and everything that may come instead.
"""

from __future__ import annotations

import math
import re
import stat
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError
from pydantic_core import to_json

from cluster_psia.assessment.document.adapted import whole_method_of
from cluster_psia.assessment.document.explain import explain_error, first_problem, shown_value
from cluster_psia.assessment.document.fields import SCHEMA_VERSION, STEPS
from cluster_psia.assessment.files.json_text import JsonError, parse_json
from cluster_psia.assessment.files.upgrade import VersionError, check_version, read_document

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment

__all__ = [
    "LARGEST",
    "AssessmentFileError",
    "explain_error",
    "file_name",
    "read_assessment",
    "read_file",
    "write_assessment",
]

LARGEST = 10_000_000  # bytes
_RESERVED = re.compile(
    r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE
)  # names that Windows keeps for itself


class AssessmentFileError(Exception):
    """A file holds no assessment that can be used.

    ``place`` is where the first problem stands (a path like ``ratings.location.0.answer``, or line
    and column; may be empty), ``rule`` what is wrong and how to mend it. The message is both in
    one line, for people.
    """

    def __init__(self, place: str, rule: str) -> None:
        self.place, self.rule = place, rule
        super().__init__(f"{place}: {rule}" if place else rule)


def read_assessment(data: bytes) -> Assessment:
    """The assessment in ``data``, upgraded when an older program wrote it. Raises
    AssessmentFileError.
    """
    _check_size(len(data))
    try:
        raw = parse_json(data)
    except JsonError as error:
        raise AssessmentFileError(error.place, error.rule) from error
    version = _version(raw)
    try:
        return read_document(raw, version)
    except ValidationError as error:
        raise AssessmentFileError(*first_problem(error)) from error


def read_file(path: Path | str) -> Assessment:
    """The assessment in the file at ``path``.
    Raises AssessmentFileError, also when there is no such file.
    """
    try:
        found = Path(path).stat()
        if stat.S_ISDIR(found.st_mode):
            raise AssessmentFileError("", "this is a folder; choose a file in it")
        if not stat.S_ISREG(found.st_mode):
            raise AssessmentFileError(
                "", "this is no ordinary file; choose an assessment saved as a file"
            )
        _check_size(found.st_size)
        with Path(path).open("rb") as file:
            return read_assessment(file.read(LARGEST + 1))
    except FileNotFoundError as error:
        raise AssessmentFileError(
            "", "there is no such file; check the name and the folder"
        ) from error
    except PermissionError as error:
        raise AssessmentFileError(
            "", "you have no permission to read this file; ask its owner"
        ) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise AssessmentFileError("", f"the file cannot be read ({reason.lower()})") from error


def write_assessment(a: Assessment) -> bytes:
    """``a`` as indented UTF-8 JSON with a line break at the end; equal assessments give equal
    bytes.

    Raises AssessmentFileError when it is larger than ``read_assessment`` takes.
    """
    data = to_json(plain_values(a), indent=2) + b"\n"
    _check_size(len(data))
    return data


def plain_values(a: Assessment) -> dict[str, Any]:
    """``a`` as JSON values in a stable order: fields as in the model, criteria as in Table 2 (what
    it does not know any more stands last), notes as in the walk.
    """
    values = a.model_dump(mode="json")
    criteria = [criterion.key for criterion in whole_method_of(a).table_2.criteria]
    for part, order in (("ratings", criteria), ("weights", criteria), ("notes", STEPS)):
        held = values[part]
        known = {key: held[key] for key in order if key in held}
        values[part] = {**known, **held}
    return values


def file_name(a: Assessment) -> str:
    """A file name made from the assessment's name that every system takes, ending in ``.json``."""
    kept = "".join(c if unicodedata.category(c)[0] in "LN" or c in "-_" else " " for c in a.name)
    stem = "-".join(kept.split()).encode()[:120].decode(errors="ignore").strip("-_")
    return f"{'assessment' if not stem or _RESERVED.fullmatch(stem) else stem}.json"


def _check_size(size: int) -> None:
    if size > LARGEST:
        sizes = f"{math.ceil(size / 1e5) / 10:,.1f} MB large and may be {LARGEST / 1e6:,.0f} MB"
        raise AssessmentFileError(
            "", f"the file is {sizes}; an assessment is far smaller, so take another file"
        )


def _version(raw: Any) -> int:
    if not isinstance(raw, dict):
        kind = shown_value(raw)
        raise AssessmentFileError(
            "", f"this is JSON, but no assessment of Cluster PSIA: it holds {kind}, not an object"
        )
    if "schema_version" not in raw:
        rule = (
            'this is JSON, but no assessment of Cluster PSIA; one begins with "schema_version":'
            f" {SCHEMA_VERSION}"
        )
        raise AssessmentFileError("", rule)
    try:
        return check_version(raw["schema_version"])
    except VersionError as error:
        raise AssessmentFileError("schema_version", str(error)) from error

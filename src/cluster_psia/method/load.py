"""Read the method's YAML files, check them, and say exactly which file, line, path and rule is
wrong when one is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml_rs
from pydantic import ValidationError

from cluster_psia.method.lines import line_of, why_not
from cluster_psia.method.links import broken_links
from cluster_psia.method.model import Method
from cluster_psia.method.rules import broken_rules

DATA = Path(__file__).parent / "data"

# pydantic's words for two mistakes that people make when they edit a file, in plain words.
PLAIN_WORDS = {"extra_forbidden": "this key is not known here", "missing": "this key is missing"}
# Tabs cannot indent YAML, and no text of ours needs a control character; the parser lets some of
# both through.
STRAY = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


class MethodError(Exception):
    """A file of the method is wrong. The message names the file, the line, the path inside it and
    the reason.
    """


def read_yaml(path: Path) -> Any:
    """The content of one YAML file, in which no key may stand twice. Raises MethodError with file,
    line and reason.
    """
    text = _text(path)
    if stray := STRAY.search(text):
        line = text.count("\n", 0, stray.start()) + 1
        raise MethodError(
            f"{path.name}: is not valid YAML: line {line}: a tab or control character; use spaces"
        )
    try:
        # Dates stay text: the method has none, and a mistyped one is told like any other wrong
        # value.
        return yaml_rs.loads(text, parse_datetime=False)
    except (yaml_rs.YAMLDecodeError, ValueError) as error:
        reason = why_not(text) or " ".join(str(error).split())[:300]
        raise MethodError(f"{path.name}: is not valid YAML: {reason}") from error


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise MethodError(f"{path.name}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise MethodError(
            f"{path.name}: is not valid YAML: it is not text in UTF-8 ({error.reason})"
        ) from error


def _nearest_entry(raw: Any, path: tuple[int | str, ...]) -> str:
    """The key of the innermost entry on ``path``, so that nobody has to count; empty when there is
    none.
    """
    found = ""
    for part in path:
        try:
            raw = raw[part]
        except (KeyError, IndexError, TypeError):
            break
        if isinstance(raw, dict) and isinstance(raw.get("key"), str):
            found = raw["key"]
    return found


def _reason(folder: Path, raw: dict[str, Any], error: ValidationError) -> str:
    """File, line, path, entry and reason of the first thing that is wrong."""
    first = error.errors()[0]
    name, *path = first["loc"]
    at = ".".join(str(part) for part in path) or "the top"
    entry = _nearest_entry(raw, first["loc"])
    said = PLAIN_WORDS.get(first["type"], first["msg"].removeprefix("Value error, "))
    return (
        f"{name}.yaml: {_line(folder, str(name), path)}at"
        f" {at}{f' (in {entry!r})' if entry else ''}: {said}"
    )


def _line(folder: Path, name: str, path: Sequence[int | str]) -> str:
    """The words "line 12, " for what stands at ``path`` in a file; empty when that cannot be
    told.
    """
    line = line_of(_text(folder / f"{name}.yaml"), path)
    return f"line {line}, " if line else ""


def _with_line(folder: Path, told: str) -> str:
    """A message of the checks ("box_5.yaml: at indicators.3: …") with the line of that path put
    in.
    """
    found = re.match(r"(\w+)\.yaml: at ([\w.]+)", told)
    if not found:
        return told
    name, path = found.groups()
    line = _line(folder, name, [int(part) if part.isdigit() else part for part in path.split(".")])
    return told.replace(": at ", f": {line}at ", 1)


def load_from(folder: Path) -> Method:
    """The method read from ``folder``, one file per instrument. Raises MethodError on the first
    thing that is wrong.
    """
    _check_every_file_is_read(folder)
    raw = {name: read_yaml(folder / f"{name}.yaml") for name in Method.model_fields}
    try:
        method = Method.model_validate(raw)
    except ValidationError as error:
        raise MethodError(_reason(folder, raw, error)) from error
    for broken in (*broken_rules(method), *broken_links(method)):
        raise MethodError(_with_line(folder, broken))
    return method


def _check_every_file_is_read(folder: Path) -> None:
    for path in sorted(folder.glob("*.y*ml")):
        if path.suffix != ".yaml" or path.stem not in Method.model_fields:
            raise MethodError(
                f"{path.name}: no field of the method reads this file; correct its name, take it"
                " away, or give Method a field of that name"
            )


@cache
def load_method() -> Method:
    """The method shipped with the program, read once."""
    return load_from(DATA)

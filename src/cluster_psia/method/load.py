"""Read the method's YAML files, check them, and say exactly which file, path and rule is wrong when one is."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from cluster_psia.method.links import broken_links
from cluster_psia.method.model import Method
from cluster_psia.method.rules import broken_rules

try:  # libyaml's parser is ten times as fast as the one in Python, and every start reads all files
    from yaml import CSafeLoader as SafeLoader
except ImportError:  # a PyYAML built without libyaml
    from yaml import SafeLoader  # type: ignore[assignment]

DATA = Path(__file__).parent / "data"
DEEPEST = 50  # levels of nesting; the files have some ten, and libyaml brings the process down at many thousands

# pydantic's words for two mistakes that people make when they edit a file, in plain words.
PLAIN_WORDS = {"extra_forbidden": "this key is not known here", "missing": "this key is missing"}


class MethodError(Exception):
    """A file of the method is wrong. The message names the file, the path inside it and the reason."""


class _UniqueKeys(SafeLoader):
    """YAML lets a key stand twice and keeps the last one; here that is an error."""


def _mapping(loader: SafeLoader, node: yaml.MappingNode) -> dict[Any, Any]:
    seen: set[str] = set()
    for key, _ in node.value:
        if str(key.value) in seen:
            raise yaml.constructor.ConstructorError(None, None, f"key '{key.value}' stands twice", key.start_mark)
        seen.add(str(key.value))
    return loader.construct_mapping(node, deep=True)


_UniqueKeys.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def _yaml_reason(error: Exception) -> str:
    """The reason of a YAML error with its line, without the parser's excerpt of the file."""
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        return f"line {error.problem_mark.line + 1}: {error.problem}"
    return " ".join(str(error).split())


def _check_depth(text: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=SafeLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            raise ValueError(f"it is nested more than {DEEPEST} levels deep")


def read_yaml(path: Path) -> Any:
    """The content of one YAML file. Raises MethodError with file, line and reason."""
    try:
        text = path.read_text(encoding="utf-8")
        _check_depth(text)
        return yaml.load(text, Loader=_UniqueKeys)
    except OSError as error:
        raise MethodError(f"{path.name}: cannot be read ({error.strerror})") from error
    # Not only YAMLError: the loader lets Python's ValueError through for a date such as 2004-13-01.
    except (yaml.YAMLError, ValueError) as error:
        raise MethodError(f"{path.name}: is not valid YAML: {_yaml_reason(error)}") from error


def _nearest_entry(raw: Any, path: tuple[int | str, ...]) -> str:
    """The key of the innermost entry on ``path``, so that nobody has to count; empty when there is none."""
    found = ""
    for part in path:
        try:
            raw = raw[part]
        except (KeyError, IndexError, TypeError):
            break
        if isinstance(raw, dict) and isinstance(raw.get("key"), str):
            found = raw["key"]
    return found


def _reason(raw: dict[str, Any], error: ValidationError) -> str:
    """File, path, entry and reason of the first thing that is wrong."""
    first = error.errors()[0]
    name, *path = first["loc"]
    at = ".".join(str(part) for part in path) or "the top"
    entry = _nearest_entry(raw, first["loc"])
    said = PLAIN_WORDS.get(first["type"], first["msg"].removeprefix("Value error, "))
    return f"{name}.yaml: at {at}{f' (in {entry!r})' if entry else ''}: {said}"


def load_from(folder: Path) -> Method:
    """The method read from ``folder``, one file per instrument. Raises MethodError on the first thing that is wrong."""
    raw = {name: read_yaml(folder / f"{name}.yaml") for name in Method.model_fields}
    try:
        method = Method.model_validate(raw)
    except ValidationError as error:
        raise MethodError(_reason(raw, error)) from error
    for broken in (*broken_links(method), *broken_rules(method)):
        raise MethodError(broken)
    return method


@cache
def load_method() -> Method:
    """The method shipped with the program, read once."""
    return load_from(DATA)

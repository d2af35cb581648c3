"""Read the method's YAML files, check them, and say exactly which file, path and rule is wrong when one is."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from cluster_psia.method.links import broken_links
from cluster_psia.method.model import Method

DATA = Path(__file__).parent / "data"


class MethodError(Exception):
    """A file of the method is wrong. The message names the file, the path inside it and the reason."""


class _UniqueKeys(yaml.SafeLoader):
    """YAML lets a key stand twice and keeps the last one; here that is an error."""


def _mapping(loader: yaml.SafeLoader, node: yaml.MappingNode) -> dict[Any, Any]:
    keys = [key.value for key, _ in node.value]
    twice = sorted({str(key) for key in keys if keys.count(key) > 1})
    if twice:
        raise yaml.constructor.ConstructorError(None, None, f"key '{twice[0]}' stands twice", node.start_mark)
    return loader.construct_mapping(node, deep=True)


_UniqueKeys.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def read_yaml(path: Path) -> Any:
    """The content of one YAML file. Raises MethodError with file, line and reason."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_UniqueKeys)
    except OSError as error:
        raise MethodError(f"{path.name}: cannot be read ({error.strerror})") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise MethodError(f"{path.name}: is not valid YAML: {' '.join(str(error).split())}") from error


def load_from(folder: Path) -> Method:
    """The method read from ``folder``, one file per instrument. Raises MethodError on the first thing that is wrong."""
    raw = {name: read_yaml(folder / f"{name}.yaml") for name in Method.model_fields}
    try:
        method = Method.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        name, *path = (str(part) for part in first["loc"])
        raise MethodError(f"{name}.yaml: at {'.'.join(path) or 'the top'}: {first['msg']}") from error
    for broken in broken_links(method):
        raise MethodError(broken)
    return method


@cache
def load_method() -> Method:
    """The method shipped with the program, read once."""
    return load_from(DATA)

"""A copy of the method's data folder to spoil, and the message that loading it gives."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from cluster_psia.method.load import DATA, MethodError, load_from, read_yaml

Spoil = Callable[[Any], object]
DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def spoiled(folder: Path, name: str, spoil: Spoil) -> Path:
    """A copy of the data in ``folder`` in which ``spoil`` has changed the content of
    ``name``.yaml in place.
    """
    copy = Path(shutil.copytree(DATA, folder / "data"))
    file = copy / f"{name}.yaml"
    content = read_yaml(file)
    spoil(content)
    file.write_text(
        yaml.dump(content, Dumper=DUMPER, allow_unicode=True, sort_keys=False), encoding="utf-8"
    )
    return copy


def message(folder: Path) -> str:
    """What loading ``folder`` says; the test fails when it says nothing."""
    with pytest.raises(MethodError) as caught:
        load_from(folder)
    return str(caught.value)


def without(path: str) -> Spoil:
    """Removes what stands at a dotted path."""
    return put(path)


def put(path: str, *value: object) -> Spoil:
    """Puts ``value`` at a dotted path, or removes what stands there when no value is given."""
    *way, last = [int(part) if part.isdigit() else part for part in path.split(".")]

    def spoil(content: Any) -> None:
        for part in way:
            content = content[part]
        if value:
            content[last] = value[0]
        else:
            del content[last]

    return spoil


def twice(path: str) -> Spoil:
    """Puts a copy of the first item of a list at its end."""

    def spoil(content: Any) -> None:
        for part in path.split("."):
            content = content[int(part) if part.isdigit() else part]
        content.append(content[0])

    return spoil

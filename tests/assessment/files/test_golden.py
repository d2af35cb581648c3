"""One file of every schema version, with every field filled, opens for ever."""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.document.fields import SCHEMA_VERSION
from cluster_psia.assessment.files.adaptation_file import MARK, read_adaptation
from cluster_psia.assessment.files.file import read_assessment, write_assessment
from cluster_psia.store import open_store

GOLDEN = Path(__file__).with_name("golden")
FILES = sorted(GOLDEN.glob("version_*.json"))
NEWEST = GOLDEN / f"version_{SCHEMA_VERSION}.json"
EACH_FILE = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


def parts_of(value: Any) -> Iterator[BaseModel]:
    """Every part of the document in ``value``, itself included."""
    if isinstance(value, BaseModel):
        yield value
        for name in type(value).model_fields:
            yield from parts_of(getattr(value, name))
    elif isinstance(value, dict | tuple):
        for item in value.values() if isinstance(value, dict) else value:
            yield from parts_of(item)


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """Every class of the document that may stand in a field of this type."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
        for field in annotation.model_fields.values():
            yield from models_in(field.annotation)
    elif isinstance(annotation, types.GenericAlias | types.UnionType) or typing.get_origin(
        annotation
    ):
        for inner in typing.get_args(annotation):
            yield from models_in(inner)


def unfilled_fields(a: Assessment) -> list[str]:
    """The fields that hold nothing else than their default, or nothing, wherever they stand."""
    filled: set[tuple[str, str]] = set()
    for part in parts_of(a):
        for name, field in type(part).model_fields.items():
            value = getattr(part, name)
            if value not in (None, "", (), {}) and value != field.default:
                filled.add((type(part).__name__, name))
    wanted = {
        (model.__name__, name) for model in models_in(Assessment) for name in model.model_fields
    }
    return sorted(".".join(field) for field in wanted - filled - {("Assessment", "schema_version")})


def test_every_version_has_its_file() -> None:
    assert [file.stem for file in FILES] == [f"version_{n}" for n in range(1, SCHEMA_VERSION + 1)]


def test_the_file_of_todays_version_has_every_field_filled() -> None:
    assert unfilled_fields(read_assessment(NEWEST.read_bytes())) == []


def test_what_is_not_filled_is_named() -> None:
    a = read_assessment(NEWEST.read_bytes())
    bare = a.model_copy(update={"notes": {}, "methods": ()})
    assert unfilled_fields(bare) == [
        "Assessment.methods",
        "Assessment.notes",
        "ChosenMethod.key",
        "ChosenMethod.note",
        "ChosenMethod.stage",
    ]


@EACH_FILE
def test_a_file_of_any_version_opens_and_comes_back(file: Path) -> None:
    a = read_assessment(file.read_bytes())
    assert a.schema_version == SCHEMA_VERSION
    assert read_assessment(write_assessment(a)) == a


@EACH_FILE
def test_a_file_of_any_version_is_kept_by_the_store(file: Path, tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'kept.db'}")
    a = read_assessment(file.read_bytes())
    assert store.get(store.create(a).id).assessment == a
    store.close()


@EACH_FILE
def test_an_adaptation_of_any_version_opens(file: Path) -> None:
    raw = json.loads(file.read_bytes())
    given = {MARK: raw["schema_version"], "adaptation": raw["adaptation"]}
    a = read_assessment(file.read_bytes())
    assert read_adaptation(json.dumps(given).encode()) == a.adaptation


def test_the_newest_file_stands_as_it_is_written_today() -> None:
    data = NEWEST.read_bytes()
    assert write_assessment(read_assessment(data)) == data

"""Keys of the method in a document: under a former name, and known to nobody any more."""

from __future__ import annotations

import itertools
import re
import typing
from collections.abc import Iterator
from typing import Annotated, Any

import pytest
from pydantic import BaseModel

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.document.method_keys import KEY_FIELDS
from cluster_psia.assessment.document.sources import Source
from cluster_psia.assessment.document.unknown_keys import (
    keys_in,
    unknown_keys,
)
from cluster_psia.assessment.files.file import read_assessment
from cluster_psia.assessment.files.samples import case_keys, load_sample
from cluster_psia.method import load_method
from tests.assessment.files.test_golden import NEWEST

GOLDEN = read_assessment(NEWEST.read_bytes())
CITING = (
    "facts[]",
    "ratings{}.[]",
    "chain.actors[]",
    "chain.actors[].differences[]",
    "chain.actors[].income",
    "chain.actors[].figure_sources[]",
    "chain.actors[].screening[]",
    "chain.institutions[]",
    "chain.links[]",
    "guide.answers[]",
    "groups[]",
)
RESTING = ("ratings{}.[]", "chain.actors[]", "chain.institutions[]", "groups[]", "indicators[]")
# Ids that a document gives to things of its own, or the keys that code names and no YAML may drop.
OWN = {
    "sample.key",
    "sources[].id",
    "facts[].id",
    *(f"{path}.citation.source" for path in CITING),
    *(f"{path}.facts[]" for path in RESTING),
    "chain.actors[].id",
    "chain.institutions[].id",
    "chain.institutions[].represents[]",
    "chain.institutions[].not_represented[]",
    "chain.links[].source",
    "chain.links[].target",
    "guide.answers[].informant",
    "guide.informants[].id",
    "guide.informants[].node",
    "guide.informants[].named_by",
    "groups[].id",
    "groups[].node",
    "indicators[].group",
    "positions{}",
    "programme.activities[].id",
    "programme.activities[].node",
    "work_plan.tasks[].id",
    "adaptation.criteria[].key",
    "adaptation.indicators[].key",
}


def id_paths(annotation: Any, path: str) -> Iterator[str]:
    """The paths at which the model holds an id or a key, and the documents of sources."""
    origin, inside = typing.get_origin(annotation), typing.get_args(annotation)
    if annotation is Source:
        yield f"{path}.document"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        for name, field in annotation.model_fields.items():
            held = Annotated[field.annotation, *field.metadata] if field.metadata else None
            yield from id_paths(held or field.annotation, f"{path}.{name}".removeprefix("."))
    elif origin is Annotated:
        patterned = any("pattern=" in repr(extra) for extra in inside[1:])
        yield from [path] if patterned else id_paths(inside[0], path)
    else:
        ends = {tuple: ("[]",), dict: ("{}", "{}.")}.get(origin, itertools.repeat(""))
        for inner, end in zip(inside, ends, strict=False):
            yield from id_paths(inner, f"{path}{end}")


def test_every_id_in_the_model_is_in_the_table_or_the_documents_own() -> None:
    told = {re.sub(r"\[.*?\]", "[]", field.path) for field in KEY_FIELDS}
    line = "guide.answers[].item"  # an address, which no pattern tells from other text
    assert {*id_paths(Assessment, ""), line} == told | OWN


@pytest.mark.parametrize("field", KEY_FIELDS, ids=lambda field: field.path)
def test_every_field_of_the_table_names_a_list_of_the_method(field: Any) -> None:
    area = load_method().table_1.areas[0].key
    assert keys_in(load_method(), field.list.format(area=area))


@pytest.mark.parametrize("key", case_keys())
def test_a_published_case_speaks_only_of_what_the_method_knows(key: str) -> None:
    assert unknown_keys(load_sample(key)) == ()

"""Keys of the method in a document: under a former name, and known to nobody any more."""

from __future__ import annotations

import itertools
import re
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import pytest
from pydantic import BaseModel, ValidationError

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.document.chain import Citation
from cluster_psia.assessment.document.former_keys import in_present_keys
from cluster_psia.assessment.document.method_keys import KEY_FIELDS
from cluster_psia.assessment.document.model import assessment_as_written, replace
from cluster_psia.assessment.document.unknown_keys import (
    keys_in,
    left_out_words,
    unknown_key_problem,
    unknown_keys,
)
from cluster_psia.assessment.edits.chain import add_actor, change_actor
from cluster_psia.assessment.edits.matrix import with_matrix_answer, with_weight
from cluster_psia.assessment.edits.screening import rate_item
from cluster_psia.assessment.files.file import plain_values, read_assessment, write_assessment
from cluster_psia.assessment.files.samples import case_keys, load_sample
from cluster_psia.method import Method, load_method
from cluster_psia.method.load import load_from
from cluster_psia.store import open_store
from tests.assessment.files.test_golden import NEWEST
from tests.assessment.unknown import forgotten, held_keys
from tests.method.data_folder import spoiled

GOLDEN = read_assessment(NEWEST.read_bytes())
# Ids that a document gives to things of its own, or the keys that code names and no YAML may drop.
OWN = {
    "sample.key",
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
    """The paths at which the model holds an id or a key, and the citations."""
    origin, inside = typing.get_origin(annotation), typing.get_args(annotation)
    if annotation is Citation:
        yield f"{path}.document"
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
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


# Under a former name -----------------------------------------------------------------------------


def method_with(tmp_path: Path, name: str, spoil: Any) -> Method:
    return load_from(spoiled(tmp_path, name, spoil))


def renamed_makers(tmp_path: Path) -> Method:
    """The method in which small producers bear another key."""

    def spoil(box: Any) -> None:
        kind = next(kind for kind in box["actor_kinds"] if kind["key"] == "small_producer")
        kind["was"], kind["key"] = ["small_producer"], "small_maker"

    return method_with(tmp_path, "box_2", spoil)


def test_a_former_key_is_read_as_the_key_of_today(tmp_path: Path) -> None:
    raw = plain_values(GOLDEN)
    read = in_present_keys(raw, renamed_makers(tmp_path))
    assert [actor["kind"] for actor in read["chain"]["actors"]] == ["homeworker", "small_maker"]
    assert [actor["kind"] for actor in raw["chain"]["actors"]] == ["homeworker", "small_producer"]


def test_keys_of_objects_and_whole_addresses_are_followed_too(tmp_path: Path) -> None:
    def spoil(table: Any) -> None:
        table["items"][-1]["was"] = ["box_a2_of_old"]

    method = method_with(tmp_path, "box_a2", spoil)
    now = method.box_a2.items[-1].key
    raw = {"guide": {"answers": [{"item": "box_a2.items.box_a2_of_old"}, {"item": "nonsense"}]}}
    read = in_present_keys(raw, method)["guide"]["answers"]
    assert [answer["item"] for answer in read] == [f"box_a2.items.{now}", "nonsense"]

    def spoil_criteria(table: Any) -> None:
        table["criteria"][0]["was"] = ["site"]

    method = method_with(tmp_path / "other", "table_2", spoil_criteria)
    read = in_present_keys({"ratings": {"market": [], "site": [1]}}, method)
    assert read["ratings"] == {"market": [], method.table_2.criteria[0].key: [1]}


def test_where_two_would_become_one_the_old_key_stays_and_nothing_is_dropped(
    tmp_path: Path,
) -> None:
    def spoil(table: Any) -> None:
        table["criteria"][0]["was"] = ["site"]

    method = method_with(tmp_path, "table_2", spoil)
    now = method.table_2.criteria[0].key
    raw = {
        "weights": {"site": 1.0, now: 2.0},
        "adaptation": {
            "off": [
                {"kind": "criterion", "key": "site"},
                {"kind": "criterion", "key": now},
                {"kind": "method", "key": "site"},
            ]
        },
    }
    assert in_present_keys(raw, method) == raw


def test_whatever_stands_in_a_file_reading_its_keys_does_no_harm(tmp_path: Path) -> None:
    method = renamed_makers(tmp_path)
    odd_ones: list[Any] = [
        {"chain": 3},
        {"chain": {"actors": [1, None, {"kind": 4}]}},
        {"ratings": [], "programme": {"areas": {"x": 1}}},
    ]
    for odd in odd_ones:
        assert in_present_keys(odd, method) == odd


# Known to nobody ---------------------------------------------------------------------------------


def test_a_document_of_what_nobody_knows_any_more_opens_and_tells_it() -> None:
    raw = plain_values(GOLDEN)
    raw["chain"]["actors"][1]["kind"] = "large_producer_of_old"
    a = assessment_as_written(raw)
    (unknown,) = unknown_keys(a)
    assert (unknown.where, unknown.key) == ("chain, actor 'makers'", "large_producer_of_old")
    assert "'large_producer_of_old' is no kind of actor; use" in unknown_key_problem(a, unknown)
    assert left_out_words(a, "chain.actors") == (
        "Counted nowhere, since the method does not know it any more:"
        " large_producer_of_old. Choose what it is now.",
    )
    assert left_out_words(a, "groups") == ()


def test_every_key_may_be_forgotten_and_is_kept_by_file_and_store(tmp_path: Path) -> None:
    places = held_keys(plain_values(GOLDEN))
    a = forgotten(GOLDEN, {place.key for _, place in places})
    told = {key.field.path for key in unknown_keys(a)}
    # What hangs on an unknown area is told with it.
    assert told == {path for path, _ in places} - {"programme.activities[].effect"}
    assert read_assessment(write_assessment(a)) == a
    store = open_store(f"sqlite:///{tmp_path / 'kept.db'}")
    assert store.get(store.create(a).id).assessment == a
    store.close()


def test_an_edit_keeps_unknown_keys_and_brings_in_no_new_one() -> None:
    keys = {place.key for _, place in held_keys(plain_values(GOLDEN))}
    a = forgotten(GOLDEN, keys)
    for edited in (
        replace(a, name="Other"),
        change_actor(a, "makers", workers=7),
        with_matrix_answer(a, "location", 3),
        with_weight(a, "location", 2.5),
        rate_item(a, "home", "wages", "clear") if "wages" in keys else a,
    ):
        assert {key.meant for key in unknown_keys(edited)} == {key.meant for key in unknown_keys(a)}
    with pytest.raises(ValidationError, match="'king' is no kind of actor"):
        change_actor(a, "makers", kind="king")
    with pytest.raises(ValidationError, match="'king' is no kind of actor"):
        add_actor(GOLDEN, "Kings", "king", "production")


def test_choosing_what_it_is_now_mends_it() -> None:
    a = forgotten(GOLDEN, {"small_producer"})
    assert len(unknown_keys(a)) == 1
    assert unknown_keys(change_actor(a, "makers", kind="small_producer")) == ()


def test_an_assessment_made_here_speaks_of_nothing_unknown() -> None:
    with pytest.raises(ValidationError, match="'weather' is no criterion of Table 2"):
        Assessment(name="x", weights={"weather": 1.0})

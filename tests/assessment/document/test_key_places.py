"""Paths to keys: where they lead in JSON values, and what is written there."""

from __future__ import annotations

from typing import Any

import pytest

from cluster_psia.assessment.document.key_places import (
    FieldsBeside,
    field_value,
    key_places,
    put_key,
    stands_already,
)
from cluster_psia.assessment.document.method_keys import KeyField


def keys_on(value: Any, path: str) -> list[str]:
    return [place.key for place in key_places(value, path)]


def twice(value: Any, path: str, key: str, alone_with: tuple[str, ...] | None) -> bool:
    """Whether ``key`` would stand twice if the first key on the path were called so."""
    field = KeyField(path, "list", "noun", "where", "chain", alone_with)
    return stands_already(field, next(key_places(value, path)), key)


@pytest.mark.parametrize(
    ("value", "path", "keys"),
    [
        ({"a": {"b": "x"}}, "a.b", ["x"]),
        ({"a": ["x", "y"]}, "a[]", ["x", "y"]),
        ({"a": [{"b": "x"}, {"c": "y"}, {"b": "z"}]}, "a[].b", ["x", "z"]),
        ({"a": [{"is": "m", "b": "x"}, {"is": "n", "b": "y"}]}, "a[is=n].b", ["y"]),
        ({"a": {"x": [], "y": 1}}, "a{}", ["x", "y"]),
        ({"a": {"k": [{"b": "x"}], "l": [{"b": "y"}]}}, "a{}.[].b", ["x", "y"]),
    ],
)
def test_a_path_leads_through_fields_lists_and_objects(
    value: Any, path: str, keys: list[str]
) -> None:
    assert keys_on(value, path) == keys


@pytest.mark.parametrize("held", [None, 3, "x", ["x"], [None, 4], {"b": None}, {"b": {"c": "x"}}])
def test_what_is_not_shaped_like_the_path_holds_no_key(held: Any) -> None:
    for path in ("a[].b", "a.b"):
        assert keys_on({"a": held}, path) == []


@pytest.mark.parametrize("held", [None, 3, "x", [None, 4]])
def test_neither_a_list_nor_an_object_of_keys_is_seen_in_anything_else(held: Any) -> None:
    for path in ("a[]", "a{}", "a{}.[].b"):
        assert keys_on({"a": held}, path) == []


def test_a_place_knows_its_list_and_the_outermost_item_with_its_number() -> None:
    inner = [{"b": "x"}, {"b": "y"}]
    outer = [{"id": "first"}, {"id": "second", "in": []}, {"id": "third", "in": inner}]
    _, last = key_places({"a": outer}, "a[].in[].b")
    assert (last.number, last.item) == (3, outer[2])
    assert last.beside is inner


def test_a_key_is_put_where_it_stood_and_the_order_stays() -> None:
    value = {"a": [{"b": "x"}], "list": ["w", "x"], "by": {"x": 1, "y": 2}}
    for path in ("a[].b", "list[]", "by{}"):
        for place in list(key_places(value, path)):
            if place.key == "x":
                put_key(place, "new")
    assert value == {"a": [{"b": "new"}], "list": ["w", "new"], "by": {"new": 1, "y": 2}}
    assert keys_on(value, "by{}") == ["new", "y"]


def test_an_object_or_a_list_of_keys_takes_none_twice() -> None:
    assert twice({"by": {"x": 1, "y": 2}}, "by{}", "y", None)
    assert not twice({"by": {"x": 1, "y": 2}}, "by{}", "z", None)
    assert twice({"list": ["x", "y"]}, "list[]", "y", ())
    assert not twice({"list": ["x", "y"]}, "list[]", "z", ())


def test_items_may_bear_one_key_unless_they_agree_in_all_that_goes_with_it() -> None:
    links = [{"kind": "x", "from": 1, "to": 2}, {"kind": "y", "from": 1, "to": 2}]
    others = [links[0], {"kind": "y", "from": 1, "to": 3}]
    assert twice({"links": links}, "links[].kind", "y", ("from", "to"))
    assert not twice({"links": others}, "links[].kind", "y", ("from", "to"))
    assert twice({"links": others}, "links[].kind", "y", ())
    assert not twice({"links": links}, "links[].kind", "y", None)


def test_a_field_is_found_in_documents_and_in_values_and_a_missing_one_is_none() -> None:
    field = KeyField("path", "list", "noun", "where", "chain")
    assert (field_value({"noun": 1}, "noun"), field_value(field, "noun")) == (1, "noun")
    assert field_value({}, "noun") is field_value(None, "noun") is None
    assert "{noun} of {area}".format_map(FieldsBeside({"noun": "effect"})) == "effect of None"

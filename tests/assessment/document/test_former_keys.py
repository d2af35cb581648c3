"""Keys of the method in a document under a former name: they are read as the keys of today."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.document.former_keys import in_present_keys
from cluster_psia.assessment.files.file import plain_values, read_assessment
from cluster_psia.method.load import load_from
from tests.assessment.files.test_golden import NEWEST
from tests.method.data_folder import spoiled

if TYPE_CHECKING:
    from cluster_psia.method import Method

GOLDEN = read_assessment(NEWEST.read_bytes())


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

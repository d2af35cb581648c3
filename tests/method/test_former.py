"""A key of the method goes only by way of ``was``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cluster_psia.method import load_method
from cluster_psia.method.former import current_address, current_key
from cluster_psia.method.graph import cached_survey
from cluster_psia.method.load import load_from
from tests.method.data_folder import message, spoiled

SHIPPED = Path(__file__).with_name("keys_ever_shipped.txt")
METHOD = load_method()


def shipped() -> list[str]:
    """The address of every key that a version of the program ever came with."""
    lines = SHIPPED.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def test_every_key_ever_shipped_is_todays_or_stands_in_a_was() -> None:
    gone = [address for address in shipped() if current_address(METHOD, address) is None]
    assert gone == [], "give the entry that took its place `was: [old key]`"


def test_every_key_of_today_is_on_the_list_of_those_shipped() -> None:
    new = sorted(set(cached_survey(METHOD).paths) - set(shipped()))
    assert new == [], f"add these lines to {SHIPPED.name}; never take one out"


def rename(entry: dict[str, Any], new: str) -> None:
    entry["was"] = [*entry.get("was", []), entry["key"]]
    entry["key"] = new


def test_a_renamed_key_leads_to_the_new_one(tmp_path: Path) -> None:
    renamed = spoiled(tmp_path, "box_3", lambda box: rename(box["units"][-1], "enterprises"))
    method = load_from(renamed)
    old = METHOD.box_3.units[-1].key
    assert current_key(method, "box_3.units", old) == "enterprises"
    assert current_key(method, "box_3.units", "enterprises") == "enterprises"
    assert current_key(method, "box_3.units", "never_heard_of") == "never_heard_of"
    assert current_address(method, f"box_3.units.{old}") == "box_3.units.enterprises"
    assert current_address(METHOD, "box_3.units.enterprises") is None


def test_an_address_is_followed_through_every_renamed_part_of_it(tmp_path: Path) -> None:
    def spoil(box: Any) -> None:
        rename(box["units"][-1], "enterprises")
        rename(box["units"][-1]["advantages"][0], "handy")

    unit = METHOD.box_3.units[-1]
    old = f"box_3.units.{unit.key}.advantages.{unit.advantages[0].key}"
    method = load_from(spoiled(tmp_path, "box_3", spoil))
    assert current_address(method, old) == "box_3.units.enterprises.advantages.handy"


def test_a_key_of_today_cannot_be_a_former_one_as_well(tmp_path: Path) -> None:
    def spoil(box: Any) -> None:
        box["units"][0]["was"] = [box["units"][1]["key"]]

    said = message(spoiled(tmp_path, "box_3", spoil))
    assert said.startswith("box_3.yaml: line ")
    assert "which is a key of this list today" in said


def test_two_entries_cannot_have_borne_the_same_key(tmp_path: Path) -> None:
    def spoil(box: Any) -> None:
        for unit in box["units"][:2]:
            unit["was"] = ["firms_of_old"]

    said = message(spoiled(tmp_path, "box_3", spoil))
    assert "says already that it was 'firms_of_old'" in said


@pytest.mark.parametrize("name", ["box_8.yaml", "box_2.yml"])
def test_a_file_that_no_field_of_the_method_reads_is_an_error_with_its_name(
    tmp_path: Path, name: str
) -> None:
    folder = spoiled(tmp_path, "box_3", lambda _: None)
    (folder / name).write_text("key: value\n", encoding="utf-8")
    assert message(folder).startswith(f"{name}: no field of the method reads this file")

"""The register of instruments: all 22, every list of the method in one of them,
uses on pages that stand.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cluster_psia.method import load_method
from cluster_psia.method.graph import cached_survey
from cluster_psia.method.model.entry import Entry
from cluster_psia.ui.frame.walk import every_step
from tests.method.data_folder import message, spoiled

# What ties the instruments together is no part of one.
REGISTERS = {"instruments.instruments", "links.relations", "source_notes.notes", "glossary.terms"}


def test_there_are_twenty_two_in_their_order() -> None:
    found = load_method().instruments.instruments
    assert [(i.key, i.number) for i in found] == [(f"m{n}", n) for n in range(1, 23)]


def lies_in(address: str, parts: tuple[str, ...]) -> bool:
    return any(address == part or address.startswith(f"{part}.") for part in parts)


def test_every_list_of_entries_stands_in_an_instrument() -> None:
    method = load_method()
    parts = tuple(
        part for instrument in method.instruments.instruments for part in instrument.parts
    )
    lists = [
        address
        for address, items in cached_survey(method).lists.items()
        if items and isinstance(items[0], Entry)
    ]
    homeless = [a for a in lists if a not in REGISTERS and not lies_in(a, parts)]
    assert homeless == []


def test_every_instrument_has_somebody_who_uses_it_and_only_pages_that_stand() -> None:
    pages = {step.key for step in every_step()}
    for instrument in load_method().instruments.instruments:
        assert instrument.uses, instrument.key
        assert {use.page for use in instrument.uses} <= pages | {""}, instrument.key


def test_every_page_that_works_with_the_method_is_named() -> None:
    named = {
        use.page for instrument in load_method().instruments.instruments for use in instrument.uses
    }
    assert {step.key for step in every_step()} - named == {"home", "adaptation"}


def test_a_part_that_is_not_there_is_told(tmp_path: Path) -> None:
    def spoil(content: Any) -> None:
        content["instruments"][2]["parts"].append("box_1.statez")

    said = message(spoiled(tmp_path, "instruments", spoil))
    assert "instruments.yaml" in said
    assert "box_1.statez" in said

"""One walk over the method: addresses, paths, lists, sources, and what stands twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from cluster_psia.method.model.entry import CitedPlace, Entry, Frozen
from cluster_psia.method.model.register import Address
from cluster_psia.method.survey import Survey, fields_of, survey_method

if TYPE_CHECKING:
    from cluster_psia.method import Method


def said(key: str, **more: Any) -> dict[str, Any]:
    return {"key": key, "label": key, "explanation": "E", "ours": "A test."} | more


class Shelf(Entry):
    """An entry with entries of its own, and addresses of others."""

    boxes: tuple[Entry, ...] = ()
    about: tuple[Address, ...] = ()


class House(Frozen):
    """A file of a method."""

    shelves: tuple[Shelf, ...]
    width: int = 3


class Small(Frozen):
    """A method of one file."""

    house: House


def survey(*shelves: Shelf) -> Survey:
    return survey_method(cast("Method", Small(house=House(shelves=shelves))))


def test_paths_have_numbers_and_addresses_have_keys() -> None:
    found = survey(Shelf(**said("low")), Shelf(**said("high"), boxes=(Entry(**said("red")),)))
    assert found.paths["house.shelves.high.boxes.red"] == "house.shelves.1.boxes.0"
    assert found.entries["house.shelves.high.boxes.red"].key == "red"
    assert [item.key for item in found.lists["house.shelves"]] == ["low", "high"]


def test_a_file_has_a_path_but_is_no_entry() -> None:
    found = survey()
    assert found.paths == {"house": "house"}
    assert found.entries == {}


def test_an_empty_list_is_a_list() -> None:
    assert survey().lists == {"house.shelves": ()}
    assert survey(Shelf(**said("low"))).lists["house.shelves.low.boxes"] == ()


def test_a_key_that_stands_twice_is_told_and_the_first_keeps_the_address() -> None:
    first, second = Shelf(**said("low", label="First")), Shelf(**said("low", label="Second"))
    found = survey(first, second)
    assert found.twice == [("house.shelves", "low")]
    assert found.entries["house.shelves.low"] is first
    assert found.paths["house.shelves.low"] == "house.shelves.0"


def test_the_same_key_in_two_lists_is_no_doublet() -> None:
    boxes = (Entry(**said("red")),)
    found = survey(Shelf(**said("low"), boxes=boxes), Shelf(**said("high"), boxes=boxes))
    assert found.twice == []


def test_sources_and_named_addresses_are_found_where_they_stand() -> None:
    source = CitedPlace(document="book", place="Page 1")
    cited = Entry(**said("red", ours=None, source=source))
    found = survey(Shelf(**said("low"), boxes=(cited,), about=("house.shelves.low",)))
    assert found.sources == [("house.shelves.0.boxes.0.source", source)]
    assert found.named == [("house.shelves.0.about", "house.shelves.low")]


def test_further_places_are_sources_and_no_list() -> None:
    source, further = (CitedPlace(document="book", place=f"Page {n}") for n in (1, 2))
    shelf = Shelf(**said("low", ours=None, source=source, also_in=(further,)))
    found = survey(shelf)
    assert found.sources == [
        ("house.shelves.0.source", source),
        ("house.shelves.0.also_in.0", further),
    ]
    assert set(found.lists) == {"house.shelves", "house.shelves.low.boxes"}


def test_former_keys_lead_to_todays_in_their_own_list() -> None:
    found = survey(Shelf(**said("low", was=("under", "below"))), Shelf(**said("high")))
    assert found.former == {"house.shelves": {"under": "low", "below": "low"}}


def test_only_fields_in_which_something_may_stand_are_walked() -> None:
    assert fields_of(House) == (("shelves", "models"),)
    assert ("about", "addresses") in fields_of(Shelf)
    assert fields_of(CitedPlace) == ()

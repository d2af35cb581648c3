"""Places in sources written out, and what was adapted said first."""

from __future__ import annotations

from typing import Any

import pytest

from cluster_psia.method import Entry
from cluster_psia.method.cite import (
    cite,
    document_key,
    document_name,
    origin,
    origin_of_measure,
)
from cluster_psia.method.model import Measure, MeasureSet

BOX_6 = {"document": "unido_2004", "place": "Box 6"}


def entry(**more: Any) -> Entry:
    return Entry.model_validate({"key": "k", "label": "L", "explanation": "E"} | more)


def test_a_document_of_the_method_is_called_by_its_short_name_and_any_other_as_given() -> None:
    assert document_name("unido_2004") == "UNIDO 2004"
    assert document_name("Our own notes") == "Our own notes"


def test_a_short_name_leads_back_to_the_key_however_it_is_written() -> None:
    assert document_key("unido 2004") == document_key("UNIDO 2004") == "unido_2004"
    assert document_key("Our own notes") == "Our own notes"


def test_a_citation_without_a_place_has_no_comma() -> None:
    assert cite("unido_2004", "Box 6") == "UNIDO 2004, Box 6"
    assert cite("unido_2004", "") == "UNIDO 2004"


def test_an_entry_is_cited_or_ours() -> None:
    assert origin(entry(source=BOX_6)) == "UNIDO 2004, Box 6"
    assert origin(entry(ours="It helps.")) == "Ours: It helps."


SECTION_6 = {"document": "unido_2004", "place": "Section 6"}
FIGURE_1 = {"document": "ids_2004", "place": "Figure 1"}


def test_further_places_are_named_with_each_document_once_and_what_is_ours_stands_last() -> None:
    more = entry(source=BOX_6, also_in=(FIGURE_1, SECTION_6), partly_ours="the weight")
    assert origin(more) == "UNIDO 2004, Box 6; Section 6; IDS 2004, Figure 1; ours: the weight"
    assert origin(entry(source=BOX_6, partly_ours="it")) == "UNIDO 2004, Box 6; ours: it"
    assert [source.place for source in more.sources] == ["Box 6", "Figure 1", "Section 6"]
    assert entry(ours="It helps.").sources == ()


@pytest.mark.parametrize("more", [{"also_in": (SECTION_6,)}, {"partly_ours": "it"}])
def test_what_is_ours_as_a_whole_names_no_places_and_no_parts(more: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="ours as a whole"):
        entry(ours="It helps.", **more)


@pytest.mark.parametrize(
    ("why", "told"),
    [("Dry upland", "Dry upland."), ("Why not?", "Why not?"), ("सूखा।", "सूखा।")],
)
def test_what_was_adapted_says_so_first_and_ends_in_one_stop(why: str, told: str) -> None:
    assert origin(entry(source=BOX_6, adapted=why)) == (
        f"Adapted here: {told} Published in UNIDO 2004, Box 6."
    )


def test_an_entry_added_here_was_published_nowhere() -> None:
    assert origin(entry(ours="Added", adapted="Dry upland")) == "Adapted here: Dry upland"


def test_only_the_measure_that_was_adapted_says_so() -> None:
    common: dict[str, Any] = {"what": ("Talk",), "information_sources": ("neighbours",)}
    old = Measure(kind="qualitative", **common)
    new = Measure(kind="quantitative", adapted="Counted here", **common)
    row = MeasureSet.model_validate(
        {"key": "k", "label": "L", "explanation": "E", "source": BOX_6, "measures": (old, new)}
    )
    assert origin_of_measure(row, old) == "UNIDO 2004, Box 6"
    assert origin_of_measure(row, new).startswith("Adapted here: Counted here. Published in ")

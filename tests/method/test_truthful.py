"""What an entry says is no more than its source says, as far as a rule can hold that."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from cluster_psia.method import load_method
from cluster_psia.method.graph import entries_by_address

if TYPE_CHECKING:
    from cluster_psia.method.model import Criterion, Document

METHOD = load_method()
ENTRIES = entries_by_address(METHOD)


@pytest.mark.parametrize("row", METHOD.table_2.criteria, ids=lambda row: row.key)
def test_what_explains_a_row_of_table_2_has_a_place_or_is_ours(row: Criterion) -> None:
    """The table prints names and labels; it explains no row."""
    assert row.also_in or row.partly_ours


def damaged_places(document: Document) -> set[str]:
    """The places of a document of which a note says that our copy is damaged there."""
    return {
        note.source.place
        for note in METHOD.source_notes.notes
        if note.kind == "damaged" and note.source and note.source.document == document.key
    }


def test_the_note_on_our_copy_names_every_table_and_box_that_is_damaged_in_it() -> None:
    document = METHOD.documents.document("unido_2004")
    named = set(re.findall(r"\b(?:\d|A\.\d)(?=\b|,)", document.note))
    numbers = {
        found[1]
        for place in damaged_places(document)
        if (found := re.search(r"(?:Table|Box) ([\w.]+)$", place))
    }
    assert len(numbers) >= 6
    assert numbers <= named


def test_no_text_makes_a_number_of_poor_people_out_of_the_matrix() -> None:
    told = [
        address
        for address, entry in ENTRIES.items()
        if address.startswith(("table_2.groups", "table_2.themes", "glossary.terms.need"))
        and re.search(r"how many (?:poor )?people", entry.explanation)
    ]
    assert told == []

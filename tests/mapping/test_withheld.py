"""A name that may not be used is found wherever it would leave with other texts,
and nowhere else.
"""

from __future__ import annotations

import pytest

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.document.model import Citation, Source, replace
from cluster_psia.assessment.edits.chain import add_actor, add_link, change_actor, change_link
from cluster_psia.assessment.edits.guide import add_answer, add_informant
from cluster_psia.mapping.withheld import names_elsewhere, withheld_names

ITEM = "box_a2.items.traders"
TWO = add_actor(add_actor(Assessment(name="Two"), "Makers", "small_producer"), "Traders", "trader")


def with_savitri(a: Assessment, may_be_named: bool | None = False) -> Assessment:
    return add_informant(
        a, "Savitri", may_be_named=may_be_named, note="Savitri lives behind the mill"
    )


@pytest.mark.parametrize("text", ["Savitri said so", "so said (Savitri).", "SAVITRI? No, Savitri!"])
def test_the_name_is_found_in_answers_notes_and_sources_with_the_place(text: str) -> None:
    a = add_answer(with_savitri(TWO), ITEM, text)
    a = replace(a, sources=(Source(id="talk", document=text),))
    a = change_actor(a, "makers", citation=Citation(source="talk", place="Told by Savitri"))
    a = add_link(a, "makers", "traders", "sells_to", note=text)
    a = replace(a, notes={"chain": text})
    (found,) = names_elsewhere(a)
    assert found.informant.name == "Savitri"
    assert [place.split(" “")[0] for place in found.places] == [
        "the node Makers",
        "the link from Makers to Traders",
        "an answer to",
        "the list of sources",
        "the notes of the pages",
    ]


def test_parts_of_words_and_what_does_not_leave_are_no_places() -> None:
    a = add_answer(with_savitri(TWO), ITEM, "Savitris and Old_Savitri_Lane")
    assert names_elsewhere(a) == ()  # nor does the note on her, which the workbook leaves out


def test_whoever_may_be_named_is_not_looked_for_and_whoever_was_not_asked_is() -> None:
    for may, told in ((True, 0), (None, 1), (False, 1)):
        a = change_actor(with_savitri(TWO, may), "makers", note="With Savitri")
        assert (len(names_elsewhere(a)), len(withheld_names(a))) == (told, told)


def test_the_note_on_somebody_who_may_be_named_goes_out_and_is_looked_at() -> None:
    a = add_informant(with_savitri(TWO), "Anil", may_be_named=True, note="cousin of Savitri")
    (found,) = names_elsewhere(a)
    assert found.places == ("the note on Anil",)


def test_a_name_of_signs_is_a_name_and_no_pattern() -> None:
    a = add_informant(change_link(TWO, ("", "", ""), note=""), "(S.*", may_be_named=False)
    assert names_elsewhere(change_actor(a, "makers", note="Sales")) == ()
    assert len(names_elsewhere(change_actor(a, "makers", note="told by (S.* today"))) == 1

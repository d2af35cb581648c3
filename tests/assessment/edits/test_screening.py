"""Ratings of screening, and the word of a person above them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cluster_psia.assessment import Assessment, Citation
from cluster_psia.assessment.edits.screening import (
    change_rating,
    follow_suggestion,
    override_status,
    rate_item,
    screened_item,
)
from tests.assessment.edits.small_chains import START, home


def test_ratings_stand_in_the_order_of_box_a2_and_keep_note_and_source() -> None:
    told = Citation(source="unido_2004", place="Box 2")
    a = rate_item(START, "home", "networks", "some")
    a = rate_item(
        a, "home", "incomes_and_wages", "clear", note="Half the wage of the others", citation=told
    )
    a = rate_item(a, "home", "incomes_and_wages", "some")
    assert [(r.item, r.sign, r.note) for r in home(a).screening] == [
        ("incomes_and_wages", "some", "Half the wage of the others"),
        ("networks", "some", ""),
    ]
    assert home(a).screening[0].citation == told
    a = rate_item(a, "home", "networks", "unknown")
    assert [r.item for r in home(a).screening] == ["incomes_and_wages"]
    assert (
        home(rate_item(a, "home", "incomes_and_wages", "unknown")).screening[0].note
        == "Half the wage of the others"
    )


def test_note_and_source_of_a_rating_are_changed_and_can_be_emptied() -> None:
    told = Citation(source="unido_2004", place="Box 2")
    a = change_rating(START, "home", "networks", note="Few", citation=told)
    said = screened_item(a, "home", "networks")
    assert (said.note, said.sign) == ("Few", "unknown")
    a = change_rating(a, "home", "networks", citation=None)
    assert screened_item(a, "home", "networks").citation is None
    assert change_rating(a, "home", "networks", note="") == START, "nothing is left of it"


def test_a_person_who_overrules_must_say_why() -> None:
    with pytest.raises(ValueError, match="say why 'Homeworkers' is so"):
        override_status(START, "home", "likely", "  ")
    a = override_status(START, "home", "likely", "Seen on the visit")
    assert (home(a).poverty, home(a).poverty_reason) == ("likely", "Seen on the visit")
    assert follow_suggestion(a, "home") == START


@pytest.mark.parametrize("edit", [rate_item, override_status])
def test_what_is_no_node_of_the_chain_is_refused(edit: Callable[..., Assessment]) -> None:
    with pytest.raises(ValueError, match="there is no actor 'nobody'"):
        edit(START, "nobody", "networks", "some")

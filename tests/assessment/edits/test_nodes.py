"""Edits of what nodes know, of screening, programme and guide:
one change each, everything else as it was.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pydantic import ValidationError

from cluster_psia.assessment import Actor, Assessment, Chain, Citation, Institution
from cluster_psia.assessment.edits.guide import (
    add_answer,
    add_informant,
    change_answer,
    change_informant,
    remove_answer,
    remove_informant,
)
from cluster_psia.assessment.edits.nodes import (
    with_figure_source,
    with_income,
    with_node_difference,
    with_status_in_employment,
    with_voice,
    without_node_difference,
)
from cluster_psia.assessment.edits.programme import (
    add_activity,
    change_activity,
    remove_activity,
    with_areas,
)
from cluster_psia.assessment.edits.screening import follow_suggestion, override_status, rate_item

HOME = Actor(id="home", label="Homeworkers", kind="homeworker", stage="home_work")
UNION = Institution(id="union", label="Union", kind="labour_civil_society")
START = Assessment(name="x", chain=Chain(actors=(HOME,), institutions=(UNION,)))


def home(a: Assessment) -> Actor:
    return a.chain.actors[0]


def test_differences_are_added_changed_in_place_and_taken_out() -> None:
    a = with_node_difference(START, "home", "caste", "Jatav", people=10)
    a = with_node_difference(a, "home", "caste", "Other")
    a = with_node_difference(a, "home", "caste", " Jatav ", people=12, sure="told")
    assert [(d.value, d.people, d.sure) for d in home(a).differences] == [
        ("Jatav", 12, "told"),
        ("Other", None, None),
    ]
    assert [
        d.value for d in home(without_node_difference(a, "home", "caste", "Jatav")).differences
    ] == ["Other"]


def test_income_comes_and_goes_with_its_amount() -> None:
    a = with_income(START, "home", "60–80", unit="rupees a day", as_of="2003", sure="told")
    assert home(a).income is not None
    assert home(with_income(a, "home", " ")).income is None


def test_a_figure_has_a_source_of_its_own_or_that_of_the_node() -> None:
    told = Citation(document="unido_2004", place="Box 2")
    a = with_figure_source(START, "home", "women", sure="estimated", citation=told)
    a = with_figure_source(a, "home", "men", as_of="2001")
    assert {s.figure: s.sure for s in home(a).figure_sources} == {"women": "estimated", "men": None}
    assert [s.figure for s in home(with_figure_source(a, "home", "women")).figure_sources] == [
        "men"
    ]


def test_status_in_employment_is_that_of_box_4_once_each() -> None:
    a = with_status_in_employment(START, "home", "home_workers", "family_labour", "home_workers")
    assert home(a).status_in_employment == ("home_workers", "family_labour")
    with pytest.raises(ValidationError, match="no status in employment"):
        with_status_in_employment(START, "home", "kings")


def test_an_institution_speaks_for_a_node_or_leaves_it_out_and_never_both() -> None:
    a = with_voice(START, "union", "home", "represents")
    a = with_voice(a, "union", "home", "not_represented")
    assert (a.chain.institutions[0].represents, a.chain.institutions[0].not_represented) == (
        (),
        ("home",),
    )
    assert with_voice(a, "union", "home", None) == START


def test_ratings_stand_in_the_order_of_box_a2_and_keep_note_and_source() -> None:
    told = Citation(document="unido_2004", place="Box 2")
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


def test_an_activity_brings_its_area_and_goes_without_it() -> None:
    a = add_activity(START, "business_linkages", "Fair in Delhi", "fairs", node="home")
    a = add_activity(a, "enterprise_development", "Fair in Delhi")
    assert [x.id for x in a.programme.activities] == ["fair_in_delhi", "fair_in_delhi_2"]
    assert a.programme.areas == ("enterprise_development", "business_linkages")
    left = remove_activity(a, "fair_in_delhi")
    assert [x.id for x in left.programme.activities] == ["fair_in_delhi_2"]
    assert left.programme.areas == a.programme.areas
    with pytest.raises(ValidationError, match="'moon' is no area"):
        with_areas(a, ["moon"])


def test_an_activity_that_changes_its_area_loses_an_effect_that_the_other_lacks() -> None:
    a = add_activity(START, "business_linkages", "Fair", "fairs")
    moved = change_activity(a, "fair", area="local_governance")
    assert (moved.programme.activities[0].area, moved.programme.activities[0].effect) == (
        "local_governance",
        None,
    )
    with pytest.raises(ValidationError, match="no effect of 'business_linkages'"):
        change_activity(a, "fair", effect="networks")


def test_answers_stand_in_order_and_several_may_answer_one_question() -> None:
    a = add_answer(START, "box_a2.items.traders", "Some 40")
    a = add_answer(a, "box_a2.items.traders", "At least 60")
    a = change_answer(a, 1, answer="60 or more")
    assert [x.answer for x in a.guide.answers] == ["Some 40", "60 or more"]
    assert [x.answer for x in remove_answer(a, 0).guide.answers] == ["60 or more"]


def test_an_informant_who_goes_leaves_answers_and_whom_they_named() -> None:
    a = add_informant(START, "Asha")
    a = add_informant(a, "Bina", named_by="asha", node="home")
    a = add_informant(a, "Chitra", named_by="bina")
    a = add_answer(a, "box_a2.items.traders", "Some 40", informant="bina")
    left = remove_informant(a, "bina")
    assert [(x.id, x.named_by) for x in left.guide.informants] == [
        ("asha", None),
        ("chitra", "asha"),
    ]
    assert left.guide.answers[0].informant is None
    assert remove_informant(a, "nobody") == a
    with pytest.raises(ValidationError, match="leads back"):
        change_informant(a, "asha", named_by="chitra")

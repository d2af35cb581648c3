"""What is missing for a full answer on reach."""

from __future__ import annotations

from cluster_psia.assessment import Assessment, Chain
from cluster_psia.assessment.document.model import Programme, Serves, replace
from cluster_psia.mapping.reach import programme_reach
from cluster_psia.mapping.reach_notes import left_out_notes, missing_notes
from tests.mapping.chains import activity, actor, assessment, body, group, poor
from tests.mapping.entering import CHAIN, GROUPS, entering


def notes(a: Assessment) -> list[str]:
    return [*missing_notes(a), *left_out_notes(a)]


def test_an_activity_that_ends_where_it_enters_is_told_unless_poor_people_are_there() -> None:
    chain = Chain(actors=(poor("home"), actor("owner")), institutions=(body("bds"),))
    told = programme_reach(
        assessment(chain, activity("fair", "bds"), activity("near", "home"))
    ).notes
    assert (
        "Nothing on the map leads on from where it enters, and no poverty group is there: “Fair”."
        in told
    )
    assert not any(
        "Nothing on the map leads on" in note for note in programme_reach(entering("bds")).notes
    )


def test_with_no_activity_on_the_map_nothing_is_said_of_any_group() -> None:
    a = replace(entering("bds"), programme=Programme(areas=("local_governance",)))
    found = programme_reach(a)
    assert found.groups == ()
    assert found.notes[0].startswith("No activity of the programme stands on the map yet")
    assert "Chosen without any activity: Local governance." in found.notes


def test_what_could_not_be_followed_is_told() -> None:
    found = programme_reach(
        assessment(CHAIN, activity("act", "bds"), activity("lost", None), groups=GROUPS)
    )
    assert "Not followed, because nobody has said where it enters the chain: “Lost”." in found.notes
    assert any(
        note.startswith("No expected effect of Table 1 is chosen") and "“Act”" in note
        for note in found.notes
    )


def test_nothing_is_missing_when_every_activity_has_a_place_and_an_effect() -> None:
    act = activity("act", "bds", "local_governance", "networks", Serves(people=12))
    assert notes(assessment(CHAIN, act, groups=GROUPS)) == []


def test_an_area_with_an_activity_is_not_called_bare() -> None:
    act = activity("act", "bds", effect="better_technology", serves=Serves())
    programme = Programme(areas=("local_governance", "enterprise_development"), activities=(act,))
    a = replace(entering("bds"), programme=programme)
    assert notes(a) == ["Chosen without any activity: Local governance."]


def test_a_missing_effect_is_told_only_of_activities_on_the_map() -> None:
    a = assessment(CHAIN, activity("near", "bds"), activity("lost", None))
    silent = [note for note in notes(a) if note.startswith("No expected effect")]
    assert len(silent) == 1
    assert silent[0].endswith(": “Near”.")


def test_those_left_out_are_named_only_once_something_is_followed() -> None:
    better_off = group("owners", "home", poverty="none")
    a = assessment(CHAIN, activity("lost", None), groups=(better_off,))
    assert not any(note.startswith("Left out") for note in notes(a))

"""How a node looks in each view, at the edges of its scales."""

from __future__ import annotations

from typing import Any

import pytest

from cluster_psia.drawing import tokens
from cluster_psia.drawing.map.looks import (
    ENTERED,
    NO_GROUP,
    UNKNOWN_PEOPLE,
    UNKNOWN_WOMEN,
    Look,
    look_of,
    shade_fill,
)
from cluster_psia.drawing.map.views import Reached, View
from cluster_psia.method import load_method
from tests.mapping.chains import actor, body

METHOD = load_method()
NOTHING = Reached()


def look(view: View, reach: Reached = NOTHING, *, counted: bool = True, **more: Any) -> Look:
    return look_of(actor("home", **more), view, reach, METHOD, counted=counted)


@pytest.mark.parametrize(
    ("women", "step"), [(0, 1), (19, 1), (20, 2), (40, 3), (60, 4), (79, 4), (80, 5), (100, 5)]
)
def test_a_share_of_women_belongs_to_the_step_whose_least_it_reaches(women: int, step: int) -> None:
    found = look("women", workers=100, women=women)
    assert (found.fill, found.ink) == (tokens.SCALE[step], tokens.SCALE_TEXT[step])
    assert found.second == f"{women}% women · of 100"


def test_women_of_nobody_knows_how_many_have_no_share() -> None:
    found = look("women", women=40)
    assert (found.fill, found.second) == (tokens.PAPER, "40 women · of how many not known")
    assert look("women", workers=40).second == UNKNOWN_WOMEN


def test_a_figure_that_is_known_of_no_node_is_missed_at_none() -> None:
    assert look("people").second == UNKNOWN_PEOPLE
    assert look("people", counted=False).second == ""
    assert look("women", counted=False).second == ""


def test_a_status_that_a_person_gave_is_no_suggestion() -> None:
    label = METHOD.box_2.shade("likely").label.lower()
    assert look("status", poverty="likely").second == label
    signs = [{"item": item.key, "sign": "clear"} for item in METHOD.screening.items]
    assert look("status", screening=signs).second == f"suggested: {label}"


def test_the_marks_of_poverty_stay_in_every_view_and_hatch_where_it_is_plotted() -> None:
    views: tuple[View, ...] = ("people", "status", "women", "reach")
    looks = [look(view, poverty="likely") for view in views]
    assert {one.shade for one in looks} == {"likely"}
    assert [one.hatched for one in looks] == [True, True, False, False]


def test_the_gravest_way_gives_the_look_and_the_number_is_told_where_ways_differ() -> None:
    words = METHOD.reach.way("not_reached").on_map
    mixed = look("reach", Reached({"home": ("not_reached", "direct", "direct")}))
    assert (mixed.heavy, mixed.fill) == (True, tokens.PAPER)
    assert mixed.second == f"1 of 3 groups {words}"
    alike = look("reach", Reached({"home": ("not_reached", "not_reached")}))
    assert alike.second == words
    assert not look("reach", Reached({"home": ("direct",)})).heavy


def test_nothing_is_said_of_a_node_without_groups_until_reach_is_known_somewhere() -> None:
    assert look("reach").second == ""
    elsewhere = Reached({"other": ("direct",)})
    assert look("reach", elsewhere).second == NO_GROUP
    entered = Reached({"other": ("direct",)}, frozenset({"home"}))
    assert look("reach", entered).second == ENTERED


def test_an_institution_is_told_of_only_where_an_activity_enters_it() -> None:
    entered = Reached(entered=frozenset({"bds"}))
    assert look_of(body("bds"), "reach", entered, METHOD).second == ENTERED
    assert look_of(body("bds"), "people", entered, METHOD).second == ""
    assert look_of(body("other"), "reach", entered, METHOD).second == ""


def test_what_is_beyond_the_cluster_is_dashed() -> None:
    assert look("people", kind="external_buyer", stage="markets").dashed
    assert not look("people").dashed
    assert look_of(body("office", "government"), "people", NOTHING, METHOD).dashed


def test_not_poor_and_not_looked_at_have_different_fills() -> None:
    assert shade_fill("none") == tokens.SCALE[1] != shade_fill(None)
    assert shade_fill(None) == shade_fill("") == tokens.PAPER

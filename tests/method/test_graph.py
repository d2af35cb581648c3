"""The method as a graph: addresses of all entries, links both ways, and origins in words."""

from __future__ import annotations

import re

import pytest

from cluster_psia.method import load_method
from cluster_psia.method.graph import (
    entries_by_address,
    entry_at,
    entry_edges,
    linked_entries,
    method_edges,
)
from cluster_psia.method.links import walk_values
from cluster_psia.method.model import Entry

METHOD = load_method()


def linked(address: str, relation: str) -> set[str]:
    """The last part of the addresses to which an entry is linked in one relation,
    in either direction.
    """
    found = [edge for edge in entry_edges(METHOD, address) if edge.relation == relation]
    return {(edge.end if edge.start == address else edge.start).rsplit(".", 1)[1] for edge in found}


def test_no_explanation_of_the_method_has_more_than_two_sentences() -> None:
    long = {
        address: entry.explanation
        for address, entry in entries_by_address(METHOD).items()
        if len(re.findall(r"[.!?](?=\s+[A-Z“]|$)", entry.explanation)) > 2
    }
    assert long == {}


def test_linked_entries_are_found_from_both_ends_each_once_and_by_the_relations_asked_for() -> None:
    harm = "reach.harms.leans_to_larger"
    criteria = linked_entries(METHOD, harm, ("criterion_cautions",))
    assert {one.key for one in criteria} == linked(harm, "criterion_cautions")
    assert len(linked_entries(METHOD, harm, ("criterion_cautions", "criterion_cautions"))) == len(
        criteria
    )
    assert linked_entries(METHOD, harm, ()) == ()
    with pytest.raises(ValueError, match="no entry"):
        linked_entries(METHOD, "reach.harms.none_such", ("criterion_cautions",))


# Addresses ---------------------------------------------------------------------------------------


def test_every_entry_of_the_method_has_an_address_of_its_own() -> None:
    everywhere = [id(value) for _, value in walk_values(METHOD) if isinstance(value, Entry)]
    assert [id(entry) for entry in entries_by_address(METHOD).values()] == everywhere
    assert len(everywhere) > 1000


@pytest.mark.parametrize(
    ("address", "label"),
    [
        ("box_5.indicators.entrepreneurs_revenues", "Revenues"),
        ("box_5.stakeholders.local_community", "Local community"),
        ("phases.phases.phase_2.tasks.draw_maps", None),
        ("table_1.areas.enterprise_development.effects.more_jobs", "Employment generation"),
        ("phases.processing_days", None),  # an entry that stands in no list
    ],
)
def test_an_address_leads_to_its_entry(address: str, label: str | None) -> None:
    entry = entry_at(METHOD, address)
    assert label is None or entry.label.startswith(label)
    assert address.endswith(entry.key) or entry is METHOD.phases.processing_days


@pytest.mark.parametrize(
    "address", ["", "box_1", "box_1.states", "box_1.states.0", "box_1.states.nobody"]
)
def test_where_no_entry_stands_none_is_given(address: str) -> None:
    with pytest.raises(ValueError, match="has no entry"):
        entry_at(METHOD, address)
    with pytest.raises(ValueError, match="has no entry"):
        entry_edges(METHOD, address)


# Links -------------------------------------------------------------------------------------------


def test_a_link_is_found_from_both_its_ends() -> None:
    for edge in method_edges(METHOD):
        assert edge in entry_edges(METHOD, edge.start)
        assert edge in entry_edges(METHOD, edge.end)


def test_links_of_an_entry_are_its_own_and_stand_once() -> None:
    for address in entries_by_address(METHOD):
        found = entry_edges(METHOD, address)
        assert all(address in (edge.start, edge.end) for edge in found)
        assert len(set(found)) == len(found)


def test_an_area_can_be_followed_to_the_phase() -> None:
    """Area, well-being state, indicator, row of measures, information source, method, phase."""
    way = ["table_1.areas.local_governance"]
    for relation, step in (
        ("area_states", "box_1.states.e_cluster_participation"),
        ("state_indicators", "box_5.indicators.entrepreneurs_participation"),
        ("indicator_measures", "box_6.rows.empowerment"),
        ("measure_sources", "box_6.sources.role_play"),
        ("source_methods", "methods.methods.role_play"),
        ("method_phases", "phases.phases.phase_3"),
    ):
        assert (relation, way[-1], step) in {
            (e.relation, e.start, e.end) for e in entry_edges(METHOD, way[-1])
        }
        way.append(step)


@pytest.mark.parametrize("criterion", [row.key for row in METHOD.table_2.criteria])
def test_every_row_of_table_2_raises_indicators_and_points_to_policy(criterion: str) -> None:
    address = f"table_2.criteria.{criterion}"
    assert linked(address, "criterion_indicators")
    policy = ("criterion_options", "criterion_challenges", "criterion_agenda")
    assert any(linked(address, relation) for relation in policy)


def test_kinds_of_poverty_group_are_heard_as_a_stakeholder() -> None:
    workers = {"wage_labour", "home_workers", "contract_labour", "family_labour"}
    assert linked("box_5.stakeholders.workers", "group_stakeholder") == workers
    assert linked("box_4.kinds.own_account_workers", "group_stakeholder") == {"entrepreneurs"}
    assert linked("box_5.stakeholders.households", "group_stakeholder") == set()


def test_every_state_is_aimed_at_by_an_area() -> None:
    for state in METHOD.box_1.states:
        assert linked(f"box_1.states.{state.key}", "area_states"), state.key


def test_an_indicator_tells_about_a_state_that_each_of_its_areas_aims_at() -> None:
    for indicator in METHOD.box_5.indicators:
        for area in indicator.areas:
            aimed_at = linked(f"table_1.areas.{area}", "area_states")
            assert aimed_at & set(indicator.states), (indicator.key, area)


def test_every_indicator_is_raised_by_some_row_of_table_2() -> None:
    for indicator in METHOD.box_5.indicators:
        assert linked(f"box_5.indicators.{indicator.key}", "criterion_indicators"), indicator.key


# Origins -----------------------------------------------------------------------------------------


def test_every_link_has_one_origin_and_says_it_in_words() -> None:
    for edge in method_edges(METHOD):
        assert (edge.source is None) != (edge.ours is None), edge
        assert edge.origin.startswith("Ours: ") == (edge.ours is not None)
        assert edge.origin not in {"Ours: ", "Ours: None"}


def origins(relation: str) -> set[str]:
    return {edge.origin for edge in method_edges(METHOD) if edge.relation == relation}


def test_the_origin_of_a_link_is_where_the_relation_says() -> None:
    assert origins("stakeholder_indicators") == {"UNIDO 2004, Box 5"}  # of the relation
    rows = {
        e.start: e.ours is None for e in method_edges(METHOD) if e.relation == "measure_sources"
    }
    assert rows["box_6.rows.income"]  # of the entry: a row of the print
    assert not rows["box_6.rows.childcare"]  # and one of ours
    reasons = {f"Ours: {indicator.links_ours}" for indicator in METHOD.box_5.indicators}
    assert origins("area_indicators") <= reasons  # of a field of the entry


def test_what_the_policy_section_says_itself_is_cited() -> None:
    found = {
        (e.start.rsplit(".", 1)[1], e.end.rsplit(".", 1)[1]): e.origin for e in method_edges(METHOD)
    }
    assert found["location", "by_location"] == "UNIDO 2004, Section 6"
    assert found["social_provisioning", "social_protection"].startswith("IDS 2004")
    assert found["promotability", "soft_touch"].startswith("Ours")

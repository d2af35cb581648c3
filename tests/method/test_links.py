"""Links between instruments are data: every one is walked,
and a dead one is told with its path and reason.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from cluster_psia.method import load_method
from cluster_psia.method.graph import entries_by_address, method_edges
from cluster_psia.method.links import broken_links
from cluster_psia.method.load import load_from
from tests.method.data_folder import Spoil, message, spoiled

METHOD = load_method()

# How many links each relation has, and how many of them a source tells (the others are ours, each
# with a reason).
COUNTS = {
    "area_states": (45, 7),
    "state_indicators": (60, 0),
    "area_indicators": (37, 0),
    "indicator_measures": (29, 0),
    "state_measures": (14, 12),
    "measure_sources": (182, 57),
    "source_methods": (36, 0),
    "method_phases": (35, 35),
    "method_lists": (34, 34),
    "tool_methods": (7, 7),
    "stakeholder_states": (28, 28),
    "stakeholder_indicators": (29, 29),
    "group_stakeholder": (8, 0),
    "group_indicators": (47, 0),
    "node_groups": (26, 0),
    "node_stage": (12, 0),
    "criterion_group": (20, 20),
    "criterion_theme": (20, 0),
    "criterion_footnote": (3, 3),
    "criterion_indicators": (66, 0),
    "criterion_options": (28, 16),
    "criterion_challenges": (14, 4),
    "criterion_agenda": (13, 3),
    "level_hazards": (5, 5),
    "level_problems": (3, 3),
    "criterion_theory": (46, 4),
    "criterion_cautions": (34, 0),
    "guide_lessons": (30, 0),
    "effect_harms": (23, 0),
    "harm_groups": (45, 0),
    "institution_lessons": (19, 0),
    "standard_sectors": (5, 3),
    "shock_states": (6, 0),
    "pay_test": (3, 0),
}


def relation(key: str) -> int:
    """The place of a relation in links.yaml."""
    return next(i for i, r in enumerate(METHOD.links.relations) if r.key == key)


def test_nothing_is_broken() -> None:
    assert list(broken_links(METHOD)) == []


def test_every_link_leads_from_an_entry_to_an_entry() -> None:
    there = entries_by_address(METHOD)
    assert [
        edge for edge in method_edges(METHOD) if edge.start not in there or edge.end not in there
    ] == []


def test_the_links_are_counted_and_none_is_lost_or_added_silently() -> None:
    found = Counter(edge.relation for edge in method_edges(METHOD))
    cited = Counter(edge.relation for edge in method_edges(METHOD) if edge.source)
    assert {key: (found[key], cited[key]) for key in found} == COUNTS
    assert set(found) == {r.key for r in METHOD.links.relations}, "a relation without a link"


def test_every_statement_of_links_yaml_becomes_a_link() -> None:
    told = sum(len(link.to) for r in METHOD.links.relations for link in r.links)
    assert told == sum(
        1 for e in method_edges(METHOD) if METHOD.links.relations[relation(e.relation)].links
    )


# Dead links --------------------------------------------------------------------------------------


def in_relation(key: str, **changes: Any) -> Spoil:
    def spoil(content: Any) -> None:
        content["relations"][relation(key)].update(changes)

    return spoil


def in_link(key: str, **changes: Any) -> Spoil:
    def spoil(content: Any) -> None:
        content["relations"][relation(key)]["links"][0].update(changes)

    return spoil


def in_first(name: str, field: str, value: Any) -> Spoil:
    def spoil(content: Any) -> None:
        content[name][0][field] = value

    return spoil


def second_time(content: Any) -> None:
    links = content["relations"][relation("area_states")]["links"]
    links.append(links[0])


DEAD: dict[str, tuple[str, Spoil, tuple[str, ...]]] = {
    "link from nowhere": (
        "links",
        in_link("area_states", **{"from": "moon_landing"}),
        (
            "links.yaml",
            f"relations.{relation('area_states')}.links.0",
            "'moon_landing' is no area of table_1",
        ),
    ),
    "link to nowhere": (
        "links",
        in_link("criterion_options", to=["free_beer"]),
        (
            "links.yaml",
            f"relations.{relation('criterion_options')}.links.0",
            "'free_beer' is no entry of policy.opt",
        ),
    ),
    "link to nothing": (
        "links",
        in_link("area_states", to=[]),
        ("links.yaml", "links.0.to", "at least 1"),
    ),
    "link without origin": (
        "links",
        in_link("criterion_indicators", ours=None),
        ("links.yaml", "'location'", "exactly"),
    ),
    "link twice": ("links", second_time, ("links.yaml", "enterprise_development", "stands twice")),
    "list that is none": (
        "links",
        in_relation("area_states", right=["box_1.moods"]),
        ("links.yaml", f"relations.{relation('area_states')}", "no list 'box_1.moods'"),
    ),
    "field that is none": (
        "links",
        in_relation("indicator_measures", field="weight"),
        ("links.yaml", "'box_5.indicators' have no field 'weight'"),
    ),
    "told in two ways": (
        "links",
        in_relation("area_states", field="states"),
        ("links.yaml", "'field' and 'links'"),
    ),
    "told in no way": (
        "links",
        in_relation("area_states", links=[]),
        ("links.yaml", "'field' and 'links'"),
    ),
    "reasons from nowhere": (
        "links",
        in_relation("area_indicators", reasons=""),
        ("links.yaml", "'reasons'"),
    ),
    "dead field": (
        "box_6",
        lambda c: c["rows"][3]["measures"][1].update(information_sources=["crystal_ball"]),
        (
            "box_6.yaml",
            "rows.3.measures.1.information_sources.0",
            "'crystal_ball' is no information source of box_6",
        ),
    ),
    "dead method": (
        "box_6",
        in_first("sources", "methods", ["gossip"]),
        ("box_6.yaml", "sources.0.methods.0", "'gossip' is no method of methods.yaml"),
    ),
    "dead task": (
        "phases",
        lambda c: c["phases"][1]["tasks"][2].update(methods=["gossip"]),
        ("phases.yaml", "phases.1.tasks.2.methods.0", "'gossip' is no method"),
    ),
    "dead policy": (
        "policy",
        lambda c: c["challenges"].pop(),
        ("links.yaml", "'sustainable_learning' is no entry of policy.challenges"),
    ),
    "dead sector": (
        "cases",
        in_first("cases", "sector", "moonshine"),
        ("cases.yaml", "cases.0.sector", "'moonshine' is no sector of cases.yaml"),
    ),
    "dead address of a term": (
        "glossary",
        in_first("terms", "see", ["box_9.atlantis"]),
        ("glossary.yaml", "terms.0.see", "nothing stands at 'box_9.atlantis'"),
    ),
    "dead address of a note": (
        "source_notes",
        in_first("notes", "about", ["box_1.states.bliss"]),
        ("source_notes.yaml", "notes.0.about", "nothing stands at 'box_1.states.bliss'"),
    ),
}


@pytest.mark.parametrize("case", DEAD)
def test_a_dead_link_is_told_with_its_path(case: str, tmp_path: Path) -> None:
    name, spoil, words = DEAD[case]
    said = message(spoiled(tmp_path, name, spoil))
    assert [word for word in words if word not in said] == [], said


@pytest.mark.parametrize(
    "address", ["table_1", "table_2.criteria", "table_2.criteria.market", "box_3.units"]
)
def test_an_address_may_be_a_file_a_list_or_an_entry(address: str, tmp_path: Path) -> None:
    folder = spoiled(tmp_path, "source_notes", in_first("notes", "about", [address]))
    assert load_from(folder).source_notes.notes[0].about == (address,)

"""Pro-poor lines, skills and collective efficiency as data:
complete against the print, with what is ours apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from cluster_psia.method import Entry, load_method
from cluster_psia.method.links import walk_values
from cluster_psia.method.model.profiles import ApproachPoint, ClusterType, IndexPart, SkillsApproach
from tests.method.data_folder import message, spoiled

METHOD = load_method()
PRO_POOR, SKILLS, EFFICIENCY = METHOD.pro_poor, METHOD.skills, METHOD.collective_efficiency
PARTS = {"pro_poor": PRO_POOR, "skills": SKILLS, "collective_efficiency": EFFICIENCY}
ENTRIES = [
    (f"{name}.{path}", e)
    for name, part in PARTS.items()
    for path, e in walk_values(part)
    if isinstance(e, Entry)
]
TYPES = {cell.key: cell for cell in SKILLS.types}

# Texts that a person may be shown beside labels; each of them is to be read aloud in a breath or
# two.
SPOKEN = ("explanation", "holds_back", "because", "when")


def _keys(entries: Iterable[Entry]) -> tuple[str, ...]:
    return tuple(entry.key for entry in entries)


def _kinds_of_points(approach: SkillsApproach) -> set[str]:
    return {point.kind for point in approach.points}


def _points(approach: int, kind: str | None = None) -> int:
    return sum(kind in (None, point.kind) for point in SKILLS.approaches[approach].points)


def _index(kind: str) -> list[IndexPart]:
    return [part for part in EFFICIENCY.cooperation_index if part.kind == kind]


def _effects(of: str, direction: str) -> int:
    return sum((effect.of, effect.direction) == (of, direction) for effect in EFFICIENCY.effects)


# Parts of what the print holds: a name, how many, where to count it, and how many stand here.
# "Read" marks running text, where the print has no list and the count is that of its arguments as
# we read them. Whole lists: test_counts.py.
PRINTED: list[tuple[str, int, str, int]] = [
    ("means of line (a), read", 5, "UNIDO 2010, section 3.3", len(PRO_POOR.lines[0].means)),
    (
        "means of line (b), read",
        6,
        "UNIDO 2010, section 3.3, boxes 8 and 9",
        len(PRO_POOR.lines[1].means),
    ),
    (
        "capabilities",
        4,
        "UNIDO 2010, section 3.3",
        sum(c.kind == "capability" for c in PRO_POOR.capabilities),
    ),
    (
        "obstacles in dealings",
        5,
        "UNIDO 2010, section 3",
        sum(o.lies_in == "dealings" for o in PRO_POOR.obstacles),
    ),
    ("trust activities, read", 4, "UNIDO 2010, section 3.1", len(PRO_POOR.services[0].activities)),
    (
        "capacity activities, three with letters",
        5,
        "UNIDO 2010, section 3.2",
        len(PRO_POOR.services[1].activities),
    ),
    (
        "traits a-d",
        4,
        "ILO 2008, traditional diversified",
        len(TYPES["traditional_diversified"].traits),
    ),
    (
        "policies i-vii",
        7,
        "ILO 2008, traditional diversified",
        len(TYPES["traditional_diversified"].interventions),
    ),
    (
        "traits a-d",
        4,
        "ILO 2008, traditional subcontractor",
        len(TYPES["traditional_subcontractor"].traits),
    ),
    (
        "approaches i-iv",
        4,
        "ILO 2008, traditional subcontractor",
        len(SKILLS.types[1].interventions),
    ),
    (
        "traits a-c",
        3,
        "ILO 2008, high-tech diversified",
        len(TYPES["high_tech_diversified"].traits),
    ),
    (
        "approaches i-iv",
        4,
        "ILO 2008, high-tech diversified",
        len(TYPES["high_tech_diversified"].interventions),
    ),
    (
        "factors of the first advantage",
        4,
        "ILO 2008, section 3 and 3.a",
        len(SKILLS.advantages[0].factors),
    ),
    (
        "headings of the second advantage",
        3,
        "ILO 2008, section 3.b",
        len(SKILLS.advantages[1].factors),
    ),
    ("points on training, read", 3, "ILO 2008, section 4.a", _points(0)),
    ("points on multinationals, read", 3, "ILO 2008, section 4.b", _points(1)),
    ("points on outside sources, read", 5, "ILO 2008, section 4.c", _points(2)),
    ("points on cooperation, read", 8, "ILO 2008, section 4.d", _points(3)),
    ("what the index weighs", 2, "Schmitz 1997, note 11", len(_index("component"))),
    ("enabling, read", 3, "Schmitz 1997, section 6", _effects("external_economies", "enabling")),
    ("disabling, read", 3, "Schmitz 1997, section 6", _effects("external_economies", "disabling")),
    ("enabling joint action", 1, "Schmitz 1997, section 7", _effects("joint_action", "enabling")),
    ("disabling joint action", 1, "Schmitz 1997, section 7", _effects("joint_action", "disabling")),
    ("developments", 6, "Schmitz 1997, section 2", len(EFFICIENCY.developments)),
    ("arguments, read", 5, "Schmitz 1997, section 5", len(EFFICIENCY.increasing_returns)),
    ("kinds of upgrading", 3, "ILO 2008, section 2", len(SKILLS.upgrading_kinds)),
    ("lessons, first to sixth", 6, "ILO 2008, Sialkot", len(SKILLS.sialkot_lessons)),
    ("lessons, read", 7, "ILO 2008, Ludhiana", len(SKILLS.ludhiana_lessons)),
    ("lessons on institutions, read", 5, "ILO 2008, Africa", len(SKILLS.institutions)),
    ("arguments (a) to (c)", 3, "UNIDO 2010, section 2", len(PRO_POOR.arguments)),
    ("the last lesson, read", 5, "UNIDO 2010, section 4", len(PRO_POOR.wider_view)),
]


@pytest.mark.parametrize(
    ("what", "count", "place", "found"), PRINTED, ids=[f"{p[2]}: {p[0]}" for p in PRINTED]
)
def test_everything_printed_is_there(what: str, count: int, place: str, found: int) -> None:
    assert found == count, f"{what}, {place}"


def test_nothing_else_is_there_and_what_is_ours_is_counted_apart() -> None:
    assert Counter(path.partition(".")[0] for path, _ in ENTRIES) == {
        "pro_poor": 70,
        "skills": 127,
        "collective_efficiency": 58,
    }
    assert [path.partition(".")[0] + "." + entry.key for path, entry in ENTRIES if entry.ours] == [
        "collective_efficiency.who_gains"
    ]


@pytest.mark.parametrize(
    ("name", "document"),
    [("pro_poor", "unido_2010"), ("skills", "ilo_2008"), ("collective_efficiency", "schmitz_1997")],
)
def test_each_file_keeps_to_its_own_source(name: str, document: str) -> None:
    sources = {e.source.document for path, e in ENTRIES if path.startswith(f"{name}.") and e.source}
    assert sources == {document}


def test_ties_that_the_text_does_not_make_itself_are_ours_with_a_reason() -> None:
    paired = {c.key for c in PRO_POOR.capabilities if c.held_back_ours}
    helped = {c.key for c in PRO_POOR.capabilities if c.helped_by_ours}
    placed = {step.key for step in PRO_POOR.order_of_work if step.order_ours}
    assert paired == {"political", "socio_cultural", "human", "protective"}
    assert helped == {"political", "socio_cultural", "protective"}
    assert placed == {"build_trust", "strengthen_institutions", "monitor"}


def test_each_trade_off_has_its_two_sides_in_the_order_of_its_name() -> None:
    sides = {trade_off.key: _keys(trade_off.sides) for trade_off in PRO_POOR.trade_offs}
    assert sides == {
        "depth_or_breadth": ("depth", "breadth"),
        "today_or_tomorrow": ("today", "tomorrow"),
        "inclusiveness_or_speed": ("inclusiveness", "speed"),
    }


def test_the_high_tech_subcontractor_cell_is_shown_empty_and_no_other_is() -> None:
    cell = TYPES["high_tech_subcontractor"]
    assert (cell.structure, cell.sector, cell.empty) == ("subcontractor", "high_tech", True)
    assert (cell.examples, cell.traits, cell.interventions) == ((), (), ())
    assert "empty" in cell.explanation
    assert cell.source is not None
    assert cell.source.place == "Table 1"
    assert [other.key for other in SKILLS.types if other.empty] == ["high_tech_subcontractor"]


def test_the_cells_hold_the_examples_of_the_print() -> None:
    assert {(cell.sector, cell.structure): cell.examples for cell in SKILLS.types} == {
        ("traditional", "diversified"): ("Ludhiana", "Most African clusters"),
        ("traditional", "subcontractor"): ("Sinos Valley", "Sialkot"),
        ("high_tech", "diversified"): ("Bangalore",),
        ("high_tech", "subcontractor"): (),
    }


@pytest.mark.parametrize("cell", SKILLS.types, ids=lambda cell: cell.key)
def test_traits_and_measures_run_through_the_letters_and_numerals_of_the_print(
    cell: ClusterType,
) -> None:
    traits = [trait.label.split()[0] for trait in cell.traits]
    measures = [measure.label.split()[0] for measure in cell.interventions]
    assert traits == ["(a)", "(b)", "(c)", "(d)"][: len(traits)]
    assert measures == ["(i)", "(ii)", "(iii)", "(iv)", "(v)", "(vi)", "(vii)"][: len(measures)]


def test_structure_is_a_continuum_and_industry_is_not() -> None:
    ends = {d.key: (d.continuum, *_keys(d.poles)) for d in SKILLS.dimensions}
    assert ends == {
        "structure": (True, "diversified", "subcontractor"),
        "sector": (False, "traditional", "high_tech"),
    }


def test_every_approach_says_how_and_for_whom_or_where_it_ends() -> None:
    kinds = {approach.key: _kinds_of_points(approach) for approach in SKILLS.approaches}
    assert [key for key, found in kinds.items() if not {"how", "condition"} <= found] == []
    assert all(isinstance(point, ApproachPoint) for a in SKILLS.approaches for point in a.points)


def test_training_alone_is_warned_of_where_it_is_proposed() -> None:
    measure = next(
        m
        for m in TYPES["traditional_diversified"].interventions
        if m.key == "training_with_technology"
    )
    assert "never the training alone" in measure.when
    assert {"disabling_labour_market_pooling", "train_and_upgrade"} <= {
        w.key for w in SKILLS.warnings
    }


def test_the_floor_asks_for_more_than_twelve_firms_and_lets_failed_attempts_count() -> None:
    firms, association, attempts = SKILLS.floor_test
    assert (firms.key, firms.more_than, firms.failed_attempts_count) == ("firms", 12, False)
    assert (association.key, association.more_than, association.failed_attempts_count) == (
        "association",
        None,
        False,
    )
    assert (attempts.key, attempts.more_than, attempts.failed_attempts_count) == (
        "attempts",
        None,
        True,
    )


def test_the_dissent_objects_to_targeting_and_agrees_with_strategic_support() -> None:
    stances = {point.key: point.stance for point in SKILLS.dissent}
    assert stances["industrial_not_social_policy"] == "objects"
    assert stances["worse_off_and_better_off"] == "agrees"
    assert Counter(stances.values()) == {"agrees": 2, "objects": 3, "proposes": 1}


def test_joint_action_stands_in_four_cells_with_the_examples_of_the_print() -> None:
    assert {(form.direction, form.width): form.example for form in EFFICIENCY.joint_action} == {
        ("horizontal", "bilateral"): "Sharing equipment",
        ("horizontal", "multilateral"): "Sectoral association",
        ("vertical", "bilateral"): "Producer and user improving components",
        ("vertical", "multilateral"): "Alliance across value added chain",
    }


def test_passive_gains_are_incidental_and_active_ones_deliberate() -> None:
    assert {c.key: c.arises for c in EFFICIENCY.components} == {
        "passive": "incidentally",
        "active": "deliberately",
    }


def test_the_index_has_two_components_no_formula_and_its_limits_beside_it() -> None:
    assert [part.key for part in _index("component")] == ["forms", "intensity"]
    assert ["no formula" in part.explanation for part in _index("computation")] == [True]
    assert [part.key for part in _index("limit")] == [
        "incidence_not_gain",
        "external_economies_missing",
        "who_gains",
    ]


def _sentences(text: str) -> int:
    return len(re.findall(r"[.!?](?=\s|$)", text))


def test_what_is_read_aloud_is_one_sentence_or_two() -> None:
    said = {
        path: text
        for name, part in PARTS.items()
        for path, text in walk_values(part, name)
        if isinstance(text, str)
    }
    spoken = {
        path: text for path, text in said.items() if path.rpartition(".")[2] in SPOKEN and text
    }
    assert len(spoken) > len(ENTRIES)
    assert {path: text for path, text in spoken.items() if not 1 <= _sentences(text) <= 2} == {}


def _empty_a_cell(content: Any) -> None:
    content["types"][0]["traits"] = []


def _fill_the_empty_cell(content: Any) -> None:
    content["types"][3]["examples"] = ["Somewhere"]


def _repeat_a_type(content: Any) -> None:
    content["types"][1]["structure"] = "diversified"


def _repeat_a_form(content: Any) -> None:
    content["joint_action"][0]["width"] = "multilateral"


def _help_by_nothing(content: Any) -> None:
    content["capabilities"][0]["helped_by"] = ["no_such_means"]


def _number_wrongly(content: Any) -> None:
    content["order_of_work"][2]["number"] = 7


@pytest.mark.parametrize(
    ("name", "spoil", "said"),
    [
        ("skills", _empty_a_cell, "traditional_diversified"),
        ("skills", _fill_the_empty_cell, "high_tech_subcontractor"),
        ("skills", _repeat_a_type, "each of its four cells once"),
        ("collective_efficiency", _repeat_a_form, "each of its four cells once"),
        ("pro_poor", _help_by_nothing, "no_such_means"),
        ("pro_poor", _number_wrongly, "'diagnose' stands at place 3 but has the number 7"),
    ],
)
def test_a_spoiled_profile_is_named_with_its_file_and_reason(
    tmp_path: Path, name: str, spoil: Callable[[Any], None], said: str
) -> None:
    reason = message(spoiled(tmp_path, name, spoil))
    assert reason.startswith(f"{name}.yaml: ")
    assert said in reason

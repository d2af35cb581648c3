"""Context, scope, stakeholders, plan, counterfactual, methods of each phase:
what the print lists is all there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cluster_psia.method import load_method
from tests.method.data_folder import message, spoiled

if TYPE_CHECKING:
    from cluster_psia.method.model import Entry
    from cluster_psia.method.model.annex import Phase

METHOD = load_method()
CONTEXT, SCOPE, PLAN = METHOD.context, METHOD.scope, METHOD.assessment_plan
STAKEHOLDERS = METHOD.stakeholder_analysis
PHASES = METHOD.phases.phases
LEVELS = METHOD.study_design.counterfactual_levels

MAPPING = "unido_2004: Section 5, Mapping the industrial cluster and institutions"
SCOPE_PLACE = "unido_2004: Section 5, Scope of assessment"
UNITS = "unido_2004: Section 5, Units and indicators of assessment"
GUIDELINES = "unido_2004: Annex II, Impact assessment guidelines"
RESEARCH = "unido_2004: Annex II, Research methodology"
COUNTERFACTUAL = "unido_2004: Section 5, The counterfactual"
DYNAMICS = "unido_2004: Section 4, Cluster dynamics and poverty"
BOX_A2 = "unido_2004: Annex II, Box A.2"
SINOS = "ilo_2008: Part II, The Sinos Valley footwear cluster, Lessons learned"
COOPERATION = "ilo_2008: Part I, Section 4, Promoting intra-cluster cooperation"
NUMBERS = ("one", "two", "three", "four", "five", "six", "seven")


def phase(number: int) -> str:
    return f"unido_2004: Annex II, Phase {NUMBERS[number - 1]}"


def places(entries: Iterable[Entry]) -> dict[str, int]:
    return Counter(
        f"{e.source.document}: {e.source.place}" if e.source else "ours" for e in entries
    )


def circle(name: str) -> list[Entry]:
    return [i for i in CONTEXT.informants if i.circle == name]


def bullet(number: int | None) -> list[Entry]:
    return [p for p in SCOPE.points if p.bullet == number]


def about(what: str) -> list[Entry]:
    return [s for s in PLAN.sampling if s.about == what]


# Parts of a list, and lists over several places: name, entries, how many stand in which place
# ("ours" apart). Whole lists at one place are counted in test_counts.py.
COUNTS: list[tuple[str, Iterable[Entry], dict[str, int]]] = [
    ("first contacts", circle("first_contacts"), {BOX_A2: 3}),
    ("cluster actors", circle("cluster_actors"), {phase(2): 3}),
    ("cluster institutions", circle("cluster_institutions"), {phase(2): 3}),
    ("related institutions", circle("related_institutions"), {phase(2): 4}),
    ("informant tree", CONTEXT.informant_tree, {phase(2): 5, BOX_A2: 1}),
    ("access to the poorest", CONTEXT.access, {phase(2): 7, phase(3): 1, GUIDELINES: 1}),
    ("scope, before the bullets", bullet(None), {SCOPE_PLACE: 1}),
    ("scope, first bullet", bullet(1), {SCOPE_PLACE: 2}),
    ("scope, second bullet", bullet(2), {SCOPE_PLACE: 2}),
    ("scope, third bullet", bullet(3), {SCOPE_PLACE: 3}),
    ("household link", SCOPE.household_link, {UNITS: 6, phase(3): 4}),
    (
        "positions and tensions",
        STAKEHOLDERS.points,
        {
            MAPPING: 6,
            "unido_2004: Annex II, Box A.1": 1,
            BOX_A2: 2,
            phase(2): 1,
            phase(4): 1,
            phase(6): 1,
            "unido_2004: Section 5, Impact as a learning process": 1,
        },
    ),
    (
        "who represents whom",
        STAKEHOLDERS.representation,
        {
            SINOS: 6,
            COOPERATION: 3,
            "ilo_2008: Part I, Section 4, Provision of demand-driven training": 1,
            "ilo_2008: Part II, The Sialkot surgical instruments cluster": 1,
        },
    ),
    ("making of the plan", PLAN.making, {phase(1): 3, RESEARCH: 3, GUIDELINES: 2}),
    (
        "rules of the field team",
        PLAN.team_rules,
        {phase(2): 1, phase(3): 3, phase(5): 1, GUIDELINES: 1},
    ),
    ("kind of sample", about("kind"), {phase(3): 4}),
    ("size of the sample", about("size"), {phase(3): 1, phase(4): 1}),
    ("sample for group discussions", about("groups"), {phase(3): 1}),
    ("sample of households", about("households"), {phase(3): 1}),
    ("sample of controls", about("control_group"), {phase(3): 4, COUNTERFACTUAL: 1}),
    (
        "hazards of a comparator",
        METHOD.study_design.hazards,
        {COUNTERFACTUAL: 7, phase(3): 1, DYNAMICS: 1, "ours": 1},
    ),
    *(
        (f"methods of phase {p.number}", p.methods, {phase(p.number): n})
        for p, n in zip(PHASES, (3, 5, 7, 2, 8, 4, 2), strict=True)
    ),
]


@pytest.mark.parametrize(
    ("entries", "expected"), [c[1:] for c in COUNTS], ids=[c[0] for c in COUNTS]
)
def test_each_list_has_what_the_print_has_and_ours_apart(
    entries: Iterable[Entry], expected: dict[str, int]
) -> None:
    assert places(entries) == expected


# Phases ------------------------------------------------------------------------------------------


def printed_numbers(phase: Phase) -> list[int]:
    return [method.number for method in phase.methods if method.number]


def test_the_prints_own_numbers_of_the_methods_run_from_one_without_a_gap() -> None:
    numbers = {p.number: printed_numbers(p) for p in PHASES}
    assert {n: len(found) for n, found in numbers.items()} == {
        1: 3,
        2: 5,
        3: 7,
        4: 0,
        5: 0,
        6: 3,
        7: 0,
    }
    assert all(found == list(range(1, len(found) + 1)) for found in numbers.values())


def test_every_method_of_a_phase_exists_and_every_method_of_annex_ii_is_listed_in_a_phase() -> None:
    there = {m.key: m for m in METHOD.methods.methods}
    listed = {key for p in PHASES for entry in p.methods for key in entry.methods}
    assert listed <= set(there)
    of_phases = {
        key
        for key, m in there.items()
        if m.source is not None and m.source.place.startswith("Annex II, Phase")
    }
    assert of_phases <= listed


@pytest.mark.parametrize(
    ("number", "key", "cautions"),
    [
        (2, "key_informants", {"short_schedule"}),
        (2, "informant_tree", {"may_name_be_used"}),
        (
            2,
            "informal_meetings",
            {
                "better_off_come_first",
                "ask_for_the_poorer",
                "local_collaborators",
                "sensitive_questions",
            },
        ),
        (3, "recruit_and_train", {"seen_as_impartial", "train_everybody"}),
        (3, "sampling", {"representative_needs", "sample_size"}),
        (3, "control_group", {"same_methods", "relative_size", "more_refusals"}),
        (3, "group_discussions", {"keep_few", "groups_differ"}),
        (3, "interviews", {"short_and_focused", "divide_questions", "tie_to_analysis"}),
        (3, "in_depth", {"time_consuming", "another_member"}),
        (4, "triangulation", {"differences_are_valid", "dominant_voices"}),
        (5, "combined_analysis", {"structure_in_advance", "not_too_rigid"}),
        (7, "evaluate_monitoring", {"recall_again", "little_comparable"}),
    ],
)
def test_a_method_of_a_phase_carries_its_cautions_with_their_places(
    number: int, key: str, cautions: set[str]
) -> None:
    entry = next(m for m in PHASES[number - 1].methods if m.key == key)
    assert {c.key for c in entry.cautions} == cautions
    assert places(entry.cautions) == {phase(number): len(cautions)}


def test_group_discussions_have_five_to_eight_people_wherever_the_phase_or_the_sample_says_so() -> (
    None
):
    discussion = next(m for m in PHASES[2].methods if m.key == "group_discussions")
    sample = next(s for s in PLAN.sampling if s.key == "group_discussions")
    assert "five to eight people" in discussion.explanation
    assert "five to eight people" in sample.explanation


def test_where_the_source_names_no_figure_the_sampling_rule_says_so() -> None:
    said = {s.key for s in PLAN.sampling if "The source names no figure" in s.explanation}
    said |= {s.key for s in PLAN.sampling if "The source gives no ratio" in s.explanation}
    assert said == {"sample_size", "control_size"}


# Counterfactual ----------------------------------------------------------------------------------


def test_the_control_group_has_three_hazards_and_three_further_problems() -> None:
    level = next(x for x in LEVELS if x.key == "control_group")
    assert level.hazards == ("same_influences", "ethics", "cross_over")
    assert level.problems == ("other_capacities", "other_goods", "other_environment")


def test_recall_control_group_and_reasoned_argument_cover_every_answer_on_comparison() -> None:
    assert [x.key for x in LEVELS] == ["recall", "control_group", "reasoned_argument"]
    answers = next(q.answers for q in METHOD.study_design.questions if q.key == "comparator")
    assert {answer for x in LEVELS for answer in x.comparators} == {
        answer.key for answer in answers
    }
    assert next(x for x in LEVELS if x.key == "reasoned_argument").comparators == (
        "none",
        "inside_cluster",
        "comparable_cluster",
        "outside_cluster",
    )


# Bad input ---------------------------------------------------------------------------------------


def test_a_phase_that_lists_an_unknown_method_is_told_with_its_path(tmp_path: Path) -> None:
    said = message(
        spoiled(
            tmp_path, "phases", lambda c: c["phases"][1]["methods"][0].update(methods=["seance"])
        )
    )
    assert "phases.yaml" in said
    assert "phases.1.methods.0" in said
    assert "'seance' is no method of methods.yaml" in said


def test_a_level_that_names_an_unknown_hazard_is_told_with_its_path(tmp_path: Path) -> None:
    said = message(
        spoiled(
            tmp_path,
            "study_design",
            lambda c: c["counterfactual_levels"][1].update(hazards=["ghosts"]),
        )
    )
    assert "study_design.yaml" in said
    assert "counterfactual_levels.1" in said
    assert "'ghosts' is no hazard" in said


def test_an_unknown_circle_of_informants_is_refused(tmp_path: Path) -> None:
    said = message(spoiled(tmp_path, "context", lambda c: c["informants"][0].update(circle="moon")))
    assert "context.yaml" in said
    assert "informants.0.circle" in said

"""Annex II as data, and the counts of Boxes 5 and 6: the print is all there, at its place,
and ours is apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

import pytest

from cluster_psia.method import load_method
from cluster_psia.method.model.annex import MethodCaution

if TYPE_CHECKING:
    from cluster_psia.method.model import Entry, PhaseTask

METHOD = load_method()
KINDS = ("quantitative", "qualitative", "participatory")
STAGES = ("initial", "during", "end")
TASKS = [(phase.key, task) for phase in METHOD.phases.phases for task in phase.tasks]


def places(entries: Iterable[Entry]) -> Counter[str]:
    return Counter(
        f"{e.source.document}: {e.source.place}" if e.source else "ours" for e in entries
    )


def unido(**counts: int) -> dict[str, int]:
    """Counts by place of UNIDO 2004, written with underscores for the blanks."""
    names = {"box_a2": "Annex II, Box A.2", "box_a3": "Annex II, Box A.3"}
    return {f"unido_2004: {names[name]}": n for name, n in counts.items()}


# Parts of a list, and lists over several places; whole lists at one place are counted in
# test_counts.py.
INDICATORS = METHOD.box_5.indicators
ITEMS = METHOD.box_a2.items
COUNTS = [
    (
        "box 5, entrepreneurs",
        [i for i in INDICATORS if i.stakeholder == "entrepreneurs"],
        {"unido_2004: Box 5": 9},
    ),
    (
        "box 5, workers",
        [i for i in INDICATORS if i.stakeholder == "workers"],
        {"unido_2004: Box 5": 10},
    ),
    (
        "box 5, households",
        [i for i in INDICATORS if i.stakeholder == "households"],
        {"unido_2004: Box 5": 7},
    ),
    (
        "box 5, community",
        [i for i in INDICATORS if i.stakeholder == "local_community"],
        {"unido_2004: Box 5": 3},
    ),
    ("box 6", METHOD.box_6.rows, {"unido_2004: Box 6": 7, "ours": 15}),
    ("box A.2, cluster", [i for i in ITEMS if i.part == "cluster"], unido(box_a2=7)),
    ("box A.2, institutions", [i for i in ITEMS if i.part == "institutional"], unido(box_a2=3)),
    ("box A.2, poverty", [i for i in ITEMS if i.part == "poverty"], unido(box_a2=9)),
    (
        "methods",
        [m for m in METHOD.methods.methods if not m.tool],
        {
            "unido_2004: Box 6": 2,
            "unido_2004: Section 5, Mapping the industrial cluster and institutions": 1,
            "unido_2004: Annex II, Research methodology": 1,
            "unido_2004: Annex II, Phase two": 4,
            "unido_2004: Annex II, Phase three": 4,
            "unido_2004: Annex II, Phase six": 3,
        },
    ),
    (
        "participatory tools",
        [m for m in METHOD.methods.methods if m.tool],
        {**unido(box_a3=7), "unido_2004: Annex II, Phase three": 2, "unido_2004: Box 6": 1},
    ),
    (
        "phases",
        METHOD.phases.phases,
        {
            f"unido_2004: Annex II, Phase {number}": 1
            for number in ("one", "two", "three", "four", "five", "six", "seven")
        },
    ),
]


@pytest.mark.parametrize(
    ("entries", "expected"), [c[1:] for c in COUNTS], ids=[c[0] for c in COUNTS]
)
def test_each_list_has_what_the_print_has_and_ours_apart(
    entries: Iterable[Entry], expected: dict[str, int]
) -> None:
    assert places(entries) == expected


# Methods -----------------------------------------------------------------------------------------


def test_every_method_named_anywhere_exists_and_every_method_is_named() -> None:
    there = {m.key for m in METHOD.methods.methods}
    named = {key for source in METHOD.box_6.sources for key in source.methods}
    named |= {key for _, task in TASKS for key in task.methods}
    named |= {tool.key for tool in METHOD.box_a3.tools}
    assert named == there


def test_every_tool_of_box_a3_is_a_participatory_tool() -> None:
    tools = {m.key for m in METHOD.methods.methods if m.tool}
    assert {tool.key for tool in METHOD.box_a3.tools} <= tools
    assert all(m.family == "participatory" for m in METHOD.methods.methods if m.tool)


def test_only_diaries_ask_for_a_study_that_comes_back() -> None:
    limited = {m.key: m.approaches for m in METHOD.methods.methods if len(m.approaches) < 3}
    assert limited == {"diaries": ("repeat", "longitudinal")}


def test_every_family_has_a_method_at_every_stage() -> None:
    used = {(stage, m.family) for m in METHOD.methods.methods for stage in m.stages}
    cells = {(use.stage, use.family) for use in METHOD.box_a1.uses}
    assert cells == {(stage, family) for stage in STAGES for family in KINDS}
    assert used == cells


@pytest.mark.parametrize(
    ("key", "word"),
    [
        ("focus_group_discussion", "five to eight"),
        ("semi_structured_interview", "pilot"),
        ("informal_interview", "poorest"),
        ("key_informant_interview", "better off"),
        ("household_interview", "at least one other member"),
        ("questionnaire_survey", "sampling frame"),
    ],
)
def test_a_method_carries_the_caution_of_its_source(key: str, word: str) -> None:
    method = next(m for m in METHOD.methods.methods if m.key == key)
    assert any(word in caution.text.lower() for caution in method.cautions)


CAUTIONS = [(m.key, c) for m in METHOD.methods.methods for c in m.cautions]


@pytest.mark.parametrize(("key", "caution"), CAUTIONS)
def test_a_caution_names_its_place_beside_its_text_and_not_within(
    key: str, caution: MethodCaution
) -> None:
    """A place in the text as well as beside it would be cited twice, and one of them is wrong."""
    assert not re.search(r"section \d|phase \w+\)|\bBox \w|\(ours|ILO|UNIDO", caution.text), key


def test_a_caution_cannot_come_from_a_source_and_from_us() -> None:
    both = {"text": "T", "ours": "x", "source": {"document": "unido_2004", "place": "Box 3"}}
    with pytest.raises(ValueError, match="not both"):
        MethodCaution.model_validate(both)


# Phases ------------------------------------------------------------------------------------------


def test_the_phases_stand_in_order_and_cite_their_own_place() -> None:
    phases = METHOD.phases.phases
    assert [p.key for p in phases] == [f"phase_{n}" for n in range(1, 8)]
    assert [p.number for p in phases] == list(range(1, 8))


def test_the_estimate_of_processing_days_stands_in_phase_five() -> None:
    assert METHOD.phases.processing_days_per_field_day == 2.0
    assert places([METHOD.phases.processing_days]) == {"unido_2004: Annex II, Phase five": 1}


def test_each_round_has_one_processing_task_and_its_days_are_reckoned_from_field_days() -> None:
    processing = [(phase, task) for phase, task in TASKS if task.kind == "processing"]
    assert [(phase, task.key, task.days, task.per) for phase, task in processing] == [
        ("phase_5", "process_field_data", 0, "study"),
        ("phase_7", "process_follow_up_data", 0, "study"),
    ]


@pytest.mark.parametrize(
    "task", [task for _, task in TASKS], ids=[f"{phase}-{task.key}" for phase, task in TASKS]
)
def test_a_task_says_that_its_days_are_ours(task: PhaseTask) -> None:
    assert task.source is not None
    if task.kind != "processing":
        assert task.days > 0
        assert "Days are ours" in task.explanation


def test_task_keys_differ_across_phases() -> None:
    assert max(Counter(task.key for _, task in TASKS).values()) == 1


def tasks_for(approach: str) -> set[str]:
    return {task.key for _, task in TASKS if approach in task.approaches}


def test_a_one_off_study_has_no_follow_up_no_control_group_and_leans_on_recall() -> None:
    follow_up = {task.key for phase, task in TASKS if phase == "phase_7"}
    assert follow_up
    assert tasks_for("one_off").isdisjoint(
        follow_up | {"choose_control_group", "control_group_fieldwork"}
    )
    assert "plan_recall" in tasks_for("one_off")
    for approach in ("repeat", "longitudinal"):
        assert follow_up | {"choose_control_group", "plan_baseline"} <= tasks_for(approach)
        assert "plan_recall" not in tasks_for(approach)


def test_every_phase_but_the_last_is_for_every_study() -> None:
    for approach in ("one_off", "repeat", "longitudinal"):
        phases = {phase for phase, task in TASKS if approach in task.approaches}
        assert phases >= {f"phase_{n}" for n in range(1, 7)}


def test_the_control_group_gets_the_same_methods_as_the_target_group() -> None:
    task = {task.key: task for _, task in TASKS}
    target = set(task["hold_interviews"].methods) | set(task["hold_group_discussions"].methods)
    assert set(task["control_group_fieldwork"].methods) == target
    assert task["repeat_control_fieldwork"].methods == task["repeat_fieldwork"].methods

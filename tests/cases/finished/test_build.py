"""The finished example: built again it is what is kept, every figure in it is published or the
method's own, and it lacks only what it says that it lacks.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

import openpyxl

from cluster_psia.assessment.document.model import Activity, Serves, replace
from cluster_psia.assessment.edits.groups import change_group
from cluster_psia.assessment.edits.profile import renamed_copy
from cluster_psia.assessment.edits.screening import rate_item
from cluster_psia.assessment.files.samples import (
    FINISHED_EXAMPLE,
    kind_of_sample,
    load_sample,
    shipped_keys,
)
from cluster_psia.cases.finished.build import BARE, finished_example
from cluster_psia.design.approach import approach_doubts, suggest_approaches
from cluster_psia.design.indicators import indicator_warnings, suggest_for_all_groups
from cluster_psia.design.methods import suggest_methods
from cluster_psia.design.work_plan import suggest_tasks
from cluster_psia.export import build_report, workbook_bytes
from cluster_psia.walk.gaps import assessment_gaps
from cluster_psia.walk.progress import walk_progress

if TYPE_CHECKING:
    from cluster_psia.assessment import Assessment

# What stays open, and the words of a note that tell why.
TOLD = {
    ("screening", "3 of 10 actors not yet looked at."): "no source says how poor they are",
    ("work_plan", "No start date yet."): "No date is set",
}
_FIGURE = re.compile(r"\d[\d,.]*\d|\d")
# Numbers that count places, and scores, which another test compares; no figures of anything.
_PLACES = re.compile(r"schema_version|ratings\.\w+\.\d+\.(round|answer)|indicators\.\d+\.rank")
_OF_TASKS = re.compile(r"work_plan\.(tasks\.\d+\.(people|days)|processing_days_per_field_day)")


@cache
def kept() -> Assessment:
    return load_sample(FINISHED_EXAMPLE)


@cache
def bare() -> Assessment:
    return load_sample(BARE)


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every text and number in JSON values, with its path."""
    if isinstance(value, dict | list):
        held = value.items() if isinstance(value, dict) else enumerate(value)
        for key, inner in held:
            yield from leaves(inner, f"{path}.{key}".lstrip("."))
    elif value is not None and not isinstance(value, bool):
        yield path, value


def figures_of(text: str) -> set[str]:
    return set(_FIGURE.findall(text))


def unpublished_figures(a: Assessment) -> list[str]:
    """The paths at which ``a`` says a number that neither the bare sample nor a suggested task
    says.
    """
    published = bare().model_dump_json()
    tasks = " ".join(f"{task.id} {task.label}" for task in suggest_tasks(a))
    known = figures_of(published) | figures_of(tasks)
    found = []
    for path, value in leaves(a.model_dump(mode="json")):
        said = figures_of(value) - known if isinstance(value, str) else {value}
        is_number = not isinstance(value, str)
        if said and not (is_number and (_PLACES.fullmatch(path) or _OF_TASKS.fullmatch(path))):
            found.append(path)
    return found


def test_what_is_kept_is_what_the_script_builds() -> None:
    assert finished_example(bare()) == kept(), "run make example and look at what changed"


def test_the_facts_the_map_and_the_scores_of_the_bare_sample_stand_in_it() -> None:
    was, now = bare(), kept()
    for part in ("profile", "sources", "facts", "weights"):
        assert getattr(now, part) == getattr(was, part), part
    assert now.chain.links == was.chain.links
    assert [one.poverty for one in now.chain.actors] == [one.poverty for one in was.chain.actors]
    for criterion, ratings in was.ratings.items():
        assert [r.answer for r in now.ratings[criterion]] == [r.answer for r in ratings]


def test_every_figure_is_published_or_the_methods_own() -> None:
    assert unpublished_figures(kept()) == []
    tasks = {task.id: task for task in suggest_tasks(kept())}
    assert {task.id: task for task in kept().work_plan.tasks} == tasks


def test_a_planted_figure_is_found() -> None:
    a = change_group(kept(), "rural_migrants", people=12_000, people_note="12,000 by a guess")
    assert unpublished_figures(a) == ["groups.4.people", "groups.4.people_note"]
    said = rate_item(kept(), "job_workers", "security_of_work", "clear", note="19 weeks in a year")
    assert [path for path in unpublished_figures(said) if path.endswith("note")]


def test_nobody_is_counted_whom_no_source_counts() -> None:
    assert [group.people for group in kept().groups if group.people is not None] == []
    assert [one.id for one in kept().chain.actors if one.workers or one.units] == []
    assert [_served(one) for one in kept().programme.activities if _served(one).people] == []
    assert all(_served(one).whom for one in kept().programme.activities)


def _served(activity: Activity) -> Serves:
    assert activity.serves is not None, activity.id
    return activity.serves


def test_whatever_no_source_says_is_called_ours() -> None:
    a = kept()
    assert "ours" in a.sample.note if a.sample else False
    said = [
        *(group.comparator_note for group in a.groups),
        *(activity.note for activity in a.programme.activities),
        *(chosen.note for chosen in a.indicators),
        *(chosen.note for chosen in a.methods),
        *(one.role for one in a.chain.institutions),
        a.programme.description,
        a.design.approach_reason,
        *(a.notes[step] for step in ("design", "indicators", "methods", "work_plan")),
    ]
    assert [text for text in said if not text.startswith("Ours")] == []
    for actor in a.chain.actors:
        unsourced = [sign for sign in actor.screening if sign.citation is None]
        assert [sign.note for sign in unsourced if not sign.note.startswith("Ours")] == []
    silent = [r for key, r in a.ratings.items() if key not in bare().ratings]
    assert {(rating.answer, rating.reading) for (rating,) in silent} == {("unknown", "ours")}


def test_each_step_follows_what_the_program_suggests() -> None:
    a = kept()
    assert a.design.approach == suggest_approaches(a)[0].approach
    undecided = replace(a, indicators=())
    for group, every in suggest_for_all_groups(undecided).items():
        put = [one.indicator for one in every if one.suggested]
        assert [chosen.key for chosen in a.indicators if chosen.group == group] == put
        assert put, group
    assert {(m.key, m.stage) for m in a.methods} == {(s.key, s.stage) for s in suggest_methods(a)}
    assert (approach_doubts(a), indicator_warnings(a)) == ((), ())


def test_it_lacks_only_what_it_says_that_it_lacks() -> None:
    found = {(gap.step, gap.missing) for gap in assessment_gaps(kept())}
    assert found == set(TOLD)
    notes = " ".join(kept().notes.values())
    assert [told for told in TOLD.values() if told not in notes] == []
    marks = walk_progress(kept())
    open_steps = {step for step, _ in TOLD}
    assert {step for step, mark in marks.items() if mark != "done"} == {*open_steps, "plan"}


def test_its_workbook_is_written_without_a_fault() -> None:
    data = workbook_bytes(build_report(kept()))
    book = openpyxl.load_workbook(io.BytesIO(data))
    for sheet in ("Poverty groups", "Indicators", "Methods", "Work plan"):
        assert book[sheet].max_row > 5


def test_it_is_shipped_and_called_no_published_case() -> None:
    assert FINISHED_EXAMPLE in shipped_keys()
    kinds = [kind_of_sample(a) for a in (kept(), bare(), renamed_copy(kept(), "Mine"))]
    assert kinds == ["finished example", "published sample", ""]
    about = {row["about"] for row in build_report(kept()).sheet("Read me").tables[0].rows}
    assert "Finished example" in about
    assert "Published sample" not in about
    cluster = build_report(kept()).sheet("Cluster").tables[0].rows
    profile = [row for row in cluster if row["kind"] == "Profile"]
    assert {row["source"] for row in profile} == {"Ours: summary of the cited facts below"}

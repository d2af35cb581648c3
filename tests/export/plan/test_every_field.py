"""Every field that people can write in reaches the workbook. The model itself is walked, so that a
field added to any part of it is asked for here, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.document.chain import Actor, Chain
from cluster_psia.assessment.document.fields import Count, Day, Line, Part, YesNo
from cluster_psia.assessment.document.model import Task, WorkPlan
from cluster_psia.export import build_report, workbook_bytes
from tests.export.plan.reports import TODAY
from tests.export.plan.test_workbook import held_texts, opened
from tests.export.written import holders_of, kind_of_field, leaf_fields, written_by

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

    from cluster_psia.export.plan.report import Sheet

NAMED = "an id: what has it stands in the workbook by its label"
NOT_WRITTEN = {
    "sources.id": NAMED,
    "facts.id": NAMED,
    "schema_version": "says how the file is read, and nothing of the cluster",
    "sample.key": "the note says which sample it was",
    "ratings.group": "a group of raters is for rooms of many; the sheet counts the raters",
    "positions": "where nodes stand on the picture of the map",
    "chain.actors.id": NAMED,
    "chain.institutions.id": NAMED,
    "groups.id": NAMED,
    "programme.activities.id": NAMED,
    "guide.informants.id": NAMED,
    "work_plan.tasks.id": NAMED,
    "adaptation.criteria.key": NAMED,
    "adaptation.indicators.key": NAMED,
    "adaptation.off.kind": "says in which list the key stands that is switched off",
}
# What else a field that cannot be empty may say, where the model has no list to choose from.
OTHER: dict[str, Any] = {
    **dict.fromkeys(
        (
            f"{path}.citation.source"
            for path in (
                *("facts", "ratings", "chain.institutions", "chain.links", "groups"),
                *("chain.actors", "chain.actors.differences", "chain.actors.income"),
                *("chain.actors.figure_sources", "chain.actors.screening", "guide.answers"),
            )
        ),
        "u",
    ),
    **dict.fromkeys(
        (
            f"{path}.facts"
            for path in ("ratings", "chain.actors", "chain.institutions", "groups", "indicators")
        ),
        ("f",),
    ),
    "chain.actors.kind": "large_producer",
    "chain.actors.stage": "inputs",
    "chain.actors.differences.kind": "religion",
    "chain.actors.screening.item": "basic_needs",
    "chain.institutions.kind": "government",
    "chain.links.source": "c",
    "chain.links.target": "d",
    "chain.links.kind": "regulates",
    "guide.answers.item": "box_a2.items.employment",
    "groups.node": "d",
    "groups.kind": "family_labour",
    "groups.differences.kind": "religion",
    "programme.activities.area": "local_governance",
    "indicators.group": "h",
    "indicators.key": "workers_training",
    "methods.key": "diaries",
    "work_plan.tasks.phase": "phase_2",
    "adaptation.relabelled.criterion": "joint_action",
    "adaptation.relabelled.anchors.points": (3,),
    "adaptation.criteria.group": "social",
    "adaptation.criteria.anchors.points": (3,),
    "adaptation.measures.row": "income",
    "adaptation.off.key": "time_line",
}


def fields_left_out(model: type[Assessment] = Assessment) -> list[str]:
    """The fields of a model that do not reach the workbook. What people write must stand there in
    their words; of all else the sheets must say something else when it changes.
    """
    written: list[tuple[str, str]] = []

    def write(path: str) -> str:
        written.append((path, f"What {path} says: {len(written)}."))
        return written[-1][1]

    a = written_by(write, model)
    held = held_texts(opened(workbook_bytes(build_report(a, TODAY))))
    asked = {path: field for path, field in leaf_fields(model) if path not in NOT_WRITTEN}
    lost = {path for path, text in written if text not in held}
    others = asked.keys() - {path for path, _ in written}
    said = _said(a)
    for path in others:
        if all(_said(other) == said for other in _changed(a, path, asked[path])):
            lost.add(path)
    return sorted(lost & asked.keys())


def _said(a: Assessment) -> list[Any]:
    """What the sheets say of an assessment, but for the first: it tells what is still missing."""
    return [_said_on(sheet) for sheet in build_report(a, TODAY).sheets[1:]]


def _said_on(sheet: Sheet) -> tuple[Any, ...]:
    rows = [table.rows for table in sheet.tables]
    return (sheet.name, sheet.purpose, sheet.note, rows)


def _changed(a: Assessment, path: str, field: FieldInfo) -> Iterator[Assessment]:
    """The assessment with another value in one of the parts that have the field, where it may
    stand there.
    """
    name = path.rpartition(".")[-1]
    for number in range(len(holders_of(a.model_dump(), path))):
        data = a.model_dump()
        part = holders_of(data, path)[number]
        for value in _other_values(path, field, part[name]):
            part[name] = value
            try:
                yield type(a).model_validate(data)
            except ValidationError:
                continue


def _other_values(path: str, field: FieldInfo, value: Any) -> list[Any]:
    options = kind_of_field(field).options
    default = [] if field.is_required() else [field.get_default(call_default_factory=True)]
    found = [OTHER[path]] if path in OTHER else [*default, *options]
    return [other for other in found if other != value]


def test_every_field_that_people_can_write_in_reaches_the_workbook() -> None:
    assert fields_left_out() == []


def test_each_exception_is_a_field_of_the_model() -> None:
    assert NOT_WRITTEN.keys() | OTHER.keys() <= {path for path, _ in leaf_fields(Assessment)}


# A field more ------------------------------------------------------------------------------------


class Meeting(Part):
    place: Line = ""


class LongTask(Task):
    meetings: tuple[Meeting, ...] = ()
    deadline: Day | None = None
    cost: Count | None = None


class LongPlan(WorkPlan):
    currency: Line = ""
    tasks: tuple[LongTask, ...] = ()


class LongActor(Actor):
    registered: YesNo | None = None


class LongChain(Chain):
    actors: tuple[LongActor, ...] = ()


class LongAssessment(Assessment):
    work_plan: LongPlan = LongPlan()
    chain: LongChain = LongChain()
    region: Line = ""


def test_a_new_field_of_any_kind_anywhere_is_found_missing() -> None:
    assert fields_left_out(LongAssessment) == [
        "chain.actors.registered",
        "region",
        "work_plan.currency",
        "work_plan.tasks.cost",
        "work_plan.tasks.deadline",
        "work_plan.tasks.meetings.place",
    ]

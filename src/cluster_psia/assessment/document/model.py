"""The Assessment document: one cluster, from its profile to the plan.

It is the unit of saving, sharing, exporting and importing. Values are frozen: a change is a
changed copy (see ``edit.py``). Whatever the model accepts, page, file and command line accept;
whatever it refuses, they all refuse.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, Field, ValidationInfo, model_validator

from cluster_psia.assessment.document.adaptation import Adaptation
from cluster_psia.assessment.document.chain import (
    Actor,
    Chain,
    Citation,
    Figure,
    FigureSource,
    Institution,
    Link,
    NodeDifference,
    Position,
    Screened,
)
from cluster_psia.assessment.document.coherence import coherence_problems
from cluster_psia.assessment.document.fields import (
    SCHEMA_VERSION,
    STEPS,
    Answer,
    ApproachKey,
    Count,
    Day,
    Days,
    Id,
    Line,
    Name,
    Part,
    PovertyStatus,
    StepKey,
    Text,
    Topic,
    Version,
    Weight,
    YesNo,
)
from cluster_psia.assessment.document.guide import GuideAnswer, Informant, MappingGuide
from cluster_psia.assessment.document.programme import Activity, Programme
from cluster_psia.assessment.document.unknown_keys import unknown_key_problem, unknown_keys
from cluster_psia.method.model import MeasureKind

__all__ = [
    "SCHEMA_VERSION",
    "STEPS",
    "Activity",
    "Actor",
    "Answer",
    "ApproachKey",
    "Assessment",
    "Chain",
    "ChosenIndicator",
    "ChosenMethod",
    "Citation",
    "Difference",
    "Fact",
    "Figure",
    "FigureSource",
    "GuideAnswer",
    "Informant",
    "Institution",
    "Link",
    "MappingGuide",
    "NodeDifference",
    "Part",
    "PovertyGroup",
    "PovertyStatus",
    "Profile",
    "Programme",
    "Rating",
    "SampleMark",
    "Screened",
    "StepKey",
    "StudyDesign",
    "Task",
    "WorkPlan",
    "assessment_as_written",
    "json_schema",
    "replace",
]

Model = TypeVar("Model", bound=BaseModel)
_AS_WRITTEN = object()  # the context in which a document is read


class SampleMark(Part):
    """Says that an assessment is a copy of a shipped sample."""

    key: Id
    note: Text


class Fact(Part):
    """Something a source says. ``value`` is the figure as printed;
    where sources differ, facts stand side by side.
    """

    topic: Topic
    statement: Text
    value: Line = ""
    as_of: Line = ""
    citation: Citation | None = None


class Profile(Part):
    """The cluster in a few words, and the facts about it."""

    cluster: Line = ""
    country: Line = ""
    place: Line = ""
    sector: Line = ""
    products: Line = ""
    markets: Line = ""
    summary: Text = ""
    facts: tuple[Fact, ...] = ()


class Rating(Part):
    """One answer to one criterion by one rater in one round. One consultant is a room of one.

    ``reading`` is "rater" for a person's own judgement and "ours" for Cluster PSIA's reading of a
    published source.
    """

    rater: Line = "consultant"
    group: Line = ""
    round: Annotated[int, Field(ge=1, le=99, strict=True)] = 1
    answer: Answer
    evidence: Text = ""
    source: Citation | None = None
    reading: Literal["rater", "ours"] = "rater"


class Difference(Part):
    """What sets a group apart besides gender: a kind of
    difference of Box 4 and its value in words.
    """

    kind: Id
    value: Line


class PovertyGroup(Part):
    """A poverty group inside a node (UNIDO 2004, footnote 5 and Box
    4). Its status may differ from its node's.
    """

    id: Id
    node: Id
    kind: Id
    label: Name
    gender: Literal["women", "men", "mixed"] | None = None
    differences: tuple[Difference, ...] = ()
    people: Count | None = None
    people_note: Line = ""
    poverty: PovertyStatus | None = None
    why_poor: Text = ""
    comparator: YesNo | None = None
    comparator_note: Text = ""
    citation: Citation | None = None


class StudyDesign(Part):
    """The answers that the recommendation is made from, and the approach that people settled on."""

    purpose: Id | None = None
    resources: Id | None = None
    programme_stage: Id | None = None
    baseline: Id | None = None
    comparator: Id | None = None
    approach: ApproachKey | None = None
    approach_reason: Text = ""


class ChosenIndicator(Part):
    """An indicator taken for one group. ``key`` is one of Box 5's;
    one of the group's own has a label and no key.
    """

    group: Id
    key: Id | None = None
    label: Line = ""
    rank: Annotated[int, Field(ge=1, le=99, strict=True)] | None = None
    confirmed: YesNo = False
    measures: tuple[MeasureKind, ...] = ()
    note: Text = ""


class ChosenMethod(Part):
    """A method taken into the mix at one stage of the assessment (Box A.1)."""

    key: Id
    stage: Literal["initial", "during", "end"]
    note: Text = ""


class Task(Part):
    """A task of the work plan. ``days`` are days of work for the
    whole team on the task; ``start`` may be open.
    """

    id: Id
    phase: Id
    label: Name
    kind: Literal["preparation", "field", "processing", "feedback"] = "preparation"
    people: Annotated[int, Field(ge=1, le=1000, strict=True)] | None = None
    days: Days | None = None
    start: Day | None = None
    note: Text = ""


class WorkPlan(Part):
    """Tasks over the seven phases. Processing days per field day is
    the source's rough estimate, to be adjusted.
    """

    start: Day | None = None
    processing_days_per_field_day: Annotated[float, Field(gt=0, le=20, strict=True)] = 2.0
    tasks: tuple[Task, ...] = ()


class Assessment(Part):
    """One cluster and everything said, decided and planned about it."""

    schema_version: Version = SCHEMA_VERSION
    name: Name
    sample: SampleMark | None = None
    profile: Profile = Profile()
    ratings: dict[Id, tuple[Rating, ...]] = {}
    weights: dict[Id, Weight] = {}
    chain: Chain = Chain()
    positions: dict[Id, Position] = {}
    guide: MappingGuide = MappingGuide()
    groups: tuple[PovertyGroup, ...] = ()
    programme: Programme = Programme()
    design: StudyDesign = StudyDesign()
    indicators: tuple[ChosenIndicator, ...] = ()
    methods: tuple[ChosenMethod, ...] = ()
    work_plan: WorkPlan = WorkPlan()
    adaptation: Adaptation = Adaptation()
    notes: dict[StepKey, Text] = {}

    @model_validator(mode="after")
    def _hangs_together(self, info: ValidationInfo) -> Assessment:
        problem = self._new_unknown_key(info.context) or next(iter(coherence_problems(self)), None)
        if problem:
            raise ValueError(problem)
        return self

    def _new_unknown_key(self, given: Any) -> str | None:
        """What is wrong with the first key that the method does not know and nobody kept so far.

        Reading a document keeps all of them; a changed copy those of the assessment before it.
        """
        if given is _AS_WRITTEN:
            return None
        unknown = unknown_keys(self)
        kept = {key.meant for key in unknown_keys(given)} if unknown and given else set()
        new = next((key for key in unknown if key.meant not in kept), None)
        return unknown_key_problem(self, new) if new else None


def json_schema() -> dict[str, Any]:
    """The JSON Schema of the document (draft 2020-12), as ``cluster-psia schema`` prints it."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Assessment.model_json_schema(),
    }


def assessment_as_written(values: Mapping[str, Any]) -> Assessment:
    """The assessment in JSON values of today's version. Raises pydantic's ValidationError.

    Unlike an assessment that is made or changed here, it may speak of what the method does not know
    any more: that is kept, and ``unknown_keys`` tells it.
    """
    return Assessment.model_validate(values, context=_AS_WRITTEN)


def replace(value: Model, **changes: Any) -> Model:
    """A changed copy of ``value``, checked like the original. Raises pydantic's ValidationError.

    What the method does not know any more is kept; a change brings in nothing of the kind.
    """
    return type(value).model_validate(
        {**{n: getattr(value, n) for n in type(value).model_fields}, **changes},
        context=value if isinstance(value, Assessment) else None,
    )

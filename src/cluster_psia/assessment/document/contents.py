"""What an assessment holds, from its profile to its plan, before anybody judges it.

Whatever only reads an assessment to judge it, or to say which method applies to it, takes
``Contents``: so the model can ask its judges, and they need not know the model.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from cluster_psia.assessment.document.adaptation import Adaptation
from cluster_psia.assessment.document.chain import Chain, Position
from cluster_psia.assessment.document.fields import (
    SCHEMA_VERSION,
    Answer,
    ApproachKey,
    Count,
    Day,
    Days,
    FreeText,
    Id,
    Line,
    Name,
    Part,
    PovertyStatus,
    StepKey,
    Version,
    Weight,
    YesNo,
)
from cluster_psia.assessment.document.guide import MappingGuide
from cluster_psia.assessment.document.programme import Programme
from cluster_psia.assessment.document.sources import Citation, Fact, Source
from cluster_psia.method.model import MeasureKind


class SampleMark(Part):
    """Says that an assessment is a copy of a shipped sample."""

    key: Id
    note: FreeText


class Profile(Part):
    """The cluster in a few words."""

    cluster: Line = ""
    country: Line = ""
    place: Line = ""
    sector: Line = ""
    products: Line = ""
    markets: Line = ""
    summary: FreeText = ""


class Rating(Part):
    """One answer to one criterion by one rater in one round. One consultant is a room of one.

    Without an ``answer`` it keeps what was found for one: evidence, source, and the ``facts`` (by
    their ids) that speak for it. ``reading`` is "rater" for a person's own judgement and "ours" for
    Cluster PSIA's reading of a published source.
    """

    rater: Line = "consultant"
    group: Line = ""
    round: Annotated[int, Field(ge=1, le=99, strict=True)] = 1
    answer: Answer | None = None
    evidence: FreeText = ""
    citation: Citation | None = None
    facts: tuple[Id, ...] = ()
    reading: Literal["rater", "ours"] = "rater"


class Difference(Part):
    """What sets a group apart besides gender: a kind of difference of Box 4
    and its value in words.
    """

    kind: Id
    value: Line


class PovertyGroup(Part):
    """A poverty group inside a node (UNIDO 2004, footnote 5 and Box 4).
    Its status may differ from its node's; ``facts`` are ids of its evidence.
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
    why_poor: FreeText = ""
    comparator: YesNo | None = None
    comparator_note: FreeText = ""
    citation: Citation | None = None
    facts: tuple[Id, ...] = ()


class StudyDesign(Part):
    """The answers that the recommendation is made from, and the approach that people settled on."""

    purpose: Id | None = None
    resources: Id | None = None
    programme_stage: Id | None = None
    baseline: Id | None = None
    comparator: Id | None = None
    approach: ApproachKey | None = None
    approach_reason: FreeText = ""


class ChosenIndicator(Part):
    """An indicator taken for one group. ``key`` is one of Box 5's;
    one of the group's own has a label and no key. ``facts`` are ids of those that speak for it.
    """

    group: Id
    key: Id | None = None
    label: Line = ""
    rank: Annotated[int, Field(ge=1, le=99, strict=True)] | None = None
    confirmed: YesNo = False
    measures: tuple[MeasureKind, ...] = ()
    note: FreeText = ""
    facts: tuple[Id, ...] = ()


class ChosenMethod(Part):
    """A method taken into the mix at one stage of the assessment (Box A.1)."""

    key: Id
    stage: Literal["initial", "during", "end"]
    note: FreeText = ""


class Task(Part):
    """A task of the work plan.
    ``days`` are days of work for the whole team on the task; ``start`` may be open.
    """

    id: Id
    phase: Id
    label: Name
    kind: Literal["preparation", "field", "processing", "feedback"] = "preparation"
    people: Annotated[int, Field(ge=1, le=1000, strict=True)] | None = None
    days: Days | None = None
    start: Day | None = None
    note: FreeText = ""


class WorkPlan(Part):
    """Tasks over the seven phases.
    Processing days per field day is the source's rough estimate, to be adjusted.
    """

    start: Day | None = None
    processing_days_per_field_day: Annotated[float, Field(gt=0, le=20, strict=True)] = 2.0
    tasks: tuple[Task, ...] = ()


TablesOf = Literal["chain", "sheets"]


class HeadingMatch(Part):
    """What a heading of tables that come in means: one of our headings, by its words, or "" where
    its column is left aside. Somebody said so once, so that the next table is read alike. ``of``:
    whether tables of the value chain are meant, or filled score sheets.
    """

    theirs: Name
    ours: Line = ""
    of: TablesOf = "chain"


class Contents(Part):
    """Everything said, decided and planned about one cluster, in the order of the walk."""

    schema_version: Version = SCHEMA_VERSION
    name: Name
    sample: SampleMark | None = None
    profile: Profile = Profile()
    sources: tuple[Source, ...] = ()
    facts: tuple[Fact, ...] = ()
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
    headings: tuple[HeadingMatch, ...] = ()
    notes: dict[StepKey, FreeText] = {}

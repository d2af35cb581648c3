"""The Assessment document: one cluster, from its profile to the plan.

It is the unit of saving, sharing, exporting and importing. Values are frozen: a change is a changed copy (see
``edit.py``). Whatever the model accepts, page, file and command line accept; whatever it refuses, they all refuse.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterable
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from cluster_psia.method import load_method
from cluster_psia.method.model import Frozen, MeasureKind

SCHEMA_VERSION = 1


def _clean(text: str) -> str:
    """Text as text: NFC, without control characters (no store and no workbook can hold them) but with line breaks."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    kept = (c for c in text if c in "\n\t" or (unicodedata.category(c) not in {"Cc", "Cs"} and c not in "\ufffe\uffff"))
    return "".join(kept).strip()


def _not_empty(text: str) -> str:
    if not text:
        raise ValueError("is empty; write a few words so that people can tell it from the others")
    return text


Name = Annotated[str, Field(max_length=300), AfterValidator(_clean), AfterValidator(_not_empty)]
Line = Annotated[str, Field(max_length=300), AfterValidator(_clean)]
Text = Annotated[str, Field(max_length=5000), AfterValidator(_clean)]
Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=80)]
Count = Annotated[int, Field(ge=0, le=10_000_000_000, strict=True)]
Answer = Literal[1, 2, 3, 4, 5, "unknown", "not_applicable"]
PovertyStatus = Literal["none", "vulnerable", "likely"]
StepKey = Literal[
    "profile", "matrix", "chain", "groups", "design", "indicators", "methods", "work_plan", "plan",
]  # fmt: skip
STEPS: tuple[StepKey, ...] = (
    "profile", "matrix", "chain", "groups", "design", "indicators", "methods", "work_plan", "plan",
)  # fmt: skip
ApproachKey = Literal["one_off", "repeat", "longitudinal"]


class Part(Frozen):
    """A part of the document: frozen, closed to unknown keys, and without infinities or NaN."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Citation(Part):
    """Where a fact stands: a document (a key of the method's documents, or any other title) and a place in it."""

    document: Line
    place: Line = ""


class SampleMark(Part):
    """Says that an assessment is a copy of a shipped sample."""

    key: Id
    note: Text


class Fact(Part):
    """Something a source says of the cluster. ``value`` is the figure as printed; sources that differ stand side by side."""

    topic: Literal[
        "firms", "workers", "women", "wages", "employment", "products", "markets", "location", "institutions",
        "joint_action", "external_economies", "upgrading", "social_capital", "growth", "winners_losers", "history", "other",
    ]  # fmt: skip
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

    ``reading`` is "rater" for a person's own judgement and "ours" for Cluster PSIA's reading of a published source.
    """

    rater: Line = "consultant"
    group: Line = ""
    round: Annotated[int, Field(ge=1, le=99, strict=True)] = 1
    answer: Answer
    evidence: Text = ""
    source: Citation | None = None
    reading: Literal["rater", "ours"] = "rater"


class Actor(Part):
    """An operator of the chain: a kind of firm, trader or worker, drawn as one node."""

    id: Id
    label: Name
    kind: Id
    stage: Id
    units: Count | None = None
    workers: Count | None = None
    women: Count | None = None
    poverty: PovertyStatus | None = None
    poverty_reason: Text = ""
    note: Text = ""
    citation: Citation | None = None

    @model_validator(mode="after")
    def _women_are_workers(self) -> Actor:
        if self.women is not None and self.workers is not None and self.women > self.workers:
            raise ValueError(
                f"'{self.label}' has {self.women} women but {self.workers} workers: women cannot be more than all workers"
            )
        return self


class Institution(Part):
    """An institution in the cluster or beyond it."""

    id: Id
    label: Name
    kind: Id
    note: Text = ""
    citation: Citation | None = None


class Link(Part):
    """A link from one node to another; ``kind`` is a key of Box 2's link kinds."""

    source: Id
    target: Id
    kind: Id
    note: Text = ""
    citation: Citation | None = None


class Chain(Part):
    """The value chain with its institutions. Ids are unique over actors and institutions together."""

    actors: tuple[Actor, ...] = ()
    institutions: tuple[Institution, ...] = ()
    links: tuple[Link, ...] = ()


class Difference(Part):
    """What sets a group apart besides gender: a kind of difference of Box 4 and its value in words."""

    kind: Id
    value: Line


class PovertyGroup(Part):
    """A poverty group inside a node (UNIDO 2004, footnote 5 and Box 4)."""

    id: Id
    node: Id
    kind: Id
    label: Name
    gender: Literal["women", "men", "mixed"] | None = None
    differences: tuple[Difference, ...] = ()
    people: Count | None = None
    people_note: Line = ""
    why_poor: Text = ""
    comparator: bool | None = None
    comparator_note: Text = ""
    citation: Citation | None = None


class Programme(Part):
    """What the cluster development programme does: a name, and the areas of intervention of Table 1."""

    name: Line = ""
    description: Text = ""
    areas: tuple[Id, ...] = ()


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
    """An indicator taken for one group. ``key`` is one of Box 5's; one of the group's own has a label and no key."""

    group: Id
    key: Id | None = None
    label: Line = ""
    rank: Annotated[int, Field(ge=1, le=99, strict=True)] | None = None
    confirmed: bool = False
    measures: tuple[MeasureKind, ...] = ()
    note: Text = ""


class ChosenMethod(Part):
    """A method taken into the mix at one stage of the assessment (Box A.1)."""

    key: Id
    stage: Literal["initial", "during", "end"]
    note: Text = ""


class Task(Part):
    """A task of the work plan. ``days`` are days of work for the whole team on the task; ``start`` may be open."""

    id: Id
    phase: Id
    label: Name
    kind: Literal["preparation", "field", "processing", "feedback"] = "preparation"
    people: Annotated[int, Field(ge=1, le=1000, strict=True)] | None = None
    days: Annotated[float, Field(ge=0, le=3650)] | None = None
    start: dt.date | None = None
    note: Text = ""


class WorkPlan(Part):
    """Tasks over the seven phases. Processing days per field day is the source's rough estimate, to be adjusted."""

    start: dt.date | None = None
    processing_days_per_field_day: Annotated[float, Field(gt=0, le=20)] = 2.0
    tasks: tuple[Task, ...] = ()


class Assessment(Part):
    """One cluster and everything said, decided and planned about it."""

    schema_version: Literal[1] = SCHEMA_VERSION
    name: Name
    sample: SampleMark | None = None
    profile: Profile = Profile()
    ratings: dict[Id, tuple[Rating, ...]] = {}
    weights: dict[Id, Annotated[float, Field(ge=0, le=100)]] = {}
    chain: Chain = Chain()
    groups: tuple[PovertyGroup, ...] = ()
    programme: Programme = Programme()
    design: StudyDesign = StudyDesign()
    indicators: tuple[ChosenIndicator, ...] = ()
    methods: tuple[ChosenMethod, ...] = ()
    work_plan: WorkPlan = WorkPlan()
    notes: dict[StepKey, Text] = {}

    @model_validator(mode="after")
    def _hangs_together(self) -> Assessment:
        problem = next(iter(_problems(self)), None)
        if problem:
            raise ValueError(problem)
        return self


def _known(value: str, known: Iterable[str], what: str, where: str) -> str | None:
    """A sentence naming the first allowed values when ``value`` is not one of ``known``."""
    allowed = list(known)
    if value in allowed:
        return None
    return f"{where}: '{value}' is no {what}; use one of {', '.join(allowed[:12])}{' …' if len(allowed) > 12 else ''}"


def _twice(ids: Iterable[Any], where: str) -> str | None:
    seen: set[Any] = set()
    for item in ids:
        if item in seen:
            return f"{where}: '{item}' stands twice; every one must be different"
        seen.add(item)
    return None


def _problems(a: Assessment) -> Iterable[str]:
    """What does not hang together, in the order of the walk: where, which rule, and how to mend it."""
    for check in (_matrix_problems, _chain_problems, _group_problems, _design_problems, _plan_problems):
        yield from (problem for problem in check(a) if problem)


def _matrix_problems(a: Assessment) -> Iterable[str | None]:
    criteria = [c.key for c in load_method().table_2.criteria]
    for key, ratings in a.ratings.items():
        yield _known(key, criteria, "criterion of Table 2", "ratings")
        yield _twice(((r.rater, r.round) for r in ratings), f"ratings.{key}")
    for key in a.weights:
        yield _known(key, criteria, "criterion of Table 2", "weights")


def _chain_problems(a: Assessment) -> Iterable[str | None]:
    box, chain = load_method().box_2, a.chain
    nodes = [n.id for n in (*chain.actors, *chain.institutions)]
    yield _twice(nodes, "chain")
    for actor in chain.actors:
        yield _known(actor.kind, (k.key for k in box.actor_kinds), "kind of actor", f"chain, actor '{actor.id}'")
        yield _known(actor.stage, (s.key for s in box.stages), "stage of the chain", f"chain, actor '{actor.id}'")
    for institution in chain.institutions:
        where = f"chain, institution '{institution.id}'"
        yield _known(institution.kind, (k.key for k in box.institution_kinds), "kind of institution", where)
    for n, link in enumerate(chain.links, 1):
        where = f"chain, link {n}"
        yield _known(link.kind, (k.key for k in box.link_kinds), "kind of link", where)
        for end in (link.source, link.target):
            if end not in nodes:
                yield f"{where}: there is no actor or institution '{end}'; add it first or change the link"
        if link.source == link.target:
            yield f"{where}: '{link.source}' is linked to itself; choose two different nodes"
    yield _twice(((k.source, k.target, k.kind) for k in chain.links), "chain, links")


def _group_problems(a: Assessment) -> Iterable[str | None]:
    box = load_method().box_4
    actors = [actor.id for actor in a.chain.actors]
    yield _twice((g.id for g in a.groups), "groups")
    for group in a.groups:
        where = f"groups, '{group.id}'"
        yield _known(group.kind, (k.key for k in box.kinds), "kind of poverty group of Box 4", where)
        if group.node not in actors:
            yield f"{where}: there is no actor '{group.node}' in the chain; choose the node where the group works"
        for difference in group.differences:
            yield _known(difference.kind, (d.key for d in box.differences), "kind of difference", where)


def _design_problems(a: Assessment) -> Iterable[str | None]:
    method = load_method()
    for area in a.programme.areas:
        yield _known(area, (x.key for x in method.table_1.areas), "area of intervention of Table 1", "programme")
    yield _twice(a.programme.areas, "programme, areas")
    for question in method.study_design.questions:
        answer = getattr(a.design, question.key)
        if answer is not None:
            yield _known(answer, (x.key for x in question.answers), "answer", f"design, {question.key}")


def _plan_problems(a: Assessment) -> Iterable[str | None]:
    method = load_method()
    groups = [g.id for g in a.groups]
    for n, chosen in enumerate(a.indicators, 1):
        where = f"indicators, row {n}"
        if chosen.group not in groups:
            yield f"{where}: there is no poverty group '{chosen.group}'; choose one that stands on the groups page"
        if chosen.key is not None:
            yield _known(chosen.key, (i.key for i in method.box_5.indicators), "indicator of Box 5", where)
        elif not chosen.label:
            yield f"{where}: an indicator of the group's own needs a label"
    yield _twice(((i.group, i.key or i.label) for i in a.indicators), "indicators")
    for chosen_method in a.methods:
        yield _known(chosen_method.key, (m.key for m in method.methods.methods), "method of Annex II", "methods")
    yield _twice(((m.key, m.stage) for m in a.methods), "methods")
    yield _twice((t.id for t in a.work_plan.tasks), "work_plan, tasks")
    for task in a.work_plan.tasks:
        where = f"work_plan, task '{task.id}'"
        yield _known(task.phase, (p.key for p in method.phases.phases), "phase of Annex II", where)


def json_schema() -> dict[str, Any]:
    """The JSON Schema of the document (draft 2020-12), as ``cluster-psia schema`` prints it."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **Assessment.model_json_schema()}


def replace(value: BaseModel, **changes: Any) -> Any:
    """A changed copy of ``value``, checked like the original. Raises pydantic's ValidationError."""
    return type(value).model_validate({**{n: getattr(value, n) for n in type(value).model_fields}, **changes})

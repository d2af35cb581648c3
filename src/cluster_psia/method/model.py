"""The published method as typed, frozen values.

Each file under ``method/data`` is one instrument. Every entry says where it stands in a source, or why it is ours:
exactly one of ``source`` and ``ours`` is given. A source's place must stand in the register of ``documents.yaml``.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_]*$", max_length=80)]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Point = Annotated[int, Field(ge=1, le=5)]

StakeholderKey = Literal["entrepreneurs", "workers", "households", "local_community"]
MeasureKind = Literal["quantitative", "qualitative", "participatory"]
StageKey = Literal["initial", "during", "end"]


class Frozen(BaseModel):
    """A value: frozen, and closed to keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(Frozen):
    """Where something stands: the key of a document in ``documents.yaml`` and one of its registered places."""

    document: Key
    place: Text


class Entry(Frozen):
    """Anything of the method that a person may be shown: a stable key, a label, our explanation, and its origin."""

    key: Key
    label: Text
    explanation: Text
    source: Source | None = None
    ours: Text | None = None

    @model_validator(mode="after")
    def _has_one_origin(self) -> Entry:
        if (self.source is None) == (self.ours is None):
            raise ValueError(f"entry '{self.key}' needs exactly one of 'source' and 'ours'")
        return self


class Document(Frozen):
    """One of the source documents, and the places in it that may be cited."""

    key: Key
    short: Text
    authors: Text
    year: int
    title: Text
    publisher: Text
    citation: Text
    note: str = ""
    places: tuple[Text, ...]


class Documents(Frozen):
    """``documents.yaml``."""

    documents: tuple[Document, ...]


# Table 1 -----------------------------------------------------------------------------------------------------------


class InterventionArea(Entry):
    """An area of intervention of Table 1, with its expected effects and why they matter to the poor."""

    effects: tuple[Entry, ...]
    relevance: tuple[Entry, ...]


class Table1(Frozen):
    """``table_1.yaml``: expected effects of interventions, and the warnings of its note."""

    areas: tuple[InterventionArea, ...]
    warnings: tuple[Entry, ...]


# Table 2 -----------------------------------------------------------------------------------------------------------


class Anchor(Frozen):
    """A label over a span of scale points."""

    points: tuple[Point, ...]
    label: Text


class Certainty(Frozen):
    """How sure the reading of a row of the damaged print is."""

    level: Literal["printed", "restored", "read", "damaged", "ours"]
    note: Text


class Criterion(Entry):
    """A row of Table 2."""

    number: Annotated[int, Field(ge=1, le=20)]
    group: Key
    theme: Literal["need", "scale", "structure", "market", "linkages", "capacity", "own"]
    question: Text
    anchors: tuple[Anchor, ...]
    certainty: Certainty
    footnote: Key | None = None
    axis: Literal["need", "capacity"] | None = None
    # On the capacity axis strong or dynamic is 5 throughout; rows printed with weak = 5 count as 6 minus the score.
    reversed_on_axis: bool = False
    # What each reading of the cautionary paragraph does with the row: count it as 6 minus the score.
    flipped_where_weak: bool = False
    flipped_where_strong: bool = False
    in_means: bool = True

    def anchor_at(self, point: int) -> str:
        """The label printed over ``point``, or an empty string where the print is silent."""
        return next((a.label for a in self.anchors if point in a.points), "")


class Table2(Frozen):
    """``table_2.yaml``: the cluster to poverty mapping matrix."""

    groups: tuple[Entry, ...]
    themes: tuple[Entry, ...]
    footnotes: tuple[Entry, ...]
    readings: tuple[Entry, ...]  # as_printed, where_weak, where_strong
    fields: tuple[Entry, ...]  # the four fields of the need/capacity plane: low_low, low_high, high_low, high_high
    criteria: tuple[Criterion, ...]


# Boxes of the main text --------------------------------------------------------------------------------------------


class WellBeing(Entry):
    """A state of well-being, or an asset or entitlement, of Box 1."""

    stakeholder: Literal["entrepreneurs", "workers"]
    kind: Literal["well_being", "asset"]


class Box1(Frozen):
    """``box_1.yaml``."""

    states: tuple[WellBeing, ...]


class ActorKind(Entry):
    """A kind of operator in the chain (Box 2, Box A.2), with the column of the grid where it usually stands."""

    stage: Key
    poverty: Literal["none", "vulnerable", "likely"]  # the shade Box 2 gives such a node; a start, never a verdict
    # Box 4 groups found at such a node, most typical first.
    groups: tuple[Key, ...] = ()


class InstitutionKind(Entry):
    """A kind of institution, in the cluster or beyond it, and the level of the grid where it is drawn."""

    scope: Literal["in", "beyond"]
    level: Literal["meso", "macro"]


class LinkKind(Entry):
    """A kind of link between two nodes of the chain."""

    between: Literal["operators", "institution"]


class Box2(Frozen):
    """``box_2.yaml``: what a value chain map is made of."""

    stages: tuple[Entry, ...]  # columns of the grid, left to right
    levels: tuple[Entry, ...]  # micro, meso, macro
    actor_kinds: tuple[ActorKind, ...]
    institution_kinds: tuple[InstitutionKind, ...]
    link_kinds: tuple[LinkKind, ...]
    shades: tuple[Entry, ...]  # none, vulnerable, likely


class UnitOfAssessment(Entry):
    """A unit of assessment of Box 3, with what speaks for and against it."""

    advantages: tuple[Entry, ...]
    disadvantages: tuple[Entry, ...]


class Box3(Frozen):
    """``box_3.yaml``."""

    units: tuple[UnitOfAssessment, ...]


class GroupKind(Entry):
    """A kind of poverty group of Box 4, and the stakeholder of Box 5 whose indicators fit it."""

    side: Literal["producers", "workers"]
    stakeholder: Literal["entrepreneurs", "workers"]


class Box4(Frozen):
    """``box_4.yaml``: kinds of poverty group, and the kinds of difference within them."""

    kinds: tuple[GroupKind, ...]
    differences: tuple[Entry, ...]  # gender, ethnicity, religion, caste, migration, age


class Indicator(Entry):
    """An area of change of Box 5, positive and negative side by side where the print pairs them.

    ``label`` names the indicator in neutral words; ``positive`` and ``negative`` are the print's two directions, either
    empty where the print has no counterpart. ``measures`` is the key of the row of Box 6 that measures it.
    ``states`` are the states of Box 1 it tells about, ``areas`` the areas of Table 1 that aim at it, ``group_kinds``
    the Box 4 groups for whom it is suggested first: these three links are ours.
    """

    stakeholder: StakeholderKey
    positive: str = ""
    negative: str = ""
    pairing: Literal["printed", "ours", "unpaired"]
    measures: Key
    states: tuple[Key, ...] = ()
    areas: tuple[Key, ...] = ()
    group_kinds: tuple[Key, ...] = ()
    links_ours: Text


class Box5(Frozen):
    """``box_5.yaml``: examples of indicators, and the four kinds of indicator."""

    indicators: tuple[Indicator, ...]
    kinds: tuple[Entry, ...]  # quantitative, qualitative, direct, proxy


class Measure(Frozen):
    """One kind of measure for an indicator, where the information comes from, and the methods that bring it."""

    kind: MeasureKind
    what: tuple[Text, ...]
    information_sources: tuple[Text, ...]
    methods: tuple[Key, ...]  # keys of methods.yaml


class MeasureSet(Entry):
    """A row of Box 6, or one of ours in its manner."""

    measures: tuple[Measure, ...]


class Box6(Frozen):
    """``box_6.yaml``."""

    rows: tuple[MeasureSet, ...]


class Approach(Entry):
    """A study design of Box 7."""

    advantages: tuple[Entry, ...]
    disadvantages: tuple[Entry, ...]


class Box7(Frozen):
    """``box_7.yaml``: the three approaches."""

    approaches: tuple[Approach, ...]


class Condition(Frozen):
    """A condition of a rule: the answers to one question of the study design for which the rule speaks."""

    question: Literal["purpose", "resources", "programme_stage", "baseline", "comparator"]
    is_any_of: tuple[Key, ...]


class DesignRule(Entry):
    """What one or more answers say for or against an approach.

    ``weight`` counts towards the ranking (0 only informs), ``blocks`` rules the approach out of first place.
    ``explanation`` is the reason shown; ``{answer}`` in it is replaced by the answer's label, ``{cluster}`` by the
    cluster's name, and ``{groups}``, ``{comparators}`` and ``{facts}`` by what the assessment holds of them in words.
    """

    approach: Literal["one_off", "repeat", "longitudinal"]
    speaks: Literal["for", "against"]
    weight: Annotated[int, Field(ge=0, le=5)]
    blocks: bool = False
    when: tuple[Condition, ...]


class DesignQuestion(Entry):
    """A question of the study design with the answers it allows."""

    answers: tuple[Entry, ...]


class Hazard(Entry):
    """What may spoil a comparison, and the answers on the comparator for which it is a danger."""

    comparators: tuple[Literal["none", "inside_cluster", "comparable_cluster"], ...]


class IndicatorRule(Entry):
    """What a fact about a poverty group says for or against an indicator of Box 5.

    ``measures`` narrows the rule to indicators measured by those rows of Box 6; none given means every indicator.
    ``weight`` is ours and counts towards the order (0 only informs). ``explanation`` is the reason shown, with
    ``{group}``, ``{kind}``, ``{node}``, ``{areas}``, ``{difference}``, ``{partner}`` and ``{link}`` filled in.
    """

    fact: Literal[
        "group_kind", "area", "area_missed", "women", "men", "difference", "single_partner", "lender", "likely",
        "vulnerable", "measures_ours",
    ]  # fmt: skip
    speaks: Literal["for", "against"]
    weight: Annotated[int, Field(ge=0, le=5)]
    measures: tuple[Key, ...] = ()


class ManageableNumber(Entry):
    """How many indicators can be handled: for one group, and different ones in the whole study."""

    per_group: Annotated[int, Field(ge=1)]
    in_all: Annotated[int, Field(ge=1)]


class StudyDesignMethod(Frozen):
    """``study_design.yaml``: questions, rules, the hazards of a comparator, and the rules for indicators."""

    questions: tuple[DesignQuestion, ...]  # purpose, resources, programme_stage, baseline, comparator
    rules: tuple[DesignRule, ...]
    hazards: tuple[Hazard, ...]  # three hazards and three further problems of control groups, and what follows
    indicator_rules: tuple[IndicatorRule, ...]
    manageable: ManageableNumber


# Annex II ----------------------------------------------------------------------------------------------------------


class ResearchMethod(Entry):
    """A research method or participatory tool: what kind of evidence it brings, when, for what, with which cautions."""

    family: Literal["quantitative", "qualitative", "participatory"]
    tool: bool = False  # a participatory tool, used inside a focus group discussion
    stages: tuple[StageKey, ...]
    purpose: Text
    cautions: tuple[Text, ...] = ()
    approaches: tuple[Literal["one_off", "repeat", "longitudinal"], ...] = ("one_off", "repeat", "longitudinal")


class Methods(Frozen):
    """``methods.yaml``: the methods named in Annex II and Box 6, and the tools of Box A.3."""

    methods: tuple[ResearchMethod, ...]


class StageUse(Entry):
    """A cell of Box A.1: what one family of methods does at one stage."""

    stage: StageKey
    family: Literal["quantitative", "qualitative", "participatory"]


class BoxA1(Frozen):
    """``box_a1.yaml``."""

    stages: tuple[Entry, ...]  # initial, during, end
    families: tuple[Entry, ...]  # quantitative, qualitative, participatory
    uses: tuple[StageUse, ...]


class ChecklistItem(Entry):
    """A question of Box A.2."""

    part: Literal["cluster", "institutional", "poverty"]


class BoxA2(Frozen):
    """``box_a2.yaml``: what a first mapping asks."""

    items: tuple[ChecklistItem, ...]


class BoxA3(Frozen):
    """``box_a3.yaml``: participatory tools. Each key is also a method of ``methods.yaml``."""

    tools: tuple[Entry, ...]


class PhaseTask(Entry):
    """A task of a phase. ``people`` and ``days`` are ours: a first guess to be changed, per unit of ``per``."""

    kind: Literal["preparation", "field", "processing", "feedback"]
    methods: tuple[Key, ...] = ()
    people: Annotated[int, Field(ge=1)] = 1
    days: Annotated[float, Field(ge=0)] = 1
    per: Literal["study", "group", "indicator"] = "study"
    approaches: tuple[Literal["one_off", "repeat", "longitudinal"], ...] = ("one_off", "repeat", "longitudinal")


class Phase(Entry):
    """One of the seven phases of Annex II."""

    number: Annotated[int, Field(ge=1, le=7)]
    tasks: tuple[PhaseTask, ...]
    cautions: tuple[Entry, ...] = ()


class Phases(Frozen):
    """``phases.yaml``: the seven phases, and the rough estimate of processing days for each field day."""

    phases: tuple[Phase, ...]
    processing_days: Entry
    processing_days_per_field_day: Annotated[float, Field(gt=0)]


class Method(Frozen):
    """Everything under ``method/data``, checked: keys are unique in their list, links lead somewhere, places exist."""

    documents: Documents
    table_1: Table1
    table_2: Table2
    box_1: Box1
    box_2: Box2
    box_3: Box3
    box_4: Box4
    box_5: Box5
    box_6: Box6
    box_7: Box7
    study_design: StudyDesignMethod
    methods: Methods
    box_a1: BoxA1
    box_a2: BoxA2
    box_a3: BoxA3
    phases: Phases

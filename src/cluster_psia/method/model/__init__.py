"""The whole published method as one frozen value: one field for each file under ``method/data``."""

from __future__ import annotations

from cluster_psia.method.model.annex import (
    BoxA1,
    BoxA2,
    BoxA3,
    ChecklistItem,
    Methods,
    Phase,
    Phases,
    PhaseTask,
    ResearchMethod,
    StageUse,
)
from cluster_psia.method.model.boxes import (
    ActorKind,
    Approach,
    Box1,
    Box2,
    Box3,
    Box4,
    Box7,
    GroupKind,
    InstitutionKind,
    LinkKind,
    UnitOfAssessment,
    WellBeing,
)
from cluster_psia.method.model.chain_rules import ReachRules, Screening, StructureRules
from cluster_psia.method.model.entry import (
    CitedPlace,
    Document,
    Documents,
    Entry,
    Frozen,
    Key,
    MeasureKind,
    Point,
    StageKey,
    StakeholderKey,
    Text,
    UnknownEntryError,
)
from cluster_psia.method.model.guides import (
    AssessmentPlan,
    ContextGuide,
    Learning,
    Policy,
    ScopeGuide,
    StakeholderAnalysis,
)
from cluster_psia.method.model.indicators import (
    Box5,
    Box6,
    Indicator,
    Measure,
    MeasureSet,
)
from cluster_psia.method.model.pro_poor import ProPoor
from cluster_psia.method.model.profiles import CollectiveEfficiency, Skills, Typologies
from cluster_psia.method.model.register import (
    Cases,
    Glossary,
    Instruments,
    Italy,
    ItalyNote,
    Links,
    SourceNotes,
)
from cluster_psia.method.model.study import (
    Condition,
    DesignQuestion,
    DesignRule,
    Hazard,
    IndicatorRule,
    ManageableNumber,
    StudyDesignMethod,
)
from cluster_psia.method.model.tables import (
    Anchor,
    Certainty,
    Criterion,
    InterventionArea,
    Table1,
    Table2,
)

__all__ = [
    "ActorKind",
    "Anchor",
    "Approach",
    "Box1",
    "Box2",
    "Box3",
    "Box4",
    "Box5",
    "Box6",
    "Box7",
    "BoxA1",
    "BoxA2",
    "BoxA3",
    "Certainty",
    "ChecklistItem",
    "CitedPlace",
    "Condition",
    "Criterion",
    "DesignQuestion",
    "DesignRule",
    "Document",
    "Documents",
    "Entry",
    "Frozen",
    "GroupKind",
    "Hazard",
    "Indicator",
    "IndicatorRule",
    "InstitutionKind",
    "InterventionArea",
    "Italy",
    "ItalyNote",
    "Key",
    "LinkKind",
    "ManageableNumber",
    "Measure",
    "MeasureKind",
    "MeasureSet",
    "Method",
    "Methods",
    "Phase",
    "PhaseTask",
    "Phases",
    "Point",
    "ResearchMethod",
    "StageKey",
    "StageUse",
    "StakeholderKey",
    "StudyDesignMethod",
    "Table1",
    "Table2",
    "Text",
    "UnitOfAssessment",
    "UnknownEntryError",
    "WellBeing",
]


class Method(Frozen):
    """Everything under ``method/data``, checked: keys are unique in their list, links lead
    somewhere, places exist.
    """

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
    context: ContextGuide
    scope: ScopeGuide
    stakeholder_analysis: StakeholderAnalysis
    assessment_plan: AssessmentPlan
    policy: Policy
    learning: Learning
    pro_poor: ProPoor
    typologies: Typologies
    skills: Skills
    collective_efficiency: CollectiveEfficiency
    screening: Screening
    reach: ReachRules
    structure: StructureRules
    instruments: Instruments
    links: Links
    source_notes: SourceNotes
    glossary: Glossary
    cases: Cases
    italy: Italy

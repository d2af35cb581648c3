"""The Assessment document, its file, its edits, and what is still missing in it."""

from cluster_psia.assessment.document.model import (
    STEPS,
    Actor,
    Assessment,
    Chain,
    ChosenIndicator,
    ChosenMethod,
    Citation,
    Institution,
    Link,
    PovertyGroup,
    Rating,
    StepKey,
    StudyDesign,
    Task,
    WorkPlan,
    replace,
)

__all__ = [
    "STEPS",
    "Actor",
    "Assessment",
    "Chain",
    "ChosenIndicator",
    "ChosenMethod",
    "Citation",
    "Institution",
    "Link",
    "PovertyGroup",
    "Rating",
    "StepKey",
    "StudyDesign",
    "Task",
    "WorkPlan",
    "replace",
]

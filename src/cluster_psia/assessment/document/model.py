"""The Assessment document: one cluster, from its profile to the plan.

It is the unit of saving, sharing, exporting and importing. Values are frozen: a change is a
changed copy (see ``assessment.edits``). Whatever the model accepts, page, file and command line
accept; whatever it refuses, they all refuse.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationInfo, model_validator

from cluster_psia.assessment.document.chain import (
    Actor,
    Chain,
    Figure,
    FigureSource,
    Institution,
    Link,
    NodeDifference,
    Screened,
)
from cluster_psia.assessment.document.coherence.whole import coherence_problems
from cluster_psia.assessment.document.contents import (
    ChosenIndicator,
    ChosenMethod,
    Contents,
    Difference,
    HeadingMatch,
    PovertyGroup,
    Profile,
    Rating,
    SampleMark,
    StudyDesign,
    Task,
    WorkPlan,
)
from cluster_psia.assessment.document.fields import (
    SCHEMA_VERSION,
    STEPS,
    Answer,
    ApproachKey,
    Part,
    PovertyStatus,
    StepKey,
)
from cluster_psia.assessment.document.guide import GuideAnswer, Informant, MappingGuide
from cluster_psia.assessment.document.programme import Activity, Programme, Serves
from cluster_psia.assessment.document.sources import Citation, Fact, Source
from cluster_psia.assessment.document.unknown_keys import unknown_key_problem, unknown_keys

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
    "HeadingMatch",
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
    "Serves",
    "Source",
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


class Assessment(Contents):
    """One cluster and everything said, decided and planned about it."""

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

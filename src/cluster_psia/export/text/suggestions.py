"""Everything that is suggested for an assessment as plain JSON
values, and as text: for the command line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from cluster_psia.assessment.document.adapted_here import adapted_here
from cluster_psia.assessment.document.model import Assessment
from cluster_psia.assessment.reason import Reason
from cluster_psia.design.approach import approach_doubts, hazards_of_comparator, suggest_approaches
from cluster_psia.design.indicators import (
    suggest_beyond_group,
    suggest_indicators,
    too_many_indicators,
)
from cluster_psia.design.methods import method_warnings, suggest_methods
from cluster_psia.design.suggestion import Suggestion
from cluster_psia.design.triangulation import triangulation
from cluster_psia.design.work_plan import task_suggestions
from cluster_psia.design.work_plan_checks import work_plan_warnings


def suggestions_record(a: Assessment) -> dict[str, Any]:
    """What the pages suggest, from the same functions: design, indicators by group, methods,
    tasks, and warnings.

    ``adapted_here`` lists what this programme changed in the method.
    """
    return {
        "design": {
            "approaches": [s.model_dump(mode="json") for s in suggest_approaches(a)],
            "hazards": [hazard.model_dump(mode="json") for hazard in hazards_of_comparator(a)],
            "doubts": _dumped(approach_doubts(a)),
        },
        "indicators": {
            "groups": {
                group.id: {
                    "of_the_group": [
                        s.model_dump(mode="json") for s in suggest_indicators(a, group.id)
                    ],
                    "beyond_the_group": [
                        s.model_dump(mode="json") for s in suggest_beyond_group(a, group.id)
                    ],
                }
                for group in a.groups
            },
            "too_many": _dumped(too_many_indicators(a)),
        },
        "methods": {
            "suggested": [s.as_dict() for s in suggest_methods(a)],
            "warnings": _dumped(method_warnings(a)),
            "triangulation": triangulation(a).as_dict(),
        },
        "adapted_here": [item.model_dump(mode="json") for item in adapted_here(a)],
        "work_plan": {
            "tasks": [s.as_dict() for s in task_suggestions(a)],
            "warnings": _dumped(work_plan_warnings(a)),
        },
    }


def _dumped(reasons: tuple[Reason, ...]) -> list[dict[str, Any]]:
    return [asdict(reason) for reason in reasons]


def suggestion_lines(a: Assessment) -> Iterator[str]:
    """The same for people: each suggestion with what speaks for and against it, and its source."""
    adapted = adapted_here(a)
    if adapted:
        yield "ADAPTED HERE"
        yield from (f"{item.what}: {item.here}  [{item.why}]" for item in adapted)
        yield ""
    yield "STUDY DESIGN"
    for approach in suggest_approaches(a):
        yield from _told(f"{approach.rank or '-'}", approach)
    for group in a.groups:
        yield f"\nINDICATORS for {group.label}"
        first = [s for s in suggest_indicators(a, group.id) if s.suggested]
        for number, indicator in enumerate(first, 1):
            yield from _told(str(number), indicator)
    if not a.groups:
        yield "\nINDICATORS\nNone: there are no poverty groups yet."
    yield "\nMETHODS"
    for method in suggest_methods(a):
        yield from _told(method.stage, method)
    yield "\nTASKS"
    for task in task_suggestions(a):
        yield from _told(task.task.phase.replace("_", " "), task)


def _told(mark: str, s: Suggestion) -> Iterator[str]:
    yield f"{mark}. {s.what}  [{s.source}]"
    yield from (f"     + {reason}" for reason in s.because)
    yield from (f"     - {reason}" for reason in s.against)

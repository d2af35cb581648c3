"""Everything that is suggested for an assessment as plain JSON values, and as text: for the command
line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.document.adapted_here import adapted_here
from cluster_psia.assessment.document.unknown_keys import left_out_words
from cluster_psia.design.approach import approach_doubts, hazards_of_comparator, suggest_approaches
from cluster_psia.design.indicators import (
    IndicatorSuggestion,
    suggest_beyond_group,
    suggest_for_all_groups,
    too_many_indicators,
)
from cluster_psia.design.methods import method_warnings, suggest_methods
from cluster_psia.design.triangulation import triangulation
from cluster_psia.design.work_plan import task_suggestions
from cluster_psia.design.work_plan_checks import work_plan_warnings

if TYPE_CHECKING:
    from pydantic import BaseModel

    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.assessment.reason import Reason
    from cluster_psia.design.suggestion import Suggestion

# The parts of a document that suggestions are made from.
_SUGGESTED_BY = ("design", "indicators", "groups", "programme", "methods", "work_plan")


def suggestions_record(a: Assessment) -> dict[str, Any]:
    """What the pages suggest, from the same functions: design, indicators by group, methods,
    tasks, and warnings.

    ``adapted_here`` lists what this programme changed in the method.
    """
    indicators = suggest_for_all_groups(a)
    return {
        "design": {
            "approaches": _values(suggest_approaches(a)),
            "hazards": _values(hazards_of_comparator(a)),
            "doubts": _reasons(approach_doubts(a)),
        },
        "indicators": {
            "groups": {id_: _indicators(a, id_, own) for id_, own in indicators.items()},
            "too_many": _reasons(too_many_indicators(a)),
        },
        "methods": {
            "suggested": [s.as_dict() for s in suggest_methods(a)],
            "warnings": _reasons(method_warnings(a)),
            "triangulation": triangulation(a).as_dict(),
        },
        "not_counted": list(left_out_words(a, *_SUGGESTED_BY)),
        "adapted_here": _values(adapted_here(a)),
        "work_plan": {
            "tasks": [s.as_dict() for s in task_suggestions(a)],
            "warnings": _reasons(work_plan_warnings(a)),
        },
    }


def _values(parts: Iterable[BaseModel]) -> list[dict[str, Any]]:
    return [part.model_dump(mode="json") for part in parts]


def _reasons(reasons: Iterable[Reason]) -> list[dict[str, Any]]:
    return [asdict(reason) for reason in reasons]


def _indicators(a: Assessment, group: str, own: tuple[IndicatorSuggestion, ...]) -> dict[str, Any]:
    return {
        "of_the_group": _values(own),
        "beyond_the_group": _values(suggest_beyond_group(a, group)),
    }


def suggestion_lines(a: Assessment) -> Iterator[str]:
    """The same for people: each suggestion with what speaks for and against it, and its source."""
    yield from _adapted_lines(a)
    yield from left_out_words(a, *_SUGGESTED_BY)
    yield "STUDY DESIGN"
    for approach in suggest_approaches(a):
        yield from _told(f"{approach.rank or '-'}", approach)
    yield from _indicator_lines(a)
    yield "\nMETHODS"
    for method in suggest_methods(a):
        yield from _told(method.stage, method)
    yield "\nTASKS"
    for task in task_suggestions(a):
        yield from _told(task.task.phase.replace("_", " "), task)


def _adapted_lines(a: Assessment) -> Iterator[str]:
    adapted = adapted_here(a)
    if adapted:
        yield "ADAPTED HERE"
        yield from (f"{item.what}: {item.here}  [{item.why}]" for item in adapted)
        yield ""


def _indicator_lines(a: Assessment) -> Iterator[str]:
    """What is suggested first for each group."""
    suggested = suggest_for_all_groups(a)
    for group in a.groups:
        yield f"\nINDICATORS for {group.label}"
        first = (s for s in suggested[group.id] if s.suggested)
        for number, indicator in enumerate(first, 1):
            yield from _told(str(number), indicator)
    if not a.groups:
        yield "\nINDICATORS\nNone: there are no poverty groups yet."


def _told(mark: str, s: Suggestion) -> Iterator[str]:
    yield f"{mark}. {s.what}  [{s.source}]"
    yield from (f"     + {reason}" for reason in s.because)
    yield from (f"     - {reason}" for reason in s.against)

"""Which tasks of the seven phases belong to the study design of an assessment."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.method.model import PhaseTask

# Tasks of phases.yaml that make sense only with a comparator; a test holds that they exist.
CONTROL_TASKS = frozenset(
    {"choose_control_group", "control_group_fieldwork", "repeat_control_fieldwork"}
)


def wants_comparator(a: Assessment) -> bool:
    """Whether a comparator group is part of the design; where the question is open, whether any
    group has one.
    """
    if a.design.comparator is not None:
        return a.design.comparator != "none"
    return any(group.comparator for group in a.groups)


def fits_approach(a: Assessment, entry: PhaseTask) -> bool:
    """Whether a task belongs to the chosen approach of Box 7; until one is chosen, whether it
    belongs to all three.
    """
    return (
        a.design.approach in entry.approaches if a.design.approach else len(entry.approaches) == 3
    )


def fits_design(a: Assessment, entry: PhaseTask) -> bool:
    """Whether a task belongs to the approach, and to a design with or without comparator."""
    return fits_approach(a, entry) and (entry.key not in CONTROL_TASKS or wants_comparator(a))

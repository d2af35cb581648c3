"""The plan in short: for each step of the walk what it found, its lines, and what nobody knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from cluster_psia.export.plan.summary.cluster import (
    chain_section,
    groups_section,
    profile_section,
)
from cluster_psia.export.plan.summary.matrix import matrix_section
from cluster_psia.export.plan.summary.reach import reach_section
from cluster_psia.export.plan.summary.room import workshop_section
from cluster_psia.export.plan.summary.screening import screening_section
from cluster_psia.export.plan.summary.study import (
    design_section,
    indicators_section,
    methods_section,
)
from cluster_psia.export.plan.summary.work_plan import work_plan_section

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.export.plan.report import Section, SectionKey

_IN_ORDER: Mapping[SectionKey, Callable[[Assessment], Section]] = {
    "profile": profile_section,
    "matrix": matrix_section,
    "room": workshop_section,
    "chain": chain_section,
    "screening": screening_section,
    "groups": groups_section,
    "reach": reach_section,
    "design": design_section,
    "indicators": indicators_section,
    "methods": methods_section,
    "work_plan": work_plan_section,
}


def summary_sections(a: Assessment) -> tuple[Section, ...]:
    """One section for each step, in the order of the walk, and the workshop behind the matrix."""
    return tuple(section(a) for section in _IN_ORDER.values())


def step_finding(a: Assessment, step: SectionKey) -> str:
    """What a step found, in the one sentence that stands first in its section of the plan. Raises
    KeyError for the plan itself, which has none.
    """
    return _IN_ORDER[step](a).findings[0]

"""The plan in short: for each step of the walk what it found, its lines, and what nobody knows."""

from __future__ import annotations

from collections.abc import Callable
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
    from cluster_psia.export.plan.report import Section

_IN_ORDER: tuple[Callable[[Assessment], Section], ...] = (
    profile_section,
    matrix_section,
    workshop_section,
    chain_section,
    screening_section,
    groups_section,
    reach_section,
    design_section,
    indicators_section,
    methods_section,
    work_plan_section,
)


def summary_sections(a: Assessment) -> tuple[Section, ...]:
    """One section for each step, in the order of the walk, and the workshop behind the matrix."""
    return tuple(section(a) for section in _IN_ORDER)

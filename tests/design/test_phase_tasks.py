"""Tasks that the phases name."""

from __future__ import annotations

from cluster_psia.design.phase_tasks import CONTROL_TASKS
from cluster_psia.method import load_method


def test_the_control_tasks_stand_in_the_phases() -> None:
    there = {t.key for p in load_method().phases.phases for t in p.tasks}
    assert there >= CONTROL_TASKS

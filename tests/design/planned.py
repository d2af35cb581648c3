"""A study with methods taken, and the tasks suggested for it."""

from __future__ import annotations

from typing import Any

from cluster_psia.assessment import Actor, Assessment, Chain, ChosenIndicator, PovertyGroup
from cluster_psia.design.work_plan_checks import work_plan_warnings


def cluster(
    groups: int = 2, indicators: tuple[ChosenIndicator, ...] = (), **more: Any
) -> Assessment:
    return Assessment(
        name="x",
        chain=Chain(
            actors=(Actor(id="home", label="Homes", kind="homeworker", stage="home_work"),)
        ),
        groups=tuple(
            PovertyGroup(
                id=f"g{n}",
                node="home",
                kind="home_workers",
                label=f"Group {n}",
                comparator=n == 0 or None,
            )
            for n in range(groups)
        ),
        indicators=indicators,
        **more,
    )


def said(a: Assessment) -> str:
    return " ".join(str(warning) for warning in work_plan_warnings(a))

"""A cluster with what was taken for it, and what is suggested."""

from __future__ import annotations

from typing import Any

from cluster_psia.assessment import (
    Actor,
    Assessment,
    Chain,
    ChosenIndicator,
    PovertyGroup,
    StudyDesign,
)
from cluster_psia.design.methods import MethodSuggestion, suggest_methods


def cluster(
    indicators: tuple[ChosenIndicator, ...] = (), comparator: bool | None = None, **design: Any
) -> Assessment:
    methods = design.pop("methods", ())
    return Assessment(
        name="x",
        chain=Chain(
            actors=(Actor(id="home", label="Homes", kind="homeworker", stage="home_work"),)
        ),
        groups=(
            PovertyGroup(
                id="women",
                node="home",
                kind="home_workers",
                label="Home-based women",
                comparator=comparator,
            ),
            PovertyGroup(id="men", node="home", kind="contract_labour", label="Contract workers"),
        ),
        indicators=indicators,
        design=StudyDesign(**design),
        methods=methods,
    )


def taken(
    key: str | None, *measures: Any, group: str = "women", label: str = ""
) -> ChosenIndicator:
    return ChosenIndicator(group=group, key=key, label=label, measures=measures)


def found(a: Assessment, key: str, stage: str) -> MethodSuggestion:
    return next(s for s in suggest_methods(a) if (s.key, s.stage) == (key, stage))


def words(s: MethodSuggestion) -> str:
    return " ".join(str(reason) for reason in s.because)

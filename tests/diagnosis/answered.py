"""An assessment with answers to the matrix."""

from __future__ import annotations

from typing import Any

from cluster_psia.assessment import Assessment, Rating, replace


def scored(answers: dict[str, Any], weights: dict[str, float] | None = None) -> Assessment:
    ratings = {key: (Rating(answer=answer),) for key, answer in answers.items()}
    return replace(Assessment(name="A"), ratings=ratings, weights=weights or {})

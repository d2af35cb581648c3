"""A node with signs of deprivation, and the items of the screening by what they count for."""

from __future__ import annotations

from cluster_psia.assessment import Actor
from cluster_psia.method import load_method

ITEMS = [item.key for item in load_method().screening.items]
COUNTED = [item.key for item in load_method().screening.items if item.counts]
CORE = [item.key for item in load_method().screening.items if item.core]
REST = [key for key in COUNTED if key not in CORE]
HOME = Actor(id="home", label="Homeworkers", kind="homeworker", stage="home_work")


def node(poverty: str | None = None, reason: str = "", **signs: str) -> Actor:
    ratings = [{"item": item, "sign": sign} for item, sign in signs.items()]
    return Actor.model_validate(
        {**HOME.model_dump(), "screening": ratings, "poverty": poverty, "poverty_reason": reason}
    )


def quiet(*items: str) -> dict[str, str]:
    return dict.fromkeys(items, "none")

"""A chain, a programme that enters it somewhere, and whom it reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_psia.assessment import Assessment, Chain
from cluster_psia.mapping.reach import programme_reach
from tests.mapping.chains import activity, actor, assessment, body, group, links, poor

if TYPE_CHECKING:
    from cluster_psia.mapping.reach import GroupReach, Reach

NODES = (
    actor("mill", "input_supplier", "inputs"),
    poor("home"),
    poor("lone", "own_account"),
    actor("owner"),
    actor("trader", "trader", "trade"),
    actor("abroad", "external_buyer", "markets"),
)
CHAIN = Chain(
    actors=NODES,
    institutions=(body("bds"), body("union", "labour_civil_society")),
    links=links(
        "mill sells_to owner",
        "owner subcontracts home",
        "owner sells_to trader",
        "trader sells_to abroad",
        "bds serves owner",
        "union represents home",
    ),
)
WOMEN = group("women", "home", gender="women", people=300)
LONE = group("lone ones".replace(" ", "_"), "lone", "own_account_workers", people=50)
GROUPS = (WOMEN, LONE)


def of(found: Reach, group_id: str | None) -> GroupReach:
    return next(one for one in found.groups if one.group == group_id)


def entering(node: str, area: str = "local_governance", effect: str | None = None) -> Assessment:
    return assessment(CHAIN, activity("act", node, area, effect), groups=GROUPS)


def how(a: Assessment, group_id: str = "women") -> str:
    return of(programme_reach(a), group_id).how

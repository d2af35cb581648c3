"""The words of the chain's fixed answers, by key: the same in the side panel,
in tables and in files.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cluster_psia.assessment.document.chain import CountedFigure

SURE = {"counted": "Counted", "estimated": "Estimated", "told": "Told"}
FIGURES: Mapping[CountedFigure, str] = {
    "units": "Units",
    "workers": "Workers",
    "women": "Women",
    "men": "Men",
}
SCOPES = {"in": "In the cluster", "beyond": "Beyond the cluster"}
OWNERS = {"public": "Public", "private": "Private", "mixed": "Mixed"}
DEGREES = {"1": "1 not at all", "2": "2", "3": "3", "4": "4", "5": "5 very", "unknown": "Not known"}
STRENGTHS = {"weak": "Weak", "medium": "Medium", "strong": "Strong"}
GOVERNANCE = {
    "market": "Market",
    "modular": "Modular",
    "relational": "Relational",
    "captive": "Captive",
    "hierarchy": "Hierarchy",
}

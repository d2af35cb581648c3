"""What the Case library remembers in this tab."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cluster_psia.cases.library import Wanted


@dataclass(frozen=True)
class CasesView:
    """What the pages of cases remember; which of them is shown stands in the address."""

    wanted: Wanted = field(default_factory=Wanted)
    part: str | None = None  # of a case
    compared: str | None = None  # the part of a comparison
    nodes: Mapping[str, str] = field(default_factory=dict)  # chosen on the map of a case, by case

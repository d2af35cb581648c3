"""Those whom a programme may reach: poverty groups, and
poverty nodes that nobody has split into groups.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cluster_psia.assessment.document.model import Actor


@dataclass(frozen=True)
class Target:
    """A poverty group at its node, or the node as a whole when ``group`` is empty.

    ``kinds`` are those of Box 4; of a whole node the one most usual there. ``gender`` is empty
    when it is not known.
    """

    group: str | None
    actor: Actor
    label: str
    kinds: tuple[str, ...]
    gender: Literal["women", "men", "mixed"] | None
    people: int | None

"""What a tab knows of an undo or redo: before it is taken, and until its head has said it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from cluster_psia.walk.changed import DocumentChange

Step = Literal["undo", "redo"]


@dataclass(frozen=True)
class StepTold:
    """What became of a step: taken, or refused since somebody else was faster; and what changed."""

    step: Step
    taken: bool
    changes: tuple[DocumentChange, ...]


@dataclass(frozen=True)
class StepAhead:
    """What a step would change; whether what it takes back was done in another tab; the codes of
    the rooms that ended whose scores it would take out.
    """

    changes: tuple[DocumentChange, ...]
    elsewhere: bool
    rooms: tuple[str, ...] = ()

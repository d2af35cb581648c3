"""What a tab keeps of an undo or redo until its head has said it."""

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

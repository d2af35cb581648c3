"""How the open assessment stands: what is missing in it, and how far its steps are.

Every page says so at its head, at the side and at its foot; it is looked for once a change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_psia.ui import state
from cluster_psia.walk.gaps import assessment_gaps
from cluster_psia.walk.progress import walk_progress

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cluster_psia.assessment.gap import Gap, WalkKey
    from cluster_psia.walk.progress import Progress


def open_gaps() -> tuple[Gap, ...]:
    """Every gap of the open assessment, in the order of the walk."""
    return state.made_of_document("standing.gaps", assessment_gaps)


def open_progress() -> Mapping[WalkKey, Progress]:
    """How far every step of the open assessment is."""
    return state.made_of_document("standing.steps", lambda a: walk_progress(a, open_gaps()))

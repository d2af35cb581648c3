"""Facts picked as the evidence of a criterion, a node, a group or an indicator."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.words import fact_names
from cluster_psia.ui import state
from cluster_psia.ui.parts import forms

if TYPE_CHECKING:
    from cluster_psia.ui.parts.forms import Put


def draw_evidence(name: str, held: Sequence[str], put: Put) -> None:
    """Which facts of the profile speak for it; nothing as long as the profile has none."""
    names = fact_names(state.current_assessment())
    if names:
        forms.draw_choice_list(
            name, "Facts that speak for it", names, held, put, placeholder="From the profile"
        )

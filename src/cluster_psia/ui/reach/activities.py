"""What the programme does: its areas of intervention, and its activities as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.edits.programme import with_areas
from cluster_psia.assessment.edits.tables.activities import activities_table
from cluster_psia.method.model.entry import labels_by_key
from cluster_psia.ui.grid.draw import assessment_grid, draw_data_grid
from cluster_psia.ui.parts import forms

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment


def draw_activities(a: Assessment) -> None:
    """Areas, and the activities in a table with an empty row at its end."""
    areas = labels_by_key(method_of(a).table_1.areas)
    forms.draw_choices(
        "reach.areas", "Areas of intervention (Table 1)", areas, a.programme.areas, with_areas
    )
    draw_data_grid(
        assessment_grid("reach.activities", "Activities of the programme", activities_table)
    )

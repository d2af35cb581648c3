"""The mapping guide: what a first mapping asks, one part at a time, and who has been heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_psia.ui import state
from cluster_psia.ui.chain.informants import draw_informants
from cluster_psia.ui.chain.questions import GuideView, draw_guide_questions
from cluster_psia.ui.parts.choose import choose_shown

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment

PARTS = {
    "cluster": "Cluster",
    "institutional": "Institutions",
    "poverty": "Poverty",
    "context": "Context",
    "informants": "Who was heard",
}


def draw_mapping_guide(a: Assessment) -> None:
    """One list of questions at a time, or the informants.

    It stands in the panel, so all of it is one narrow column.
    """
    part = choose_shown(
        "guide.part",
        "Part of the guide",
        PARTS,
        state.view_of(GuideView).part,
        lambda key: state.change_view(GuideView, part=key),
        segmented=True,
        label_visibility="collapsed",
    )
    if part == "informants":
        draw_informants(a)
    else:
        draw_guide_questions(a, part)

"""What stands below the approaches: the hazards of the comparison, and whom to ask."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.design.approach import hazards_of_comparator
from cluster_psia.method.cite import origin
from cluster_psia.ui.parts.text import draw_origin, plain_text

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.method.model import Entry
    from cluster_psia.method.model.boxes import UnitOfAssessment


def draw_hazards(a: Assessment) -> None:
    """What may spoil the comparison that was chosen."""
    found = hazards_of_comparator(a)
    if not found:
        return
    with st.expander(f"What may spoil the comparison ({len(found)})", icon=":material/warning:"):
        st.markdown("\n".join(map(_hazard_line, found)))


def _hazard_line(hazard: Entry) -> str:
    source = plain_text(origin(hazard))
    return f"- **{hazard.label}.** {hazard.explanation} :gray[{source}]"


def draw_study_units(a: Assessment) -> None:
    """Box 3, for information: whom to ask."""
    with st.expander("Whom to ask: one person, a household or a group (Box 3)"):
        st.markdown(
            "Groups show the causes of poverty, which lie in the chain; households show where the"
            " impact arrives. A thorough assessment looks at both; households cost more, so take a"
            " few of them. :gray[UNIDO 2004, Section 5, Units and indicators of assessment]"
        )
        for unit in method_of(a).box_3.units:
            _draw_unit(unit)


def _draw_unit(unit: UnitOfAssessment) -> None:
    st.markdown(f"**{unit.label}**: {unit.explanation}")
    st.markdown(f"For: {_in_one_line(unit.advantages)}.")
    st.markdown(f"Against: {_in_one_line(unit.disadvantages)}.")
    draw_origin(unit)


def _in_one_line(entries: Iterable[Entry]) -> str:
    return "; ".join(entry.label for entry in entries)

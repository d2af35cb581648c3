"""Italian evidence: what Annex I of UNIDO 2004 prints, and what its own figures say
when they are worked out again.
"""

from cluster_psia.ui.library import evidence

found = evidence.readable_evidence()
if found:
    evidence.draw_argument(found)
    evidence.draw_evidence_chart(found)
    evidence.draw_derived_cells(found)

"""Italian evidence: what Annex I of UNIDO 2004 prints, and what its
own figures say when they are worked out again.
"""

from cluster_psia.ui.library import evidence

found = evidence.tables()
if found:
    evidence.argument(found)
    evidence.pictures(found)
    evidence.cells(found)

"""Case library: the published clusters and programmes, to find,
read, compare, and open as a new assessment.
"""

from cluster_psia.ui.frame.links import keep_address
from cluster_psia.ui.library import case as case_detail
from cluster_psia.ui.library import cases
from cluster_psia.ui.library import compare as cases_compare

keep_address()
views = cases.all_cases()
chosen = cases.chosen(views)
if chosen:
    case_detail.detail(chosen)
elif views:
    shown = cases.choose_view()
    if shown == "compare":
        cases_compare.compared(views)
    else:
        found = cases.filtered(views)
        if shown == "plane":
            cases.plane(found)
        else:
            cases.listed(found)

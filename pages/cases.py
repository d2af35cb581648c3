"""Case library: the published clusters and programmes, to find,
read, compare, and open as a new assessment.
"""

from cluster_psia.ui.frame.links import keep_address
from cluster_psia.ui.library import case as case_detail
from cluster_psia.ui.library import cases
from cluster_psia.ui.library import compare as cases_compare

keep_address()
views = cases.all_cases()
chosen = cases.chosen_case(views)
if chosen:
    case_detail.draw_case(chosen)
elif views:
    shown = cases.choose_cases_view()
    if shown == "compare":
        cases_compare.draw_comparison(views)
    else:
        found = cases.filter_cases(views)
        if shown == "plane":
            cases.draw_cases_plane(found)
        else:
            cases.draw_case_list(found)

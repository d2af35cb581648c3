"""Case library: the published clusters and programmes, to find, read, compare, and open as a new
assessment.
"""

from cluster_psia.ui.frame.links import keep_address
from cluster_psia.ui.library.cases import page as cases
from cluster_psia.ui.library.cases.case import draw_case
from cluster_psia.ui.library.cases.compare import draw_comparison
from cluster_psia.ui.library.cases.filter import filter_cases
from cluster_psia.ui.library.cases.list import draw_case_list
from cluster_psia.ui.library.cases.plane import draw_cases_plane

keep_address()
views = cases.all_cases()
chosen = cases.chosen_case(views)
if chosen:
    draw_case(chosen)
elif views:
    shown = cases.choose_cases_view()
    if shown == "compare":
        draw_comparison(views)
    elif shown == "plane":
        draw_cases_plane(filter_cases(views))
    else:
        draw_case_list(filter_cases(views))
